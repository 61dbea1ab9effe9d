import type { Catalogue, FrameworkSource } from '../catalogue/catalogue.ts';
import { readFramework } from '../catalogue/read-framework.ts';
import type { Framework } from '../core/rating/framework.ts';
import type { FrameworkEntry } from '../core/register.ts';
import type { Store } from '../store/store.ts';

/** The frameworks that ship and those added here, behind one view: by id the newest version, earlier ones as `id@version`. */
export interface FrameworkShelf {
  /** What the catalogue shows; it grows when a framework is added. */
  readonly views: Pick<Catalogue, 'frameworks' | 'frameworkFiles'>;
  readonly shipped: ReadonlySet<string>;
  version(idAtVersion: string): Framework | undefined;
  /** Every version added of an id, in the order they came. */
  versionsOf(id: string): readonly Framework[];
  put(framework: Framework, source: FrameworkSource): void;
  /** Puts what the store holds. A file that no longer passes the check is left out, and rated by no more. */
  load(store: Store): Promise<void>;
}

export function frameworkShelf(catalogue: Pick<Catalogue, 'frameworks' | 'frameworkFiles' | 'indicators'>): FrameworkShelf {
  const frameworks = new Map(catalogue.frameworks);
  const frameworkFiles = new Map(catalogue.frameworkFiles);
  const versions = new Map<string, Framework>();
  const put = (framework: Framework, source: FrameworkSource): void => {
    versions.set(`${framework.id}@${framework.version}`, framework);
    frameworks.set(framework.id, framework);
    frameworkFiles.set(framework.id, source);
  };
  return {
    views: { frameworks, frameworkFiles },
    shipped: new Set(catalogue.frameworks.keys()),
    version: (idAtVersion) => versions.get(idAtVersion),
    versionsOf: (id) => [...versions.values()].filter((one) => one.id === id),
    put,
    async load(store) {
      for (const { content } of await store.register.history<FrameworkEntry>('frameworks')) {
        const check = readFramework(content.text, catalogue.indicators);
        if (check.kind === 'framework') put(check.framework, { name: content.name, text: content.text });
      }
    },
  };
}

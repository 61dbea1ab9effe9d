import { readFramework } from '../catalogue/read-framework.ts';
import { EVERY_COUNCIL } from '../core/access.ts';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { faultWords } from '../core/rating/check/fault.ts';
import { runExamples } from '../core/rating/run-examples.ts';
import { registerKey } from '../core/register-key.ts';
import type { FrameworkEntry } from '../core/register.ts';
import type { House } from './house.ts';

export type FrameworkAdded =
  | { readonly kind: 'added' | 'already-there'; readonly id: string; readonly version: string; readonly examples: number }
  /** Each a sentence with the place in the file. */
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/**
 * Adds a framework file after its check: no fault, and every example comes out as it says. Files are kept append-only by id
 * and version: one that ships cannot be replaced, and a version that is there cannot be another file. Throws `not-permitted`.
 */
export async function addFramework(house: House, access: Access, file: { readonly name: string; readonly content: Uint8Array }): Promise<FrameworkAdded> {
  if (!access.may('manage-frameworks', EVERY_COUNCIL)) throw new ThreestarError('not-permitted', 'You may not add frameworks. Ask an administrator of every council.');
  const text = textOf(file.content);
  if (text === undefined) return { kind: 'refused', faults: ['(file): is not text in UTF-8; save it so'] };
  const check = readFramework(text, house.catalogue.indicators);
  if (check.kind === 'faults') return { kind: 'refused', faults: check.faults.map(faultWords) };
  const { framework } = check;
  const { id, version } = framework;
  if (house.shelf.shipped.has(id)) return { kind: 'refused', faults: [`id: "${id}" ships with the product and cannot be replaced; give the file an id of its own`] };
  const examples = runExamples(framework, house.catalogue);
  const failed = examples.filter((one) => !one.passed);
  if (failed.length > 0) return { kind: 'refused', faults: failed.map(({ node, name }) => `nodes.${node}, example “${name}”: comes out otherwise than it says`) };
  const key = registerKey.frameworks({ id, version });
  const held = (await house.store.register.current<FrameworkEntry>('frameworks')).find((entry) => entry.key === key);
  if (held?.content.text === text) return { kind: 'already-there', id, version, examples: examples.length };
  if (held) return { kind: 'refused', faults: [`version: version “${version}” of “${id}” is there already with other content; give the file a new version`] };
  const content: FrameworkEntry = { id, version, name: file.name, text };
  await house.store.register.add({ kind: 'frameworks', key, content, actor: access.actor.id, at: house.now() });
  house.shelf.put(framework, { name: file.name, text });
  return { kind: 'added', id, version, examples: examples.length };
}

function textOf(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

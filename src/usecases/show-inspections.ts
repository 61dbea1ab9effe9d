import { ThreestarError } from '../core/errors.ts';
import type { Inspection } from '../core/inspection.ts';
import type { InspectionAggregate } from '../core/inspection-aggregate.ts';
import type { HeldInspection } from '../core/inspection-analysis.ts';
import type { RegisterEntry } from '../store/register.ts';
import type { House } from './house.ts';

const PUBLISHED_ONLY = (): boolean => false;

export interface InspectionRegister {
  readonly held: readonly HeldInspection[];
  readonly aggregates: readonly InspectionAggregate[];
}

/** Every published inspection that holds, and the published aggregates beside them. */
export async function readInspections({ store }: House): Promise<InspectionRegister> {
  const [entries, aggregates, councils] = await Promise.all([
    store.register.current<Inspection>('inspections', undefined, undefined, PUBLISHED_ONLY),
    store.register.current<InspectionAggregate>('aggregates', undefined, undefined, PUBLISHED_ONLY),
    store.councils.all(),
  ]);
  const byCode = new Map(councils.map((council) => [council.gss, council]));
  const held = entries.flatMap(({ id, council: gss, content }): HeldInspection[] => {
    const council = byCode.get(gss);
    return council === undefined ? [] : [{ id, inspection: content, council }];
  });
  return { held, aggregates: aggregates.map(({ content }) => content) };
}

export type InspectionEntry = RegisterEntry<Inspection>;

export interface ShownInspection extends HeldInspection {
  /** Every entry of this inspection, newest first; the first holds. */
  readonly entries: readonly InspectionEntry[];
  /** Name and SHA-256 of the file of each batch. */
  readonly files: Readonly<Record<string, { readonly name: string; readonly sha256: string }>>;
}

/** One published inspection with its history. Throws ThreestarError `not-found`. */
export async function showInspection({ store }: House, id: number): Promise<ShownInspection> {
  const history = (await store.register.history<Inspection>('inspections')).filter(({ draft }) => draft === undefined);
  const entry = history.find((one) => one.id === id);
  const council = entry && await store.councils.find(entry.council);
  if (entry === undefined || council === undefined) throw new ThreestarError('not-found', 'There is no such inspection. Its batch may have been withdrawn; the register of inspections shows what is held.');
  const entries = history.filter((one) => one.council === entry.council && one.key === entry.key).reverse();
  const batches = new Set(entries.flatMap(({ source }) => (source === undefined ? [] : [source.batch])));
  return { id, inspection: entry.content, council, entries, files: await store.batches.fileNames(batches) };
}

import type { Access } from '../core/access.ts';
import { mappingSchema } from '../gather/import/mapping.ts';
import type { Mapping } from '../gather/import/mapping.ts';
import type { House } from './house.ts';

/** Kind of the register's entries that hold column mappings saved by people. */
export const MAPPING_KIND = 'mapping';

/** An entry of the register: a mapping, or that it was removed. */
export interface MappingEntry { readonly mapping: Mapping; readonly removed?: true }

export interface SavedMapping {
  readonly mapping: Mapping;
  /** GSS code of the council it is for; undefined for every council. */
  readonly council: string | undefined;
  readonly recordedAt: string;
}

/** The mappings people have saved which this person may use: those for every council, and those of councils whose figures they enter. */
export async function listMappings({ store }: House, access: Access): Promise<SavedMapping[]> {
  const entries = await store.register.current<MappingEntry>(MAPPING_KIND);
  return entries.flatMap(({ content, council, recordedAt }) => {
    const mapping = mappingSchema.safeParse(content.mapping);
    const isTheirs = council === '' || access.may('enter-figures', council);
    return content.removed || !mapping.success || !isTheirs ? [] : [{ mapping: mapping.data, council: council === '' ? undefined : council, recordedAt }];
  });
}

/** The mapping a file was read by, shipped or saved, removed since or not. */
export async function findMapping({ store, imports }: House, id: string | undefined): Promise<Mapping | undefined> {
  if (id === undefined) return undefined;
  const shipped = imports.mappings.find((mapping) => mapping.id === id);
  if (shipped !== undefined) return shipped;
  return (await store.register.history<MappingEntry>(MAPPING_KIND)).findLast(({ key }) => key === id)?.content.mapping;
}

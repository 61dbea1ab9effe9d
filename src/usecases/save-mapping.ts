import { EVERY_COUNCIL } from '../core/access.ts';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Mapping } from '../gather/import/mapping.ts';
import type { House } from './house.ts';
import { MAPPING_KIND } from './list-mappings.ts';
import type { MappingEntry } from './list-mappings.ts';

export type MappingSaved = { readonly kind: 'saved'; readonly id: string } | { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> };

const LONGEST_NAME = 80;

/** May the person save and remove mappings of the council, or (undefined) those for every council? */
export function maySaveMapping(access: Access, council: string | undefined): boolean {
  return council === undefined ? access.may('manage-users', EVERY_COUNCIL) : access.may('enter-figures', council);
}

function mustBeAllowed(access: Access, council: string | undefined): void {
  if (!maySaveMapping(access, council)) throw new ThreestarError('not-permitted', 'You may not save or remove column mappings here. Ask your administrator.');
}

/** `Monthly return (2026)` is `monthly-return-2026`. */
const toId = (title: string): string => title.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'mapping';

/** Saves a mapping under its title; one of the council's that has the title already is replaced. */
export async function saveMapping(house: House, access: Access, input: { readonly mapping: Mapping; readonly council: string | undefined }): Promise<MappingSaved> {
  const { council } = input;
  mustBeAllowed(access, council);
  const title = input.mapping.title.trim();
  if (title.length > LONGEST_NAME) return { kind: 'faults', faults: { name: `The name must have at most ${LONGEST_NAME} characters` } };
  const entries = await house.store.register.current<MappingEntry>(MAPPING_KIND);
  const own = entries.find((entry) => entry.council === (council ?? '') && entry.content.mapping.title === title);
  const taken = new Set([...house.imports.mappings, ...house.imports.inspectionMappings].map(({ id }) => id).concat(entries.map(({ key }) => key)));
  const base = toId(title);
  let id = own?.key ?? base;
  for (let n = 2; own === undefined && taken.has(id); n += 1) id = `${base}-${n}`;
  const content: MappingEntry = { mapping: { ...input.mapping, id, title } };
  await house.store.register.add({ kind: MAPPING_KIND, key: id, content, actor: access.actor.id, at: house.now(), ...(council !== undefined && { council }) });
  return { kind: 'saved', id };
}

/** Takes a mapping off the list. Batches read by it keep its id. Throws ThreestarError `not-found` when there is none. */
export async function removeMapping(house: House, access: Access, input: { readonly id: string; readonly council: string | undefined }): Promise<void> {
  const { id, council } = input;
  mustBeAllowed(access, council);
  const entry = (await house.store.register.current<MappingEntry>(MAPPING_KIND)).find((one) => one.key === id && one.council === (council ?? ''));
  if (entry === undefined || entry.content.removed) throw new ThreestarError('not-found', 'There is no such column mapping. It may have been removed already.');
  const content: MappingEntry = { ...entry.content, removed: true };
  await house.store.register.add({ kind: MAPPING_KIND, key: id, content, actor: access.actor.id, at: house.now(), ...(council !== undefined && { council }) });
}

import { CONSOLE_ACCESS, PROGRAM_ACTORS } from '../core/access.ts';
import type { House } from './house.ts';

/** Who recorded something, in words a public page may carry: the role held for the council, never a name. */
export async function actorWords({ store, catalogue }: House, ids: Iterable<string>, council: string): Promise<ReadonlyMap<string, string>> {
  const words = await Promise.all([...new Set(ids)].map(async (id): Promise<[string, string]> => {
    const program = PROGRAM_ACTORS.get(id);
    if (program !== undefined) return [id, program];
    const user = await store.users.find(CONSOLE_ACCESS, id);
    const held = user?.assignments.find((one) => one.council === council || one.council === null)?.role;
    const role = catalogue.roles.roles.find((one) => one.id === held)?.label;
    return [id, role ?? 'a former account'];
  }));
  return new Map(words);
}

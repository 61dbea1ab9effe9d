import type { Access, Permission } from '../core/access.ts';
import { EVERY_COUNCIL } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Batch } from '../store/batches.ts';
import type { House } from './house.ts';

/** A batch and the GSS codes of the councils it is about. Throws `not-found` also for who may not see it. */
export async function findBatch({ store }: House, access: Access, id: number): Promise<{ readonly batch: Batch; readonly councils: readonly string[] }> {
  const found = await store.batches.find(access, id);
  if (found === undefined) throw new ThreestarError('not-found', `There is no batch ${id}. The list of batches of a council shows what was saved.`);
  return found;
}

/** A batch touches every council it is about, so the right is needed for each of them; one about none needs it for all. */
export function mayForBatch(access: Access, permission: Permission, councils: readonly string[]): boolean {
  return councils.length === 0 ? access.may(permission, EVERY_COUNCIL) : councils.every((gss) => access.may(permission, gss));
}

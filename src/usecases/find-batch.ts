import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Batch } from '../store/batches.ts';
import type { House } from './house.ts';

/** A batch and the GSS codes of the councils it is about. Throws `not-found` also for who may not know of it. */
export async function findBatch({ store }: House, access: Access, id: number): Promise<{ readonly batch: Batch; readonly councils: readonly string[] }> {
  const found = await store.batches.find(access, id);
  if (found === undefined) throw new ThreestarError('not-found', `There is no batch ${id} that you may see. It may be a draft, or withdrawn: people of its council see it when they sign in.`);
  return found;
}

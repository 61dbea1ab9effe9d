import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { mayImport } from '../core/may-import.ts';
import { findBatch } from './find-batch.ts';
import type { House } from './house.ts';

export type BatchPublished = { readonly kind: 'published' | 'already-published' | 'already-withdrawn' };

/** Shows the figures of a draft batch to everybody. Throws `not-found` and `not-permitted`. */
export async function publishBatch(house: House, access: Access, id: number): Promise<BatchPublished> {
  const { batch, councils } = await findBatch(house, access, id);
  if (!mayImport(access, 'publish', { kind: batch.kind, councils })) {
    throw new ThreestarError('not-permitted', 'You may not publish this batch, since you may not publish figures for every council in it. Ask the head of ICT.');
  }
  if (batch.withdrawnAt !== null) return { kind: 'already-withdrawn' };
  const done = await house.store.batches.publish(id, { actor: access.actor.id, at: house.now() });
  return { kind: done ? 'published' : 'already-published' };
}

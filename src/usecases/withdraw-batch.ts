import { mayForEvery } from '../core/access.ts';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { findBatch } from './find-batch.ts';
import type { House } from './house.ts';

export type BatchWithdrawn = { readonly kind: 'withdrawn' | 'already-withdrawn' | 'reason-missing' };

/** Takes a batch back: each of its figures returns to the revision before. Throws `not-found` and `not-permitted`. */
export async function withdrawBatch(house: House, access: Access, input: { readonly id: number; readonly reason: string }): Promise<BatchWithdrawn> {
  const { batch, councils } = await findBatch(house, access, input.id);
  if (!mayForEvery(access, 'withdraw-batch', councils)) {
    throw new ThreestarError('not-permitted', 'You may not withdraw this batch, since you may not withdraw figures of every council in it. Ask the head of ICT.');
  }
  if (batch.withdrawnAt !== null) return { kind: 'already-withdrawn' };
  const reason = input.reason.trim();
  if (reason === '') return { kind: 'reason-missing' };
  const done = await house.store.batches.withdraw(input.id, { actor: access.actor.id, at: house.now(), reason });
  return { kind: done ? 'withdrawn' : 'already-withdrawn' };
}

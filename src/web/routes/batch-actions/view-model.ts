import { mayForEvery } from '../../../core/access.ts';
import type { Access } from '../../../core/access.ts';
import { batchSight } from '../../../core/batch-sight.ts';
import { mayImport } from '../../../core/may-import.ts';
import type { Batch } from '../../../store/batches.ts';
import { urls } from '../../urls.ts';

/**
 * What the person may do with a batch, for the partial `batch-actions`: links to the pages that ask before anything is done,
 * so that the page of the batch needs no token. `left` is the list of rows that were left out, where there are any.
 */
export function batchActions(access: Access, batch: Batch, councils: readonly string[]): { readonly publish?: string; readonly withdraw?: string; readonly left?: { readonly href: string; readonly rows: number } } {
  const stands = batch.withdrawnAt === null;
  return {
    ...(stands && batch.publishedAt === null && mayImport(access, 'publish', { kind: batch.kind, councils }) && { publish: urls.publishBatch(batch.id) }),
    ...(stands && mayForEvery(access, 'withdraw-batch', councils) && { withdraw: urls.withdrawBatch(batch.id) }),
    ...(batch.leftOut > 0 && maySeeLeftOut(access, batch, councils) && { left: { href: urls.leftOut(batch.id), rows: batch.leftOut } }),
  };
}

/** The reasons quote what the rows held: they are for those who see batches and may read this one's file. */
export function maySeeLeftOut(access: Access, batch: Batch, councils: readonly string[]): boolean {
  return councils.some((gss) => access.may('see-batches', gss)) && batchSight(access, batch, councils) === 'content';
}

/** What the page of a batch says when it is come back to: the words of its query's `done`. */
export const BATCH_DONE: Readonly<Record<string, string>> = {
  'saved': 'The batch is saved.',
  'published': 'The batch is published: its figures are shown to everybody and counted in ratings.',
  'already-published': 'The batch was published already; nothing was changed.',
  'withdrawn': 'The batch is withdrawn: each figure has returned to the revision before it.',
  'already-withdrawn': 'The batch was withdrawn already; nothing was changed.',
};

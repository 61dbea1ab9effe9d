import type { Access, Permission } from './access.ts';

/** Who may read a published batch: whoever may see what it holds. A kind that is not named here is for those who see batches. */
const READ_BY_KIND: Readonly<Record<string, Permission>> = {
  'observations': 'see-figures', 'targets': 'see-figures', 'owners': 'see-figures', 'rebases': 'see-figures', 'inspections': 'see-inspections',
  'notes': 'see-notes', 'assessments': 'see-ratings', 'evidence': 'see-evidence', 'actions': 'see-actions', 'review-dates': 'see-ratings',
};

export interface BatchState {
  readonly kind: string;
  readonly publishedAt: string | null;
  readonly withdrawnAt: string | null;
}

/**
 * What somebody may see of a batch about these councils: its file and every line (`content`), that it is there (`entry`), or nothing.
 * A withdrawn file is for those who see batches, one that was never published for those of them who see drafts; one about several councils is read only with the right for each of them.
 * Example: a visitor reads a published file of figures, not a published file of evidence, and neither once it is withdrawn.
 */
export function batchSight(access: Access, batch: BatchState, councils: readonly string[]): 'content' | 'entry' | 'none' {
  const mayForAll = (permission: Permission): boolean => (councils.length === 0 ? access.may(permission) : councils.every((gss) => access.may(permission, gss)));
  const stands = batch.publishedAt !== null && batch.withdrawnAt === null;
  if (stands && mayForAll(READ_BY_KIND[batch.kind] ?? 'see-batches')) return 'content';
  if (mayForAll('see-batches') && (batch.publishedAt !== null || mayForAll('see-drafts'))) return 'content';
  return councils.some((gss) => access.may('see-batches', gss)) ? 'entry' : 'none';
}

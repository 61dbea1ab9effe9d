import type { Batch } from '../../../store/batches.ts';
import type { RowOutcome } from '../../../store/staging/staged-rows.ts';

const KIND_WORDS: Readonly<Record<string, string>> = {
  'observations': 'Figures', 'targets': 'Targets', 'owners': 'Owners', 'notes': 'Notes', 'assessments': 'Assessments', 'evidence': 'Evidence',
  'actions': 'Actions', 'inspections': 'Inspections', 'review-dates': 'Review dates', 'rebases': 'New limits', 'aggregates': 'Published totals',
};

/** What a kind of file holds, in a word or two. */
export function kindWords(kind: string): string {
  return KIND_WORDS[kind] ?? kind;
}

/** What became of a row: a mark and a word, the same everywhere. */
export const OUTCOME_MARKS: Readonly<Record<RowOutcome, { readonly mark: string; readonly text: string }>> = {
  accepted: { mark: 'met', text: 'Accepted' },
  normalised: { mark: 'close', text: 'Normalised' },
  rejected: { mark: 'missed', text: 'Rejected' },
  repeated: { mark: 'no-target', text: 'Repeated' },
};

/** Where a batch stands, as a mark and a word. */
export function batchState({ withdrawnAt, publishedAt }: Pick<Batch, 'withdrawnAt' | 'publishedAt'>): { readonly mark: string; readonly text: string } {
  if (withdrawnAt !== null) return { mark: 'missed', text: 'Withdrawn' };
  return publishedAt === null ? { mark: 'waiting', text: 'Draft' } : { mark: 'met', text: 'Published' };
}

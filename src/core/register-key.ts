import type { ApprovalEntry, FrameworkEntry, NoteEntry, OwnerEntry, RebaseEntry, ReviewDateEntry, TargetEntry } from './register.ts';

/**
 * What an entry replaces: the newest of a key holds, whether it came by a form or in a file.
 * A second target from the same period replaces the first; a note replaces only its own words sent again.
 */
export const registerKey = {
  targets: ({ indicator, from }: Pick<TargetEntry, 'indicator' | 'from'>): string => `${indicator} ${from}`,
  owners: ({ indicator }: Pick<OwnerEntry, 'indicator'>): string => indicator,
  notes: ({ indicator, period, text }: Pick<NoteEntry, 'indicator' | 'text'> & { readonly period?: string | undefined }): string => `${indicator} ${period ?? ''} ${text}`,
  /** An assessment drafted in the product replaces the one of the same criterion and day; so does its approval. */
  assessments: ({ framework, criterion, asOf }: Pick<ApprovalEntry, 'framework' | 'criterion' | 'asOf'>): string => `${framework} ${criterion} as of ${asOf}`,
  rebases: ({ indicator, from }: Pick<RebaseEntry, 'indicator' | 'from'>): string => `${indicator} ${from}`,
  'review-dates': ({ framework }: Pick<ReviewDateEntry, 'framework'>): string => framework,
  frameworks: ({ id, version }: Pick<FrameworkEntry, 'id' | 'version'>): string => `${id} ${version}`,
} as const;

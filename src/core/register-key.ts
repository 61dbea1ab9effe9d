import type { FrameworkEntry, NoteEntry, OwnerEntry, ReviewDateEntry, TargetEntry } from './register.ts';

/**
 * What an entry replaces: the newest of a key holds, whether it came by a form or in a file.
 * A second target from the same period replaces the first; a note replaces only its own words sent again.
 */
export const registerKey = {
  targets: ({ indicator, from }: Pick<TargetEntry, 'indicator' | 'from'>): string => `${indicator} ${from}`,
  owners: ({ indicator }: Pick<OwnerEntry, 'indicator'>): string => indicator,
  notes: ({ indicator, period, text }: Pick<NoteEntry, 'indicator' | 'text'> & { readonly period?: string | undefined }): string => `${indicator} ${period ?? ''} ${text}`,
  'review-dates': ({ framework }: Pick<ReviewDateEntry, 'framework'>): string => framework,
  frameworks: ({ id, version }: Pick<FrameworkEntry, 'id' | 'version'>): string => `${id} ${version}`,
} as const;

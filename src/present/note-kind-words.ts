import type { NOTE_KINDS } from '../core/register.ts';

/** The kinds of notes in words, with when each is meant. */
export const NOTE_KIND_WORDS: Readonly<Record<(typeof NOTE_KINDS)[number], { readonly text: string; readonly hint: string }>> = {
  'note': { text: 'Note', hint: 'Something to know when reading the figures.' },
  'change': { text: 'Change', hint: 'The service changed: a new system, more staff, another supplier.' },
  'incident': { text: 'Incident', hint: 'Something out of the ordinary happened.' },
  'data-issue': { text: 'Data issue', hint: 'The figures themselves are in doubt.' },
};

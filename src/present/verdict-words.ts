import type { NotKnownReason, Verdict } from '../core/rating/answer.ts';
import type { Mark } from './standing-words.ts';

/** Mark and word of a verdict: the marks of "against target", since a test is met or not in the same sense. */
export const VERDICT_MARKS: Record<Verdict, Mark> = {
  'met': { mark: 'met', word: 'Met' },
  'not-met': { mark: 'missed', word: 'Not met' },
  'not-known': { mark: 'unknown', word: 'Not known' },
  'not-applicable': { mark: 'no-target', word: 'Not applicable' },
};

/** Why something is not known, in the few words a table cell has. */
export const NOT_KNOWN_WORDS: Record<NotKnownReason, string> = {
  'missing': 'no figure',
  'not-available': 'not available',
  'none-recorded': 'none recorded',
  'confidential': 'confidential',
  'draft': 'draft',
  'stale': 'too old',
  'small-sample': 'sample too small',
  'no-target': 'no target',
  'little-history': 'too little history',
  'few-peers': 'too few other councils',
  'measured-differently': 'measured differently since then',
  'unapproved': 'not approved',
  'expired': 'expired',
  'not-on-the-scale': 'not on the scale',
  'treated-as-not-known': 'may not be left out',
};

import type { Access } from '../core/access.ts';
import { addDays } from '../core/day.ts';
import { groupBy } from '../core/group-by.ts';
import { hiddenItemWords } from '../core/hide-evidence.ts';
import type { Rating } from '../core/rating/rate.ts';
import type { ActionEntry, EvidenceEntry } from '../core/register.ts';
import { hiddenEvidence } from './hidden-evidence.ts';
import type { House } from './house.ts';
import { rateCouncil } from './rate-council.ts';
import { showRating } from './show-rating.ts';
import type { RatingQuery, ShownRating } from './show-rating.ts';

/** Something that can move a rating, on its day. */
export type HistoryEvent =
  | { readonly kind: 'batch'; readonly what: 'published' | 'withdrawn'; readonly batch: number; readonly file: string }
  | { readonly kind: 'entry'; readonly register: string; readonly key: string }
  | { readonly kind: 'expired' | 'overdue'; readonly id: string; readonly title: string }
  | { readonly kind: 'month' };

export interface HistoryDay {
  readonly day: string;
  readonly events: readonly HistoryEvent[];
  /** As of the day, from what was known at its end. */
  readonly rating: Rating;
}

export interface RatingHistory extends ShownRating {
  /** Every day that was rated, oldest first; the first is the one before those looked at. */
  readonly days: readonly HistoryDay[];
  /** Earlier days on which something happened, and which are not rated. */
  readonly left: number;
}

/** A rating takes some tens of milliseconds; a page of so many stays quick, and covers some years. */
const MOST_DAYS = 60;
const REGISTERS = ['targets', 'assessments', 'approvals', 'evidence', 'actions'];

/**
 * The rating on each day on which something happened that can move it, newest at the end: a batch published or withdrawn, an entry
 * made by form, evidence expired, an action overdue, and the first of each month, when a period has ended and figures grow too old.
 * Each is as of the day, from what was known at its end: what the page said that evening. Throws as `showRating` does.
 */
export async function showRatingHistory(house: House, access: Access, query: Omit<RatingQuery, 'knownAt'>): Promise<RatingHistory> {
  const shown = await showRating(house, access, query);
  const { council: { gss }, framework } = shown;
  const events = (await councilEvents(house, gss, await hiddenEvidence(house, access, gss))).filter(({ day }) => day <= query.asOf);
  const first = events.reduce((least, { day }) => (day < least ? day : least), query.asOf);
  const byDay = groupBy([...events, ...monthStarts(first, query.asOf)], ({ day }) => day);
  const days = [...byDay.keys()].sort();
  const rated = days.slice(-MOST_DAYS);
  const history = await Promise.all(rated.map(async (day): Promise<HistoryDay> => ({
    day, events: (byDay.get(day) ?? []).map(({ event }) => event),
    rating: await rateCouncil(house, access, { council: gss, framework: framework.id, asOf: day, knownAt: `${day}T23:59:59.999Z` }),
  })));
  return { ...shown, days: history, left: days.length - rated.length };
}

interface DatedEvent { readonly day: string; readonly event: HistoryEvent }

async function councilEvents({ store }: House, gss: string, hidden: ReadonlySet<string>): Promise<DatedEvent[]> {
  const [batches, entries, evidence, actions] = await Promise.all([
    store.batches.ofCouncil(gss),
    Promise.all(REGISTERS.map(async (register) => (await store.register.history(register, gss)).filter(({ source }) => source === undefined).map(({ recordedAt, key }): DatedEvent => ({ day: recordedAt.slice(0, 10), event: { kind: 'entry', register, key } })))),
    store.register.current<EvidenceEntry>('evidence', gss),
    store.register.current<ActionEntry>('actions', gss),
  ]);
  const ofBatch = (what: 'published' | 'withdrawn', at: string | null, { id, fileName }: (typeof batches)[number]): DatedEvent[] =>
    (at === null ? [] : [{ day: at.slice(0, 10), event: { kind: 'batch', what, batch: id, file: fileName } }]);
  return [
    ...batches.flatMap((batch) => [...ofBatch('published', batch.publishedAt, batch), ...ofBatch('withdrawn', batch.withdrawnAt, batch)]),
    ...entries.flat(),
    ...evidence.flatMap(({ content: { id, title, expires } }): DatedEvent[] => (expires === undefined ? [] : [{ day: addDays(expires, 1), event: { kind: 'expired', id, title: hidden.has(id) ? hiddenItemWords(id) : title } }])),
    ...actions.flatMap(({ content: { id, title, due, status } }): DatedEvent[] => (due === undefined || status === 'done' || status === 'dropped' ? [] : [{ day: addDays(due, 1), event: { kind: 'overdue', id, title } }])),
  ];
}

function monthStarts(from: string, to: string): DatedEvent[] {
  const starts: DatedEvent[] = [];
  for (let month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)); ; month += 1) {
    const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    if (day > to) return starts;
    starts.push({ day, event: { kind: 'month' } });
  }
}

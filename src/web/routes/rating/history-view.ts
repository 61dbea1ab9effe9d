import type { Rating } from '../../../core/rating/rate.ts';
import type { NodeTrace } from '../../../core/rating/trace.ts';
import { listWords } from '../../../core/rating/words.ts';
import { formatDay } from '../../../present/format-date.ts';
import { formatCount } from '../../../present/format-number.ts';
import { resultWithLevel } from '../../../present/judgement-bounds.ts';
import { nodesIn } from '../../../present/trace-lines.ts';
import type { HistoryDay, HistoryEvent, RatingHistory } from '../../../usecases/show-rating-history.ts';
import { urls } from '../../urls.ts';

/** Criteria named in one line; more are counted. */
const NAMED = 4;

/** A day on which a judgement came out differently than on the day looked at before it. */
interface ChangedDay {
  readonly day: string;
  readonly results: readonly { readonly title: string; readonly from: string; readonly to: string }[];
  readonly why: string;
}

/** Newest first. */
function changedDays({ days }: RatingHistory): ChangedDay[] {
  return days.flatMap((now, index): ChangedDay[] => {
    const before = days[index - 1];
    if (before === undefined) return [];
    const results = now.rating.judgements.flatMap((judgement, at) => {
      const earlier = before.rating.judgements[at];
      if (earlier === undefined || (earlier.lower === judgement.lower && earlier.upper === judgement.upper)) return [];
      return [{ title: judgement.title, from: resultWithLevel(earlier), to: resultWithLevel(judgement) }];
    });
    return results.length === 0 ? [] : [{ day: now.day, results, why: whyWords(before, now) }];
  }).reverse();
}

/** `3.4 The service is compared with others: poor to excellent, now excellent. That day: assessments.csv was published.` */
function whyWords(before: HistoryDay, now: HistoryDay): string {
  const earlier = criteriaOf(before.rating);
  const moved = [...criteriaOf(now.rating).values()].filter((node) => earlier.get(node.node)?.words !== node.words);
  const named = moved.slice(0, NAMED).map((node) => `${node.reference ?? node.title}: ${(earlier.get(node.node)?.words ?? 'not rated').toLowerCase()}, now ${node.words.toLowerCase()}`);
  const more = moved.length > NAMED ? [`${moved.length - NAMED} more criteria`] : [];
  return `${[...named, ...more].join('; ')}. That day: ${listWords(eventWords(now.events))}.`;
}

function criteriaOf(rating: Rating): Map<string, NodeTrace> {
  return new Map(rating.judgements.flatMap((judgement) => nodesIn(judgement.trace)).filter((node) => node.kind !== 'combination').map((node) => [node.node, node]));
}

const REGISTER_WORDS: Readonly<Record<string, string>> = { targets: 'a target was set', assessments: 'an assessment was drafted', approvals: 'an assessment was approved', evidence: 'evidence was recorded', actions: 'an action was recorded' };

function eventWords(events: readonly HistoryEvent[]): string[] {
  return [...new Set(events.map((event) => {
    switch (event.kind) {
      case 'batch': return `batch ${event.batch} was ${event.what} (${event.file})`;
      case 'entry': return REGISTER_WORDS[event.register] ?? event.register;
      case 'expired': return `${event.id} ${event.title} had expired`;
      case 'overdue': return `${event.id} ${event.title} was overdue`;
      case 'month': return 'a month had ended, and what is older than it may be counted for less';
    }
  }))];
}

/** Everything the page `views/pages/rating/history.hbs` prints. */
export function toHistoryView(history: RatingHistory, asOf: string) {
  const { council, framework, days, left, rating } = history;
  const changes = changedDays(history);
  const first = days[0];
  return {
    title: 'When the rating changed',
    subtitle: `${council.name} · ${framework.title} · up to ${formatDay(asOf)}`,
    now: rating.judgements.map((judgement) => ({ title: judgement.title, result: resultWithLevel(judgement) })),
    table: changes.length > 0 && {
      head: [{ text: 'Day' }, { text: 'Result' }, { text: 'Why' }],
      rows: changes.map(({ day, results, why }) => [
        { text: formatDay(day), href: `${urls.rating(council.gss)}?framework=${framework.id}&as-of=${day}&known-at=${day}` },
        { text: results.map(({ title, from, to }) => `${title} ${from}, now ${lower(to)}.`).join(' '), label: 'Result' },
        { text: why, label: 'Why' },
      ]),
    },
    looked: first === undefined ? 'Nothing has happened yet.' : `${formatCount(days.length)} days were rated, from ${formatDay(first.day)} on: those on which a batch was published or withdrawn, an entry was made, evidence expired or an action fell overdue, and the first of each month.${left > 0 ? ` ${formatCount(left)} earlier days are left out, since this page looks at no more than ${formatCount(days.length)}.` : ''}`,
    csv: `${urls.ratingHistoryCsv(council.gss)}?framework=${framework.id}&as-of=${asOf}`, ratingPage: urls.rating(council.gss),
  };
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

export const HISTORY_CSV_HEADER = ['day', 'judgement', 'from', 'to', 'why'];

export function historyRows(history: RatingHistory): string[][] {
  return changedDays(history).flatMap(({ day, results, why }) => results.map(({ title, from, to }) => [day, title, from, to, why]));
}

import { formatMoment } from '../../../../present/format-moment.ts';
import { formatCount } from '../../../../present/format-number.ts';
import type { ChainCheck, Event } from '../../../../store/events.ts';
import { urls } from '../../../urls.ts';

export function checkWords(check: ChainCheck): string {
  if (check.kind === 'broken') return `The chain is broken at event ${check.seq}: ${check.reason}. Keep this database as it is and compare it with a backup.`;
  return `The chain of ${formatCount(check.events)} events is sound. Newest hash: ${check.head}. Compare it with one written down earlier, since a log cut off at its end cannot be told from inside.`;
}

/** Actors and accounts that are nobody's. */
const NOT_PEOPLE: Readonly<Record<string, string>> = { visitor: 'A visitor', console: 'The command line', unknown: 'nobody: the address is unknown' };

export function toEventTable(events: readonly Event[], names: ReadonlyMap<string, string>): object {
  const person = (id: string): string => names.get(id) ?? NOT_PEOPLE[id] ?? id;
  const about = (entity: string): string => {
    const [kind, id = ''] = entity.split('/');
    return kind === 'user' ? `account of ${person(id)}` : entity;
  };
  return {
    head: [{ text: 'Number', numeric: true }, { text: 'When' }, { text: 'Who' }, { text: 'What' }, { text: 'About' }, { text: 'Hash begins' }],
    rows: events.map((event) => [
      { text: event.seq, numeric: true },
      { text: formatMoment(event.at), label: 'When' },
      { text: person(event.actor), label: 'Who' },
      { text: event.type.replaceAll('-', ' '), label: 'What' },
      { text: about(event.entity), label: 'About' },
      { text: event.hash.slice(0, 12), label: 'Hash begins' },
    ]),
  };
}

/** Addresses of the pages beside this one; the newest events are page 1. */
export function neighbours(page: number, hasMore: boolean): object {
  const at = (number: number): string => `${urls.adminEvents()}?page=${number}`;
  return { previous: page > 1 && at(page - 1), next: hasMore && at(page + 1), items: [{ number: page, href: at(page), current: true }] };
}

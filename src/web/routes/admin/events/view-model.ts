import { formatMoment } from '../../../../present/format-moment.ts';
import { formatCount } from '../../../../present/format-number.ts';
import type { Event } from '../../../../store/events.ts';
import type { LogCheck } from '../../../../usecases/sign-events.ts';
import { urls } from '../../../urls.ts';

export function checkWords(check: LogCheck): string {
  if (check.kind === 'broken') return `The chain is broken at event ${check.seq}: ${check.reason}. Keep this database as it is and compare it with a backup.`;
  const sound = `The chain of ${formatCount(check.events)} events is sound. Newest hash: ${check.head}.`;
  if (check.lastSigned === undefined) return `${sound} No head was signed yet, so a log cut off at its end could not be told from inside.`;
  return `${sound} ${formatCount(check.signedHeads)} signed ${check.signedHeads === 1 ? 'head agrees' : 'heads agree'}, the last of event ${formatCount(check.lastSigned.seq)} on ${formatMoment(check.lastSigned.at)}.`;
}

/** Actors and accounts that are nobody's. */
const NOT_PEOPLE: Readonly<Record<string, string>> = { 'visitor': 'A visitor', 'console': 'The command line', 'sample-data': 'The sample data', 'unknown': 'nobody: the address is unknown' };

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
      { text: about(event.entity), label: 'About', ...(batchOf(event.entity) && { href: batchOf(event.entity) }) },
      { text: event.hash.slice(0, 12), label: 'Hash begins' },
    ]),
  };
}

function batchOf(entity: string): string | undefined {
  const [, id] = /^batch\/(\d+)$/.exec(entity) ?? [];
  return id === undefined ? undefined : urls.batch(Number(id));
}

/** Addresses of the pages beside this one, with what was asked for; the newest events are page 1. */
export function neighbours(address: string, kept: string, page: number, hasMore: boolean): object {
  const at = (number: number): string => `${address}?${kept === '' ? '' : `${kept}&`}page=${number}`;
  return { previous: page > 1 && at(page - 1), next: hasMore && at(page + 1), items: [{ number: page, href: at(page), current: true }] };
}

export const EVENT_COLUMNS = ['seq', 'at', 'actor', 'type', 'entity', 'payload', 'hash'] as const;

export function toEventRows(events: readonly Event[]): Record<(typeof EVENT_COLUMNS)[number], string | number>[] {
  return events.map(({ seq, at, actor, type, entity, payload, hash }) => ({ seq, at, actor, type, entity, payload, hash }));
}

export function typeItems(types: readonly string[], chosen: string): object[] {
  return [{ value: '', text: 'Any' }, ...types.map((type) => ({ value: type, text: type.replaceAll('-', ' '), selected: type === chosen }))];
}

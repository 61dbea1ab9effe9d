import { EVERY_COUNCIL } from '../core/access.ts';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { periodCode } from '../core/period.ts';
import type { Event } from '../store/events.ts';
import type { House } from './house.ts';

export interface EventQuery {
  /** GSS code; without it, the whole log. */
  readonly council?: string;
  readonly type?: string;
  readonly actor?: string;
  readonly entity?: string;
  /** `YYYY-MM-DD`, in UTC. */
  readonly day?: string;
  /** One figure's life: the events of every batch that brought it, with `council`. */
  readonly figure?: { readonly indicator: string; readonly period?: string };
}

/** Events, newest first. The whole log is for who manages every council's accounts, a council's own for its people. Throws ThreestarError `not-permitted`. */
export async function showEvents(house: House, access: Access, query: EventQuery, page: { readonly limit: number; readonly offset: number }): Promise<Event[]> {
  const { council, figure, ...rest } = query;
  const isAllowed = council === undefined ? access.may('manage-users', EVERY_COUNCIL) : access.may('see-events', council);
  if (!isAllowed) throw new ThreestarError('not-permitted', council === undefined ? 'The whole event log tells of every council. Ask an administrator of every council.' : 'The event log of a council is for its own people and its inspector.');
  const entities = figure === undefined || council === undefined ? undefined : await batchesOf(house, access, council, figure);
  return house.store.events.find({ ...rest, ...(council !== undefined && { council }), ...(entities && { entities }) }, page);
}

async function batchesOf({ store }: House, access: Access, council: string, { indicator, period }: NonNullable<EventQuery['figure']>): Promise<string[]> {
  const revisions = await store.figures.revisions(access, council, indicator);
  return [...new Set(revisions.filter(({ point }) => period === undefined || periodCode(point.period) === period).map(({ point }) => `batch/${point.source.batch}`))];
}

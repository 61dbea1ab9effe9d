import { z } from 'zod';
import type { AsSeen } from '../../usecases/read-standings.ts';
import type { House } from '../../usecases/house.ts';

/** The two dates in an address; a browser's form sends an empty text for a date left blank. */
export const asSeenQuery = {
  'as-of': z.union([z.literal(''), z.iso.date()]).optional(),
  'known-at': z.union([z.literal(''), z.iso.date(), z.iso.datetime()]).optional(),
};

interface AsSeenAsked {
  readonly 'as-of'?: string | undefined;
  readonly 'known-at'?: string | undefined;
}

/** A day means its end, since everything recorded on it was known by then. */
export function toAsSeen(house: House, asked: AsSeenAsked): AsSeen {
  const knownAt = asked['known-at'];
  const moment = knownAt !== undefined && knownAt.length === 'YYYY-MM-DD'.length ? `${knownAt}T23:59:59.999Z` : knownAt;
  return { asOf: asked['as-of'] || house.defaultAsOf(), ...(moment && { knownAt: moment }) };
}

/** The dates that were asked for, for links that keep them. */
export function keptDates(asked: AsSeenAsked): { name: string; value: string }[] {
  return (['as-of', 'known-at'] as const).flatMap((name) => (asked[name] ? [{ name, value: asked[name] }] : []));
}

/** `?as-of=…&known-at=…`, or nothing. */
export function dateQuery(asked: AsSeenAsked): string {
  const query = new URLSearchParams(keptDates(asked).map(({ name, value }): [string, string] => [name, value])).toString();
  return query === '' ? '' : `?${query}`;
}

import type { Indicator } from '../indicator.ts';
import { firstDay, periodFromCode } from '../period.ts';
import type { Granularity, Period } from '../period.ts';
import type { Facts } from './facts.ts';

/** The days on which people have decided that a new phase begins. */
export function phaseStarts({ rebases }: Pick<Facts, 'rebases'>, indicator: Pick<Indicator, 'code'>, granularity: Granularity): string[] {
  return rebases.flatMap((one) => {
    const from = one.indicator === indicator.code ? periodFromCode(one.from) : undefined;
    return from ? [firstDay({ granularity, month: from.month })] : [];
  });
}

/** A figure that may have a value, with the version of the definition it follows. */
interface Defined { readonly period: Period; readonly definition: number; readonly outcome: { readonly kind: string } }

/** The days, oldest first, from which a series is measured differently: a trend never goes on across them. `readings` are oldest first. */
export function measuredAnewDays(readings: readonly Defined[]): string[] {
  const values = readings.filter(({ outcome }) => outcome.kind === 'value');
  return values.flatMap(({ period, definition }, at) => (at > 0 && values[at - 1]?.definition !== definition ? [firstDay(period)] : []));
}

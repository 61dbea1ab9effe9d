import { decimalPlaces } from '../core/decimal-text.ts';
import { monthPeriod } from '../core/period.ts';
import type { Trend } from '../core/trend/trend.ts';
import { formatDay, formatPeriodLong } from './format-date.ts';
import { formatValue } from './format-number.ts';

/** How the figures, the lines and the days of one trend are written. An indicator's page has its own, by the indicator's unit. */
export interface TrendWords {
  readonly value: (value: number) => string;
  /** Mean and limits. */
  readonly line: (value: number) => string;
  /** Two lines with what lies between them: `17.4 to 38.8`; only what a figure can be. */
  readonly between: (lower: number, upper: number) => string;
  readonly target: (value: number) => string;
  readonly day: (date: string) => string;
}

const LARGEST_WRITTEN_OUT = 1e15;
const MOST_DECIMALS = 8;
const KEPT_DIGITS = 3;

/**
 * Words for a series of which nothing but its figures is known: figures with the decimals they came with, at most as many as
 * leave three digits of the average moving range; lines with one more; targets as given; months by name in a monthly series.
 *
 * Example: 84.97599, 85.43451, 83.1 and 86.2, moving by 2 on average, are written 84.98, 85.43, 83.10 and 86.20.
 */
export function plainTrendWords({ points, phases }: Trend): TrendWords {
  const written = points.reduce((most, { value }) => Math.max(most, value === null ? 0 : decimalPlaces(value)), 0);
  const range = phases.reduce((least, { limits }) => (limits && limits.averageMovingRange > 0 ? Math.min(least, limits.averageMovingRange) : least), Infinity);
  const useful = range === Infinity ? MOST_DECIMALS : Math.max(0, KEPT_DIGITS - 1 - Math.floor(Math.log10(range)));
  const decimals = Math.min(written, useful);
  const isMonthly = points.some(({ date }, at) => monthOf(date) === monthOf(points[at - 1]?.date ?? '') + 1) && points.every(({ date }) => date.endsWith('-01'));
  const line = (value: number): string => plainNumber(value, Math.min(decimals + 1, Math.max(useful, decimals)));
  return {
    value: (value) => plainNumber(value, decimals), line,
    between: (lower, upper) => `${line(lower)} to ${line(upper)}`,
    target: (value) => plainNumber(value, decimalPlaces(value)),
    day: (date) => (isMonthly ? formatPeriodLong(monthPeriod(Number(date.slice(0, 4)), Number(date.slice(5, 7)))) : formatDay(date)),
  };
}

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

function plainNumber(value: number, decimals: number): string {
  if (Math.abs(value) >= LARGEST_WRITTEN_OUT || decimals > MOST_DECIMALS) return String(Number(value.toPrecision(6)));
  return formatValue(value, { unit: 'score', decimals });
}

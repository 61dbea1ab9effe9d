import { dayNumber } from '../day.ts';

/** Dates that are not there between two that are. */
export interface DateGap {
  readonly after: string;
  readonly before: string;
  /** How many dates are missing. */
  readonly missing: number;
}

const WEEK = 7;

/**
 * Where dates are left out of a series that otherwise keeps step: by months (same day, or last day, of each month) or by weeks.
 * Of dates that keep neither step nothing is said, since nobody can tell what is missing.
 *
 * Example: 1 April, 1 May, 1 July 2026 has one date missing between 1 May and 1 July.
 */
export function dateGaps(dates: readonly string[]): DateGap[] {
  const places = inMonths(dates) ?? inWeeks(dates);
  if (places === undefined) return [];
  const steps = places.slice(1).map((place, at) => place - (places[at] ?? place));
  const usual = steps.reduce((least, step) => Math.min(least, step), Infinity);
  return steps.flatMap((step, at) => {
    const missing = Math.round(step / usual) - 1;
    return missing > 0 ? [{ after: dates[at] ?? '', before: dates[at + 1] ?? '', missing }] : [];
  });
}

function inMonths(dates: readonly string[]): number[] | undefined {
  const months = dates.map((date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)));
  const distinct = new Set(months).size === dates.length;
  const sameDay = dates.every((date) => date.slice(8) === dates[0]?.slice(8));
  return distinct && (sameDay || dates.every(isLastOfMonth)) ? months : undefined;
}

function isLastOfMonth(date: string): boolean {
  return new Date((dayNumber(date) + 1) * 24 * 60 * 60 * 1000).getUTCDate() === 1;
}

function inWeeks(dates: readonly string[]): number[] | undefined {
  const first = dayNumber(dates[0] ?? '');
  const days = dates.map((date) => dayNumber(date) - first);
  return days.every((day) => day % WEEK === 0) ? days.map((day) => day / WEEK) : undefined;
}

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
 * Where dates are left out of a sorted series that otherwise keeps step: by months (same day, or last day, of each month) or by weeks.
 * Of dates that keep neither step nothing is said, since nobody can tell what is missing.
 *
 * Example: 1 April, 1 May, 1 July 2026 has one date missing between 1 May and 1 July.
 */
export function dateGaps(dates: readonly string[]): DateGap[] {
  const places = inMonths(dates) ?? inWeeks(dates);
  if (places === undefined) return [];
  let usual = Infinity;
  for (let at = 1; at < places.length; at += 1) usual = Math.min(usual, stepAt(places, at));
  const gaps: DateGap[] = [];
  for (let at = 1; at < places.length; at += 1) {
    const missing = Math.round(stepAt(places, at) / usual) - 1;
    if (missing > 0) gaps.push({ after: dates[at - 1] ?? '', before: dates[at] ?? '', missing });
  }
  return gaps;
}

function stepAt(places: readonly number[], at: number): number {
  return (places[at] ?? 0) - (places[at - 1] ?? 0);
}

/** Months of sorted dates, each on the same day, or the last day, of a month of its own; `undefined` of others. */
function inMonths(dates: readonly string[]): number[] | undefined {
  const months: number[] = [];
  let sameDay = true;
  for (const date of dates) {
    const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
    if (month === months.at(-1)) return undefined;
    months.push(month);
    sameDay = sameDay && date.endsWith(dates[0]?.slice(7) ?? '');
  }
  return sameDay || dates.every(isLastOfMonth) ? months : undefined;
}

function isLastOfMonth(date: string): boolean {
  return new Date((dayNumber(date) + 1) * 24 * 60 * 60 * 1000).getUTCDate() === 1;
}

function inWeeks(dates: readonly string[]): number[] | undefined {
  const first = dayNumber(dates[0] ?? '');
  const days = dates.map((date) => dayNumber(date) - first);
  return days.every((day) => day % WEEK === 0) ? days.map((day) => day / WEEK) : undefined;
}

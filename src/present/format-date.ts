import { MONTH_NAMES } from '../core/month-names.ts';
import { monthsIn, periodCode } from '../core/period.ts';
import type { Period } from '../core/period.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Name of a month counted from January of year 0, as `Period.month` is. */
function monthName(month: number): string {
  return MONTH_NAMES[((month % 12) + 12) % 12] ?? '';
}

/** `2027-03-03` as `3 March 2027`. A time after the day is left out. */
export function formatDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthName(Number(day.slice(5, 7)) - 1)} ${day.slice(0, 4)}`;
}

/** `2027-03-03` as `3 Mar 2027`, for tables. */
export function formatDayShort(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthName(Number(day.slice(5, 7)) - 1).slice(0, 3)} ${day.slice(0, 4)}`;
}

/** `2027-03-03` as `Wednesday 3 March 2027`. */
export function formatWeekday(day: string): string {
  const weekday = WEEKDAYS[new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday} ${formatDay(day)}`;
}

/** For tables: `Oct 2026`, `Jul to Sep 2026` (2026/27 Q2), `2025/26`. */
export function formatPeriod(period: Period): string {
  return period.granularity === 'year' ? periodCode(period) : span(period, (month) => monthName(month).slice(0, 3));
}

/** For sentences: `October 2026`, `July to September 2026`, `2025/26`. */
export function formatPeriodLong(period: Period): string {
  return period.granularity === 'year' ? periodCode(period) : span(period, monthName);
}

function span(period: Period, name: (month: number) => string): string {
  const last = period.month + monthsIn(period.granularity) - 1;
  const year = Math.floor(last / 12);
  return last === period.month ? `${name(last)} ${year}` : `${name(period.month)} to ${name(last)} ${year}`;
}

/**
 * Months, quarters and financial years (April to March).
 *
 * A period is its granularity and its first month, counted from January of year 0, so that
 * comparing and shifting are integer arithmetic. Example: October 2026 is month 2026 * 12 + 9.
 */
export const GRANULARITIES = ['month', 'quarter', 'year'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export interface Period {
  readonly granularity: Granularity;
  /** Months since January of year 0; the first month of the period. */
  readonly month: number;
}

const MONTHS_IN: Record<Granularity, number> = { month: 1, quarter: 3, year: 12 };
const APRIL = 3;

/** Whole months in a period of this granularity: 1, 3 or 12. */
export function monthsIn(granularity: Granularity): number {
  return MONTHS_IN[granularity];
}

export function monthPeriod(year: number, monthOfYear: number): Period {
  return { granularity: 'month', month: year * 12 + monthOfYear - 1 };
}

/** The quarter of a financial year: `quarterPeriod(2026, 1)` is April to June 2026. */
export function quarterPeriod(financialYear: number, quarter: number): Period {
  return { granularity: 'quarter', month: financialYear * 12 + APRIL + (quarter - 1) * 3 };
}

/** The financial year that starts in April of `financialYear`. */
export function yearPeriod(financialYear: number): Period {
  return { granularity: 'year', month: financialYear * 12 + APRIL };
}

/** The first calendar year of the financial year the period begins in: March 2027 is in 2026. */
export function financialYearOf(period: Period): number {
  return Math.floor((period.month - APRIL) / 12);
}

/** The period `count` steps later (earlier when negative), of the same granularity. */
export function shiftPeriod(period: Period, count: number): Period {
  return { granularity: period.granularity, month: period.month + count * MONTHS_IN[period.granularity] };
}

/** The same period one year earlier. */
export function yearBefore(period: Period): Period {
  return { granularity: period.granularity, month: period.month - 12 };
}

/** The period of the given granularity that holds the first month of `period`. */
export function periodContaining(period: Period, granularity: Granularity): Period {
  if (granularity === 'month') return { granularity, month: period.month };
  const size = MONTHS_IN[granularity];
  return { granularity, month: Math.floor((period.month - APRIL) / size) * size + APRIL };
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** First day of the period as `YYYY-MM-DD`. */
export function firstDay(period: Period): string {
  return `${String(Math.floor(period.month / 12)).padStart(4, '0')}-${twoDigits((period.month % 12) + 1)}-01`;
}

/** Last day of the period as `YYYY-MM-DD`: for February 2028, `2028-02-29`. */
export function lastDay(period: Period): string {
  const month = period.month + MONTHS_IN[period.granularity] - 1;
  return firstDay({ granularity: 'month', month }).slice(0, -2) + String(daysIn(month));
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FEBRUARY = 1;

function daysIn(month: number): number {
  const year = Math.floor(month / 12);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month % 12 === FEBRUARY && isLeap ? 29 : DAYS_IN_MONTH[month % 12] ?? 0;
}

/** The last day on which a figure of the period still counts at this maximum age: for July 2026 and two months, `2026-09-30`. */
export function lastDayThatCounts(period: Period, months: number): string {
  return lastDay({ granularity: 'month', month: period.month + monthsIn(period.granularity) - 1 + months });
}

/** Has the period ended by the day (`YYYY-MM-DD`)? A period ends with its last day. */
export function hasEndedBy(period: Period, day: string): boolean {
  return lastDay(period) <= day;
}

/** The last period of the granularity that has ended by the day. */
export function lastPeriodEndedBy(granularity: Granularity, day: string): Period {
  const year = Number(day.slice(0, 4));
  const monthOfYear = Number(day.slice(5, 7));
  const here = periodContaining(monthPeriod(year, monthOfYear), granularity);
  return hasEndedBy(here, day) ? here : shiftPeriod(here, -1);
}

/**
 * The period's code, the one spelling used in files, addresses and keys:
 * `2026-10` (month), `2026/27 Q3` (quarter), `2026/27` (financial year).
 */
export function periodCode(period: Period): string {
  if (period.granularity === 'month') return firstDay(period).slice(0, 7);
  const year = financialYearOf(period);
  const span = `${year}/${twoDigits((year + 1) % 100)}`;
  if (period.granularity === 'year') return span;
  return `${span} Q${Math.floor((period.month - year * 12 - APRIL) / 3) + 1}`;
}

/** Reads exactly what `periodCode` writes; `undefined` for anything else. */
export function periodFromCode(code: string): Period | undefined {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(code);
  if (month) return monthPeriod(Number(month[1]), Number(month[2]));
  const year = /^(\d{4})\/(\d{2})(?: Q([1-4]))?$/.exec(code);
  if (!year || (Number(year[1]) + 1) % 100 !== Number(year[2])) return undefined;
  return year[3] ? quarterPeriod(Number(year[1]), Number(year[3])) : yearPeriod(Number(year[1]));
}

import type { Inspection, InspectionStatus } from '../core/inspection.ts';
import { formatDay, formatDayShort, formatPeriod, formatPeriodLong } from './format-date.ts';

/** Why there is no overall grade: three different things, none of them a grade of nought. */
export const STATUS_WORDS: Record<Exclude<InspectionStatus, 'scored'>, string> = {
  'no-overall': 'no overall grade given',
  'not-scored': 'not scored',
  'not-published': 'not published',
};

export const DATE_NOT_KNOWN = 'date not known';

/** A day or a month in words, never more precise than it is: `2003-07` → `July 2003`, `2019-03-01` → `1 March 2019`. */
export function formatInspectionDate(date: string): string {
  return date.length > 7 ? formatDay(date) : formatPeriodLong(monthOf(date));
}

/** The same for tables: `Jul 2003`, `1 Mar 2019`. */
function formatInspectionDateShort(date: string): string {
  return date.length > 7 ? formatDayShort(date) : formatPeriod(monthOf(date));
}

function monthOf(date: string) {
  return { granularity: 'month', month: Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 } as const;
}

/** When it was: the inspection's own date, else that of its report, said so; else that it is not known. */
export function whenWords({ date, published }: Inspection): string {
  if (date !== undefined) return formatInspectionDateShort(date);
  return published === undefined ? DATE_NOT_KNOWN : `report of ${formatInspectionDateShort(published)}`;
}

/** The overall grade, or why there is none. */
export function gradeWords({ overall, status }: Inspection): string {
  return overall ?? (status === 'scored' ? STATUS_WORDS['not-published'] : STATUS_WORDS[status]);
}

const COUNT_WORDS = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'All ten'];
const NEAR_ENOUGH = 0.25;

/** A share of one as people say it where that is true to a fortieth, else in percent: 54/76 → `Seven in ten`, 0.643 → `64%`. */
export function shareWords(share: number): string {
  const tens = Math.round(share * 10);
  return tens > 0 && tens < 10 && Math.abs(share * 10 - tens) <= NEAR_ENOUGH ? `${COUNT_WORDS[tens]} in ten` : `${Math.round(share * 100)}%`;
}

/** `1 inspection`, `497 inspections`. */
export function inspectionCount(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'inspection' : 'inspections'}`;
}

import type { Period } from '../core/period.ts';
import { formatPeriodLong } from './format-date.ts';

const MONTHS_NAMED_ALONE = 11;

/** A period in a sentence: `October` within a year before `now`, else `October 2025`; `the quarter July to September 2026`; `2025/26`. */
export function periodName(period: Period, now: Period): string {
  const long = formatPeriodLong(period);
  if (period.granularity === 'year') return long;
  if (period.granularity === 'quarter') return `the quarter ${long}`;
  return now.month - period.month <= MONTHS_NAMED_ALONE ? long.slice(0, -' 2026'.length) : long;
}

import { readPeriod } from '../../core/period-text.ts';
import { firstDay } from '../../core/period.ts';

const EVER = { from: '1000-01-01', to: '9999-12-31' };

/**
 * The day a text names, `YYYY-MM-DD`: a day as `2026-10-31` or `31/10/2026`, or the first day of a month, quarter or financial
 * year written as anywhere else in the product. `undefined` where it names none, or where it could be several.
 *
 * Example: `2026/27 Q3` is `2026-10-01`, and `2026-10` is `2026-10-01` too.
 */
export function dayOfText(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return realDay(text);
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (british) return realDay(`${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`);
  for (const granularity of ['month', 'quarter', 'year'] as const) {
    const reading = readPeriod(text, [granularity], EVER);
    if (reading.kind === 'period') return firstDay(reading.period);
  }
  return undefined;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function realDay(day: string): string | undefined {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && !isLeap ? 28 : DAYS[month - 1] ?? 0;
  return date >= 1 && date <= last ? day : undefined;
}

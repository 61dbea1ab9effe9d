import { MONTH_NAMES } from './month-names.ts';
import {
  firstDay, GRANULARITIES, lastDay, monthPeriod, periodCode, periodContaining, quarterPeriod, yearPeriod,
} from './period.ts';
import type { Granularity, Period } from './period.ts';

/** The first and the last day a period may touch, `YYYY-MM-DD`: the life of the scheme, given by the caller. */
export interface PeriodRange {
  readonly from: string;
  readonly to: string;
}

/** What a text says about a period. Each refusal carries a sentence for the person who wrote it. */
export type PeriodReading =
  /** `normalised`: the text was more than the period's code with `-` for `/`. */
  | { readonly kind: 'period'; readonly period: Period; readonly normalised: boolean }
  | { readonly kind: 'ambiguous'; readonly readings: readonly Period[]; readonly reason: string }
  | { readonly kind: 'not-understood'; readonly reason: string }
  | { readonly kind: 'impossible-date'; readonly reason: string }
  | { readonly kind: 'time-of-day'; readonly reason: string }
  /** A period, but not one this indicator is reported for. */
  | { readonly kind: 'wrong-frequency'; readonly period: Period; readonly reason: string }
  | { readonly kind: 'out-of-range'; readonly period: Period; readonly reason: string };

const MONTHS = MONTH_NAMES.map((name) => name.toLowerCase());
/** Two digits from here up are of the twentieth century. */
const CENTURY_PIVOT = 70;

const notUnderstood = (reason: string): PeriodReading => ({ kind: 'not-understood', reason });
const wide = (year: string): number => (year.length === 4 ? Number(year) : Number(year) + (Number(year) < CENTURY_PIVOT ? 2000 : 1900));
const followsOn = (first: number, second: string): boolean =>
  second.length === 4 ? Number(second) === first + 1 : Number(second) === (first + 1) % 100;
const monthNamed = (name: string): number =>
  name.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(name) && (name.length === 3 || name === month || name === 'sept')) + 1;
const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
const listed = (frequencies: readonly Granularity[]): string => frequencies.join(' or ');

/** The one of several possible readings that the indicator's frequencies leave. */
function settle(candidates: readonly Period[], frequencies: readonly Granularity[]): PeriodReading {
  const fitting = candidates.filter((candidate) => frequencies.includes(candidate.granularity));
  const [first, second] = fitting;
  if (first && second) {
    const codes = fitting.map((reading) => `${periodCode(reading)} (${reading.granularity})`).join(' or ');
    return { kind: 'ambiguous', readings: fitting, reason: `this could be ${codes}; write the one you mean so that it cannot be read as the other` };
  }
  if (first) return { kind: 'period', period: first, normalised: true };
  const other = candidates[0];
  if (!other) return notUnderstood('no period can be read from this');
  return { kind: 'wrong-frequency', period: other, reason: `${periodCode(other)} is a ${other.granularity}, and this indicator is reported by ${listed(frequencies)}` };
}

function readDate(year: number, month: number, day: number, frequencies: readonly Granularity[]): PeriodReading {
  if (!isDay(year, month, day)) {
    const american = isDay(year, day, month) ? '; dates are read as day, month, year' : '';
    return { kind: 'impossible-date', reason: `there is no such day${american}` };
  }
  const at = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const holding = GRANULARITIES.map((granularity) => periodContaining(monthPeriod(year, month), granularity))
    .filter((period) => frequencies.includes(period.granularity));
  const edges = holding.filter((period) => firstDay(period) === at || lastDay(period) === at);
  return settle(edges.length > 0 ? edges : holding, frequencies);
}

function readQuarter(quarterText: string, yearText: string, frequencies: readonly Granularity[]): PeriodReading {
  const quarter = Number(quarterText);
  if (!(quarter >= 1 && quarter <= 4)) return notUnderstood('a year has quarters Q1 to Q4');
  const lone = /^(?:fy ?)?(\d{4})$/.exec(yearText)?.[1];
  if (lone) {
    const calendar = periodContaining(monthPeriod(Number(lone), quarter * 3), 'quarter');
    return settle([calendar, quarterPeriod(Number(lone), quarter)], frequencies);
  }
  const pair = /^(?:fy ?)?(\d{4}|\d{2}) ?[/-] ?(\d{4}|\d{2})$/.exec(yearText);
  if (!pair?.[1] || !pair[2]) return notUnderstood('the year of the quarter cannot be read; write it as 2003/04 Q1');
  const year = wide(pair[1]);
  if (!followsOn(year, pair[2])) return notUnderstood(`the years do not follow on: ${year} is followed by ${year + 1}`);
  return settle([quarterPeriod(year, quarter)], frequencies);
}

/** `2003-04`, `2003/04`, `2003/2004`, `03-04`, `04/2003`, with or without `FY` before it. */
function readPair(text: { fy: boolean; first: string; separator: string; second: string }, frequencies: readonly Granularity[]): PeriodReading {
  const { fy, first, separator, second } = text;
  if (!fy && first.length === 2 && second.length === 4) {
    const month = Number(first);
    return month >= 1 && month <= 12 ? settle([monthPeriod(Number(second), month)], frequencies) : notUnderstood('a year has months 01 to 12');
  }
  const year = wide(first);
  const candidates: Period[] = [];
  const month = Number(second);
  if (!fy && separator === '-' && first.length === 4 && second.length === 2 && month >= 1 && month <= 12) candidates.push(monthPeriod(year, month));
  if (followsOn(year, second)) candidates.push(yearPeriod(year));
  const nothingFits = !candidates.some((candidate) => frequencies.includes(candidate.granularity));
  const isAPeriod = candidates.length > 0;
  if (isAPeriod && nothingFits && !followsOn(year, second)) {
    return notUnderstood(`this is the month ${MONTH_NAMES[month - 1] ?? ''} ${year}, and this indicator is reported by ${listed(frequencies)}; the financial year that begins in ${year} is ${periodCode(yearPeriod(year))}`);
  }
  if (!isAPeriod) {
    return notUnderstood(`neither a month nor a financial year: months run from 01 to 12, and the financial year that begins in ${year} is ${periodCode(yearPeriod(year))}`);
  }
  if (first.length === 2 && nothingFits) return notUnderstood('write the year in four digits, such as 2003-04 for April 2003');
  return settle(candidates, frequencies);
}

function readTidy(text: string, frequencies: readonly Granularity[]): PeriodReading {
  if (text === '') return notUnderstood('the period is empty');
  if (/\d:\d|\d{4}-\d{2}-\d{2}t/.test(text)) return { kind: 'time-of-day', reason: 'a period has no time of day; write the month, quarter or financial year' };

  const quarter = /^(?:q|qtr|quarter) ?(\d+)[ ;,/-]+(.+)$/.exec(text);
  if (quarter?.[1] && quarter[2]) return readQuarter(quarter[1], quarter[2], frequencies);
  const quarterLast = /^(.*\d)[ ;,/-]*(?:q|qtr|quarter) ?(\d+)$/.exec(text);
  if (quarterLast?.[1] && quarterLast[2]) return readQuarter(quarterLast[2], quarterLast[1], frequencies);

  const pair = /^(fy ?)?(\d{4}|\d{2})(?: ?([/-]) ?| to )(\d{4}|\d{2})$/.exec(text);
  if (pair?.[2] && pair[4]) return readPair({ fy: pair[1] !== undefined, first: pair[2], separator: pair[3] ?? '/', second: pair[4] }, frequencies);

  const lone = /^(?:fy ?)?(\d{4})$/.exec(text)?.[1];
  if (lone) {
    if (!frequencies.includes('year')) return notUnderstood(`a year alone; this indicator is reported by ${listed(frequencies)}`);
    const readings = [yearPeriod(Number(lone) - 1), yearPeriod(Number(lone))];
    return { kind: 'ambiguous', readings, reason: `one year alone could be ${readings.map(periodCode).join(', ')} or the calendar year; write both years of the financial year` };
  }

  const named = /^([a-z]+)\.?[ ,'/-]*(\d{4}|\d{2})$/.exec(text) ?? /^()(\d{4})[ /-]?([a-z]+)$/.exec(text);
  if (named?.[2]) {
    const month = monthNamed(named[1] || (named[3] ?? ''));
    if (month > 0) return settle([monthPeriod(wide(named[2]), month)], frequencies);
    return notUnderstood('the name of the month cannot be read');
  }
  if (/^\d{1,2}[ -][a-z]{3,}$/.test(text)) return notUnderstood('this could be a day without a year, or a month of a two-digit year; write it as 2003-04');

  const british = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (british?.[1] && british[3] && british[4]) return readDate(wide(british[4]), Number(british[3]), Number(british[1]), frequencies);
  const iso = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso?.[1] && iso[3] && iso[4]) return readDate(Number(iso[1]), Number(iso[3]), Number(iso[4]), frequencies);
  const written = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+),?[ -](\d{4}|\d{2})$/.exec(text);
  if (written?.[1] && written[2] && written[3]) return readDate(wide(written[3]), monthNamed(written[2]), Number(written[1]), frequencies);

  if (/^\d{5}$/.test(text)) return notUnderstood('this looks like the day number of a spreadsheet; format the column as text and write the period, such as 2003/04 Q1');
  return notUnderstood('write a month as 2003-04 or April 2003, a quarter as 2003/04 Q1, a financial year as 2003/04');
}

/**
 * The period a text names, among the granularities an indicator is reported in.
 *
 * Reads `2003-04` (a month, or the year 2003/04: the frequencies decide, and both is ambiguous), `Apr-03`,
 * `April 2003`, `01/04/2003` (day first), `Q1 2003/04`, `2018-19;Q1`, `2013-14 Q4`, `2003/04`, `FY2003-04` and
 * their like. Two-digit years from 70 up are 1970 and after. A year alone, and a quarter of a year alone, is ambiguous.
 * A date stands for the period that holds it; where several do, for the one it begins or ends.
 * Example: `readPeriod('Q1 2003/04', ['quarter'], range)` is the quarter `2003/04 Q1`, normalised.
 */
export function readPeriod(text: string, frequencies: readonly Granularity[], range: PeriodRange): PeriodReading {
  const trimmed = text.trim();
  const tidy = trimmed.toLowerCase().replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ');
  const reading = readTidy(tidy, frequencies);
  if (reading.kind !== 'period') return reading;
  const { period } = reading;
  if (firstDay(period) < range.from || lastDay(period) > range.to) {
    return { kind: 'out-of-range', period, reason: `${periodCode(period)} is outside ${range.from} to ${range.to}` };
  }
  const code = periodCode(period);
  return { kind: 'period', period, normalised: text !== code && text !== code.replace('/', '-') };
}

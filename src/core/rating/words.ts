import { compareExact, parseDecimal, roundedText } from '../exact.ts';
import type { Exact } from '../exact.ts';
import type { Indicator } from '../indicator.ts';
import { MONTH_NAMES } from '../month-names.ts';
import { periodCode } from '../period.ts';
import type { Granularity, Period } from '../period.ts';

/** `October 2026`, `2026/27 Q3`, `2026/27`. */
export function periodWords(period: Period): string {
  if (period.granularity !== 'month') return periodCode(period);
  return `${MONTH_NAMES[period.month % 12] ?? ''} ${Math.floor(period.month / 12)}`;
}

/** `20 September 2026` for `2026-09-20`. */
export function dayWords(day: string): string {
  return `${Number(day.slice(8, 10))} ${MONTH_NAMES[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/** `1 month`, `12 months`: the word of a granularity with its number. */
export function periodCount(count: number, granularity: Granularity): string {
  return `${count} ${granularity}${count === 1 ? '' : 's'}`;
}

/** Decimal text with its unit: `97.5%`, `£412`, `3 days`, and the name of a grade. */
export function amountWords(text: string, indicator: Indicator): string {
  switch (indicator.unit) {
    case 'percent': return `${text}%`;
    case 'currency': return text.startsWith('-') ? `-£${text.slice(1)}` : `£${text}`;
    case 'days':
    case 'minutes': return `${text} ${indicator.unit}`;
    case 'grade': return indicator.grades?.[Number(text) - 1] ?? text;
    case 'count':
    case 'ratio':
    case 'score': return text;
  }
}

/**
 * A worked-out value for show: rounded to the indicator's decimals, and to more where it would otherwise
 * read as one of the limits it is not. Example: 89.96 against 90 with one decimal is `89.96`, not `90.0`.
 */
export function showExact(value: Exact, indicator: Indicator, limits: readonly Exact[]): string {
  for (let decimals = indicator.decimals; decimals < indicator.decimals + 6; decimals += 1) {
    const text = roundedText(value, decimals);
    const shown = parseDecimal(text);
    if (shown && limits.every((limit) => compareExact(shown, limit) === compareExact(value, limit))) return text;
  }
  return roundedText(value, indicator.decimals + 6);
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

import { decimalPlaces } from '../core/decimal-text.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Granularity } from '../core/period.ts';
import { formatPeriodLong } from './format-date.ts';
import { formatValue } from './format-number.ts';
import type { TrendWords } from './trend-words.ts';

type Shown = Pick<Indicator, 'unit' | 'decimals' | 'unitWord' | 'grades'>;

/** A line between figures: one decimal more than they have; between grades, a position among them. */
export function formatLine(value: number, indicator: Shown): string {
  if (indicator.unit === 'grade') return formatValue(value, { unit: 'score', decimals: 1 });
  return formatValue(value, { ...indicator, decimals: Math.max(indicator.decimals + 1, 1) });
}

/** How the trend of an indicator is written: figures and target by its unit, lines with one decimal more, days as their periods. */
export function indicatorTrendWords(indicator: Indicator, granularity: Granularity): TrendWords {
  const { min, max } = indicator.range;
  const line = (value: number): string => formatLine(value, indicator);
  return {
    value: (value) => formatValue(value, indicator),
    line,
    between: (lower, upper) => {
      const [fromBelow, toAbove] = [min !== undefined && lower < Number(min), max !== undefined && upper > Number(max)];
      if (fromBelow && toAbove) return 'anything it can be';
      return fromBelow ? `up to ${line(upper)}` : toAbove ? `${line(lower)} or more` : `${line(lower)} to ${line(upper)}`;
    },
    target: (value) => formatValue(value, { ...indicator, decimals: Math.max(indicator.decimals, decimalPlaces(value)) }),
    day: (date) => formatPeriodLong({ granularity, month: monthOfDay(date) }),
  };
}

/** The month a day lies in, counted as in `Period`. */
export function monthOfDay(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

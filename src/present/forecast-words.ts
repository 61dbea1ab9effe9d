import type { SeriesForecast } from '../core/forecast/forecast-series.ts';
import type { Indicator } from '../core/indicator.ts';
import { formatPeriod } from './format-date.ts';
import { formatValue } from './format-number.ts';

/** The next figure as a table shows it, or in a word why none is given, with the whole reason. */
export type NextFigure =
  | { readonly kind: 'expected'; readonly period: string; readonly mean: string; readonly lower: string; readonly upper: string; readonly values: { readonly mean: number; readonly lower: number; readonly upper: number } }
  | { readonly kind: 'none'; readonly word: string; readonly reason: string };

/**
 * What is expected of the next period: the mean and the band that is to hold 80 % of such figures. The words go
 * no further than a figure can, since no figure of the rest of the band can come; `values` are as worked out.
 * Example: 98.87 to 100.54 % reads `98.87` to `100.00`.
 */
export function nextFigure(ahead: SeriesForecast | undefined, indicator: Indicator): NextFigure {
  if (ahead === undefined) return { kind: 'none', word: 'none', reason: 'No forecast: the figures are too old, or there are none.' };
  const { forecast, from } = ahead;
  if (forecast.kind === 'refused') return { kind: 'none', word: forecast.reason.startsWith('Too little') ? 'too few' : 'none', reason: forecast.reason };
  const [step] = forecast.steps;
  if (step === undefined) return { kind: 'none', word: 'none', reason: 'No forecast.' };
  const { mean, lower80: lower, upper80: upper } = step;
  const shown = indicator.unit === 'grade' ? { unit: 'score', decimals: 1 } as const : indicator;
  const { min = -Infinity, max = Infinity } = indicator.range;
  const within = (value: number): number => Math.min(Math.max(value, Number(min)), Number(max));
  const bare = { unit: 'score', decimals: shown.decimals } as const;
  return { kind: 'expected', period: formatPeriod(from), mean: formatValue(within(mean), shown), lower: formatValue(within(lower), bare), upper: formatValue(within(upper), bare), values: { mean, lower, upper } };
}

import type { SeriesForecast } from '../core/forecast/forecast-series.ts';
import type { Indicator } from '../core/indicator.ts';
import { formatPeriod } from './format-date.ts';
import { formatValue } from './format-number.ts';

/** The next figure as a table shows it, or in a word why none is given, with the whole reason. */
export type NextFigure =
  | { readonly kind: 'expected'; readonly period: string; readonly mean: string; readonly lower: string; readonly upper: string; readonly values: { readonly mean: number; readonly lower: number; readonly upper: number } }
  | { readonly kind: 'none'; readonly word: string; readonly reason: string };

/** What is expected of the next period: the mean and the band that is to hold 80 % of such figures. Nothing is cut to a possible range. */
export function nextFigure(ahead: SeriesForecast | undefined, indicator: Indicator): NextFigure {
  if (ahead === undefined) return { kind: 'none', word: 'none', reason: 'No forecast: the figures are too old, or there are none.' };
  const { forecast, from } = ahead;
  if (forecast.kind === 'refused') return { kind: 'none', word: forecast.reason.startsWith('Too little') ? 'too few' : 'none', reason: forecast.reason };
  const [step] = forecast.steps;
  if (step === undefined) return { kind: 'none', word: 'none', reason: 'No forecast.' };
  const { mean, lower80: lower, upper80: upper } = step;
  const shown = indicator.unit === 'grade' ? { unit: 'score', decimals: 1 } as const : indicator;
  const bare = { unit: 'score', decimals: shown.decimals } as const;
  return { kind: 'expected', period: formatPeriod(from), mean: formatValue(mean, shown), lower: formatValue(lower, bare), upper: formatValue(upper, bare), values: { mean, lower, upper } };
}

import { decimalPlaces } from '../decimal-text.ts';
import type { Granularity } from '../period.ts';
import { bandAround, calibratedSpread } from './calibrate.ts';
import type { Method, Spread } from './calibrate.ts';
import type { ForecastRules } from './forecast-rules.ts';
import { meanMethod } from './mean-method.ts';
import { findSeason, seasonWidening, withSeason, withoutSeason } from './season.ts';
import type { Season } from './season.ts';
import type { Values } from './smoothing.ts';
import { trendMethod } from './trend-method.ts';

export interface ForecastInput {
  /** The current phase, oldest first: one entry a period, `null` where there is no figure. */
  readonly values: Values;
  /** Does the phase show a signal now? Without one the mean is the honest forecast. */
  readonly hasSignal: boolean;
  readonly granularity: Granularity;
  /** Periods ahead, counted from the last entry. */
  readonly horizon: number;
}

/** One period ahead, in the indicator's unit. The bands are to hold 80 % and 95 % of the figures to come. */
export interface ForecastStep {
  /** Periods after the last entry, from 1. */
  readonly step: number;
  readonly mean: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
  /** What the bands and the chance of a target are read from. */
  readonly spread: Spread;
}

export type Forecast =
  | {
    readonly kind: 'trend' | 'mean';
    readonly granularity: Granularity;
    readonly steps: readonly ForecastStep[];
    /** Figures it rests on. */
    readonly figures: number;
    /** The step the figures are given in, such as 1 for whole per cent: what comes will be given so too. */
    readonly grain: number;
    readonly season?: Season['kind'];
    readonly reason: string;
  }
  | ForecastRefusal;

export interface ForecastRefusal {
  readonly kind: 'refused';
  readonly reason: string;
}

/** Far beyond any real figure, and small enough that squares of such figures can be added up. */
const LARGEST = 1e100;

const refused = (reason: string): ForecastRefusal => ({ kind: 'refused', reason });

/**
 * The figures to expect next, with bands calibrated on the series' own past errors (`calibratedSpread`):
 * a damped trend when the current phase shows a signal, else its mean. A season found in monthly figures is taken out
 * before and put back after. Refused with a reason when there are too few figures or the horizon is too far.
 *
 * Source: spc practice (Wheeler; NHS Making Data Count): a stable process is forecast by its mean, and only the current
 * phase speaks for the future; Gardner and McKenzie (*Management Science* 31, 1985) for the damped trend.
 *
 * Example: 12 figures alternating 9 and 11 without a signal: mean 10 at every step, and a band around it.
 */
export function forecast(input: ForecastInput, rules: ForecastRules): Forecast {
  const { values, hasSignal, granularity, horizon } = input;
  const first = values.findIndex((value) => value !== null);
  const last = values.findLastIndex((value) => value !== null);
  const phase = values.slice(Math.max(0, first), last + 1);
  const figures = phase.filter((value) => value !== null).length;
  if (figures < rules.leastFigures) return refused(`Too little history: a forecast needs ${rules.leastFigures} figures under the same conditions, and there ${figures === 1 ? 'is' : 'are'} ${figures}.`);
  if (phase.some((value) => value !== null && !(Math.abs(value) <= LARGEST))) return refused('A figure is too large to be reckoned with, or is no number.');
  if (!Number.isInteger(horizon) || horizon < 1) return refused('A forecast needs a whole number of periods ahead, at least 1.');
  /** Periods after the last figure that are still without one. */
  const waiting = values.length - 1 - last;
  if (waiting + horizon > rules.longestSteps) return refused(`A forecast reaches at most ${rules.longestSteps} periods beyond the last figure; ${waiting + horizon} would be needed.`);

  const season = granularity === 'month' ? findSeason(phase, rules.season) : undefined;
  const level = season ? withoutSeason(phase, season) : phase;
  const made = hasSignal && !isConstant(level) ? trendForecast(level, rules) : meanForecast(level, rules);
  if (made === undefined) return refused('No two neighbouring periods both have a figure, so how much the figures vary cannot be told.');

  const spreadAt = calibratedSpread(level, made.method, rules.calibration);
  const steps = Array.from({ length: horizon }, (_, i): ForecastStep => {
    const ahead = waiting + i + 1;
    return { step: i + 1, ...stepFrom(made.meanAt(ahead), spreadAt(ahead), season, phase.length - 1 + ahead) };
  });
  return {
    kind: made.kind, granularity, steps, figures, grain: grainOf(phase), ...(season && { season: season.kind }),
    reason: made.reason + (season ? ' The pattern of the year is put back in.' : ''),
  };
}

/** Finer steps than this are those of a division, not of rounding. */
const MOST_PLACES = 15;

/** One unit of the last decimal place that any figure has. Example: 97, 98.5 and 99: 0.1. */
function grainOf(values: Values): number {
  return 10 ** -Math.min(MOST_PLACES, Math.max(0, ...values.map((value) => (value === null ? 0 : decimalPlaces(value)))));
}

interface Made {
  readonly kind: 'trend' | 'mean';
  readonly meanAt: (step: number) => number;
  readonly method: Method;
  readonly reason: string;
}

function trendForecast(values: Values, rules: ForecastRules): Made {
  return { kind: 'trend', ...trendMethod(values, rules.smoothing), reason: 'The latest figures show a signal, so a trend fitted to these figures, flattening as it goes, takes the place of their mean.' };
}

function meanForecast(values: Values, rules: ForecastRules): Made | undefined {
  const made = meanMethod(values, rules.calibration.steps);
  return made && {
    kind: 'mean', meanAt: () => made.mean, method: made.method,
    reason: isConstant(values) ? 'Every figure is the same, so that figure is expected again.' : 'The latest figures show no signal, so the mean is the best forecast.',
  };
}

function isConstant(values: Values): boolean {
  const known = values.filter((value) => value !== null);
  return known.every((value) => value === known[0]);
}

/** Mean, spread and bands of one step, with the season of its place put back in. */
function stepFrom(levelMean: number, levelSpread: Spread, season: Season | undefined, at: number): Omit<ForecastStep, 'step'> {
  const mean = season ? withSeason(levelMean, season, at) : levelMean;
  const factor = season ? seasonWidening(season) * (season.kind === 'multiplicative' ? Math.abs(season.shape[at % season.shape.length]!) : 1) : 1;
  const spread = { scale: levelSpread.scale * factor, degrees: levelSpread.degrees };
  const { lower: lower80, upper: upper80 } = bandAround(mean, spread, 0.8);
  const { lower: lower95, upper: upper95 } = bandAround(mean, spread, 0.95);
  return { mean, lower80, upper80, lower95, upper95, spread };
}

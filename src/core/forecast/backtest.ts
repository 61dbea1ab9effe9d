import type { Granularity } from '../period.ts';
import { forecast } from './forecast.ts';
import type { ForecastRules } from './forecast-rules.ts';
import type { Values } from './smoothing.ts';

/** The 90 % point of the normal distribution, for the band of the naive forecast. */
const NORMAL_90 = 1.2815515655446004;

export interface NamedSeries {
  readonly name: string;
  readonly granularity: Granularity;
  /** Oldest first, one entry a period, `null` where there is no figure. */
  readonly values: Values;
}

export interface BacktestSettings {
  /** Entries each forecast is made from; the rest is held back. */
  readonly origins: readonly number[];
  readonly horizon: number;
  /** Is there a signal in the values known at an origin? Decides between trend and mean, as it does on the pages. */
  readonly hasSignal: (known: Values) => boolean;
}

/** What became of the forecasts of one step, or of all of them. Shares are from 0 to 1; `undefined` where nothing was held back. */
export interface BacktestScore {
  /** Figures held back and compared. */
  readonly points: number;
  readonly held80: number | undefined;
  readonly held95: number | undefined;
  /** Mean width of the 80 % band over that of the naive forecast (the last figure, growing with the root of the step). */
  readonly width: number | undefined;
  /** Mean absolute error over the mean absolute change from one known figure to the next. */
  readonly error: number | undefined;
  /** The same of the last figure carried on, and of the mean of the known figures. */
  readonly naiveError: number | undefined;
  readonly meanError: number | undefined;
}

export interface OriginReport {
  readonly origin: number;
  readonly forecasts: { readonly trend: number; readonly mean: number };
  /** Series without a forecast, by reason. */
  readonly refused: readonly { readonly reason: string; readonly series: number }[];
  /** Series whose known figures never change: their width and error have no measure and are left out of those means. */
  readonly unscaled: number;
  readonly steps: readonly (BacktestScore & { readonly step: number })[];
  readonly all: BacktestScore;
}

interface Outcome {
  readonly step: number;
  readonly held80: boolean;
  readonly held95: boolean;
  readonly width?: number;
  readonly error?: number;
  readonly naiveError?: number;
  readonly meanError?: number;
}

const NOTHING_HELD_BACK = { kind: 'refused', reason: 'The series ends before figures could be held back.' } as const;

function meanOf(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, each) => sum + each, 0) / known.length;
}

const share = (outcomes: readonly Outcome[], held: (outcome: Outcome) => boolean): number | undefined => meanOf(outcomes.map((each) => (held(each) ? 1 : 0)));

function score(outcomes: readonly Outcome[]): BacktestScore {
  return {
    points: outcomes.length,
    held80: share(outcomes, ({ held80 }) => held80),
    held95: share(outcomes, ({ held95 }) => held95),
    width: meanOf(outcomes.map(({ width }) => width)),
    error: meanOf(outcomes.map(({ error }) => error)),
    naiveError: meanOf(outcomes.map(({ naiveError }) => naiveError)),
    meanError: meanOf(outcomes.map(({ meanError }) => meanError)),
  };
}

/** How far the known figures move from one to the next, and what the simple forecasts say. */
function yardstick(known: Values): { readonly last: number; readonly mean: number; readonly change: number; readonly spread: number } {
  const figures = known.filter((value) => value !== null);
  const changes = figures.slice(1).map((value, i) => value - figures[i]!);
  return {
    last: figures.at(-1)!,
    mean: meanOf(figures)!,
    change: meanOf(changes.map(Math.abs))!,
    spread: Math.sqrt(meanOf(changes.map((each) => each * each))!),
  };
}

/**
 * Tries the forecast on figures it has not seen: from each origin on, every series is forecast from what was known then
 * and held against what came. Width stands beside coverage, because a band that is wide enough holds everything.
 *
 * Source: rolling-origin evaluation and scaled errors, Hyndman and Koehler, *International Journal of Forecasting* 22 (2006).
 * A series that ends by an origin is counted among the refused there.
 */
export function backtest(series: readonly NamedSeries[], settings: BacktestSettings, rules: ForecastRules): readonly OriginReport[] {
  return settings.origins.map((origin) => backtestFrom(origin, series, settings, rules));
}

function backtestFrom(origin: number, series: readonly NamedSeries[], { horizon, hasSignal }: BacktestSettings, rules: ForecastRules): OriginReport {
  const forecasts = { trend: 0, mean: 0 };
  const refused = new Map<string, number>();
  const outcomes: Outcome[] = [];
  let unscaled = 0;
  for (const { values, granularity } of series) {
    const known = values.slice(0, origin);
    const ahead = values.length > origin ? forecast({ values: known, hasSignal: hasSignal(known), granularity, horizon }, rules) : NOTHING_HELD_BACK;
    if (ahead.kind === 'refused') {
      refused.set(ahead.reason, (refused.get(ahead.reason) ?? 0) + 1);
      continue;
    }
    forecasts[ahead.kind] += 1;
    const { last, mean, change, spread } = yardstick(known);
    if (change === 0) unscaled += 1;
    for (const { step, lower80, upper80, lower95, upper95, mean: expected } of ahead.steps) {
      const actual = values[origin + step - 1] ?? null;
      if (actual === null) continue;
      outcomes.push({
        step,
        held80: lower80 <= actual && actual <= upper80,
        held95: lower95 <= actual && actual <= upper95,
        ...(change > 0 && {
          width: (upper80 - lower80) / (2 * NORMAL_90 * spread * Math.sqrt(step)),
          error: Math.abs(actual - expected) / change,
          naiveError: Math.abs(actual - last) / change,
          meanError: Math.abs(actual - mean) / change,
        }),
      });
    }
  }
  return {
    origin, forecasts, unscaled,
    refused: [...refused].map(([reason, count]) => ({ reason, series: count })),
    steps: Array.from({ length: horizon }, (_, i) => ({ step: i + 1, ...score(outcomes.filter(({ step }) => step === i + 1)) })),
    all: score(outcomes),
  };
}

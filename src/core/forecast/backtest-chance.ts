import type { NamedSeries } from './backtest.ts';
import { forecast } from './forecast.ts';
import type { ForecastRules } from './forecast-rules.ts';
import type { Values } from './smoothing.ts';
import { chanceOfMeeting } from './target-chance.ts';

export interface ChanceBacktestSettings {
  /** Periods at the end of each series that no forecast sees before they have come. */
  readonly heldBack: number;
  /** `median`: of the figures known at the origin, by series; or one target for all. */
  readonly target: number | 'median';
  readonly polarity: 'higher' | 'lower';
  readonly hasSignal: (known: Values) => boolean;
}

/** How chances fared: the mean squared distance between what was said (0 to 1) and what came (0 or 1); lower is better. */
export interface ChanceScore {
  readonly predictions: number;
  readonly met: number;
  readonly brier: number | undefined;
  /** The same of "as the last figure was": 1 or 0. */
  readonly persistence: number | undefined;
  /** The same of the share of the known figures that met the target. */
  readonly known: number | undefined;
}

export interface ChanceBacktest {
  readonly series: number;
  readonly refused: number;
  readonly steps: readonly (ChanceScore & { readonly step: number })[];
  readonly all: ChanceScore;
  /** Chances in five bands, with what came of them. */
  readonly reliability: readonly { readonly from: number; readonly to: number; readonly predictions: number; readonly said: number | undefined; readonly came: number | undefined }[];
}

interface Told { readonly step: number; readonly said: number; readonly last: number; readonly known: number; readonly came: number }

const BANDS = 5;

/**
 * Tries the chance of meeting a target on figures held back: from each origin inside the last `heldBack` periods on, every
 * series is forecast from what was known then, and each chance that would be given is held against what came.
 *
 * Source of the score: Brier (*Monthly Weather Review* 78, 1950). Example: chances 0.8 and 0.4, met and not met: (0.04 + 0.16) / 2 = 0.1.
 */
export function backtestChance(series: readonly NamedSeries[], settings: ChanceBacktestSettings, rules: ForecastRules): ChanceBacktest {
  let refused = 0;
  const told = series.flatMap((one) => {
    const own = toldOf(one, settings, rules);
    if (own.length === 0) refused += 1;
    return own;
  });
  const steps = [...new Set(told.map(({ step }) => step))].sort((a, b) => a - b);
  return {
    series: series.length, refused,
    steps: steps.map((step) => ({ step, ...score(told.filter((one) => one.step === step)) })),
    all: score(told),
    reliability: Array.from({ length: BANDS }, (_, band) => {
      const inside = told.filter(({ said }) => Math.min(BANDS - 1, Math.floor(said * BANDS)) === band);
      return { from: band / BANDS, to: (band + 1) / BANDS, predictions: inside.length, said: mean(inside.map(({ said }) => said)), came: mean(inside.map(({ came }) => came)) };
    }),
  };
}

function toldOf({ values, granularity }: NamedSeries, { heldBack, target: wanted, polarity, hasSignal }: ChanceBacktestSettings, rules: ForecastRules): Told[] {
  const told: Told[] = [];
  for (let origin = values.length - heldBack; origin < values.length; origin += 1) {
    const known = values.slice(0, Math.max(0, origin));
    const figures = known.filter((value) => value !== null);
    const last = figures.at(-1);
    if (last === undefined) continue;
    const target = wanted === 'median' ? median(figures) : wanted;
    const meets = (value: number): number => ((polarity === 'higher' ? value >= target : value <= target) ? 1 : 0);
    const made = forecast({ values: known, hasSignal: hasSignal(known), granularity, horizon: Math.min(values.length - origin, rules.longestSteps) }, rules);
    for (let step = 1; origin + step <= values.length; step += 1) {
      const actual = values[origin + step - 1] ?? null;
      const chance = chanceOfMeeting(made, { target, polarity, step }, rules);
      if (actual === null || chance.kind === 'no-chance') continue;
      told.push({ step, said: chance.share, last: meets(last), known: mean(figures.map(meets)) ?? 0, came: meets(actual) });
    }
  }
  return told;
}

function score(told: readonly Told[]): ChanceScore {
  const brier = (said: (one: Told) => number): number | undefined => mean(told.map((one) => (said(one) - one.came) ** 2));
  return { predictions: told.length, met: told.filter(({ came }) => came === 1).length, brier: brier(({ said }) => said), persistence: brier(({ last }) => last), known: brier(({ known }) => known) };
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2 : sorted[Math.floor(middle)] ?? 0;
}

import { accurateMean } from './accurate-mean.ts';
import { averageMovingRange, movingRanges } from './moving-ranges.ts';
import type { TrendRules } from './trend-rules.ts';

/** Limits of one phase, in the unit of its values. They are never cut at 0 or 100: a drawing may, the rules use these. */
export interface ProcessLimits {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** Two thirds of the way from the mean to the limits. */
  readonly nearLower: number;
  readonly nearUpper: number;
  readonly averageMovingRange: number;
  readonly screenedOut: number;
  readonly screeningSetAside: boolean;
  /** Two values no further apart than this are the same; see `toleranceOf`. */
  readonly tolerance: number;
}

/** Steps of a double that adding up and multiplying a few dozen figures may be off by. */
const ROUNDING_STEPS = 8;
const NEAR = 2 / 3;

/**
 * How far apart two values may be and still be the same: the policy's share of the spread, and at least the rounding of
 * doubles of that size. It is taken of the spread and not of the values, so that adding a constant to a series changes nothing.
 */
export function toleranceOf(values: readonly number[], equalWithin: number): number {
  if (values.length === 0) return 0;
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return Math.max((high - low) * equalWithin, Math.max(Math.abs(low), Math.abs(high)) * Number.EPSILON * ROUNDING_STEPS);
}

/**
 * XmR limits of one phase: the mean of its values, and `limitsFactor` average moving ranges to either side. Screening acts
 * on the moving ranges alone; an outlying value stays in the mean. (NHSRplotthedots 0.2.2; Making Data Count.)
 *
 * Example: 50, 52, 49, 51 have the mean 50.5 and moving ranges 2, 3, 2, so limits 50.5 ± 2.66 × 7/3 = 44.293 and 56.707.
 * `undefined` when there are no two values in a row.
 */
export function processLimits(values: readonly (number | null)[], rules: TrendRules): ProcessLimits | undefined {
  const known = values.filter((value) => value !== null);
  const mean = accurateMean(known);
  const range = averageMovingRange(movingRanges(values), rules);
  if (mean === undefined || range === undefined) return undefined;
  const half = rules.limitsFactor * range.average;
  return {
    mean,
    lower: mean - half,
    upper: mean + half,
    nearLower: mean - half * NEAR,
    nearUpper: mean + half * NEAR,
    averageMovingRange: range.average,
    screenedOut: range.screenedOut,
    screeningSetAside: range.screeningSetAside,
    tolerance: toleranceOf(known, rules.equalWithin),
  };
}

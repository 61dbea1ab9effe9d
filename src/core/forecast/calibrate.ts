import type { ForecastRules } from './forecast-rules.ts';
import type { Values } from './smoothing.ts';
import { studentQuantile } from './student.ts';

type Rules = ForecastRules['calibration'];

/** How a method forecasts: what a band needs of it. */
export interface Method {
  /** The forecast for `step` periods after the first `length` values, from those values alone; `undefined` when it could not be made. */
  readonly forecastFrom: (length: number, step: number) => number | undefined;
  /** The standard deviation the method itself claims at a step, from all the values. */
  readonly claimedSpread: (step: number) => number;
  /** How many errors at a step are worth one independent error: 1 when none says anything of the next. */
  readonly errorsPerIndependent: (step: number) => number;
}

/** How far a figure may lie from its forecast: Student's t with these degrees, times the scale, in the indicator's unit. */
export interface Spread {
  readonly scale: number;
  readonly degrees: number;
}

/**
 * How wide a method's bands must be, from its own errors: at every origin from the first one on, the method is made again
 * from the earlier values alone and held against what came next. An error is counted in multiples of the spread the method
 * claims to grow by, so that all steps can be pooled.
 *
 * - The scale is the claimed spread, widened by the root mean square of those multiples when it exceeds 1, never narrowed.
 * - The degrees are the number of independent errors behind it: overlapping errors count for less
 *   (Bartlett's formula for the variance of a second moment), and so steps further ahead are less sure.
 *
 * Bands from the residuals of a fitted line are too narrow, above all where a series has steps; these are not, because the
 * steps of the past are among the errors. Nothing here is fitted to other series.
 *
 * Example: four errors at one step, twice as large as claimed and independent: the claimed spread times 2, with 4 degrees.
 */
export function calibratedSpread(values: Values, method: Method, rules: Rules): (step: number) => Spread {
  const perUnit = method.claimedSpread(1);
  const growthAt = (step: number): number => (perUnit > 0 ? method.claimedSpread(step) / perUnit : 1);
  const growths = Array.from({ length: rules.steps + 1 }, (_, step) => (step === 0 ? 0 : growthAt(step)));
  const squares: number[] = [];
  const counts = new Map<number, number>();
  let seen = 0;
  const figures = values.filter((value) => value !== null).length;
  const firstOrigin = Math.min(rules.firstOrigin.most, Math.max(rules.firstOrigin.least, Math.floor(figures * rules.firstOrigin.share)));
  for (let length = 1; length < values.length; length += 1) {
    if (values[length - 1] !== null) seen += 1;
    if (seen < firstOrigin) continue;
    for (let step = 1; step <= rules.steps; step += 1) {
      const actual = values[length + step - 1] ?? null;
      const expected = method.forecastFrom(length, step);
      if (actual === null || expected === undefined) continue;
      squares.push(((actual - expected) / growths[step]!) ** 2);
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
  }
  const own = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length));
  return (step) => {
    const independent = Math.floor((counts.get(step) ?? 0) / method.errorsPerIndependent(step));
    return { scale: growthAt(step) * Math.max(perUnit, own), degrees: Math.max(rules.leastDegrees, independent) };
  };
}

/** The band around a forecast that holds the given share: `share` 0.8 lies between its 10 % and 90 % points. */
export function bandAround(mean: number, { scale, degrees }: Spread, share: number): { readonly lower: number; readonly upper: number } {
  const half = scale === 0 ? 0 : scale * studentQuantile((1 + share) / 2, degrees);
  return { lower: mean - half, upper: mean + half };
}

/** Weights of exponential smoothing. Simple smoothing has `beta` 0 and slope 0; Holt's undamped trend has `phi` 1. */
export interface Smoothing {
  /** How far the level follows a new figure, 0 to 1. */
  readonly alpha: number;
  /** How far the slope follows it. */
  readonly beta: number;
  /** How much of the slope is left after each period. */
  readonly phi: number;
}

/** Level, in the indicator's unit, and slope, in that unit a period. */
export interface TrendState {
  readonly level: number;
  readonly slope: number;
}

export interface SmoothedSeries {
  /** What was expected of each period before its figure was known. */
  readonly fitted: readonly number[];
  /** After the last period. */
  readonly state: TrendState;
  /** Squared differences between figures and expectations, added up over the periods that have a figure. */
  readonly squaredError: number;
}

/** A period without a figure is `null`. */
export type Values = readonly (number | null)[];

/**
 * Runs damped-trend exponential smoothing, ETS(A,Ad,N), over the values from a given start.
 * A period without a figure moves level and slope on as expected and adds no error.
 *
 * Source: Hyndman, Koehler, Ord and Snyder, *Forecasting with Exponential Smoothing* (2008), table 2.2:
 * p = l + phi b; e = y - p; l' = p + alpha e; b' = phi b + beta e.
 *
 * Example: values 10, 12 with alpha 0.5, beta 0.1, phi 0.8 from level 8, slope 1: expected 8.8, so e = 1.2, level 9.4,
 * slope 0.92; expected 9.4 + 0.736 = 10.136, so e = 1.864, level 11.068, slope 0.9224.
 */
export function smooth(values: Values, { alpha, beta, phi }: Smoothing, initial: TrendState): SmoothedSeries {
  let { level, slope } = initial;
  let squaredError = 0;
  const fitted: number[] = [];
  for (const value of values) {
    const expected = level + phi * slope;
    const error = value === null ? 0 : value - expected;
    fitted.push(expected);
    level = expected + alpha * error;
    slope = phi * slope + beta * error;
    squaredError += error * error;
  }
  return { fitted, state: { level, slope }, squaredError };
}

/** phi + phi² + ... + phi^step: how many whole slopes lie between now and that step. */
function dampedSteps(phi: number, step: number): number {
  let sum = 0;
  for (let j = 1; j <= step; j += 1) sum += phi ** j;
  return sum;
}

/** What is expected `step` periods after the state. */
export function projectedMean({ level, slope }: TrendState, { phi }: Pick<Smoothing, 'phi'>, step: number): number {
  return level + dampedSteps(phi, step) * slope;
}

/** How much of a shock is in the figure `later` periods after it: 1 at once, alpha + beta (phi + ... + phi^later) after. */
export function errorWeight({ alpha, beta, phi }: Smoothing, later: number): number {
  return later === 0 ? 1 : alpha + beta * dampedSteps(phi, later);
}

/**
 * Variance of the forecast error `step` periods ahead, as a multiple of the one-step variance.
 *
 * Source: the same book, table 6.1: 1 + the sum over j = 1 to step - 1 of (alpha + beta (phi + ... + phi^j))².
 * Example: alpha 0.5, beta 0.1, phi 0.8, step 2: 1 + (0.5 + 0.08)² = 1.3364.
 */
export function varianceMultiple(smoothing: Smoothing, step: number): number {
  let multiple = 0;
  for (let later = 0; later < step; later += 1) multiple += errorWeight(smoothing, later) ** 2;
  return multiple;
}

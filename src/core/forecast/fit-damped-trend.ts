import { eachPrefix } from './best-start.ts';
import type { PrefixFit } from './best-start.ts';
import type { ForecastRules } from './forecast-rules.ts';
import { searchLowest } from './nelder-mead.ts';
import type { BoxPoint } from './nelder-mead.ts';
import { smooth } from './smoothing.ts';
import type { Smoothing, SmoothedSeries, TrendState, Values } from './smoothing.ts';

type Bounds = ForecastRules['smoothing'];

/** Weights, first level and first slope: what is estimated from the figures. */
const ESTIMATED = 5;

/** Where the search looks first, as shares of the way between the bounds; finer near the ends, where most series end up. */
const GRID = {
  alpha: [0.02, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 0.95, 1],
  beta: [0, 0.05, 0.2, 0.5],
  phi: [0, 0.4, 0.7, 1],
} as const;
const GRID_POINTS: readonly BoxPoint[] = GRID.alpha.flatMap((a) => GRID.beta.flatMap((b) => GRID.phi.map((p) => [a, b, p])));
const SEARCH = { reach: 0.1, rounds: 120 } as const;

export interface FittedTrend {
  readonly smoothing: Smoothing;
  readonly initial: TrendState;
  readonly smoothed: SmoothedSeries;
  /** Of the error one period ahead: squared error over figures minus the five numbers estimated. */
  readonly variance: number;
}

function smoothingAt([a = 0, b = 0, p = 0]: BoxPoint, bounds: Bounds): Smoothing {
  const between = ({ least, most }: { least: number; most: number }, share: number): number => least + share * (most - least);
  const alpha = between(bounds.alpha, a);
  return { alpha, beta: alpha * between(bounds.betaOfAlpha, b), phi: between(bounds.phi, p) };
}

/** The figures' mean, taken off before fitting so that squares of large figures lose no digits. */
function centreOf(values: Values): number {
  const known = values.filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * The damped trend with the least squared error: first the best point of a grid, then a simplex search from it.
 * For each trial of the weights the best first level and slope are computed, not searched for.
 * Needs more than five figures; the caller sees to it. The same values give the same fit.
 */
export function fitDampedTrend(values: Values, bounds: Bounds): FittedTrend {
  const centre = centreOf(values);
  const centred = values.map((value) => (value === null ? null : value - centre));
  const fitAt = (point: BoxPoint): PrefixFit => {
    let fit: PrefixFit | undefined;
    eachPrefix(centred, smoothingAt(point, bounds), (length) => length === centred.length, (_, found) => { fit = found; });
    return fit ?? { initial: { level: 0, slope: 0 }, state: { level: 0, slope: 0 }, squaredError: Infinity };
  };
  const height = (point: BoxPoint): number => fitAt(point).squaredError;
  const start = GRID_POINTS.reduce((best, point) => {
    const value = height(point);
    return value < best.value ? { point, value } : best;
  }, { point: GRID_POINTS[0]!, value: Infinity }).point;
  const found = searchLowest(height, start, SEARCH);

  const smoothing = smoothingAt(found, bounds);
  const { level, slope } = fitAt(found).initial;
  const initial = { level: level + centre, slope };
  const smoothed = smooth(values, smoothing, initial);
  return { smoothing, initial, smoothed, variance: smoothed.squaredError / (values.filter((value) => value !== null).length - ESTIMATED) };
}

/** What was known at an origin: the weights and the state fitted to the values up to it. */
export interface OriginFit {
  readonly smoothing: Smoothing;
  readonly state: TrendState;
}

/**
 * Fits every prefix of the values by the grid alone, in one pass for each of its points: index `length` holds the fit
 * of the first `length` values. The search that `fitDampedTrend` adds hardly moves a forecast and would cost a hundred times as much.
 */
export function fitEachOrigin(values: Values, bounds: Bounds): readonly (OriginFit | undefined)[] {
  const centre = centreOf(values);
  const centred = values.map((value) => (value === null ? null : value - centre));
  const best: (OriginFit & { readonly squaredError: number } | undefined)[] = Array.from({ length: values.length + 1 });
  for (const point of GRID_POINTS) {
    const smoothing = smoothingAt(point, bounds);
    eachPrefix(centred, smoothing, () => true, (length, { state, squaredError }) => {
      const held = best[length];
      if (held === undefined || squaredError < held.squaredError) best[length] = { smoothing, squaredError, state: { level: state.level + centre, slope: state.slope } };
    });
  }
  return best;
}

import type { Smoothing, TrendState, Values } from './smoothing.ts';

/** The state after the last period of a prefix, when its first state is the best possible one. */
export interface PrefixFit {
  readonly initial: TrendState;
  readonly state: TrendState;
  readonly squaredError: number;
}

/** Below this share of its largest possible size, a determinant says that level and slope cannot be told apart. */
const SMALLEST_DETERMINANT = 1e-10;

/**
 * For given weights, runs through the values once and tells at every period (counted from 1) at which `wanted` says so
 * the first level and slope with the least squared error over the values up to there.
 *
 * Smoothing is linear in its first state: each error is e(0,0) + level * e(1,0) + slope * e(0,1) of three runs side by side,
 * so the best first state solves two normal equations, and no search is needed for it.
 */
export function eachPrefix(
  values: Values, { alpha, beta, phi }: Smoothing, wanted: (length: number) => boolean, take: (length: number, fit: PrefixFit) => void,
): void {
  let [level, slope] = [0, 0];
  let [levelOfLevel, slopeOfLevel] = [1, 0];
  let [levelOfSlope, slopeOfSlope] = [0, 1];
  let [ee, el, es, ll, ls, ss] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null;
    const expected = level + phi * slope;
    const expectedOfLevel = levelOfLevel + phi * slopeOfLevel;
    const expectedOfSlope = levelOfSlope + phi * slopeOfSlope;
    const known = value === null ? 0 : 1;
    const e = known * ((value ?? 0) - expected);
    const l = known * -expectedOfLevel;
    const s = known * -expectedOfSlope;
    ee += e * e; el += e * l; es += e * s; ll += l * l; ls += l * s; ss += s * s;
    level = expected + alpha * e;
    slope = phi * slope + beta * e;
    levelOfLevel = expectedOfLevel + alpha * l;
    slopeOfLevel = phi * slopeOfLevel + beta * l;
    levelOfSlope = expectedOfSlope + alpha * s;
    slopeOfSlope = phi * slopeOfSlope + beta * s;
    if (!wanted(index + 1) || ll === 0) continue;

    const determinant = ll * ss - ls * ls;
    const canTellApart = determinant > SMALLEST_DETERMINANT * ll * ss;
    const initial = canTellApart
      ? { level: (es * ls - el * ss) / determinant, slope: (el * ls - es * ll) / determinant }
      : { level: -el / ll, slope: 0 };
    const { level: a, slope: b } = initial;
    take(index + 1, {
      initial,
      state: { level: level + a * levelOfLevel + b * levelOfSlope, slope: slope + a * slopeOfLevel + b * slopeOfSlope },
      squaredError: Math.max(0, ee + 2 * a * el + 2 * b * es + a * a * ll + 2 * a * b * ls + b * b * ss),
    });
  }
}

import { averageMovingRange, movingRanges } from './moving-ranges.ts';
import type { TrendRules } from './trend-rules.ts';

export interface RatioPoint {
  readonly date: string;
  readonly numerator: number | null;
  /** What the numerator is counted among; a point with none, or with zero, is missing. */
  readonly denominator: number | null;
}

/** `proportion`: the numerator is part of the denominator (P′). `rate`: events per so many (U′), which may exceed one each. */
export type RatioChart = 'proportion' | 'rate';

export interface RatioOptions {
  readonly chart: RatioChart;
  /** What one is written as: 1, 100 for percent, 1000 for events per thousand. */
  readonly scale: number;
  /** As for a trend. */
  readonly baseline?: number;
  readonly screen?: boolean;
}

/** Limits of one point: the smaller its denominator, the wider. In the scale asked for. */
export interface RatioLimit {
  readonly date: string;
  readonly value: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly nearLower: number;
  readonly nearUpper: number;
}

interface Known { readonly date: string; readonly share: number; readonly numerator: number; readonly denominator: number }

const NEAR = 2 / 3;

/**
 * Laney's P′ and U′ limits of one phase, missing points left out. The centre is all numerators over all denominators; each
 * point's own sigma is √(p (1 − p) / n) or √(u / n), widened by how much the points really move from one to the next:
 * the average moving range of the points in sigmas, times `limitsFactor`. Cut at 0, and for a proportion at 1, which no
 * value can pass. (Laney 2002; as qicharts2 `pp` and `up`, whose factor is 3 / 1.128.)
 *
 * Example, a rate: 10 in 100, 50 in 400, 8 in 100, 52 in 400. u = 0.12; in units of 1 / √3 the points stand at −1, 0.5, −2
 * and 1, so the average moving range is 7/3 of them, and the half widths are 2.66 × 0.02 × 7/3 = 0.1241 at 100 and 0.0621
 * at 400. `undefined` without two known points in a row or when the centre cannot be taken.
 */
export function ratioLimits(points: readonly RatioPoint[], options: RatioOptions, rules: TrendRules): RatioLimit[] | undefined {
  const known = points.map(toKnown);
  const judgedBy = known.slice(0, options.baseline);
  const centre = pooled(judgedBy);
  if (centre === undefined) return undefined;
  const spread = options.chart === 'proportion' ? centre * (1 - centre) : centre;
  if (spread < 0) return undefined;
  const sigma = (point: Known): number => Math.sqrt(spread / point.denominator);
  const inSigmas = judgedBy.map((point) => (point === null ? null : spread === 0 ? 0 : (point.share - centre) / sigma(point)));
  const range = averageMovingRange(movingRanges(inSigmas), { ...rules, screen: options.screen ?? rules.screen });
  if (range === undefined) return undefined;

  const highest = options.chart === 'proportion' ? 1 : Infinity;
  const within = (share: number): number => Math.min(highest, Math.max(0, share)) * options.scale;
  return known.filter((point) => point !== null).map((point) => {
    const half = rules.limitsFactor * range.average * sigma(point);
    return {
      date: point.date, value: point.share * options.scale, mean: centre * options.scale,
      lower: within(centre - half), upper: within(centre + half), nearLower: within(centre - half * NEAR), nearUpper: within(centre + half * NEAR),
    };
  });
}

function toKnown({ date, numerator, denominator }: RatioPoint): Known | null {
  if (numerator === null || denominator === null || !(denominator > 0)) return null;
  return { date, numerator, denominator, share: numerator / denominator };
}

function pooled(points: readonly (Known | null)[]): number | undefined {
  let over = 0;
  let under = 0;
  for (const point of points) {
    over += point?.numerator ?? 0;
    under += point?.denominator ?? 0;
  }
  return under > 0 ? over / under : undefined;
}

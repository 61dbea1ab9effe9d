import { ratioLimits } from './ratio-limits.ts';
import type { RatioLimit, RatioOptions, RatioPoint } from './ratio-limits.ts';
import type { Trend } from './trend.ts';
import type { TrendRules } from './trend-rules.ts';

/** P′ or U′ limits that tell something else than the XmR limits do, with the reason. */
export interface RatioOffer {
  readonly limits: readonly RatioLimit[];
  readonly chart: RatioOptions['chart'];
  /** The widest distance of a limit from its XmR limit, as a share of the XmR half width, and where it is. */
  readonly largestDifference: number;
  readonly at: string;
  readonly smallestDenominator: number;
  readonly largestDenominator: number;
}

/**
 * Offers limits that allow for each point's own denominator where they differ materially from the XmR limits of the same
 * phases; `undefined` where they do not, or where either cannot be drawn. XmR stays the chart that is judged (Making Data
 * Count uses it for percentages too). `scale` brings numerator ÷ denominator to the trend's own unit.
 *
 * Example: XmR limits 80 ± 10 and, at a point of few cases, P′ limits 80 ± 16: they differ by 60 % of the half width.
 */
export function offerRatioLimits(trend: Trend, counts: readonly RatioPoint[], options: RatioOptions, rules: TrendRules): RatioOffer | undefined {
  const byDate = new Map(counts.map((point) => [point.date, point]));
  const found = trend.phases.flatMap(({ limits: xmr }, phase) => {
    const points = trend.points.filter((point) => point.phase === phase)
      .map(({ date, value }) => (value === null ? undefined : byDate.get(date)) ?? { date, numerator: null, denominator: null });
    const limits = xmr && ratioLimits(points, options, rules);
    if (!limits) return [];
    const half = xmr.upper - xmr.mean;
    // XmR limits are not cut at 0 and 100 %; where they lie beyond, both charts say the same.
    const lower = Math.max(0, xmr.lower);
    const upper = options.chart === 'proportion' ? Math.min(options.scale, xmr.upper) : xmr.upper;
    return limits.map((limit) => {
      const distance = Math.max(Math.abs(limit.upper - upper), Math.abs(limit.lower - lower));
      return { limit, difference: half > 0 ? distance / half : 0 };
    });
  });
  const widest = found.reduce<(typeof found)[number] | undefined>((most, one) => (most === undefined || one.difference > most.difference ? one : most), undefined);
  if (widest === undefined || widest.difference < rules.ratioLimitsDifferFrom) return undefined;
  const sizes = found.map(({ limit }) => byDate.get(limit.date)?.denominator ?? 0);
  return {
    limits: found.map(({ limit }) => limit), chart: options.chart, largestDifference: widest.difference, at: widest.limit.date,
    smallestDenominator: sizes.reduce((least, size) => Math.min(least, size)), largestDenominator: sizes.reduce((most, size) => Math.max(most, size)),
  };
}

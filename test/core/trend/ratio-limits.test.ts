import { describe, expect, it } from 'vitest';
import { offerRatioLimits } from '../../../src/core/trend/offer-ratio-limits.ts';
import { ratioLimits } from '../../../src/core/trend/ratio-limits.ts';
import type { RatioPoint } from '../../../src/core/trend/ratio-limits.ts';
import { RULES, monthly, trendOf } from '../../support/trend-rules.ts';

const counts = (...pairs: readonly (readonly [number | null, number | null])[]): RatioPoint[] =>
  monthly(pairs.map(() => 0)).map(({ date }, at) => ({ date, numerator: pairs[at]?.[0] ?? null, denominator: pairs[at]?.[1] ?? null }));
const percent = (points: readonly RatioPoint[]): (number | null)[] => points.map(({ numerator, denominator }) => (numerator === null || denominator === null ? null : (numerator / denominator) * 100));

describe('U′ limits, by hand', () => {
  it('equal denominators are XmR limits: 0.08, 0.12, 0.10, 0.10 move by 0.04, 0.02 and 0, so 0.1 ± 2.66 × 0.02', () => {
    const limits = ratioLimits(counts([8, 100], [12, 100], [10, 100], [10, 100]), { chart: 'rate', scale: 1 }, RULES);
    for (const limit of limits ?? []) {
      expect(limit.mean).toBeCloseTo(0.1, 12);
      expect(limit.lower).toBeCloseTo(0.0468, 12);
      expect(limit.upper).toBeCloseTo(0.1532, 12);
    }
    expect(limits).toHaveLength(4);
  });

  it('a fourth of the denominator is twice the width', () => {
    // u = 120 / 1000. Sigma at 100 is √(0.12 / 100) = 0.02 √3, at 400 0.01 √3. In units of 1 / √3 the points stand at
    // (0.1 − 0.12) / 0.02 = −1, 0.005 / 0.01 = 0.5, −0.04 / 0.02 = −2, 0.01 / 0.01 = 1; they move by 1.5, 2.5 and 3: average 7/3.
    const limits = ratioLimits(counts([10, 100], [50, 400], [8, 100], [52, 400]), { chart: 'rate', scale: 1000 }, RULES);
    const halves = limits?.map((limit) => limit.upper - limit.mean) ?? [];
    [2.66 * 20 * (7 / 3), 2.66 * 10 * (7 / 3)].forEach((half, at) => expect(halves[at]).toBeCloseTo(half, 9));
    // 120 − 124.13 would be below nothing.
    expect(limits?.[0]?.lower).toBe(0);
    expect(limits?.[0]?.nearUpper).toBeCloseTo(120 + (2 / 3) * 124.1333333333, 6);
  });

  it('a missing point is left out and breaks the step', () => {
    // Only 8 → 12 is a step: 0.04, so ± 2.66 × 0.04 around 30 / 300.
    const limits = ratioLimits(counts([8, 100], [12, 100], [null, 100], [10, 100], [7, 0]), { chart: 'rate', scale: 1 }, RULES);
    expect(limits?.map((limit) => limit.value)).toEqual([0.08, 0.12, 0.1]);
    expect(limits?.[2]?.upper).toBeCloseTo(0.1 + 0.1064, 12);
  });
});

describe('P′ limits at the edges', () => {
  it.each([['all', 50], ['none', 0]])('%s of them: limits on the centre', (_name, numerator) => {
    const limits = ratioLimits(counts([numerator, 50], [numerator, 50], [numerator, 50]), { chart: 'proportion', scale: 100 }, RULES);
    expect(limits?.map(({ lower, upper }) => [lower, upper])).toEqual(Array.from({ length: 3 }, () => [numerator * 2, numerator * 2]));
  });

  it.each([['empty', []], ['one point', [[3, 5]]], ['no denominators', [[3, 0], [4, null]]], ['more than all of them', [[9, 5], [9, 5]]]] as const)('%s: no limits', (_name, pairs) => {
    expect(ratioLimits(counts(...pairs), { chart: 'proportion', scale: 1 }, RULES)).toBeUndefined();
  });
});

describe('offering them', () => {
  it('where denominators vary, with where and how much', () => {
    const points = counts([80, 100], [810, 1000], [78, 100], [795, 1000], [83, 100], [802, 1000], [41, 50], [790, 1000]);
    const offer = offerRatioLimits(trendOf(percent(points)), points, { chart: 'proportion', scale: 100 }, RULES);
    expect(offer).toMatchObject({ chart: 'proportion', at: '2022-10-01', smallestDenominator: 50, largestDenominator: 1000 });
    expect(offer?.largestDifference).toBeGreaterThan(RULES.ratioLimitsDifferFrom);
    expect(offer?.limits).toHaveLength(8);
  });

  it('not where they are alike', () => {
    const points = counts([80, 100], [81, 101], [78, 99], [80, 100], [83, 100], [80, 102], [82, 101], [79, 100]);
    expect(offerRatioLimits(trendOf(percent(points)), points, { chart: 'proportion', scale: 100 }, RULES)).toBeUndefined();
  });

  it('not for being cut at 100% where the XmR limit runs past it', () => {
    // XmR: 98.67 ± 2.66 × 2, so 93.3 to 104.0; P′ has the same half width and ends at 100.
    const points = counts([98, 100], [100, 100], [97, 100], [99, 100], [100, 100], [98, 100]);
    expect(offerRatioLimits(trendOf(percent(points)), points, { chart: 'proportion', scale: 100 }, RULES)).toBeUndefined();
  });

  it('not where there are no counts, nor no limits', () => {
    const points = counts([80, 100], [81, 101], [78, 99]);
    expect(offerRatioLimits(trendOf(percent(points)), [], { chart: 'proportion', scale: 100 }, RULES)).toBeUndefined();
    expect(offerRatioLimits(trendOf([80]), points, { chart: 'proportion', scale: 100 }, RULES)).toBeUndefined();
  });
});

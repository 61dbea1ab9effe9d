import { describe, expect, it } from 'vitest';
import { accurateMean } from '../../../src/core/trend/accurate-mean.ts';
import { astronomical } from '../../../src/core/trend/astronomical.ts';
import { averageMovingRange, movingRanges } from '../../../src/core/trend/moving-ranges.ts';
import { placePoint } from '../../../src/core/trend/placing.ts';
import type { Placing } from '../../../src/core/trend/placing.ts';
import { processLimits, toleranceOf } from '../../../src/core/trend/process-limits.ts';
import type { ProcessLimits } from '../../../src/core/trend/process-limits.ts';
import { runsOf } from '../../../src/core/trend/runs.ts';
import { shift } from '../../../src/core/trend/shift.ts';
import { sideOf } from '../../../src/core/trend/side.ts';
import { signalsOf } from '../../../src/core/trend/signals.ts';
import { trendRun } from '../../../src/core/trend/trend-run.ts';
import { twoOfThree } from '../../../src/core/trend/two-of-three.ts';
import { RULES } from '../../support/trend-rules.ts';

/** Mean 50, near limits 43 and 57, limits 40 and 60. */
const LIMITS: ProcessLimits = { mean: 50, lower: 40, upper: 60, nearLower: 43, nearUpper: 57, averageMovingRange: 3.76, screenedOut: 0, screeningSetAside: false, tolerance: 1e-9 };
const placed = (...values: readonly (number | null)[]): Placing[] => values.map((value) => placePoint(value, LIMITS));

describe('the mean and the moving ranges', () => {
  it('the mean of equal decimals is that decimal', () => {
    expect(accurateMean(Array.from({ length: 15 }, () => 99.1))).toBe(99.1);
    expect(accurateMean([])).toBeUndefined();
  });

  it('a step from or to a missing value is left out', () => {
    expect(movingRanges([50, 52, null, 51, 48])).toEqual([2, 3]);
  });

  it.each([
    // name, ranges, screened?, average, left out. 3.267 × 2 = 6.534, so 11 goes and 1 stays.
    ['one range of eleven goes', [1, 1, 1, 1, 1, 1, 1, 1, 1, 11], true, 1, 1],
    ['unless screening is off', [1, 1, 1, 1, 1, 1, 1, 1, 1, 11], false, 2, 0],
    // Average 88 / 8 = 11, 35.937 away: 40 goes. Of the rest, 48 / 7 = 6.857 and 22.4 away: 30 would go now, and stays.
    ['only once', [3, 3, 3, 3, 3, 3, 30, 40], true, 48 / 7, 1],
    ['all zero', [0, 0, 0], true, 0, 0],
  ])('screening: %s', (_name, ranges, screen, average, screenedOut) => {
    expect(averageMovingRange(ranges, { screen, screeningFactor: 3.267 })).toEqual({ average, screenedOut, screeningSetAside: false });
  });

  it('leaves out a range of exactly so many averages', () => {
    // 1, 1 and 4 have the average 2; with factor 2, 4 is not below 4.
    expect(averageMovingRange([1, 1, 4], { screen: true, screeningFactor: 2 })).toMatchObject({ average: 1, screenedOut: 1 });
  });

  it('is set aside when only zeros would be left, and there is no average of nothing', () => {
    expect(averageMovingRange([0, 0, 0, 0, 0, 0, 7, 7], { screen: true, screeningFactor: 3.267 })).toEqual({ average: 1.75, screenedOut: 0, screeningSetAside: true });
    expect(averageMovingRange([], { screen: true, screeningFactor: 3.267 })).toBeUndefined();
  });

  it('limits: 50.5 ± 2.66 × 7/3', () => {
    const limits = processLimits([50, 52, 49, 51], RULES);
    expect(limits?.mean).toBe(50.5);
    expect(limits?.lower).toBeCloseTo(44.2933, 4);
    expect(limits?.upper).toBeCloseTo(56.7067, 4);
    expect(limits?.nearUpper).toBeCloseTo(50.5 + 4.1378, 4);
    expect(processLimits([50], RULES)).toBeUndefined();
    expect(processLimits([50, null, 52], RULES)).toBeUndefined();
  });

  it('values are the same within a share of their spread, and never apart by rounding alone', () => {
    expect(toleranceOf([40, 60], 1e-9)).toBe(20 * 1e-9);
    expect(sideOf(0.1 + 0.2, 0.3, toleranceOf([0.3, 0.3], 1e-9))).toBe(0);
    // A billion more or less: the spread is still 20, so a hundredth still counts.
    expect(sideOf(1e9 + 50.01, 1e9 + 50, toleranceOf([1e9 + 40, 1e9 + 60], 1e-9))).toBe(1);
    expect(toleranceOf([], 1e-9)).toBe(0);
  });
});

describe('the four rules', () => {
  it('astronomical: a point on the limit is common cause', () => {
    expect(astronomical(placed(60, 61, 40, 39.9, null))).toEqual([0, 1, 0, -1, 0]);
  });

  it.each([
    ['seven rising, then a tie', [1, 2, 3, 4, 5, 6, 7, 7], [1, 1, 1, 1, 1, 1, 1, 0]],
    ['six rising', [1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0]],
    ['a tie in the middle', [1, 2, 3, 4, 4, 5, 6, 7], [0, 0, 0, 0, 0, 0, 0, 0]],
    ['a missing value in the middle', [1, 2, 3, 4, null, 6, 7, 8], [0, 0, 0, 0, 0, 0, 0, 0]],
    ['a turning point takes the direction of what follows', [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], [1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1]],
    // Only a point in two trends changes direction; the top of a saw tooth belongs to the rise alone.
    ['the top of a saw tooth has risen', [1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7], Array.from({ length: 14 }, () => 1)],
  ])('trend: %s', (_name, values, sides) => {
    expect(trendRun(placed(...values), 7)).toEqual(sides);
  });

  it.each([
    ['the third point is not flagged', [58, 52, 58], 'between-near-and-limit', [1, 0, 1]],
    ['a point beyond the limit does not count', [58, 61, 52], 'between-near-and-limit', [0, 0, 0]],
    ['it does in the newer wording', [58, 61, 52], 'beyond-near', [1, 1, 0]],
    ['a point on the limit counts, one on the near limit does not', [60, 57, 58, 57], 'between-near-and-limit', [1, 0, 1, 0]],
    ['the third must be on the same side', [58, 49, 58], 'between-near-and-limit', [0, 0, 0]],
    ['and not on the mean', [42, 50, 42], 'beyond-near', [0, 0, 0]],
    ['nor missing', [42, null, 42], 'beyond-near', [0, 0, 0]],
    ['below', [42, 42, 44], 'between-near-and-limit', [-1, -1, 0]],
  ] as const)('two of three: %s', (_name, values, counts, sides) => {
    expect(twoOfThree(placed(...values), counts)).toEqual(sides);
  });

  it.each([
    ['seven above', [51, 51, 51, 51, 51, 51, 51, 49], [1, 1, 1, 1, 1, 1, 1, 0]],
    ['one on the mean among them', [51, 51, 51, 50, 51, 51, 51, 51], [0, 0, 0, 0, 0, 0, 0, 0]],
    ['one missing among them', [49, 49, 49, null, 49, 49, 49, 49], [0, 0, 0, 0, 0, 0, 0, 0]],
  ])('shift: %s', (_name, values, sides) => {
    expect(shift(placed(...values), 7)).toEqual(sides);
  });

  it('runs', () => {
    expect(runsOf([1, 1, 0, -1], 2)).toEqual([{ side: 1, first: 0, last: 1 }]);
    expect(runsOf([1, 1, 0, -1], 1)).toEqual([{ side: 1, first: 0, last: 1 }, { side: -1, first: 3, last: 3 }]);
    expect(runsOf([], 1)).toEqual([]);
  });

  it('every rule met is listed, in order of precedence; without limits none is', () => {
    // Rising above the mean to beyond the limit: 61 is astronomical, in a trend and in a shift.
    const labels = signalsOf(placed(51, 52, 53, 54, 55, 56, 61), RULES).map((signals) => signals.map((signal) => signal.label));
    expect(labels.at(-1)).toEqual(['Above UCL', '7 Point Trend (Increasing)', '7 Points Above CL']);
    expect(labels[0]).toEqual(['7 Point Trend (Increasing)', '7 Points Above CL']);
    expect(signalsOf([placePoint(99, undefined)], RULES)).toEqual([[]]);
  });

  it('the number of points in a label is the number asked for', () => {
    const signals = signalsOf(placed(49, 49, 49, 49, 49, 49), { ...RULES, shiftPoints: 6 });
    expect(signals[0]?.[0]?.label).toBe('6 Points Below CL');
  });
});

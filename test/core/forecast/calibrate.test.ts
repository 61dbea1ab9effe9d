import { describe, expect, it } from 'vitest';
import { bandAround, calibratedSpread } from '../../../src/core/forecast/calibrate.ts';
import type { Method } from '../../../src/core/forecast/calibrate.ts';

const rules = { firstOrigin: { share: 0.5, least: 2, most: 4 }, steps: 1, leastDegrees: 2 };
const method = (over: Partial<Method> = {}): Method => ({ forecastFrom: () => 0, claimedSpread: () => 1, errorsPerIndependent: () => 1, ...over });

describe('a spread calibrated on the series’ own errors', () => {
  // Eight values, so the first origin is the fourth: the errors of a forecast of 0 are the last four, all of size 2.
  const values = [9, 9, 9, 9, 2, -2, 2, -2];

  it('widens what the method claims by how far off it has been', () => {
    expect(calibratedSpread(values, method(), rules)(1)).toEqual({ scale: 2, degrees: 4 });
  });

  it('grows by step as the method claims', () => {
    const spreadAt = calibratedSpread(values, method({ claimedSpread: (step) => step }), { ...rules, steps: 2 });
    // Errors of one step: four of 2; of two steps: three of 2, which claim to be twice as wide and count as 1: (4*4 + 3*1) / 7.
    expect(spreadAt(1).scale).toBeCloseTo(Math.sqrt(19 / 7), 12);
    expect(spreadAt(2).scale).toBeCloseTo(2 * Math.sqrt(19 / 7), 12);
    expect(spreadAt(2).degrees).toBe(3);
  });

  it('holds each forecast against the value it was made for', () => {
    // Value n is n, and the forecast for `step` after the first `length` values says length + step: never off.
    const never = method({ forecastFrom: (length, step) => length + step, claimedSpread: () => 0.1 });
    expect(calibratedSpread([1, 2, 3, 4, 5, 6, 7, 8], never, { ...rules, steps: 3 })(1)).toEqual({ scale: 0.1, degrees: 4 });
  });

  it('never narrows it', () => {
    expect(calibratedSpread(values, method({ claimedSpread: () => 5 }), rules)(1).scale).toBe(5);
  });

  it('counts overlapping errors for less, and no fewer than the rules say', () => {
    expect(calibratedSpread(values, method({ errorsPerIndependent: () => 1.3 }), rules)(1).degrees).toBe(3);
    expect(calibratedSpread(values, method({ errorsPerIndependent: () => 9 }), rules)(1).degrees).toBe(2);
    expect(calibratedSpread(values, method(), rules)(40).degrees).toBe(2);
  });

  it('passes over gaps and over origins without a forecast', () => {
    expect(calibratedSpread([9, 9, 9, 9, 2, null, null, -2], method(), { ...rules, firstOrigin: { share: 0.5, least: 4, most: 4 } })(1)).toEqual({ scale: 2, degrees: 2 });
    expect(calibratedSpread(values, method({ forecastFrom: () => undefined }), rules)(1)).toEqual({ scale: 1, degrees: 2 });
  });
});

describe('a band', () => {
  it('reaches to the points of Student’s t: 1.886 at 90 % and 2 degrees', () => {
    const { lower, upper } = bandAround(50, { scale: 10, degrees: 2 }, 0.8);
    expect(upper).toBeCloseTo(68.86, 2);
    expect(lower).toBeCloseTo(31.14, 2);
  });

  it('has no width without spread', () => {
    expect(bandAround(7, { scale: 0, degrees: 2 }, 0.95)).toEqual({ lower: 7, upper: 7 });
  });
});

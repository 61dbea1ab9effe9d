import { describe, expect, it } from 'vitest';
import { meanMethod } from '../../../src/core/forecast/mean-method.ts';

describe('the mean as a forecast', () => {
  // Ranges 2, 1, 2: their mean 5/3 over 1.128 is 1.47754, times sqrt(1 + 1/4) is 1.65194.
  it('has the band of a process chart', () => {
    const { mean, method } = meanMethod([10, 12, 11, 13], 1)!;
    expect(mean).toBe(11.5);
    expect(method.claimedSpread(1)).toBeCloseTo(1.65194, 5);
    expect(method.claimedSpread(6)).toBe(method.claimedSpread(1));
  });

  it('leaves out ranges beside a gap: only 12 to 11 is left', () => {
    const { mean, method } = meanMethod([10, null, 12, 11], 1)!;
    expect(mean).toBe(11);
    expect(method.claimedSpread(1)).toBeCloseTo((1 / 1.128) * Math.sqrt(4 / 3), 12);
  });

  it('knows at each origin only what was known then', () => {
    const { method } = meanMethod([10, null, 12, 11], 1)!;
    expect(method.forecastFrom(1, 1)).toBe(10);
    expect(method.forecastFrom(2, 1)).toBe(10);
    expect(method.forecastFrom(3, 4)).toBe(11);
    expect(method.forecastFrom(0, 1)).toBeUndefined();
  });

  // 10, 12, 10, 12 has offsets -1, 1, -1, 1: r(1) = -3/4, so 1 + 2 * 9/16.
  it('counts figures that follow one another for less than independent ones', () => {
    expect(meanMethod([10, 12, 10, 12], 1)!.method.errorsPerIndependent(1)).toBeCloseTo(2.125, 12);
  });

  it('has no band when no two neighbours both have a figure', () => {
    expect(meanMethod([10, null, 12, null, 11], 1)).toBeUndefined();
  });
});

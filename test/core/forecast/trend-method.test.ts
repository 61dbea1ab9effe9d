import { describe, expect, it } from 'vitest';
import { errorsPerIndependent } from '../../../src/core/forecast/trend-method.ts';

describe('how many overlapping errors make one', () => {
  const carriedOn = { alpha: 1, beta: 0, phi: 0.9 };

  it('one, a single step ahead', () => {
    expect(errorsPerIndependent(carriedOn, 1)).toBe(1);
  });

  // Errors of the last value carried on are sums of the next shocks: two steps ahead they share one of two, r = 1/2;
  // three steps ahead 2/3 and 1/3: 1 + 2 * (4/9 + 1/9).
  it('more, the further ahead', () => {
    expect(errorsPerIndependent(carriedOn, 2)).toBeCloseTo(1.5, 12);
    expect(errorsPerIndependent(carriedOn, 3)).toBeCloseTo(1 + 10 / 9, 12);
  });

  it('one at any step where no shock stays', () => {
    expect(errorsPerIndependent({ alpha: 0, beta: 0, phi: 0.9 }, 6)).toBe(1);
  });
});

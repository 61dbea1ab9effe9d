import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalPlaces, exactDifference } from '../../src/core/exact.ts';

describe('decimal places', () => {
  it.each([[90, 0], [99.86, 2], [-0.5, 1], [1e-7, 7], [1.25e-7, 9], [1e21, 0]])('%s has %i', (value, places) => {
    expect(decimalPlaces(value)).toBe(places);
  });
});

describe('exact difference', () => {
  it.each([[91.6, 90.9, 0.7], [57, 56.9, 0.1], [0.3, 0.1, 0.2], [412, 419, -7], [99.86, 99.87, -0.01], [-28, 0, -28]])('%s minus %s is %s', (a, b, difference) => {
    expect(exactDifference(a, b)).toBe(difference);
  });

  it('is the difference of the hundredths', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (a, b) => {
      expect(exactDifference(a / 100, b / 100)).toBe((a - b) / 100);
    }));
  });
});

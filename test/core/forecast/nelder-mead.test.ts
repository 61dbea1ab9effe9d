import { describe, expect, it } from 'vitest';
import { searchLowest } from '../../../src/core/forecast/nelder-mead.ts';
import type { BoxPoint } from '../../../src/core/forecast/nelder-mead.ts';

const settings = { reach: 0.1, rounds: 200 };

describe('searching the lowest point of a box', () => {
  it('finds the bottom of a bowl', () => {
    const [x, y] = searchLowest(([a = 0, b = 0]) => (a - 0.3) ** 2 + 4 * (b - 0.7) ** 2, [0.9, 0.1], settings);
    expect(x).toBeCloseTo(0.3, 5);
    expect(y).toBeCloseTo(0.7, 5);
  });

  it('stops at the side when the bottom lies outside', () => {
    const [x, y] = searchLowest(([a = 0, b = 0]) => (a - 2) ** 2 + (b + 1) ** 2, [0.5, 0.5], settings);
    expect(x).toBe(1);
    expect(y).toBe(0);
  });

  it('is never worse than its start, and the same each time', () => {
    const wavy = ([a = 0, b = 0, c = 0]: BoxPoint): number => Math.sin(17 * a) + Math.cos(23 * b) * c;
    const start = [0.2, 0.4, 0.6];
    const found = searchLowest(wavy, start, settings);
    expect(wavy(found)).toBeLessThanOrEqual(wavy(start));
    expect(searchLowest(wavy, start, settings)).toEqual(found);
  });
});

import { expect, it } from 'vitest';
import { axisTicks } from '../../src/present/axis.ts';

it.each([
  [77.6, 92, [75, 80, 85, 90, 95]],
  [0, 4, [0, 1, 2, 3, 4]],
  [99.41, 99.92, [99.4, 99.6, 99.8, 100]],
  [-28, 0, [-30, -20, -10, 0]],
  [390, 425, [390, 400, 410, 420, 430]],
])('from %s to %s', (low, high, ticks) => {
  expect(axisTicks(low, high, 5)).toEqual(ticks);
});

it('gives a flat series room', () => {
  for (const value of [0, 5, -3]) {
    const ticks = axisTicks(value, value, 5);
    expect(ticks.length).toBeGreaterThan(1);
    expect(Math.min(...ticks)).toBeLessThanOrEqual(value);
    expect(Math.max(...ticks)).toBeGreaterThanOrEqual(value);
  }
});

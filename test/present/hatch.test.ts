import { expect, it } from 'vitest';
import { hatchLines } from '../../src/present/hatch.ts';

it('draws the diagonal of a square', () => {
  expect(hatchLines([[0, 0], [4, 0], [4, 4], [0, 4]], 4)).toBe('M0 4L4 0');
});

it('stays inside a shape with a notch', () => {
  // A U of width 6: the line x + y = 6 enters the left leg, leaves it at the notch, and enters the right leg.
  const u = [[0, 0], [2, 0], [2, 4], [4, 4], [4, 0], [6, 0], [6, 6], [0, 6]] as const;
  expect(hatchLines(u, 6)).toBe('M0 6L2 4M4 2L6 0');
});

import { describe, expect, it } from 'vitest';
import { studentQuantile, studentShareBelow } from '../../../src/core/forecast/student.ts';

describe('Student’s t', () => {
  // The printed tables of percentage points, as in any statistics textbook.
  it.each([
    [0.9, 1, 3.078], [0.9, 2, 1.886], [0.9, 3, 1.638], [0.9, 12, 1.356], [0.9, 120, 1.289],
    [0.975, 1, 12.706], [0.975, 2, 4.303], [0.975, 5, 2.571], [0.975, 30, 2.042],
  ])('has its %d point at %d degrees at %d', (share, degrees, printed) => {
    expect(studentQuantile(share, degrees)).toBeCloseTo(printed, 3);
    expect(studentShareBelow(studentQuantile(share, degrees), degrees)).toBeCloseTo(share, 12);
  });

  it('is symmetric', () => {
    expect(studentShareBelow(0, 4)).toBe(0.5);
    expect(studentShareBelow(-1.7, 5)).toBeCloseTo(1 - studentShareBelow(1.7, 5), 14);
    expect(studentQuantile(0.1, 3)).toBeCloseTo(-studentQuantile(0.9, 3), 10);
  });
});

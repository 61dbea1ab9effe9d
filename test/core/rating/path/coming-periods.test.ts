import { describe, expect, it } from 'vitest';
import type { UsedObservation } from '../../../../src/core/rating/answer.ts';
import { comingPeriods } from '../../../../src/core/rating/path/coming-periods.ts';

/** Latest first from October 2026: `m` met, `-` missed. */
const months = (verdicts: string): UsedObservation[] => [...verdicts].map((one, back) => {
  const month = 2026 * 12 + 9 - back;
  return { indicator: 'i', unit: 'percent', value: '90', period: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`, verdict: one === 'm' ? 'met' : 'not-met' };
});

describe('what a moving window asks of the periods to come', () => {
  it('counts what stays in the window until the review', () => {
    // November to February end by 3 March, so the oldest four leave: of the newest eight 7 are met, and 10 - 7 = 3 are wanted.
    expect(comingPeriods({ periods: 12, atLeast: 10 }, months('mmmmmmm-m---'), '2027-03-03')).toEqual({ granularity: 'month', wanted: 3, of: 4, inTime: true });
  });

  it('says how long it takes where the review comes too soon', () => {
    // Newest first: two missed, then ten met; 12 of 12 are wanted. The missed ones leave after 12 more months.
    expect(comingPeriods({ periods: 12, atLeast: 12 }, months('--mmmmmmmmmm'), '2027-03-03')).toEqual({ granularity: 'month', wanted: 12, of: 12, inTime: false });
    // Six met of the newest six, 9 wanted: three more in three months.
    expect(comingPeriods({ periods: 12, atLeast: 9 }, months('mmmmmm------'), undefined)).toEqual({ granularity: 'month', wanted: 3, of: 3, inTime: true });
  });
});

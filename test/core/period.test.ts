import { describe, expect, it } from 'vitest';
import { lastDay, monthPeriod, quarterPeriod, yearPeriod } from '../../src/core/period.ts';

describe('the last day of a period', () => {
  it.each([
    ['a leap February', monthPeriod(2028, 2), '2028-02-29'],
    ['February of a century', monthPeriod(2100, 2), '2100-02-28'],
    ['February of 2000', monthPeriod(2000, 2), '2000-02-29'],
    ['the third quarter, to December', quarterPeriod(2026, 3), '2026-12-31'],
    ['a financial year', yearPeriod(2026), '2027-03-31'],
  ])('%s', (_, period, day) => {
    expect(lastDay(period)).toBe(day);
  });

  it('is what the calendar says', () => {
    for (let month = 1; month <= 12 * 40; month += 1) {
      const period = { granularity: 'month', month: 1990 * 12 + month } as const;
      expect(lastDay(period)).toBe(new Date(Date.UTC(1990, month + 1, 0)).toISOString().slice(0, 10));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { lastDay, lastDayThatCounts, monthPeriod, quarterPeriod, yearPeriod } from '../../src/core/period.ts';

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

describe('lastDayThatCounts', () => {
  it.each([
    ['July and two months', monthPeriod(2026, 7), 2, '2026-09-30'],
    ['a month whose last day is a leap day', monthPeriod(2027, 12), 2, '2028-02-29'],
    ['a quarter, from its last month', quarterPeriod(2026, 1), 3, '2026-09-30'],
    ['a financial year, from March', yearPeriod(2025), 12, '2027-03-31'],
    ['no months at all', monthPeriod(2026, 7), 0, '2026-07-31'],
  ])('%s', (_name, period, months, day) => {
    expect(lastDayThatCounts(period, months)).toBe(day);
  });
});

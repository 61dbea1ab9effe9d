import { describe, expect, it } from 'vitest';
import { lastDayThatCounts, monthPeriod, quarterPeriod, yearPeriod } from '../../src/core/period.ts';

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

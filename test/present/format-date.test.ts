import { describe, expect, it } from 'vitest';
import { monthPeriod, quarterPeriod, yearPeriod } from '../../src/core/period.ts';
import { formatDay, formatDayShort, formatPeriod, formatPeriodLong, formatWeekday } from '../../src/present/format-date.ts';

describe('days', () => {
  it('are written as people write them', () => {
    expect(formatDay('2027-03-03')).toBe('3 March 2027');
    expect(formatDayShort('2026-09-18')).toBe('18 Sep 2026');
    expect(formatDay('2026-11-23T09:00:00Z')).toBe('23 November 2026');
  });

  // 3 March 2027 is a Wednesday by the calendar; 29 February 2028 a Tuesday.
  it.each([['2027-03-03', 'Wednesday 3 March 2027'], ['2028-02-29', 'Tuesday 29 February 2028']])('%s', (day, words) => {
    expect(formatWeekday(day)).toBe(words);
  });
});

describe('periods', () => {
  it.each([
    [monthPeriod(2026, 10), 'Oct 2026', 'October 2026'],
    [quarterPeriod(2026, 2), 'Jul to Sep 2026', 'July to September 2026'],
    [quarterPeriod(2026, 4), 'Jan to Mar 2027', 'January to March 2027'],
    [yearPeriod(2025), '2025/26', '2025/26'],
    [yearPeriod(1999), '1999/00', '1999/00'],
  ])('%o', (period, short, long) => {
    expect(formatPeriod(period)).toBe(short);
    expect(formatPeriodLong(period)).toBe(long);
  });
});

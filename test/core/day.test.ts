import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, londonDay } from '../../src/core/day.ts';

describe('days', () => {
  it('counts from one to another', () => expect(dayNumber('2027-03-03') - dayNumber('2026-11-23')).toBe(100));
  it.each([['2026-10-31', 30, '2026-11-30'], ['2028-02-28', 1, '2028-02-29'], ['2026-12-31', 1, '2027-01-01'], ['2026-03-28', 2, '2026-03-30']])('%s and %i days is %s', (day, days, then) => {
    expect(addDays(day, days)).toBe(then);
  });
});

describe('the day in the United Kingdom', () => {
  it.each([['2026-03-31T23:30:00.000Z', '2026-04-01'], ['2026-03-31T22:30:00.000Z', '2026-03-31'], ['2026-11-23T23:59:59.999Z', '2026-11-23']])('%s is on %s', (moment, day) => expect(londonDay(moment)).toBe(day));
});

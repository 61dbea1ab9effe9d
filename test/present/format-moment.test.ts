import { describe, expect, it } from 'vitest';
import { formatMoment } from '../../src/present/format-moment.ts';

describe('formatMoment', () => {
  it.each([
    ['in winter, as UTC', '2026-11-23T00:04:59.000Z', '23 November 2026 at 00:04'],
    ['in summer, an hour on', '2026-07-01T09:05:00.000Z', '1 July 2026 at 10:05'],
    ['into the next day and year of account', '2027-03-31T23:30:00.000Z', '1 April 2027 at 00:30'],
  ])('%s', (_name, at, expected) => expect(formatMoment(at)).toBe(expected));
});

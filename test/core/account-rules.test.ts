import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import { failuresAfter, oneTimePasswordExpiry, sessionLimits } from '../../src/core/account-rules.ts';
import { FOLDERS } from '../../src/folders.ts';

const { accountRules } = readCatalogue(FOLDERS.data);

describe('data/account-rules.json', () => {
  it('keeps to Cyber Essentials: at most ten guesses in five minutes, at least twelve characters', () => {
    expect(accountRules.signIn.failuresPerAccount).toBeLessThanOrEqual(10);
    expect(accountRules.signIn.withinMinutes).toBeGreaterThanOrEqual(5);
    expect(accountRules.password.leastCharacters).toBeGreaterThanOrEqual(12);
  });

  it('ends sessions after half an hour idle and twelve hours in all', () => {
    expect(sessionLimits(accountRules, '2026-11-23T12:00:00.000Z')).toEqual({ seenAfter: '2026-11-23T11:30:00.000Z', startedAfter: '2026-11-23T00:00:00.000Z' });
  });

  it('counts failures of the last five minutes, and one-time passwords for seven days', () => {
    expect(failuresAfter(accountRules, '2026-03-01T00:02:00.000Z')).toBe('2026-02-28T23:57:00.000Z');
    expect(oneTimePasswordExpiry(accountRules, '2026-12-28T09:00:00.000Z')).toBe('2027-01-04T09:00:00.000Z');
  });
});

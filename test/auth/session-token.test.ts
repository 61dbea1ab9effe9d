import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attemptSubject, newSessionToken, tokenHash } from '../../src/auth/session-token.ts';

describe('a session token', () => {
  it('is two ids of 128 bits', () => {
    let n = 0;
    expect(newSessionToken(() => String(++n).padStart(32, '0'))).toBe(`${'1'.padStart(32, '0')}${'2'.padStart(32, '0')}`);
  });

  it('is stored as its SHA-256', () => {
    // FIPS 180-2, appendix B.1: SHA-256 of "abc".
    expect(tokenHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('keeps no address in clear', () => {
    expect(attemptSubject('account', 'jo@example.gov.uk')).toBe(`account:${createHash('sha256').update('jo@example.gov.uk').digest('hex')}`);
    expect(attemptSubject('address', 'x')).not.toBe(attemptSubject('account', 'x'));
  });
});

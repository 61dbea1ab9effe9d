import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../../src/auth/password.ts';

describe('a password', () => {
  it('is kept as Argon2id with 19 MiB, two passes and one lane, and a salt of its own', async () => {
    const [one, two] = [await hashPassword('correct horse battery staple'), await hashPassword('correct horse battery staple')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  it.each([
    ['the same', 'correct horse battery staple', true],
    ['one letter in another case', 'Correct horse battery staple', false],
    ['a space more', 'correct horse battery staple ', false],
    ['nothing', '', false],
  ])('%s', async (_name, tried, right) => expect(await verifyPassword(await hashPassword('correct horse battery staple'), tried)).toBe(right));

  it('counts every character of a very long one', async () => {
    const long = 'ab3'.repeat(400);
    expect(await verifyPassword(await hashPassword(`${long}x`), `${long}y`)).toBe(false);
    expect(await verifyPassword(await hashPassword(`${long}x`), `${long}x`)).toBe(true);
  });

  it('is the same typed on a keyboard that composes its letters (é as one character or two)', async () => {
    expect(await verifyPassword(await hashPassword('caf\u00e9 au lait sans sucre'), 'cafe\u0301 au lait sans sucre')).toBe(true);
  });

  it('is never right for an account that has none', async () => expect(await verifyPassword(undefined, '')).toBe(false));

  it('agrees with a hash of the reference implementation', async () => {
    // Argon2id test of the reference implementation (phc-winner-argon2, src/test.c): m=65536, t=2, p=1, "password", salt "somesalt".
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword(reference, 'password')).toBe(true);
    expect(await verifyPassword(reference, 'passwort')).toBe(false);
  });
});

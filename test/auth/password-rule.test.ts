import { describe, expect, it } from 'vitest';
import { generatedPassword } from '../../src/auth/generated-password.ts';
import { ownWordsOf, passwordFault } from '../../src/auth/password-rule.ts';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import { FOLDERS } from '../../src/folders.ts';

const { password: rules } = readCatalogue(FOLDERS.data).accountRules;
const OWN = ownWordsOf({ name: 'Jo Okoro', email: 'jo.okoro@westborough.gov.uk' });

describe('what a password may be', () => {
  it.each([
    ['three random words', 'seven purple elephants'],
    ['no digit, no sign, no capital', 'correcthorsebattery'],
    ['64 characters and more', 'the quick brown fox jumps over the lazy dog and then some more of it again'],
    ['other scripts', 'пароль собаки зелёный'],
    ['twelve characters exactly', 'vmzk-rtwq-bx'],
  ])('%s', (_name, text) => expect(passwordFault(text, rules, OWN)).toBeUndefined());

  it.each([
    ['eleven characters', 'vmzk-rtwq-b', { kind: 'too-short', least: 12 }],
    ['eleven emoji, though they are more code units', '🐘🐄🐎🐖🐏🐑🦙🐐🦌🐕🐩', { kind: 'too-short', least: 12 }],
    ['one letter repeated', 'aaaaaaaaaaaaaaaa', { kind: 'too-few-different', least: 5 }],
    ['the product and a year', 'Threestar2026!', { kind: 'too-common' }],
    ['a common password with digits', 'password123456', { kind: 'too-common' }],
    ['the same with lookalikes', 'P4$$w0rd123456', { kind: 'too-common' }],
    ['a keyboard row', 'qwertyuiop123', { kind: 'too-common' }],
    ['digits only', '192837465019', { kind: 'too-common' }],
    ['season, year and sign', 'Summer2026!!!', { kind: 'too-common' }],
    ['the own name', 'okoro.okoro.1', { kind: 'too-common' }],
    ['the own council from the address', 'Westborough2026', { kind: 'too-common' }],
  ])('not %s', (_name, text, fault) => expect(passwordFault(text, rules, OWN)).toEqual(fault));
});

describe('generatedPassword', () => {
  it('writes 100 of 128 bits, the lowest first', () => {
    expect(generatedPassword('0'.repeat(32))).toBe('aaaaa-aaaaa-aaaaa-aaaaa');
    expect(generatedPassword('f'.repeat(32))).toBe('99999-99999-99999-99999');
    // 0x21 = 00001 00001: two characters of 1, the second letter.
    expect(generatedPassword('21'.padStart(32, '0'))).toBe('bbaaa-aaaaa-aaaaa-aaaaa');
  });
});

import { describe, expect, it } from 'vitest';
import { decimalPlaces, halfLastPlace, isPlainDecimal, plainOfScientific, shiftDecimal, significantDigits, toDecimalText } from '../../src/core/decimal-text.ts';

describe('decimalPlaces', () => {
  it.each([[90, 0], [99.86, 2], [-0.5, 1], [1e-7, 7], [1.25e-7, 9], [1e21, 0]])('%s has %i', (value, places) => {
    expect(decimalPlaces(value)).toBe(places);
  });
});

describe('toDecimalText', () => {
  it.each([[97.5, '97.5'], [0, '0'], [-28, '-28'], [1e-7, '0.0000001'], [-1.25e-7, '-0.000000125'], [1e21, '1000000000000000000000'], [1.5e21, '1500000000000000000000']])(
    'writes %s as %s', (value, text) => {
      expect(toDecimalText(value)).toBe(text);
    });
});

describe('isPlainDecimal', () => {
  it.each(['0', '-12.5', '0.5', '123456789012345', '12345678901234.5'])('takes %s', (text) => expect(isPlainDecimal(text)).toBe(true));
  it.each(['', '-', '.5', '5.', '1.2.3', '1e3', '007', '-0', '1234567890123456', '١٢'])('leaves %j to the slow way', (text) => expect(isPlainDecimal(text)).toBe(false));
});

describe('shiftDecimal', () => {
  it.each([['0.57', 2, '57'], ['57', -2, '0.57'], ['-1.5', 3, '-1500'], ['0.0', 2, '0'], ['-0', 1, '0'], ['1.20', 0, '1.2']])('%s times ten to the %i is %s', (text, power, shifted) => {
    expect(shiftDecimal(text, power)).toBe(shifted);
  });
});

describe('digits of decimal text', () => {
  it.each([['0.0120', 2], ['98', 2], ['-100.5', 4], ['0', 0]])('%s has %i that matter', (text, digits) => expect(significantDigits(text)).toBe(digits));
  it.each([['0.98', 0.005], ['98', 0.5]])('half the last place of %s is %d', (text, half) => expect(halfLastPlace(text)).toBe(half));
  it.each([['1.2E+05', '120000'], ['5e-3', '0.005'], ['1e31', undefined], ['e5', undefined]])('%s in plain digits is %s', (text, plain) => expect(plainOfScientific(text)).toBe(plain));
});

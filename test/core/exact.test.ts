import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addExact, compareExact, decimal, differenceAsWritten, divideExact, exactOf, meanExact, multiplyExact, parseDecimal, roundedText, subtractExact } from '../../src/core/exact.ts';

describe('parseDecimal', () => {
  it.each(['1e3', ' 5', '.5', '5.', '1,000', '', '-', '0x10', '٣'])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('keeps every digit of a long number', () => {
    expect(roundedText(decimal('-12345678901234567890.123456789'), 9)).toBe('-12345678901234567890.123456789');
  });

  it('names the text that is no decimal', () => {
    expect(() => decimal('n/a')).toThrow('"n/a" is not a plain decimal number');
  });
});

describe('exact arithmetic', () => {
  it('finds 0.1 + 0.2 equal to 0.3', () => {
    expect(compareExact(addExact(decimal('0.1'), decimal('0.2')), decimal('0.3'))).toBe(0);
  });

  it('finds 0.57 × 100 equal to 57', () => {
    expect(compareExact(multiplyExact(decimal('0.57'), decimal('100')), decimal('57'))).toBe(0);
  });

  it('compares a ratio of counts with a threshold: 899 of 1000 is below 90 %, 900 is not', () => {
    const percent = (part: string) => multiplyExact(divideExact(decimal(part), decimal('1000')) ?? decimal('0'), decimal('100'));
    expect(compareExact(percent('899'), decimal('90'))).toBe(-1);
    expect(compareExact(percent('900'), decimal('90'))).toBe(0);
  });

  it('does not take a mean of 89.95 for 90', () => {
    const mean = meanExact([decimal('89.9'), decimal('90')]);
    expect(mean && compareExact(mean, decimal('90'))).toBe(-1);
    expect(mean && roundedText(mean, 1)).toBe('90.0');
  });

  it('has no mean of nothing and no quotient by zero', () => {
    expect(meanExact([])).toBeUndefined();
    expect(divideExact(decimal('1'), decimal('0'))).toBeUndefined();
  });

  it('keeps the sign when dividing by a negative number: 1 ÷ -4 is -0.25', () => {
    const quotient = divideExact(decimal('1'), decimal('-4'));
    expect(quotient && roundedText(quotient, 2)).toBe('-0.25');
  });

  it.each([['5', '3', 1, '1.7'], ['-5', '2', 0, '-3'], ['-1', '1000', 1, '0.0'], ['2', '3', 0, '1'], ['0', '7', 2, '0.00']])(
    'rounds %s ÷ %s to %d decimals as %s', (a, b, decimals, text) => {
      const quotient = divideExact(decimal(a), decimal(b));
      expect(quotient && roundedText(quotient, decimals)).toBe(text);
    });

  it('orders whole hundredths as their integers do', () => {
    const hundredths = (n: number): string => `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`;
    fc.assert(fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e6, max: 1e6 }), (a, b) => {
      const [x, y] = [decimal(hundredths(a)), decimal(hundredths(b))];
      expect(compareExact(x, y)).toBe(Math.sign(a - b));
      expect(compareExact(subtractExact(x, y), decimal(hundredths(a - b)))).toBe(0);
    }));
  });
});

describe('exactOf', () => {
  it.each([[85.5, '85.5'], [-0.01, '-0.01'], [1e-7, '0.0000001'], [412, '412'], [0, '0']])('takes %s for what was published', (value, text) => {
    expect(compareExact(exactOf(value), decimal(text))).toBe(0);
  });
});

describe('difference as written', () => {
  it.each([[91.6, 90.9, 0.7], [57, 56.9, 0.1], [0.3, 0.1, 0.2], [412, 419, -7], [99.86, 99.87, -0.01], [-28, 0, -28]])('%s minus %s is %s', (a, b, difference) => {
    expect(differenceAsWritten(a, b)).toBe(difference);
  });

  it('is the difference of the hundredths', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (a, b) => {
      expect(differenceAsWritten(a / 100, b / 100)).toBe((a - b) / 100);
    }));
  });
});

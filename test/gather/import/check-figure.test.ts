import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureReader } from '../../../src/gather/import/check-figure.ts';
import { indicator } from '../../support/indicators.ts';
import { importRules } from '../../support/import.ts';

const missingWords = new Map(Object.entries(importRules.missingWords));
const reader = (unit: 'percent' | 'currency' | 'count' | 'days', rest = {}, powerOfTen = 0) =>
  figureReader(indicator('x', { unit, range: {}, ...rest }), { powerOfTen, missingWords, column: 'value' });

const percent = reader('percent', { range: { min: '0', max: '100' } });
const pounds = reader('currency');
const days = reader('days');
const whole = reader('count', { whole: true, range: { min: '0' } });

function said(read: (text: string) => ReturnType<typeof percent>, text: string): string {
  const cell = read(text);
  switch (cell.kind) {
    case 'value': return `${cell.value}${cell.changes.map(({ code }) => ` ${code}`).join('')}`;
    case 'none': return `none ${cell.reason}`;
    case 'blank': return 'blank';
    case 'rejected': return cell.reason.code;
  }
}

describe('figureReader', () => {
  it.each<[string, (text: string) => ReturnType<typeof percent>, string, string]>([
    ['a plain number', percent, '97.5', '97.5'],
    ['zero', percent, '0', '0'],
    ['a published trailing zero', percent, '97.50', '97.5'],
    ['spaces', percent, ' 97.5 ', '97.5 spaces-removed'],
    ['a percent sign', percent, '12%', '12 percent-sign-removed'],
    ['a percent sign for days', days, '12%', 'unit-mismatch'],
    ['pounds', pounds, '£1,234.50', '1234.5 currency-and-thousands-removed currency-and-thousands-removed'],
    ['minus pounds', pounds, '-£5', '-5 currency-and-thousands-removed'],
    ['bracketed pounds', pounds, '(£5)', '-5 currency-and-thousands-removed minus-normalised'],
    ['pounds for a percentage', percent, '£12', 'unit-mismatch'],
    ['dollars', pounds, '$12', 'unit-mismatch'],
    ['thousands with spaces', pounds, '1 234', '1234 currency-and-thousands-removed'],
    ['thousands with no-break spaces', pounds, '1\u00A0234', '1234 spaces-removed currency-and-thousands-removed'],
    ['commas out of place', pounds, '12,34,567', 'not-a-number'],
    ['a decimal comma', pounds, '97,5', 'decimal-comma'],
    ['points and a comma', pounds, '1.234,56', 'decimal-comma'],
    ['brackets', days, '(5)', '-5 minus-normalised'],
    ['a true minus sign', days, '\u22125', '-5 minus-normalised'],
    ['a minus at the end', days, '5-', 'not-a-number'],
    ['minus zero', days, '-0', '0 number-normalised'],
    ['minus a half', days, '-0.5', '-0.5'],
    ['a plus sign', days, '+5', '5 plus-sign-removed'],
    ['an exponent', days, '1.2E+05', '120000 scientific-notation'],
    ['an exponent beyond all', days, '1e309', 'out-of-range'],
    ['sixteen digits', pounds, '9007199254740993', 'too-many-digits'],
    ['fifteen digits', pounds, '900719925474099', '900719925474099'],
    ['leading zeros', days, '007', '7 number-normalised'],
    ['no digit before the point', days, '.5', '0.5 number-normalised'],
    ['a fraction of whole things', whole, '412.5', 'not-whole'],
    ['a whole number with a point', whole, '412.0', '412 number-normalised'],
    ['below the range', whole, '-1', 'out-of-range'],
    ['above the range', percent, '100.1', 'out-of-range'],
    ['at the edge', percent, '100', '100'],
    ['hexadecimal', days, '0x1F', 'not-a-number'],
    ['NaN', days, 'NaN', 'not-a-number'],
    ['Infinity', days, 'Infinity', 'not-a-number'],
    ['a formula', days, '=1+1', 'not-a-number'],
    ['an error of a spreadsheet', days, '#DIV/0!', 'not-a-number'],
    ['a dash', days, '-', 'not-a-number'],
    ['a key of every object', days, 'constructor', 'not-a-number'],
    ['N/A', days, 'N/A', 'none not-available'],
    ['two points', days, '..', 'none not-available'],
    ['suppressed', days, 'Suppressed', 'none confidential'],
    ['blank', days, ' ', 'blank'],
  ])('%s', (_, read, text, expected) => {
    expect(said(read, text)).toBe(expected);
  });

  it('scales on the decimal text, so that 0.57 is 57 and never 56.99999999999999', () => {
    // 0.57 * 100 is 56.99999999999999 in doubles.
    const scaled = reader('percent', {}, 2);
    expect(said(scaled, '0.57')).toBe('57');
    fc.assert(fc.property(fc.integer({ min: -9999, max: 9999 }), (n) => {
      const text = `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`;
      expect(scaled(text)).toMatchObject({ kind: 'value', value: n === 0 ? 0 : n });
    }));
  });

  it('keeps each plain number as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 99999 }), (n, decimals) => {
      const text = `${n}.${decimals}`;
      const cell = days(text);
      expect(cell.kind === 'value' ? String(cell.value) : '').toBe(String(Number(text)));
    }));
  });

  it('never makes a zero of a text without one, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = days(text);
      if (cell.kind === 'value' && cell.value === 0) expect(text).toContain('0');
    }));
  });
});

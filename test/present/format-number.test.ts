import { describe, expect, it } from 'vitest';
import { formatChange, formatCount, formatFigure, formatTarget, formatValue, formatValueInWords, unitFor } from '../../src/present/format-number.ts';

const percent = { unit: 'percent', decimals: 1 } as const;
const pounds = { unit: 'currency', decimals: 0 } as const;
const grade = { unit: 'grade', decimals: 0, grades: ['P', 'C', 'C+', 'T'] } as const;
const plain = (decimals: number) => ({ unit: 'ratio', decimals } as const);

describe('a value', () => {
  it.each([
    ['percent', 91.6, percent, '91.6%'],
    ['percent to its places', 90, percent, '90.0%'],
    ['pounds with thousands', 1412, pounds, '£1,412'],
    ['negative, with a minus and not a hyphen', -28, plain(0), '\u221228'],
    ['negative pounds', -7, pounds, '\u2212£7'],
    ['halves up on the written number, not on the double', 9.95, plain(1), '10.0'],
    ['1.005 to two places', 1.005, plain(2), '1.01'],
    ['rounded over a thousand', 999.96, plain(1), '1,000.0'],
    ['no comma behind the point', 1234.56789, plain(4), '1,234.5679'],
    ['millions', 5760000, plain(0), '5,760,000'],
    ['a grade by its name', 3, grade, 'C+'],
    ['zero is a figure', 0, percent, '0.0%'],
  ] as const)('%s', (_, value, indicator, text) => {
    expect(formatValue(value, { ...indicator, grades: 'grades' in indicator ? [...indicator.grades] : undefined })).toBe(text);
  });

  it('takes its unit in sentences', () => {
    expect(formatValueInWords(4.1, { unit: 'days', decimals: 1 })).toBe('4.1 days');
    expect(formatValueInWords(12, { unit: 'count', decimals: 0, unitWord: 'incidents' })).toBe('12 incidents');
    expect(formatValueInWords(91.6, percent)).toBe('91.6%');
  });
});

describe('a change', () => {
  it.each([
    [0.7, percent, '+0.7'], [-1, percent, '\u22121.0'], [-7, pounds, '\u2212£7'], [0, percent, '0'], [-0.04, percent, '0'],
  ] as const)('%s', (by, indicator, text) => {
    expect(formatChange(by, indicator)).toBe(text);
  });

  it('of grades is in grades', () => {
    const grades = { ...grade, grades: [...grade.grades] };
    expect([1, -2, 0].map((by) => formatChange(by, grades))).toEqual(['+1 grade', '\u22122 grades', 'same']);
  });
});

describe('no figure', () => {
  it.each([['not-available', '[x]'], ['not-applicable', '[z]'], ['confidential', '[c]'], ['none-recorded', '[w]']] as const)('%s is %s, never zero', (reason, text) => {
    expect(formatFigure({ kind: 'none', reason }, percent)).toBe(text);
  });

  it('is [x] where there is no row', () => {
    expect(formatFigure(undefined, percent)).toBe('[x]');
  });
});

it('shows that lower is better before a target', () => {
  expect(formatTarget(30, { ...plain(0), polarity: 'lower' })).toBe('≤ 30');
  expect(formatTarget(90, { ...percent, polarity: 'higher' })).toBe('90.0%');
});

it('separates thousands in counts', () => {
  expect([1085, 12, -1500].map(formatCount)).toEqual(['1,085', '12', '\u22121,500']);
});

it('has one of anything without an s', () => {
  expect(['1', '+1', '\u22121', '1.0', '2', '11'].map((text) => unitFor(text, 'incidents'))).toEqual(['incident', 'incident', 'incident', 'incidents', 'incidents', 'incidents']);
});

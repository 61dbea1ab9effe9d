import { describe, expect, it } from 'vitest';
import { componentsAgree, derivedValue } from '../../../src/gather/import/check-components.ts';
import { indicator } from '../../support/indicators.ts';

const percent = indicator('x');
const ratio = indicator('y', { unit: 'ratio', range: {} });

describe('derivedValue', () => {
  it('is a percentage for percent and a quotient for the rest', () => {
    expect(derivedValue(percent, 35, 50)).toBe(70);
    expect(derivedValue(ratio, 35, 50)).toBe(0.7);
    // 200 ÷ 3 with the fifteen digits a double carries.
    expect(derivedValue(percent, 2, 3)).toBe(66.6666666666667);
  });
});

describe('componentsAgree', () => {
  const triple = (value: number, numerator: number, denominator: number, componentsRoundedTo: number) => ({ value, valueRounding: 0.5, numerator, denominator, componentsRoundedTo });

  it.each<[string, ReturnType<typeof triple>, boolean]>([
    // Scottish Welfare Fund, counts rounded to the nearest 5: 35 of 50 published as 71, 1310 of 1315 as 100.
    ['35 of 50 as 71, rounded to 5', triple(71, 35, 50, 5), true],
    ['35 of 50 as 71, not rounded', triple(71, 35, 50, 0), false],
    ['1310 of 1315 as 100, rounded to 5', triple(100, 1310, 1315, 5), true],
    // By hand: at most 37.5 ÷ 47.5 = 78.9 %, so 80 (79.5 and over) is out of reach.
    ['35 of 50 as 80, rounded to 5', triple(80, 35, 50, 5), false],
    ['a denominator within its own rounding', triple(50, 0, 0.1, 5), true],
  ])('%s', (_, published, expected) => {
    expect(componentsAgree(percent, published)).toBe(expected);
  });
});

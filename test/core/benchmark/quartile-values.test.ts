import { describe, expect, it } from 'vitest';
import { quartileValues } from '../../../src/core/benchmark/quartile-values.ts';
import { roundedText } from '../../../src/core/exact.ts';

const texts = (values: readonly number[]): string[] | undefined => {
  const found = quartileValues(values);
  return found && [found.lower, found.median, found.upper].map((value) => roundedText(value, 4));
};

describe('quartile values by type 7', () => {
  // R 4: quantile(x, c(.25, .5, .75)); numpy.percentile(x, [25, 50, 75]) gives the same.
  it.each([
    ['four', [1, 2, 3, 4], ['1.7500', '2.5000', '3.2500']],
    ['five fall on figures', [10, 20, 30, 40, 50], ['20.0000', '30.0000', '40.0000']],
    ['six', [15, 20, 35, 40, 50, 55], ['23.7500', '37.5000', '47.5000']],
    ['one', [7], ['7.0000', '7.0000', '7.0000']],
    ['decimals that doubles get wrong', [0.1, 0.2, 0.3], ['0.1500', '0.2000', '0.2500']],
    ['below zero', [-4, -1, 3], ['-2.5000', '-1.0000', '1.0000']],
  ])('%s', (_name, values, expected) => expect(texts(values)).toEqual(expected));

  it('has none of nothing', () => expect(texts([])).toBeUndefined());
});

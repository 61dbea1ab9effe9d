import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureKeys } from '../../../src/gather/import/figure-keys.ts';
import type { MetFigure } from '../../../src/gather/import/figure-keys.ts';

describe('figureKeys', () => {
  it('remembers the first figure of each key, as a plain Map would', () => {
    const key = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 400 }));
    fc.assert(fc.property(fc.array(key, { minLength: 5000, maxLength: 12_000 }), (met) => {
      const keys = figureKeys();
      const expected = new Map<string, MetFigure>();
      for (const [line, [series, period]] of met.entries()) {
        const figure = { line, column: -1, mark: line / 7, normalised: line % 2 === 0 };
        const name = `${series} ${period}`;
        const before = keys.meet(series, period, figure);
        if (JSON.stringify(before) !== JSON.stringify(expected.get(name))) throw new Error(`${name}: ${JSON.stringify(before)}`);
        if (!before) expected.set(name, figure);
      }
    }), { numRuns: 20 });
  });

  it('holds large numbers of councils and indicators', () => {
    const keys = figureKeys();
    const figure = { line: 2, column: 3, mark: -0.5, normalised: true };
    expect(keys.meet(32_767 * 65_536 + 65_535, 73_000, figure)).toBeUndefined();
    expect(keys.meet(32_767 * 65_536 + 65_535, 73_000, { ...figure, line: 9 })).toEqual(figure);
  });
});

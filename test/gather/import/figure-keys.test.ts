import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureKeys } from '../../../src/gather/import/figure-keys.ts';
import type { MetFigure } from '../../../src/gather/import/figure-keys.ts';

describe('figureKeys', () => {
  it('remembers the first figure of each key, as a plain Map would', () => {
    const key = fc.tuple(fc.nat({ max: 10 }), fc.nat({ max: 4 }), fc.nat({ max: 400 }));
    fc.assert(fc.property(fc.array(key, { minLength: 5000, maxLength: 12_000 }), (met) => {
      const keys = figureKeys();
      const expected = new Map<string, MetFigure>();
      for (const [line, [council, indicator, period]] of met.entries()) {
        const figure = { line, columnAt: -1, mark: line / 7, normalised: line % 2 === 0 };
        const name = `${council} ${indicator} ${period}`;
        const before = keys.meet({ council, indicator, period }, figure);
        if (JSON.stringify(before) !== JSON.stringify(expected.get(name))) throw new Error(`${name}: ${JSON.stringify(before)}`);
        if (!before) expected.set(name, figure);
      }
    }), { numRuns: 20 });
  });

  it('holds numbers met in any order, the last before the first', () => {
    const keys = figureKeys();
    const key = { council: 449, indicator: 300, period: 4_700 };
    const figure = { line: 2, columnAt: 3, mark: -0.5, normalised: true };
    expect(keys.meet(key, figure)).toBeUndefined();
    expect(keys.meet({ council: 0, indicator: 0, period: 0 }, figure)).toBeUndefined();
    expect(keys.meet(key, { ...figure, line: 9, mark: 7 })).toEqual(figure);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBenchmarkRules } from '../../../src/catalogue/read-benchmark-rules.ts';
import { placeAmong, quartileBand } from '../../../src/core/benchmark/rank.ts';
import type { RankScale } from '../../../src/core/benchmark/rank.ts';
import { FOLDERS } from '../../../src/folders.ts';

const rules = readBenchmarkRules(FOLDERS.data);
const HIGHER: RankScale = { polarity: 'higher' };
const place = (value: number, others: readonly number[], scale: RankScale = HIGHER) => placeAmong(value, [...others].sort((a, b) => a - b), scale, rules);

describe('a place in a ranking', () => {
  it('shares the best rank among equals: of 90, 92, 92 and 97 both 92 are second of four', () => {
    expect(place(92, [90, 92, 92, 97])).toEqual({ n: 4, rank: 2, equals: 1, percentile: 0.5 });
    expect(place(90, [90, 92, 92, 97])).toMatchObject({ rank: 4, percentile: 1 });
  });

  it.each<[string, RankScale, number, number]>([
    ['higher', { polarity: 'higher' }, 97, 1],
    ['lower', { polarity: 'lower' }, 90, 1],
    ['lower, the largest', { polarity: 'lower' }, 97, 4],
    ['closest to the midpoint, on it', { polarity: 'target', midpoint: '92' }, 92, 1],
    ['closest to the midpoint, from above and below', { polarity: 'target', midpoint: '92' }, 90, 3],
  ])('goes by polarity: %s', (_name, scale, value, rank) => {
    expect(place(value, [90, 92, 92, 97], scale).rank).toBe(rank);
  });

  it('takes distances from the midpoint on the decimals: 0.1 and 0.5 are equally far from 0.3', () => {
    const scale: RankScale = { polarity: 'target', midpoint: '0.3' };
    expect(Math.abs(0.1 - 0.3)).not.toBe(Math.abs(0.5 - 0.3));
    expect(place(0.1, [0.1, 0.5, 0.9], scale)).toMatchObject({ rank: 1, equals: 1 });
    expect(place(0.5, [0.1, 0.5, 0.9], scale)).toMatchObject({ rank: 1, equals: 1 });
  });

  it('has no rank where neither high nor low is better, and says how many there are', () => {
    expect(place(3, [1, 2, 3, 4, 5], { polarity: 'none' })).toEqual({ n: 5 });
  });

  it('has no quartile with fewer than five figures', () => {
    expect(place(1, [1, 2, 3, 4]).quartile).toBeUndefined();
    expect(place(1, [1, 2, 3, 4, 5]).quartile?.words).toBe('bottom 25 %');
  });

  it.each([[8, 32, 'top 25 %'], [9, 32, 'above average'], [16, 32, 'above average'], [17, 32, 'below average'], [24, 32, 'below average'], [25, 32, 'bottom 25 %'], [1, 5, 'top 25 %'], [2, 5, 'above average'], [3, 5, 'below average']])(
    'rank %i of %i is %s', (rank, n, words) => expect(quartileBand(rank, n, rules)?.words).toBe(words));

  it('is the number of better figures and one, whatever the figures', () => {
    const figures = fc.array(fc.integer({ min: -40, max: 40 }).map((units) => units / 10), { minLength: 1, maxLength: 40 });
    const scale = fc.oneof(fc.constantFrom<RankScale>({ polarity: 'higher' }, { polarity: 'lower' }), fc.integer({ min: -30, max: 30 }).map((units): RankScale => ({ polarity: 'target', midpoint: String(units / 10) })));
    fc.assert(fc.property(figures, scale, (values, how) => {
      // In whole tenths, where distances are exact.
      const badness = (value: number): number => {
        const tenths = Math.round(value * 10);
        return how.polarity === 'higher' ? -tenths : how.polarity === 'lower' ? tenths : Math.abs(tenths - Math.round(Number(how.midpoint) * 10));
      };
      for (const value of values) {
        const better = values.filter((other) => badness(other) < badness(value)).length;
        const equal = values.filter((other) => badness(other) === badness(value)).length;
        expect(place(value, values, how)).toMatchObject({ n: values.length, rank: better + 1, equals: equal - 1 });
      }
    }));
  });
});

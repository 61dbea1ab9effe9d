import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJsonFile } from '../../src/catalogue/read-json-file.ts';
import { aggregateMargins, inspectionAggregateSchema } from '../../src/core/inspection-aggregate.ts';

const shipped = join(import.meta.dirname, '../../data/samples/it-inspections/published-aggregate.json');

describe('a published aggregate of inspections', () => {
  it('holds what was printed of the first 76: 54 poor or fair, none excellent, 68 % probably or definitely improving', () => {
    const first76 = readJsonFile(shipped, inspectionAggregateSchema);
    expect(first76).toMatchObject({ inspections: 76, to: '2002-07-31', commonest: { words: 'a fair service that is likely to improve', level: 'fair', share: 0 } });
    expect(first76.counts.map((count) => [count.levels, count.inspections])).toEqual([[['poor', 'fair'], 54], [['excellent'], 0]]);
    expect(first76.shares).toEqual([{ words: 'would probably or definitely improve', percent: '68' }]);
    // 54 of 76 is printed as 71 %: 54 / 76 = 0.7105
    expect(Math.round((100 * 54) / first76.inspections)).toBe(71);
  });

  const good = readJsonFile(shipped, inspectionAggregateSchema);
  it.each([
    ['more counted than inspected', { ...good, inspections: 53 }, 'more than the 53'],
    ['a level counted twice', { ...good, counts: [...good.counts, { words: 'fair', levels: ['fair'], inspections: 1 }] }, 'count twice'],
    ['a share over 100', { ...good, shares: [{ words: 'all', percent: '101' }] }, 'between 0 and 100'],
    ['a commonest result in no share', { ...good, commonest: { words: 'fair', level: 'fair', share: 1 } }, 'there are 1 shares'],
    ['cells of the grid', { ...good, cells: [] }, 'cells'],
  ])('refuses %s', (_case, aggregate, message) => {
    const result = inspectionAggregateSchema.safeParse(aggregate);
    expect(result.success).toBe(false);
    expect(result.error?.message).toContain(message);
  });
});

describe('the margins of an aggregate', () => {
  const first76 = readJsonFile(shipped, inspectionAggregateSchema);
  const { rows, margins, columns } = aggregateMargins(first76, ['poor', 'fair', 'good', 'excellent']);

  it('add up to all inspections, the good being the rest: 76 - 54 - 0 = 22', () => {
    expect(margins).toEqual([
      { levels: ['excellent'], inspections: 0, printed: true }, { levels: ['good'], inspections: 22, printed: false }, { levels: ['poor', 'fair'], inspections: 54, printed: true },
    ]);
    // 68 % of 76 = 51.68, and 76 - 52 = 24.
    expect(columns.map(({ words, about }) => [words, about])).toEqual([['would probably or definitely improve', 52], ['the rest', 24]]);
  });

  it('fill a cell only where nothing else is possible', () => {
    expect(rows.map(({ level, cells }) => [level, ...cells.map(({ state }) => state)])).toEqual([
      ['excellent', 'none', 'none'], ['good', 'not-published', 'not-published'], ['fair', 'not-published', 'not-published'], ['poor', 'not-published', 'not-published'],
    ]);
    expect(rows.flatMap(({ level, cells }) => cells.flatMap(({ isCommonest }, at) => (isCommonest ? [[level, at]] : [])))).toEqual([['fair', 0]]);
  });
});

import { describe, expect, it } from 'vitest';
import { readBacktestFile } from '../../src/gather/backtest-file.ts';

describe('a file of series to try the forecast on', () => {
  it('is read from JSON', () => {
    expect(readBacktestFile('{"source":"x","frequency":"quarter","series":[{"name":"a","value":[1,null,2.5]}]}')).toEqual([
      { name: 'a', granularity: 'quarter', values: [1, null, 2.5] },
    ]);
  });

  it('is read from CSV: rows in any order, gaps and empty cells without a figure', () => {
    expect(readBacktestFile('\uFEFFname,date,value\r\nb,2026-03-31,7\r\na,2026-04,4\r\na,2026-01-31,1\r\na,2026-02-28,\r\n')).toEqual([
      { name: 'b', granularity: 'year', values: [7] },
      { name: 'a', granularity: 'month', values: [1, null, null, 4] },
    ]);
  });

  it.each([
    ['month', ['2026-01', '2026-02', '2026-06'], 6],
    ['quarter', ['2025-10-01', '2026-01-01', '2026-07-01'], 4],
    ['year', ['2023-04-01', '2024-04-01', '2026-04-01'], 4],
  ] as const)('tells a %s from its dates', (granularity, dates, length) => {
    const [series] = readBacktestFile(`date,value\n${dates.map((date, i) => `${date},${i}`).join('\n')}`);
    expect(series).toMatchObject({ name: 'series', granularity });
    expect(series!.values).toHaveLength(length);
  });

  it.each([
    ['no columns', 'when,what\n1,2', /columns date and value/],
    ['no rows', 'date,value\n\n', /no rows/],
    ['no date', 'date,value\n2026-13,1', /line 2: "2026-13" is no date/],
    ['no number', 'name,date,value\na,2026-01,1\n\na,2026-02,n\/a', /line 4: "n\/a" is no number/],
    ['a month twice', 'date,value\n2026-01-01,1\n2026-01-31,2', /line 3: there is a figure for this month already/],
    ['broken JSON', '{"series":[', /not valid JSON/],
    ['another shape', '{"series":[{"name":"a","value":["1"]}]}', /series\.0\.value\.0: write a number/],
    ['another frequency', '{"frequency":"week","series":[{"name":"a","value":[1]}]}', /frequency: write month, quarter, year/],
    ['many faults', `date,value\n${Array.from({ length: 9 }, (_, i) => `${i},1`).join('\n')}`, /and 4 more\.$/],
  ])('is refused with its fault: %s', (_, text, message) => {
    expect(() => readBacktestFile(text)).toThrow(message);
  });
});

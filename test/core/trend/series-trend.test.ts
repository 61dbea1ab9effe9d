import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../../src/core/period.ts';
import { analysedPoints, phaseStarts, trendOfSeries } from '../../../src/core/trend/series-trend.ts';
import { aPoint, aSeries } from '../../support/standing-fixtures.ts';
import { RULES } from '../../support/trend-rules.ts';

const month = (at: number) => ({ granularity: 'month' as const, month: monthPeriod(2025, 1).month + at });
const points = (values: readonly (number | null)[], more: (at: number) => object = () => ({})) =>
  values.map((value, at) => aPoint(month(at), value === null ? { kind: 'none', reason: 'not-available' } : value, more(at)));
const trendOf = (given: ReturnType<typeof points>, more: object = {}) => {
  const trend = trendOfSeries({ series: aSeries('month', given), polarity: 'higher', last: month(23), periods: 36, rebases: [], ...more }, RULES);
  if (trend.kind !== 'trend') throw new Error(trend.kind);
  return trend;
};

describe('the trend of a series', () => {
  it('takes rows without a figure as missing, and leaves drafts and later periods out', () => {
    const given = [...points([50, null, 52]), aPoint(month(3), 99, { draft: true }), aPoint(month(30), 99)];
    expect(trendOf(given).points.map(({ date, value }) => [date, value])).toEqual([['2025-01-01', 50], ['2025-02-01', null], ['2025-03-01', 52]]);
    expect(analysedPoints(aSeries('month', given), month(23), 2).map(({ period }) => period.month - month(0).month)).toEqual([1, 2]);
  });

  it('begins a phase at a rebase, or at the next row where its period has none', () => {
    const given = points([50, 51, 50, 60, 61, 60]).filter((_, at) => at !== 3);
    const trend = trendOf(given, { rebases: [month(3)] });
    // Means by hand: (50 + 51 + 50) / 3 and (61 + 60) / 2.
    expect(trend.phases.map(({ mean }) => mean)).toEqual([expect.closeTo(151 / 3, 9), 60.5]);
    expect(trend.warnings.map(({ kind }) => kind)).not.toContain('rebase-date-not-found');
  });

  it('begins a phase where the definition changes, asked for or not', () => {
    const given = points([50, 51, 50, 60, 61, 60], (at) => ({ definitionVersion: at < 3 ? 1 : 2 }));
    expect(trendOf(given).phases.map(({ from, count }) => [from, count])).toEqual([['2025-01-01', 3], ['2025-04-01', 3]]);
    expect(phaseStarts(given, [month(4)]).map(({ period, why }) => [period.month - month(0).month, why])).toEqual([[3, 'definition'], [4, 'rebase']]);
  });

  it('takes a rebase before the first figure, or after the last, for none', () => {
    expect(trendOf(points([50, 51, 50]), { rebases: [month(-5), month(0), month(9)] }).phases.length).toBe(1);
  });
});

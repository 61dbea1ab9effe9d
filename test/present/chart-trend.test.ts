import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../src/core/period.ts';
import { standing } from '../../src/core/standing.ts';
import { phaseStarts } from '../../src/core/trend/series-trend.ts';
import { signalMarkName } from '../../src/present/chart-trend-drawing.ts';
import { lineChartData } from '../../src/present/line-chart-data.ts';
import { drawLineChart } from '../../src/present/line-chart-drawing.ts';
import { lineChart } from '../../src/present/line-chart.ts';
import { smallChart } from '../../src/present/small-chart.ts';
import { aTrend } from '../support/indicator-trend.ts';
import { RAG_RULES, aPoint, aSeries, anIndicator } from '../support/standing-fixtures.ts';
import { RULES } from '../support/trend-rules.ts';

const month = (at: number) => ({ granularity: 'month' as const, month: monthPeriod(2024, 11).month + at });
/** Fifteen months of 98 and 99 in turn and one of 90, to February 2026, then on from March at 95. */
const VALUES = [...Array.from({ length: 15 }, (_, at) => 98 + (at % 2)), 90, ...Array.from({ length: 8 }, (_, at) => 95 + (at % 2))];
const points = VALUES.map((value, at) => aPoint(month(at), value));

function chartOf(more: { cutToRange?: boolean; rebases?: readonly ReturnType<typeof month>[]; values?: readonly ReturnType<typeof aPoint>[] } = {}) {
  const given = more.values ?? points;
  const now = standing({ indicator: anIndicator({ range: { min: '0', max: '100' } }), series: aSeries('month', given), targets: [], ragRules: RAG_RULES, asOf: '2026-11-23' });
  const { trend, ahead } = aTrend(now, more.rebases);
  if (trend.kind !== 'trend') throw new Error(trend.kind);
  const chart = lineChart({
    indicator: now.indicator, series: now.series, targets: [], last: now.lastEnded, periods: 36, notes: [],
    trend: { trend, starts: phaseStarts(given, more.rebases ?? []), steps: 3, showNear: false, drawnFrom: RULES.drawnFrom, cutToRange: more.cutToRange ?? true, ...(ahead && { ahead }) },
  });
  if (chart === undefined) throw new Error('no chart');
  return { chart, trend };
}

describe('limits and signals on the chart', () => {
  it('gives each signal its shape, and normal variation none', () => {
    const { chart } = chartOf({ rebases: [month(16)] });
    expect(chart.slots[15]?.kind).toBe('special_cause_concern');
    expect(chart.slots[18]?.kind).toBe('common_cause');
    // One diamond, for the one signal.
    expect(drawLineChart(chart, 'wide', 'x').split('M0 -8L8 0L0 8L-8 0Z').length - 1).toBe(1);
  });

  it('gives the chart of the scripts the same marks as the drawing, told apart by shape and arrow', () => {
    const { chart } = chartOf({ rebases: [month(16)] });
    const { kinds, marks } = lineChartData(chart, 'x');
    expect([kinds[0], kinds[15], kinds[18]]).toEqual(['better-up', 'worse-down', '']);
    const drawing = drawLineChart(chart, 'wide', 'x');
    for (const [name, { shape, colour, arrow }] of Object.entries(marks)) {
      expect([name, drawing.split(`<path d="${shape}" fill="${colour}"/><path d="${arrow}"`).length - 1]).toEqual([name, kinds.filter((kind) => kind === name).length]);
    }
    expect(new Set(Object.values(marks).map(({ shape, arrow }) => `${shape} ${arrow}`)).size).toBe(Object.keys(marks).length);
  });

  it.each([
    ['special_cause_improvement', 1, 'better-up'], ['special_cause_improvement', -1, 'better-down'], ['special_cause_concern', 1, 'worse-up'], ['special_cause_concern', -1, 'worse-down'],
    ['special_cause_neutral_high', 1, 'neither-up'], ['special_cause_neutral_low', -1, 'neither-down'], ['common_cause', 0, undefined],
  ] as const)('names the mark of %s by the way the figure goes (%s)', (kind, side, name) => {
    expect(signalMarkName({ kind, side })).toBe(name);
  });

  it('draws the phases apart and names the rebase', () => {
    const { chart } = chartOf({ rebases: [month(16)] });
    expect(chart.phases.map(({ from, to }) => [from, to])).toEqual([[0, 15], [16, 23]]);
    expect(chart.breaks).toEqual([{ slot: 16, text: 'New limits, March 2026', rebase: true }]);
  });

  it('cuts at what a figure can be in the drawing alone', () => {
    const cut = chartOf({ rebases: [month(16)] });
    const whole = chartOf({ cutToRange: false, rebases: [month(16)] });
    const upper = whole.trend.phases[0]?.limits?.upper ?? 0;
    expect(upper).toBeGreaterThan(100);
    expect([cut.chart.phases[0]?.limits?.[0]?.upper, cut.chart.cut]).toEqual([100, true]);
    expect([whole.chart.phases[0]?.limits?.[0]?.upper, whole.chart.cut]).toEqual([upper, false]);
  });

  it('draws no limits from too few figures', () => {
    expect(chartOf({ values: points.slice(-5) }).chart.phases[0]?.limits).toBeUndefined();
    expect(chartOf({ values: points.slice(-6) }).chart.phases[0]?.limits).toBeDefined();
  });

  it('has a forecast after the last slot, whose bands lie in each other', () => {
    const { chart } = chartOf();
    expect(chart.ahead.map(({ label }) => label)).toEqual(['Nov 2026', 'Dec 2026', 'Jan 2027']);
    for (const { lower80, lower50, mean, upper50, upper80 } of chart.ahead) expect([lower80, lower50, mean, upper50, upper80]).toEqual([lower80, lower50, mean, upper50, upper80].sort((a, b) => a - b));
  });

  it('has no broken coordinates, whatever is missing', () => {
    for (const values of [points, points.slice(-1), points.slice(-6), points.filter((_, at) => at % 5 !== 0)]) {
      const { chart } = chartOf({ values });
      for (const size of ['wide', 'middle', 'narrow'] as const) expect(drawLineChart(chart, size, 'x')).not.toMatch(/NaN|Infinity|undefined/);
      expect(smallChart(chart, 'x')).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

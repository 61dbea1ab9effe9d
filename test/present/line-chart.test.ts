import { describe, expect, it } from 'vitest';
import { monthPeriod, quarterPeriod, yearPeriod } from '../../src/core/period.ts';
import { lineChartData } from '../../src/present/line-chart-data.ts';
import { drawLineChart } from '../../src/present/line-chart-drawing.ts';
import { lineChart } from '../../src/present/line-chart.ts';
import { aPoint, aSeries, aTarget, anIndicator } from '../support/standing-fixtures.ts';

const last = monthPeriod(2026, 10);
const months = Array.from({ length: 60 }, (_, step) => aPoint({ granularity: 'month', month: last.month - 59 + step }, (850 + step) / 10));
const targets = [aTarget(monthPeriod(2020, 4), 85), aTarget(monthPeriod(2025, 4), 90)];
const chartOf = (more: Partial<Parameters<typeof lineChart>[0]> = {}) =>
  lineChart({ indicator: anIndicator(), series: aSeries('month', months), targets, last, periods: 36, notes: [], ...more });

describe('the chart model', () => {
  it('holds one slot a month for 36 months, oldest first', () => {
    const chart = chartOf();
    expect(chart?.slots.length).toBe(36);
    expect(chart?.slots[0]?.label).toBe('Nov 2023');
    expect(chart?.slots.at(-1)).toMatchObject({ label: 'Oct 2026', value: 90.9, text: '90.9%', target: 90 });
  });

  it('steps with the target and says where the axis starts', () => {
    const chart = chartOf();
    // November 2023 to March 2025 is 17 months.
    expect(chart?.steps).toEqual([{ from: 0, to: 16, value: 85, text: '85.0%' }, { from: 17, to: 35, value: 90, text: '90.0%' }]);
    expect(chart?.axisNote).toBe('Axis starts at 84%.');
  });

  it('keeps a missing last period and the reason of a gap', () => {
    const gap = [...months.slice(0, -2), aPoint(monthPeriod(2026, 9), { kind: 'none', reason: 'confidential' })];
    const chart = chartOf({ series: aSeries('month', gap) });
    expect(chart?.slots.slice(-2).map(({ text, value }) => [text, value])).toEqual([['[c]', undefined], ['[x]', undefined]]);
  });

  it('letters the notes by date and leaves out what is not drawn', () => {
    const note = { title: 'note', text: 't', by: 'b' };
    const chart = chartOf({ notes: [{ ...note, period: monthPeriod(2026, 7) }, { ...note, period: monthPeriod(2025, 1) }, { ...note, period: monthPeriod(2020, 1) }] });
    expect(chart?.notes.map(({ letter, slot }) => [letter, slot])).toEqual([['A', 14], ['B', 32]]);
  });

  it('breaks the line where the definition changes', () => {
    const points = months.map((point, at) => (at >= 50 ? { ...point, definitionVersion: 2 } : point));
    const chart = chartOf({ series: aSeries('month', points) });
    expect(chart?.breaks).toEqual([{ slot: 26, text: 'New definition, January 2026' }]);
  });

  it('works in quarters, years and grades', () => {
    const quarters = [aPoint(quarterPeriod(2025, 4), 4.1), aPoint(quarterPeriod(2026, 1), 4.3)];
    expect(chartOf({ series: aSeries('quarter', quarters), last: quarterPeriod(2026, 1) })?.dates)
      .toEqual([{ slot: 0, text: 'Q4', year: '2025/26' }, { slot: 1, text: 'Q1', year: '2026/27' }]);
    const graded = anIndicator({ unit: 'grade', decimals: 0, grades: ['P', 'C', 'C+', 'T'] });
    const chart = chartOf({ indicator: graded, series: aSeries('year', [aPoint(yearPeriod(2025), 3)]), targets: [], last: yearPeriod(2025) });
    expect(chart?.ticks.map(({ text }) => text)).toEqual(['P', 'C', 'C+', 'T']);
    expect(chart?.axisNote).toBeUndefined();
  });

  it('is absent when no figure falls into the time drawn', () => {
    expect(chartOf({ series: aSeries('month', []) })).toBeUndefined();
    expect(chartOf({ series: aSeries('month', months.slice(0, 10)) })).toBeUndefined();
  });
});

describe('drawing and data', () => {
  it.each([['wide', 36], ['middle', 36], ['narrow', 18]] as const)('%s has a circle a figure: %i', (size, circles) => {
    const chart = chartOf();
    expect(chart && drawLineChart(chart, size, 'x').split('<circle').length - 1).toBe(circles);
  });

  it('have no broken coordinates, whatever is missing', () => {
    for (const points of [[aPoint(last, 90)], [aPoint(last, 0)], [aPoint(monthPeriod(2026, 1), 80), aPoint(last, 80)], [aPoint(monthPeriod(2026, 1), 80)]]) {
      for (const wanted of [targets, []]) {
        const chart = chartOf({ series: aSeries('month', points), targets: wanted });
        for (const size of ['wide', 'middle', 'narrow'] as const) expect(chart && drawLineChart(chart, size, 'x')).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
  });

  it('give Chart.js the numbers of the table', () => {
    const chart = chartOf();
    const data = chart && lineChartData(chart, 'the sentence');
    expect(data?.values).toEqual(chart?.slots.map(({ value }) => value));
    expect(data?.texts).toEqual(chart?.slots.map(({ text }) => text));
    expect(data?.targetTexts.at(-1)).toBe('90.0%');
    expect(data?.label).toBe('the sentence');
  });

  it('escape what people wrote', () => {
    expect(drawLineChart(chartOf() ?? (() => { throw new Error('no chart'); })(), 'wide', '"<x>')).toContain('aria-label="&quot;&lt;x&gt;"');
  });
});

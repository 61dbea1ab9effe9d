import { describe, expect, it } from 'vitest';
import { monthPeriod, yearPeriod } from '../../../../src/core/period.ts';
import { standing } from '../../../../src/core/standing.ts';
import { toIndicatorPage } from '../../../../src/web/routes/indicator/view-model.ts';
import type { IndicatorInput } from '../../../../src/web/routes/indicator/view-model.ts';
import { analyseStanding } from '../../../../src/web/routes/indicator/analysis.ts';
import { keptSettings } from '../../../../src/web/routes/indicator/chart-settings.ts';
import type { ChartSettings } from '../../../../src/web/routes/indicator/chart-settings.ts';
import type { Period } from '../../../../src/core/period.ts';
import { FORECAST_RULES } from '../../../support/indicator-trend.ts';
import { RULES } from '../../../support/trend-rules.ts';
import { RAG_RULES, aCouncil, aPoint, aSeries, aTarget, anIndicator } from '../../../support/standing-fixtures.ts';

const points = [
  aPoint(monthPeriod(2026, 8), { kind: 'value', value: 90.4, numerator: 919, denominator: 1017, status: 'actual' }),
  aPoint(monthPeriod(2026, 10), { kind: 'value', value: 80.6, numerator: 806, denominator: 1000, status: 'provisional' }, { publishedStatus: 'green' }),
];
const SETTINGS: ChartSettings = { periods: '36', near: 'hide', forecast: 'show', clip: 'yes', limits: 'xmr' };
const input = ({ rebasedFrom = [], review, ...more }: Partial<IndicatorInput> & { rebasedFrom?: readonly Period[]; review?: string } = {}): IndicatorInput => {
  const stands = more.standing ?? standing({ indicator: anIndicator({ numerator: 'In time', denominator: 'Closed' }), series: aSeries('month', points), targets: [aTarget(monthPeriod(2025, 4), 90)], ragRules: RAG_RULES, asOf: '2026-11-23' });
  const settings = more.settings ?? SETTINGS;
  return {
    council: aCouncil(), asOf: '2026-11-23', set: { title: 'ICT set', year: '2013' }, otherSeries: [], ragRules: RAG_RULES, notes: [], revisions: [], rebases: [],
    standing: stands, settings, houseRules: RULES, houseChance: FORECAST_RULES.chance, request: {},
    analysis: analyseStanding({ standing: stands, rebases: rebasedFrom, asOf: '2026-11-23', request: {}, ...(review !== undefined && { review }) }, settings, { trendRules: RULES, forecastRules: FORECAST_RULES }),
    links: { dashboard: '/councils/X', csv: '/x.csv', revisionsCsv: '/r.csv', chartSvg: '/c.svg', chartCsv: '/c.csv', asOf: (day) => `/i?as-of=${day}`, chanceForm: { action: '/i#chance', hidden: [], clear: '/i#chance' }, withSettings: (changed) => `/i?${new URLSearchParams(keptSettings(changed)).toString()}` }, ...more,
  };
};

describe('the indicator page', () => {
  it('lists every period drawn, newest first, with the gap in its place', () => {
    const { table, chart } = toIndicatorPage(input());
    expect(table?.rows.map(({ period, value, target, word }) => [period, value, target, word])).toEqual([
      ['Oct 2026', '80.6%', '90.0%', 'Missed'], ['Sep 2026', '[x]', '90.0%', 'Unknown'], ['Aug 2026', '90.4%', '90.0%', 'Met'],
    ]);
    expect(JSON.parse(chart?.data ?? '{}')).toMatchObject({ periods: ['Aug 2026', 'Sep 2026', 'Oct 2026'], values: [90.4, null, 80.6], texts: ['90.4%', '[x]', '80.6%'] });
  });

  it('keeps what was printed apart from what is computed', () => {
    expect(toIndicatorPage(input()).table?.rows[0]).toMatchObject({ word: 'Missed', printed: 'green', status: 'provisional', numerator: '806', denominator: '1,000' });
  });

  it('gives value, target, marks, what is next and the change on a year ago at a glance', () => {
    expect(toIndicatorPage(input()).facts.map(({ name, value, detail }) => [name, value, detail])).toEqual([
      ['Oct 2026', '80.6%', '806 of 1,000'], ['Against target', 'Missed', 'target 90.0%'], ['Is it changing?', 'Too few', '2 of 13 figures'],
      ['Will it hit target?', 'Too few', '1 of 2 met'], ['Next figure', 'None', 'too few'], ['On a year ago', '[x]', 'no figure for Oct 2025'],
    ]);
  });

  it('shows a yearly outturn in a table of its own', () => {
    const { others, table } = toIndicatorPage(input({ otherSeries: [aSeries('year', [aPoint(yearPeriod(2024), 86.9), aPoint(yearPeriod(2025), 88.4)])] }));
    expect(others.map(({ heading, rows }) => [heading, rows.map(({ period, value }) => [period, value])])).toEqual([['Yearly outturn, as published', [['2025/26', '88.4%'], ['2024/25', '86.9%']]]]);
    expect(table?.rows.length).toBe(3);
  });

  it('puts notes about a period on the chart, and all of them in the list, newest first', () => {
    const notes = [
      { kind: 'note', text: 'General.', by: 'Head of ICT', written: '2026-01-14' } as const,
      { kind: 'incident', text: 'Outage.', by: 'Desk', written: '2026-09-02', period: monthPeriod(2026, 8) } as const,
    ];
    const page = toIndicatorPage(input({ notes }));
    expect(page.chart?.notes).toEqual([{ letter: 'A', title: 'August 2026, incident.', text: 'Outage.', by: 'Desk' }]);
    expect(page.notes).toEqual([{ text: 'Outage.', by: 'Desk, 2 September 2026, about August 2026' }, { text: 'General.', by: 'Head of ICT, 14 January 2026' }]);
  });

  it('tells where a figure came from and what it was before', () => {
    const value = (figure: number) => ({ kind: 'value', value: figure, status: 'actual' } as const);
    const common = { period: monthPeriod(2026, 8), by: 'Head of ICT', draft: false, recorded: '2026-09-18' };
    const { revisions } = toIndicatorPage(input({ revisions: [
      { ...common, figure: value(90.4), before: value(89.7), reason: 'late closures', batch: { id: 122, href: '/b/122' }, file: 'aug-b.csv', line: 14 },
      { ...common, figure: { kind: 'none', reason: 'not-available' }, batch: { id: 118 } },
    ] }));
    expect(revisions.map(({ what, from, batch, reason }) => [what, from, batch, reason])).toEqual([
      ['Aug 2026 89.7% became 90.4%', ' from aug-b.csv, line 14', 'batch 122', 'late closures'], ['Aug 2026 [x]', ' entered by hand', 'batch 118', undefined],
    ]);
  });

  it('stands without any figure', () => {
    const empty = standing({ indicator: anIndicator(), series: aSeries('month', []), targets: [], ragRules: RAG_RULES, asOf: '2026-11-23' });
    const page = toIndicatorPage(input({ standing: empty }));
    expect([page.chart, page.table]).toEqual([undefined, undefined]);
    expect(page.facts[0]?.value).toBe('[x]');
  });
});

import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../../../src/core/period.ts';
import { standing } from '../../../../src/core/standing.ts';
import type { DashboardRow } from '../../../../src/web/routes/dashboard/row.ts';
import { toDashboard } from '../../../../src/web/routes/dashboard/view-model.ts';
import type { DashboardInput } from '../../../../src/web/routes/dashboard/view-model.ts';
import { aTrend } from '../../../support/indicator-trend.ts';
import { RULES } from '../../../support/trend-rules.ts';
import { RAG_RULES, aCouncil, aPoint, aSeries, aTarget, anIndicator } from '../../../support/standing-fixtures.ts';

const row = (code: string, theme: string, value: number | undefined, wanted?: number, more: Partial<DashboardRow> = {}): DashboardRow => {
  const stands = standing({
    indicator: anIndicator({ code, shortTitle: code, theme }), asOf: '2026-11-23', ragRules: RAG_RULES, owner: `owner of ${code}`,
    series: aSeries('month', value === undefined ? [] : [aPoint(monthPeriod(2026, 10), value)]),
    targets: wanted === undefined ? [] : [aTarget(monthPeriod(2020, 4), wanted)],
  });
  return { standing: stands, trend: aTrend(stands), set: 'ict', theme, href: `/i/${code}`, hasNotes: false, ...more };
};

const rows = [row('alpha', 'Service desk', 91, 90), row('bravo', 'Service desk', 50, 90), row('charlie', 'Cost', 88, 90, { set: 'bvpi' }), row('delta', 'Cost', undefined, 90), row('echo', 'Cost', 3)];
const input = (more: Partial<DashboardInput> = {}): DashboardInput => ({
  council: aCouncil(), asOf: '2026-11-23', trendRules: RULES, least: 5, rows, themes: ['Service desk', 'Cost'], sets: [{ id: 'ict', title: 'ICT', service: 'ICT' }, { id: 'bvpi', title: 'BVPI' }],
  filters: { status: 'all', sort: 'attention' }, links: { self: '/councils/X', csv: '/x.csv', trends: '/t', keep: [] }, ...more,
});
const names = (more: Partial<DashboardInput>) => toDashboard(input(more)).groups.map(({ theme, rows: shown }) => [theme, shown.map(({ cells }) => cells.name)]);

describe('the dashboard', () => {
  it('counts what it shows', () => {
    expect(toDashboard(input()).heading).toBe('5 indicators: 1 target met, 1 close, 1 missed, 1 unknown');
  });

  it('groups by theme, with what needs attention first in each', () => {
    expect(names({})).toEqual([['Service desk', ['bravo', 'alpha']], ['Cost', ['delta', 'charlie', 'echo']]]);
    expect(toDashboard(input()).groups.map(({ count }) => count)).toEqual(['1 of 2 targets met', '0 of 2 targets met']);
  });

  it.each([
    ['name', ['alpha', 'bravo', 'charlie', 'delta', 'echo']],
    ['status', ['bravo', 'delta', 'charlie', 'alpha', 'echo']],
  ] as const)('sorted by %s is one list', (sort, order) => {
    expect(names({ filters: { status: 'all', sort } })).toEqual([[undefined, order]]);
  });

  it('filters by set and status, and offers the way back', () => {
    expect(names({ filters: { status: 'attention', sort: 'attention' } })).toEqual([['Service desk', ['bravo']], ['Cost', ['delta']]]);
    const filtered = toDashboard(input({ filters: { set: 'bvpi', status: 'all', sort: 'attention' } }));
    expect(filtered.groups.flatMap((group) => group.rows.map(({ cells }) => cells.name))).toEqual(['charlie']);
    expect(filtered.quickLinks.map(({ text }) => text)).toContain('Show everything');
    expect(toDashboard(input({ filters: { status: 'no-target', set: 'bvpi', sort: 'attention' } })).nothing).toBe('No indicator matches this filter.');
  });

  it('keeps the judgement date in every address', () => {
    const keep = [{ name: 'as-of', value: '2026-10-31' }];
    const { columns, quickLinks, filters } = toDashboard(input({ links: { self: '/councils/X', csv: '/x.csv', trends: '/t', keep } }));
    expect(columns[0]?.href).toBe('/councils/X?as-of=2026-10-31&sort=name');
    expect(quickLinks[0]?.href).toBe('/councils/X?as-of=2026-10-31&status=attention');
    expect([filters.asOf, filters.keep]).toEqual(['2026-11-23', []]);
  });

  it('prints each rule behind a colour once', () => {
    expect(toDashboard(input()).rules).toEqual(['within 5 % of the target.']);
  });

  it('names owners beside what needs attention, and says when there is nothing', () => {
    const { lines } = toDashboard(input()).attention;
    expect(lines.map(({ name, state, owner }) => [name, state, owner])).toEqual([['bravo', 'missed its target', 'owner of bravo'], ['delta', 'never supplied', 'owner of delta']]);
    expect(toDashboard(input({ rows: [] }))).toMatchObject({ attention: { none: 'Nothing is known: no figure is held, so none can be judged.' }, nothing: 'No figures are held for this council yet.', heading: '0 indicators' });
  });

  it('shows both dates when they differ', () => {
    expect(toDashboard(input({ knownAt: '2026-11-23T10:00:00Z' })).subtitle).not.toContain('as known');
    expect(toDashboard(input({ knownAt: '2026-12-01' })).subtitle)
      .toBe('District council (illustrative) · figures to October 2026 · as of 23 November 2026 · as known on 1 December 2026');
  });

  it('counts the days to the review, and since it', () => {
    expect(toDashboard(input({ review: { date: '2027-03-03', daysLeft: 100 } })).review).toEqual({ days: '100', words: { first: 'days to the review', second: 'on Wednesday 3 March 2027' } });
    expect(toDashboard(input({ review: { date: '2026-11-22', daysLeft: -1 } })).review?.words.first).toBe('day since the review');
  });

  const labels = ['poor', 'fair', 'good', 'excellent'];
  const judgements = (lower: number, upper: number) => ({ service: { title: 'S', labels, lower, upper, why: [] }, prospects: { title: 'P', labels, lower, upper, why: [] } });

  it('never shows unknown as poor', () => {
    const shown = toDashboard(input({ judgements: judgements(0, 3) })).judgements;
    expect([shown?.service.verdict, shown?.service.words, shown?.position.known]).toEqual(['Not known', '0 to 3 stars, nothing known.', false]);
  });

  it.each([[{ service: 1, prospects: 1 }, 'Up on both judgements in a year'], [{ service: 2, prospects: 1 }, 'Up on one judgement in a year'], [{ service: 3, prospects: 1 }, 'Up on one judgement, down on the other']])('from %o it is %s', (yearAgo, heading) => {
    expect(toDashboard(input({ judgements: { ...judgements(2, 2), yearAgo } })).judgements?.position.heading).toBe(heading);
  });
});

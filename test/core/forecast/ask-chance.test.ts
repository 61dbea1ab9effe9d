import { describe, expect, it } from 'vitest';
import { askChance, stepsTo } from '../../../src/core/forecast/ask-chance.ts';
import type { AskedChance, ChanceRequest } from '../../../src/core/forecast/ask-chance.ts';
import { forecastOfSeries } from '../../../src/core/forecast/forecast-series.ts';
import { monthPeriod, periodCode, quarterPeriod } from '../../../src/core/period.ts';
import type { Indicator } from '../../../src/core/indicator.ts';
import { standing } from '../../../src/core/standing.ts';
import type { Target } from '../../../src/core/target.ts';
import { trendOfSeries } from '../../../src/core/trend/series-trend.ts';
import { FORECAST_RULES } from '../../support/indicator-trend.ts';
import { RAG_RULES, aPoint, aSeries, aTarget, anIndicator } from '../../support/standing-fixtures.ts';
import { RULES } from '../../support/trend-rules.ts';

// Sixteen months from July 2025 to October 2026, 88 and 92 in turn: mean 90, no signal.
const months = (count: number) => Array.from({ length: count }, (_, at) => aPoint({ granularity: 'month', month: monthPeriod(2025, 7).month + at }, at % 2 === 0 ? 88 : 92));

interface Asked { readonly request?: ChanceRequest; readonly targets?: readonly Target[]; readonly asOf?: string; readonly review?: string; readonly count?: number; readonly indicator?: Indicator }
function ask({ request = {}, targets = [], asOf = '2026-11-23', review, count = 16, indicator = anIndicator({ range: { min: '0', max: '100' } }) }: Asked = {}): AskedChance {
  const series = aSeries('month', months(count));
  const stands = standing({ indicator, series, targets, ragRules: RAG_RULES, asOf });
  const trend = trendOfSeries({ series, polarity: indicator.polarity, last: stands.lastEnded, periods: 36, rebases: [] }, RULES);
  const newest = series.points.filter(({ period }) => period.month <= stands.lastEnded.month).at(-1)?.period;
  const ahead = trend.kind === 'trend' && newest ? forecastOfSeries(trend, newest, FORECAST_RULES) : undefined;
  return askChance({ standing: stands, ahead, newest, asOf, ...(review !== undefined && { review }) }, request, FORECAST_RULES);
}
const question = (asked: AskedChance) => {
  if (asked.kind === 'none') throw new Error(asked.why);
  return asked;
};
const typed = (value: number) => ({ kind: 'value', value } as const);

describe('asking for a chance', () => {
  it('offers every period within half the figures, and answers for the next one and the target of the council', () => {
    const { reach, at, why, faults } = question(ask({ targets: [aTarget(monthPeriod(2026, 4), 80)] }));
    expect(reach.map(({ period }) => periodCode(period))).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06']);
    expect([periodCode(at.period), at.target, at.ended, why, faults]).toEqual(['2026-11', { value: 80, isOwn: true }, false, 'next', {}]);
    expect(at.chance).toMatchObject({ word: 'likely', step: 1 });
  });

  it('takes each period’s own target from a profile, and one typed for all of them', () => {
    const targets = [aTarget(monthPeriod(2026, 4), 90, { profile: [80, 80, 80, 80, 80, 80, 80, 81, 82, 83, 84, 85] })];
    const values = (asked: AskedChance) => question(asked).reach.slice(0, 3).map(({ target }) => target);
    expect(values(ask({ targets }))).toEqual([{ value: 81, isOwn: true }, { value: 82, isOwn: true }, { value: 83, isOwn: true }]);
    expect(values(ask({ targets, request: { typed: typed(82) } }))).toEqual([{ value: 82, isOwn: false }, { value: 82, isOwn: true }, { value: 82, isOwn: false }]);
  });

  it('starts at the review, says where that lies too far ahead, and forgets one whose figure is held', () => {
    expect(question(ask({ review: '2027-03-03' }))).toMatchObject({ why: 'review', at: { period: monthPeriod(2027, 2) }, review: { period: monthPeriod(2027, 2), isBeyond: false } });
    expect(question(ask({ review: '2027-12-31' }))).toMatchObject({ why: 'next', at: { period: monthPeriod(2026, 11) }, review: { period: monthPeriod(2027, 12), isBeyond: true } });
    expect(question(ask({ review: '2026-10-31' })).review).toBeUndefined();
    expect(question(ask({ review: '2027-03-03', request: { by: '2026-12' } }))).toMatchObject({ why: 'asked', at: { period: monthPeriod(2026, 12) } });
  });

  it('offers a period that has ended without its figure, but does not start there', () => {
    const { reach, at } = question(ask({ asOf: '2026-12-02' }));
    expect([reach[0]?.ended, periodCode(at.period)]).toEqual([true, '2026-12']);
    expect(question(ask({ asOf: '2026-12-02', request: { by: '2026-11', typed: typed(90) } })).at).toMatchObject({ ended: true, chance: { step: 1 } });
  });

  it.each([
    ['a target that could not be read', { typed: { kind: 'fault', message: 'No number.' } }, { target: { kind: 'unreadable', message: 'No number.' } }],
    ['a target every figure meets', { typed: typed(0) }, { target: { kind: 'always-met', value: 0 } }],
    ['no target, where there is none to fall back on', { by: '2026-12' }, { target: { kind: 'missing' } }],
    ['a period with a figure', { typed: typed(90), by: '2026-09' }, { by: { kind: 'past', period: monthPeriod(2026, 9), figure: { kind: 'value', value: 88, status: 'actual' } } }],
    ['a period before all figures', { typed: typed(90), by: '2020-09' }, { by: { kind: 'past', period: monthPeriod(2020, 9) } }],
    ['a period too far ahead', { typed: typed(90), by: '2027-07' }, { by: { kind: 'beyond', period: monthPeriod(2027, 7) } }],
    ['a quarter of monthly figures', { typed: typed(90), by: '2026/27 Q4' }, { by: { kind: 'unknown', text: '2026/27 Q4' } }],
    ['no period at all', { typed: typed(90), by: 'soon' }, { by: { kind: 'unknown', text: 'soon' } }],
  ] as const)('finds fault with %s', (_, request, faults) => {
    expect(question(ask({ request })).faults).toEqual(faults);
  });

  it.each([
    ['eleven figures', { count: 11, asOf: '2026-06-10' }, { why: 'refused', reason: 'Too little history: a forecast needs 12 figures under the same conditions, and there are 11.' }],
    ['figures that are too old', { asOf: '2027-12-01' }, { why: 'too-old', newest: monthPeriod(2026, 10) }],
    ['too few figures that are too old: the first reason stays', { count: 3 }, { why: 'refused' }],
    ['no figures', { count: 0 }, { why: 'no-figures' }],
    ['no good direction', { indicator: anIndicator({ polarity: 'none' }) }, { why: 'no-direction' }],
  ] as const)('cannot be asked with %s', (_, asked, why) => {
    expect(ask(asked)).toMatchObject({ kind: 'none', ...why });
  });

  it('turns round where lower is better, and keeps on both sides of a midpoint', () => {
    const share = (indicator: Indicator, value: number) => question(ask({ indicator, request: { typed: typed(value) } })).at.chance?.share ?? NaN;
    const higher = anIndicator();
    const lower = anIndicator({ polarity: 'lower' });
    const middle = anIndicator({ polarity: 'target', midpoint: '90' });
    // Whole figures around 90: 91 or more and 89 or less are as likely; so are 5 up and 5 down of the midpoint.
    expect(share(lower, 89)).toBeCloseTo(share(higher, 91), 10);
    expect(share(lower, 95)).toBeGreaterThan(0.8);
    expect(share(middle, 95)).toBeCloseTo(share(middle, 85), 10);
    expect(share(middle, 95)).toBeCloseTo(1 - 2 * share(higher, 96), 10);
  });

  it('counts steps from the first period of the forecast', () => {
    const from = quarterPeriod(2023, 2);
    expect(stepsTo({ from, forecast: { kind: 'refused', reason: '' } }, quarterPeriod(2024, 1))).toBe(4);
  });
});

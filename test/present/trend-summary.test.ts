import { describe, expect, it } from 'vitest';
import { monthPeriod, quarterPeriod } from '../../src/core/period.ts';
import type { SeriesPoint } from '../../src/core/series.ts';
import { standing } from '../../src/core/standing.ts';
import { trendSummary } from '../../src/present/trend-summary.ts';
import { aTrend } from '../support/indicator-trend.ts';
import { RAG_RULES, aPoint, aSeries, aTarget, anIndicator } from '../support/standing-fixtures.ts';
import { RULES } from '../support/trend-rules.ts';

const OCTOBER = monthPeriod(2026, 10);
/** Monthly figures that end in October 2026 with the last of them. */
const until = (values: readonly (number | null)[]): SeriesPoint[] => values.map((value, at) =>
  aPoint({ granularity: 'month', month: OCTOBER.month - values.length + 1 + at }, value === null ? { kind: 'none', reason: 'not-available' } : value));
const say = (points: readonly SeriesPoint[], { target, polarity = 'higher' }: { target?: number; polarity?: string } = {}) => {
  const now = standing({
    indicator: anIndicator({ polarity }), series: aSeries('month', points), ragRules: RAG_RULES, asOf: '2026-11-23',
    targets: target === undefined ? [] : [aTarget(monthPeriod(2020, 4), target)],
  });
  return trendSummary({ indicator: now.indicator, lastEnded: now.lastEnded, ...aTrend(now) }, RULES);
};
const calm = (count: number) => Array.from({ length: count }, (_, at) => 50 + (at % 2));

// Limits by hand: 50 and 51 in turn move by 1, so they lie 2.66 to either side of the mean.
describe('what the dashboard says of one indicator', () => {
  it.each<[string, readonly (number | null)[], { target?: number; polarity?: string }, string]>([
    ['met, and falling within normal variation', [49, ...calm(16), 50], { target: 49.5 }, 'Target met since June 2025; the fall in October is within normal variation.'],
    ['not met, and rising within normal variation', [...calm(14), 50, 51], { target: 55 }, 'Target not met in any month of the 16 looked at; the rise in October is within normal variation.'],
    ['above the upper limit', [...calm(15), 60], {}, 'The figure for October is above its upper limit, a signal of improvement.'],
    ['the same where lower is better', [...calm(15), 60], { polarity: 'lower' }, 'The figure for October is above its upper limit, a signal for concern.'],
    ['the same where neither is', [...calm(15), 60], { polarity: 'none' }, 'The figure for October is above its upper limit, a signal of change.'],
    ['seven above the average', [...calm(20), 52, 53, 52, 53, 52, 53, 52], {}, 'All 7 figures since April are above the average, a signal of improvement.'],
    ['seven falling', [...calm(8), 52, 51.5, 51, 50.5, 50, 49.5, 49, 48.5], {}, 'The last 8 figures, from March on, fall without a break, a signal for concern.'],
    ['too few', calm(5), { target: 40 }, 'Target met in all of the 5 months looked at; 5 figures, and 13 are needed to tell a signal from normal variation.'],
    ['no figure for the last month', [...calm(15), null], { target: 50.5 }, 'Target not met in September; the fall in September is within normal variation.'],
    ['no figure at all', [], {}, 'There is no figure yet.'],
    ['always the same', new Array<number>(14).fill(100), { target: 100 }, 'Target met in all of the 14 months looked at; all 14 figures are the same.'],
    // Both steps that are known are 0, so the limits lie on the mean of 50; 50 is on it, and yet not all figures are 50.
    ['no step known but zeros, and figures that differ', [...new Array<number>(6).fill(49), null, ...new Array<number>(6).fill(51), null, 50, 50], {}, 'The figure for October is the same as the one before and within normal variation.'],
    ['the same as before', [...calm(16), 51], {}, 'The figure for October is the same as the one before and within normal variation.'],
    ['met, yet out of reach by the limits', [...calm(15), 60], { target: 58 }, 'Target met in October; the figure for October is above its upper limit, a signal of improvement; yet by the limits, if they still hold, the target would be missed.'],
  ])('%s', (_name, values, more, sentence) => expect(say(until(values), more)).toBe(sentence));

  it('does not call a step normal that is larger than the limits allow steps to be', () => {
    // 20 points moving by 1 and one step of 4 (mean range 1.14 × 3.267 = 3.7 screens it out): from 48.6 to 52.6 both points lie within 50.5 ± 2.66.
    const sentence = say(until([...calm(19), 48.6, 52.6]));
    expect(sentence).toBe('The rise in October is unusually large, though the figure lies within its limits.');
  });

  it('names the year where the month alone would be taken for a later one', () => {
    const old = until(calm(16)).map((point) => ({ ...point, period: { ...point.period, month: point.period.month - 24 } }));
    expect(say(old, { target: 50.5 })).toBe('Target met in October 2024; the rise in October 2024 is within normal variation.');
  });

  it('names quarters', () => {
    const points = Array.from({ length: 14 }, (_, at) => aPoint({ granularity: 'quarter', month: quarterPeriod(2026, 2).month - (13 - at) * 3 }, 50 + (at % 2)));
    const now = standing({ indicator: anIndicator({ frequencies: ['quarter'] }), series: aSeries('quarter', points), targets: [], ragRules: RAG_RULES, asOf: '2026-11-23' });
    expect(trendSummary({ indicator: now.indicator, lastEnded: now.lastEnded, ...aTrend(now) }, RULES)).toBe('The rise in the quarter July to September 2026 is within normal variation.');
  });
});

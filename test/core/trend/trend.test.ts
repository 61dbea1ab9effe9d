import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLARITIES } from '../../../src/core/indicator.ts';
import { assuranceOf } from '../../../src/core/trend/assurance.ts';
import { dateGaps } from '../../../src/core/trend/date-gaps.ts';
import { improvementOf, kindOf } from '../../../src/core/trend/improvement.ts';
import { phasesOf } from '../../../src/core/trend/phases.ts';
import { processLimits } from '../../../src/core/trend/process-limits.ts';
import { suggestRebase } from '../../../src/core/trend/suggest-rebase.ts';
import { analyseTrend } from '../../../src/core/trend/trend.ts';
import { variationOf } from '../../../src/core/trend/variation.ts';
import { RULES, monthly, trendOf } from '../../support/trend-rules.ts';

const STEADY = [50, 52, 49, 51, 53, 48, 50, 52, 47, 51, 50, 49, 52, 48];

describe('what is always asked', () => {
  it.each([['no points', []], ['only missing ones', [null, null, null]]])('%s: no values', (_name, values) => {
    expect(analyseTrend(monthly(values), { improvement: 'increase' }, RULES)).toEqual({ kind: 'no-values' });
  });

  it('one point: a mean, and neither limits nor icons', () => {
    const trend = trendOf([5], { target: 4 });
    expect(trend.phases).toEqual([{ from: '2022-04-01', to: '2022-04-01', count: 1, trial: true, mean: 5 }]);
    expect([trend.variation, trend.assurance, trend.latest.label]).toEqual([undefined, undefined, 'Common Cause']);
    expect(trend.warnings).toEqual([{ kind: 'no-limits', phase: 0, count: 1, needed: 13 }]);
  });

  it.each([
    // name, improvement, target, assurance
    ['above what is wanted', 'increase', 95, 'pass'], ['below what is wanted', 'increase', 100, 'fail'],
    ['on the target', 'increase', 99.1, 'pass'], ['above what is allowed', 'decrease', 99, 'fail'], ['on the ceiling', 'decrease', 99.1, 'pass'],
  ] as const)('flat, %s', (_name, improvement, target, assurance) => {
    const trend = trendOf(Array.from({ length: 15 }, () => 99.1), { improvement, target });
    expect(trend.phases[0]?.limits).toMatchObject({ mean: 99.1, lower: 99.1, upper: 99.1 });
    expect([trend.variation, trend.assurance]).toEqual(['common_cause', assurance]);
    expect(trend.warnings).toEqual([]);
  });

  it('flat with one blip: the unscreened range is used, and that is said', () => {
    const trend = trendOf([...Array.from({ length: 14 }, () => 100), 90, 100]);
    // Moving ranges 10 and 10 among 15: average 4/3, all others 0; limits 99.375 ± 3.547.
    expect(trend.phases[0]?.limits?.lower).toBeCloseTo(95.828, 3);
    // 90 is beyond; the fourteen before it lie above the mean it pulls down, as the rules have it, and not beyond a limit.
    expect(trend.points.map((point) => point.label)).toEqual([...Array.from({ length: 14 }, () => '7 Points Above CL'), 'Below LCL', 'Common Cause']);
    expect(trend.warnings).toEqual([{ kind: 'screening-set-aside', phase: 0 }]);
  });

  it('a date twice is refused by its name; so are a value that is no number and one too large to add up', () => {
    const refused = (values: readonly { date: string; value: number | null }[]) => analyseTrend(values, { improvement: 'neutral' }, RULES);
    expect(refused([...monthly([1, 2, 3]), { date: '2022-05-01', value: 9 }])).toEqual({ kind: 'date-twice', date: '2022-05-01' });
    expect(refused(monthly([1, NaN]))).toEqual({ kind: 'value-unusable', date: '2022-05-01' });
    expect(refused(monthly([1, -1e300]))).toEqual({ kind: 'value-unusable', date: '2022-05-01' });
  });

  it('unsorted input is sorted', () => {
    const sorted = monthly(STEADY);
    expect(analyseTrend([...sorted].reverse(), { improvement: 'increase' }, RULES)).toEqual(analyseTrend(sorted, { improvement: 'increase' }, RULES));
  });

  it('a trailing missing value leaves the icon with the last figure', () => {
    const trend = trendOf([...STEADY, 90, null]);
    expect(trend.latest).toMatchObject({ value: 90, label: 'Above UCL' });
    expect(trend.variation).toBe('improvement_high');
    expect(trend.points.at(-1)).toMatchObject({ value: null, signals: [], kind: 'common_cause' });
    expect(trend.warnings).toEqual([{ kind: 'values-missing', count: 1 }]);
  });

  it('the worked example: 19 is below 3.267 × 6.5, so limits are 54.4 ± 17.29', () => {
    const { phases, latest } = trendOf([50, 52, 49, 51, 70]);
    expect(phases[0]?.limits?.lower).toBeCloseTo(37.11, 9);
    expect(phases[0]?.limits?.upper).toBeCloseTo(71.69, 9);
    expect(latest.label).toBe('Common Cause');
  });

  it('rounding noise makes no signal of a point on the mean', () => {
    // The mean of 0.1 to 0.7 is 0.4; as doubles their sum is 2.8000000000000003.
    const trend = trendOf([0.1, 0.7, 0.2, 0.6, 0.3, 0.5, 0.4]);
    expect(trend.latest.sideOfMean).toBe(0);
  });
});

describe('phases', () => {
  it('begin at each day of rebasing that a point has', () => {
    expect(phasesOf(['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04'], ['2026-04-03', '2026-04-09', '2026-04-01']))
      .toEqual({ stretches: [{ start: 0, end: 2 }, { start: 2, end: 4 }], notFound: ['2026-04-09'] });
  });

  it('a day that no point has changes nothing and is reported', () => {
    const trend = trendOf(STEADY, { rebase: ['2022-10-15'] });
    expect(trend.points).toEqual(trendOf(STEADY).points);
    expect(trend.warnings).toEqual([{ kind: 'rebase-date-not-found', date: '2022-10-15' }]);
  });

  it('after a rebase one point has no limits yet: no icon, and the assurance before it is kept apart', () => {
    const trend = trendOf([...STEADY, 80], { rebase: ['2023-06-01'], target: 40 });
    expect(trend.phases.map((phase) => phase.limits === undefined)).toEqual([false, true]);
    expect([trend.variation, trend.assurance, trend.assuranceBefore, trend.trial]).toEqual([undefined, undefined, 'pass', true]);
  });

  it('neither runs nor moving ranges cross into the next', () => {
    // Fourteen rising points, rebased after seven: two trends of seven, and moving ranges of 1 only although the phases are 100 apart.
    const rise = [1, 2, 3, 4, 5, 6, 7];
    const trend = trendOf([...rise, ...rise.map((value) => value + 100)], { rebase: ['2022-11-01'] });
    expect(trend.phases.map((phase) => phase.limits?.averageMovingRange)).toEqual([1, 1]);
    const short = trendOf([1, 2, 3, 4, 105, 106, 107, 108], { rebase: ['2022-08-01'] });
    expect(short.points.every((point) => point.signals.length === 0)).toBe(true);
  });

  it('a baseline that a phase has not reached is its whole self, and that is said', () => {
    const trend = trendOf(STEADY, { baseline: 20 });
    expect(trend.phases).toEqual(trendOf(STEADY).phases);
    expect(trend.warnings).toEqual([{ kind: 'baseline-not-reached', phase: 0, count: 14, baseline: 20 }]);
  });

  it.each([11, 12.5, NaN])('a baseline of %s is refused', (baseline) => {
    expect(analyseTrend(monthly(STEADY), { improvement: 'increase', baseline }, RULES)).toEqual({ kind: 'baseline-too-short', baseline, needed: 12 });
  });

  it('limits from twelve points are trial limits, from thirteen not', () => {
    expect([trendOf(STEADY.slice(0, 12)).trial, trendOf(STEADY.slice(0, 13)).trial]).toEqual([true, false]);
  });
});

describe('dates that are left out', () => {
  it.each([
    ['a month', ['2026-04-01', '2026-05-01', '2026-07-01'], [{ after: '2026-05-01', before: '2026-07-01', missing: 1 }]],
    ['month ends', ['2026-01-31', '2026-02-28', '2026-03-31'], []],
    ['two quarters', ['2026-01-01', '2026-04-01', '2027-01-01'], [{ after: '2026-04-01', before: '2027-01-01', missing: 2 }]],
    ['a week', ['2026-01-05', '2026-01-12', '2026-01-26'], [{ after: '2026-01-12', before: '2026-01-26', missing: 1 }]],
    ['no step to keep', ['2026-01-05', '2026-01-07', '2026-02-26'], []],
    ['one date', ['2026-01-05'], []],
    ['none', [], []],
  ])('%s', (_name, dates, gaps) => {
    expect(dateGaps(dates)).toEqual(gaps);
  });
});

describe('direction and icons', () => {
  it('by polarity: a midpoint and information only are neutral', () => {
    expect(POLARITIES.map(improvementOf)).toEqual(['increase', 'decrease', 'neutral', 'neutral']);
  });

  it('a falling trend where an increase is better is a concern, low; where a decrease is better an improvement, low', () => {
    expect([kindOf(-1, 'increase'), variationOf(kindOf(-1, 'increase'), 'increase')]).toEqual(['special_cause_concern', 'concern_low']);
    expect([kindOf(-1, 'decrease'), variationOf(kindOf(-1, 'decrease'), 'decrease')]).toEqual(['special_cause_improvement', 'improvement_low']);
    expect(variationOf(kindOf(1, 'decrease'), 'decrease')).toBe('concern_high');
    expect([kindOf(-1, 'neutral'), variationOf(kindOf(-1, 'neutral'), 'neutral')]).toEqual(['special_cause_neutral_low', 'neutral_low']);
    expect(variationOf(kindOf(1, 'neutral'), 'neutral')).toBe('neutral_high');
  });

  it.each([
    ['increase', 30, 'pass'], ['increase', 60, 'inconsistent'], ['increase', 70, 'fail'],
    ['decrease', 30, 'fail'], ['decrease', 40, 'inconsistent'], ['decrease', 70, 'pass'],
    ['neutral', 30, undefined], ['increase', undefined, undefined], ['decrease', 0, 'fail'],
  ] as const)('limits 40 and 60, %s is better, target %s: %s', (improvement, target, assurance) => {
    const limits = { mean: 50, lower: 40, upper: 60, nearLower: 43, nearUpper: 57, averageMovingRange: 3.76, screenedOut: 0, screeningSetAside: false, tolerance: 0 };
    expect(assuranceOf(limits, target, improvement)).toBe(assurance);
  });
});

describe('suggesting a rebase', () => {
  const SHIFTED = [50, 49, 51, 50, 48, 52, 50, 49, 51, 50, 48, 52, 60, 59, 61, 60, 62, 59, 61];

  it('from the first point of a shift that is still running', () => {
    // Mean 54.3; the last seven, from April 2023 on, are above it.
    expect(suggestRebase(trendOf(SHIFTED), RULES)).toEqual({ date: '2023-04-01', side: 'above', count: 7 });
  });

  it.each([
    ['of six points', SHIFTED.slice(0, -1)],
    ['that has ended', [...SHIFTED, 50]],
    ['none', STEADY],
  ])('not for a shift %s', (_name, values) => {
    expect(suggestRebase(trendOf(values), RULES)).toBeUndefined();
  });

  it('is settled by rebasing there: the new mean lies among the figures of the shift', () => {
    expect(suggestRebase(trendOf(SHIFTED, { rebase: ['2023-04-01'] }), RULES)).toBeUndefined();
  });

  it('stands while the newest figure is missing, and needs limits', () => {
    expect(suggestRebase(trendOf([...SHIFTED, null]), RULES)?.date).toBe('2023-04-01');
    expect(suggestRebase(trendOf([5]), RULES)).toBeUndefined();
  });
});

describe('properties', () => {
  const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 60 });
  const told = (values: readonly number[], improvement: 'increase' | 'decrease' = 'increase') => {
    const trend = trendOf(values, { improvement });
    return { labels: trend.points.map((point) => point.label), kinds: trend.points.map((point) => point.kind), variation: trend.variation };
  };

  it('adding a constant changes no label', () => {
    fc.assert(fc.property(series, fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (values, by) => {
      expect(told(values.map((value) => value + by))).toEqual(told(values));
    }));
  });

  it('multiplying by a constant changes no label: 0.57 or 57 per cent', () => {
    fc.assert(fc.property(series, fc.constantFrom(0.01, 0.1, 3, 100, 1e12, 1e-9), (values, by) => {
      expect(told(values.map((value) => value * by))).toEqual(told(values));
    }));
  });

  it('turned upside down with the other direction, every point means the same', () => {
    fc.assert(fc.property(series, (values) => {
      expect(told(values.map((value) => -value), 'decrease').kinds).toEqual(told(values).kinds);
    }));
  });

  it('limits are in order and never NaN', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -1e200, max: 1e200, noNaN: true }), { minLength: 2, maxLength: 40 }), (values) => {
      const limits = processLimits(values, RULES);
      expect(limits && limits.lower <= limits.nearLower && limits.nearLower <= limits.mean && limits.mean <= limits.nearUpper && limits.nearUpper <= limits.upper).toBe(true);
    }));
  });
});

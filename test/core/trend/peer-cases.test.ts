import { describe, expect, it } from 'vitest';
import { analyseTrend } from '../../../src/core/trend/trend.ts';
import type { TrendOptions } from '../../../src/core/trend/trend.ts';
import type { TrendRules } from '../../../src/core/trend/trend-rules.ts';
import { PEER_CASES, expectAgreement, expectClose, peerCase } from '../../support/spc-cases.ts';
import type { PeerCase } from '../../support/spc-cases.ts';
import { ratioLimits } from '../../../src/core/trend/ratio-limits.ts';
import { processLimits } from '../../../src/core/trend/process-limits.ts';
import { RULES } from '../../support/trend-rules.ts';

function answerTo({ series, improvement, options, target, rebase }: PeerCase, change: Partial<TrendOptions> = {}, rules: TrendRules = RULES) {
  return analyseTrend(series, {
    improvement, screen: options.screen_outliers, ...(options.fix_after_n_points !== null && { baseline: options.fix_after_n_points }),
    ...(typeof target === 'number' && { target }), ...(rebase && { rebase }), ...change,
  }, rules);
}

function analysed(...args: Parameters<typeof answerTo>) {
  const trend = answerTo(...args);
  if (trend.kind !== 'trend') throw new Error(`refused: ${trend.kind}`);
  return trend;
}

const musts = PEER_CASES.filter((one) => one.kind === 'ptd-xmr' && one.conformance === 'must');
const errors = musts.filter((one) => one.expected.error !== undefined);

describe('the cases NHSRplotthedots 0.2.2 was run on', () => {
  it('are 36 to agree with, two of them errors', () => {
    expect([musts.length, errors.map((one) => one.name)]).toEqual([36, ['fix11-error', 'duplicate-dates']]);
  });

  it.each(musts.filter((one) => !errors.includes(one)).map((one) => [one.name, one] as const))('%s: limits, labels, icons', (_name, one) => {
    expectAgreement(analysed(one), one.expected);
  });

  it.each([['fix11-error', { kind: 'baseline-too-short', baseline: 11, needed: 12 }], ['duplicate-dates', { kind: 'date-twice' }]])('%s is refused with its reason', (name, refusal) => {
    expect(answerTo(peerCase(name))).toMatchObject(refusal);
  });

  // A constant series is run by the peer without screening only: with it, it has no limits (see below).
  const flipped = musts.filter((one) => !errors.includes(one) && one.name !== 'constant-100-unscreened');
  it.each(flipped.map((one) => [one.name, one] as const))('%s: the same run with screening the other way', (_name, one) => {
    const other = one.expected_unscreened ?? one.expected_screened;
    if (!other) throw new Error(`${one.name} has no other run`);
    expectAgreement(analysed(one, { screen: !one.options.screen_outliers }), other);
  });
});

describe('where the peers differ from each other, or are known to be wrong', () => {
  it('two-of-three counts points between near limit and limit by default', () => {
    const one = peerCase('two-of-three-one-beyond-limit');
    expectAgreement(analysed(one), one.expected);
  });

  it('two-of-three counts a point beyond the limit too in the wording of November 2023', () => {
    const one = peerCase('two-of-three-one-beyond-limit');
    const trend = analysed(one, {}, { ...RULES, twoOfThree: 'beyond-near' });
    // Mean 51.425, near limit 58.425, limit 61.925: 58.5, 62 and 52 are all above the mean, and two of them beyond 58.425.
    const labels = one.expected.special_cause_type.with(15, '2 in 3 Above CL');
    expect(trend.points.map((point) => point.label)).toEqual(labels);
    expect(trend.points[16]?.signals.map((signal) => signal.label)).toEqual(['Above UCL', '2 in 3 Above CL']);
    expectClose(trend.points.map(() => trend.phases[0]?.limits?.upper), one.expected.upl);
  });

  it('a constant series has limits on its mean, screened or not: the peer screens every range out and is left with none', () => {
    const one = peerCase('constant-100-screened');
    expect(one.expected.upl[0]).toBeNull();
    if (!one.expected_unscreened) throw new Error('no other run');
    expectAgreement(analysed(one), one.expected_unscreened);
  });

  it('a missing value breaks runs and is never flagged; both ranges beside it are lost', () => {
    const one = peerCase('na-middle');
    expectAgreement(analysed(one), one.expected);
  });

  it('a missing value inside a rise breaks the trend, where the peer stops with an error', () => {
    const trend = analysed({ ...peerCase('trend-7-up-exact'), series: [1, 2, 3, 4, null, 6, 7, 8, 9, 10].map((value, at) => ({ date: `2022-${String(at + 1).padStart(2, '0')}-01`, value, numerator: 0 })) });
    expect(trend.points.flatMap((point) => point.signals.filter((signal) => signal.rule === 'trend'))).toEqual([]);
  });
});

describe('the cases qicharts2 was run on, with its factor 3 / 1.128', () => {
  const rules = { ...RULES, limitsFactor: 3 / 1.128 };

  it('an I chart with screened moving ranges', () => {
    const { series, expected } = peerCase('qic-i-rvv-screened');
    const limits = processLimits(series.map((point) => point.numerator), rules);
    expectClose([limits?.mean, limits?.lower, limits?.upper, limits?.nearLower, limits?.nearUpper],
      [expected.cl[0] ?? null, expected.lcl[0] ?? null, expected.ucl[0] ?? null, expected.lcl95[0] ?? null, expected.ucl95[0] ?? null]);
  });

  it('a P′ chart', () => {
    const { series, expected } = peerCase('qic-pp-rvv');
    const limits = ratioLimits(series.map((point) => ({ date: point.date, numerator: point.numerator, denominator: point.denominator ?? null })), { chart: 'proportion', scale: 1, screen: false }, rules) ?? [];
    expectClose(limits.map((one) => one.mean), expected.cl);
    expectClose(limits.map((one) => one.lower), expected.lcl);
    expectClose(limits.map((one) => one.upper), expected.ucl);
    expectClose(limits.map((one) => one.nearLower), expected.lcl95);
    expectClose(limits.map((one) => one.nearUpper), expected.ucl95);
  });
});

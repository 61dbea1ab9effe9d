import { describe, expect, it } from 'vitest';
import { readForecastRules } from '../../../../src/catalogue/catalogue.ts';
import { forecast } from '../../../../src/core/forecast/forecast.ts';
import { samplePath } from '../../../../src/core/forecast/sample-path.ts';
import { chanceOfMeeting } from '../../../../src/core/forecast/target-chance.ts';
import { ratingChance } from '../../../../src/core/rating/chance/rating-chance.ts';
import type { Facts } from '../../../../src/core/rating/facts.ts';
import { seededRandom } from '../../../../src/core/seeded-random.ts';
import { definitions, factsOf, frameworkOf } from '../../../support/rating.ts';

const forecastRules = readForecastRules('data');
const rules = { source: 'test', runs: 4000, seed: 7 };
const SCALE = { s: { title: 'Scale', levels: ['poor', 'good'].map((id) => ({ id, title: id })) } };
const JUDGE = { scale: 's', from: ['c'], rules: [{ then: 'good', when: [{ at: 'good', atLeast: 1 }] }, { then: 'poor' }] };
const one = (good: object) => frameworkOf({ id: 'made', version: '1', title: 'Made', scales: SCALE, judgements: ['j'], nodes: { j: JUDGE, c: { scale: 's', levels: { good } } } });

/** 24 months up to October 2026 without any pattern, mean 90. */
const VALUES = [88, 91, 90, 92, 89, 90, 93, 87, 91, 88, 90, 92, 89, 91, 86, 92, 90, 89, 93, 88, 91, 90, 87, 93];
const monthly = (values: readonly number[]): Facts['observations'] => factsOf({
  observations: values.map((value, at) => {
    const month = 2026 * 12 + 9 - (values.length - 1 - at);
    return { indicator: 'incidents-in-sla', period: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`, value: String(value) };
  }),
}).observations;
const facts = (more: object = {}): Facts => ({ ...factsOf({ asOf: '2026-11-23' }), observations: monthly(VALUES), ...more });
const good = (chance: ReturnType<typeof ratingChance>): number => (chance.kind === 'chance' ? chance.best : NaN);

describe('the chance of a rating', () => {
  it('is that of the forecast where one figure decides', () => {
    // Good: 91 or more in the latest figure, which on 3 March 2027 is February's, the fourth month ahead.
    const made = forecast({ values: VALUES, hasSignal: false, granularity: 'month', horizon: 4 }, forecastRules);
    const expected = chanceOfMeeting(made, { target: 91, polarity: 'higher', step: 4 }, forecastRules);
    const share = expected.kind === 'chance' ? expected.share : NaN;
    const got = good(ratingChance({ framework: one({ op: 'compare', indicator: 'incidents-in-sla', atLeast: '91' }), definitions: definitions(), facts: facts(), day: '2027-03-03' }, rules));
    // 4,000 runs: three standard errors are 0.024; figures are rounded to whole ones, as those before them are.
    expect(share).toBeGreaterThan(0.2);
    expect(Math.abs(got - share)).toBeLessThan(0.03);
  });

  it('answers window tests again on each course', () => {
    // 90 in 3 of the last 4 months: all four are to come, each about as often above as below, so well under half.
    const framework = one({ op: 'target-met', indicator: 'incidents-in-sla', periods: 4, atLeast: 3 });
    const targets = factsOf({ targets: [{ indicator: 'incidents-in-sla', from: '2024-04', value: '90' }] }).targets;
    const loose = one({ op: 'target-met', indicator: 'incidents-in-sla', periods: 4, atLeast: 1 });
    const [strict, easy] = [framework, loose].map((each) => good(ratingChance({ framework: each, definitions: definitions(), facts: facts({ targets }), day: '2027-03-03' }, rules)));
    expect(strict).toBeGreaterThan(0.1);
    expect(strict).toBeLessThan(0.6);
    expect(easy).toBeGreaterThan(0.85);
  });

  it('gives the same for the same seed, and each judgement adds up to one', () => {
    const question = { framework: one({ op: 'compare', indicator: 'incidents-in-sla', atLeast: '91' }), definitions: definitions(), facts: facts(), day: '2027-03-03' };
    const first = ratingChance(question, rules);
    expect(ratingChance(question, rules)).toEqual(first);
    expect(first.kind === 'chance' && first.judgements[0]?.levels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(good(ratingChance(question, { ...rules, seed: 8 }))).not.toBe(good(first));
  });

  it('lets evidence expire by the day, and holds what people judged', () => {
    const framework = one({ all: [{ op: 'compare', indicator: 'incidents-in-sla', atLeast: '0' }, { op: 'evidence' }] });
    const evidence = (expires: string) => factsOf({ evidence: [{ id: 'E', title: 'Plan', criteria: ['c'], expires }] }).evidence;
    const ask = (expires: string): number => good(ratingChance({ framework, definitions: definitions(), facts: facts({ evidence: evidence(expires) }), day: '2027-03-03' }, rules));
    expect(ask('2027-03-31')).toBe(1);
    expect(ask('2027-02-28')).toBe(0);
  });

  it('counts the path as done in the second figure', () => {
    const framework = one({ op: 'compare', indicator: 'incidents-in-sla', atLeast: '91' });
    const chance = ratingChance({ framework, definitions: definitions(), facts: facts(), day: '2027-03-03', path: new Map([['c', 1]]) }, rules);
    expect(chance).toMatchObject({ kind: 'chance', bestWithPath: 1 });
  });

  it('says too little history, and when the day has passed', () => {
    const framework = one({ op: 'compare', indicator: 'incidents-in-sla', atLeast: '91' });
    expect(ratingChance({ framework, definitions: definitions(), facts: facts({ observations: monthly(VALUES.slice(0, 11)) }), day: '2027-03-03' }, rules)).toMatchObject({ kind: 'no-chance', because: 'too-little-history' });
    expect(ratingChance({ framework, definitions: definitions(), facts: facts(), day: '2026-11-23' }, rules)).toMatchObject({ kind: 'no-chance', because: 'past' });
  });
});

describe('a course of the figures to come', () => {
  it('is spread at every step as the forecast says', () => {
    // Scales 2, 3 and 5 with 4 degrees: 80 % of Student's t with 4 degrees lies within 1.5332 scales (Abramowitz and Stegun, table 26.10).
    const steps = [2, 3, 5].map((scale, at) => ({ mean: 10 * at, spread: { scale, degrees: 4 } }));
    const random = seededRandom(1);
    const paths = Array.from({ length: 20_000 }, () => samplePath(steps, random));
    for (const [at, { mean, spread }] of steps.entries()) {
      const inside = paths.filter((path) => Math.abs((path[at] ?? 0) - mean) <= 1.5332 * spread.scale).length / paths.length;
      expect(Math.abs(inside - 0.8)).toBeLessThan(0.012);
    }
  });
});

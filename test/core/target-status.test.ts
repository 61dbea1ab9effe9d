import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthPeriod, quarterPeriod, yearPeriod } from '../../src/core/period.ts';
import { targetInForce, targetStatus } from '../../src/core/target-status.ts';
import type { RagRule, Target } from '../../src/core/target.ts';

const within = (percent: string, more: Partial<RagRule> = {}): RagRule => ({
  id: 'within', words: `within ${percent} % of the target.`, tolerance: { kind: 'relative', percent },
  edgeIsClose: true, improvement: 'not-considered', source: 'test', ...more,
});
const target = (value: number, more: Partial<Target> = {}): Target => ({
  council: 'E07000089', indicator: 'x', from: quarterPeriod(2014, 1), value, ragRule: 'within', ...more,
});
const inForce = (value: number, more: Partial<Target> = {}) => ({ target: target(value, more), value });
const higher = { polarity: 'higher' } as const;
const lower = { polarity: 'lower' } as const;

describe('a value against its target', () => {
  // Hart District Council, KPI tiles (GitHub HartDC/hartdc.github.io, tiles.js at 7854b40 and 88fdde5).
  it.each([
    ['IT03 Q1, printed green', 80.6, 90, higher, 'missed'],
    ['IT01 Q2', 79.3, 60, higher, 'met'],
    ['IT01 Q1', 42.5, 60, higher, 'missed'],
    ['IT04 Q1', 85.8, 85, higher, 'met'],
    ['IT07 Q1: 80 less 5 % is 76', 75.7, 80, higher, 'missed'],
    ['FI06, at the target but printed amber', 97, 97, higher, 'met'],
    ['CS02b', 83.2, 85, higher, 'close'],
    ['RB07, days', 19.94, 23, lower, 'met'],
    ['RB08, days', 9.05, 8, lower, 'missed'],
    ['LS05, minus 28 against nothing', -28, 0, higher, 'missed'],
    ['HR11, printed red though lower is better', 2.7, 3.15, lower, 'met'],
  ] as const)('%s: %s against %s', (_, value, wanted, indicator, status) => {
    expect(targetStatus(value, inForce(wanted), within('5'), indicator).status).toBe(status);
  });

  // 5 % of 90 is 4.5, so the edge is 85.5; 10 % of 0.3 is 0.03, so the edge is 0.27, which doubles miss.
  it.each([
    ['on the edge, which counts', 85.5, 90, '5', true, 'close'],
    ['on the edge, which does not', 85.5, 90, '5', false, 'missed'],
    ['just outside', 85.49, 90, '5', true, 'missed'],
    ['tenths', 0.27, 0.3, '10', true, 'close'],
    ['tenths, edge outside', 0.27, 0.3, '10', false, 'missed'],
    ['a fraction of a percent', 87.75, 90, '2.5', true, 'close'],
  ] as const)('%s', (_, value, wanted, percent, edgeIsClose, status) => {
    expect(targetStatus(value, inForce(wanted), within(percent, { edgeIsClose }), higher).status).toBe(status);
  });

  it('uses a tolerance in the unit of the indicator, or the one agreed for the target', () => {
    const absolute = within('5', { tolerance: { kind: 'absolute', by: '0.25' } });
    expect(targetStatus(99.25, inForce(99.5), absolute, higher).status).toBe('close');
    expect(targetStatus(99.24, inForce(99.5), absolute, higher).status).toBe('missed');
    const own = within('5', { tolerance: { kind: 'own' } });
    expect(targetStatus(88, inForce(90, { tolerance: 2 }), own, higher).status).toBe('close');
    expect(targetStatus(88, inForce(90), own, higher).status).toBe('missed');
  });

  // London Borough of Havering, Overview and Scrutiny 2013-15: amber when more than 10 % off but improved or maintained.
  it.each([
    ['improved', 70, 65, 'close'], ['maintained', 70, 70, 'close'], ['worse', 70, 72, 'missed'], ['not known', 70, undefined, 'unknown'],
  ] as const)('Havering, beyond 10 %% and %s on last year', (_, value, lastYear, status) => {
    const havering = within('10', { improvement: 'beyond-tolerance-is-close-when-no-worse-than-last-year' });
    expect(targetStatus(value, inForce(90), havering, higher, lastYear).status).toBe(status);
  });

  it('measures by the distance from the midpoint where closest is best', () => {
    const closest = { polarity: 'target', midpoint: '100' } as const;
    expect(targetStatus(98, inForce(102), within('1'), closest).status).toBe('met');
    expect(targetStatus(103, inForce(102), within('1'), closest).status).toBe('close');
    expect(targetStatus(96.9, inForce(102), within('1'), closest).status).toBe('missed');
  });

  it('has nothing to say for information, without a target, or without a rule', () => {
    expect(targetStatus(3, inForce(4), within('5'), { polarity: 'none' }).status).toBe('no-target');
    expect(targetStatus(3, undefined, within('5'), higher).status).toBe('no-target');
    expect(targetStatus(3, inForce(4), undefined, higher).status).toBe('unknown');
    expect(targetStatus(5, inForce(4), undefined, higher).status).toBe('met');
  });

  it('says why, with the rule, and grades by name', () => {
    expect(targetStatus(80.6, inForce(90), within('5'), higher).words)
      .toBe('Missed: 80.6 against a target of 90, higher is better. Close would be: within 5 % of the target.');
    expect(targetStatus(3, inForce(4), within('30'), { polarity: 'higher', grades: ['P', 'C', 'C+', 'T'] }).words)
      .toBe('Close: C+ against a target of T, higher is better. Rule: within 30 % of the target.');
  });

  it('never falls when the value gets better', () => {
    const order = { missed: 0, close: 1, met: 2, unknown: -1, 'no-target': -1 };
    const tenths = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 10);
    fc.assert(fc.property(tenths, tenths, tenths, fc.constantFrom(higher, lower), (a, b, wanted, indicator) => {
      const [worse, better] = (a < b) === (indicator.polarity === 'higher') ? [a, b] : [b, a];
      const status = (value: number) => order[targetStatus(value, inForce(wanted), within('5'), indicator).status];
      expect(status(better)).toBeGreaterThanOrEqual(status(worse));
    }));
  });
});

describe('the target in force', () => {
  const monthly = target(90, { from: monthPeriod(2026, 4), profile: [60, 62, 64, 66, 68, 70, 72, 74, 76, 78, 80, 90] });
  it.each([
    ['before any', [target(90)], quarterPeriod(2013, 4), undefined],
    ['from its first period', [target(90)], quarterPeriod(2014, 1), 90],
    ['until the next, whatever the order', [target(95, { from: quarterPeriod(2015, 1) }), target(90)], quarterPeriod(2014, 4), 90],
    ['then the next', [target(95, { from: quarterPeriod(2015, 1) }), target(90)], quarterPeriod(2015, 1), 95],
    ['the profile of the month', [monthly], monthPeriod(2026, 6), 64],
    ['the profile in March, the twelfth', [monthly], monthPeriod(2027, 3), 90],
    ['the whole value for other granularities', [monthly], yearPeriod(2026), 90],
  ] as const)('%s', (_, targets, period, value) => {
    expect(targetInForce(targets, period)?.value).toBe(value);
  });
});

import { describe, expect, it } from 'vitest';
import { monthPeriod, quarterPeriod, yearPeriod } from '../../src/core/period.ts';
import type { SeriesPoint } from '../../src/core/series.ts';
import { standing } from '../../src/core/standing.ts';
import { RAG_RULES, aPoint, aSeries, aTarget, anIndicator } from '../support/standing-fixtures.ts';

const targets = [aTarget(monthPeriod(2025, 4), 90)];
const monthly = (points: readonly SeriesPoint[], asOf: string, more: Record<string, unknown> = {}) =>
  standing({ indicator: anIndicator(more), series: aSeries('month', points), targets, ragRules: RAG_RULES, owner: 'Service desk manager', asOf });

const YEAR = Array.from({ length: 13 }, (_, step) => aPoint({ granularity: 'month', month: monthPeriod(2025, 10).month + step }, (889 + step) / 10));

describe('standing', () => {
  it('takes the last period ended by the judgement date, and compares it with the one before and the year before', () => {
    const now = monthly(YEAR, '2026-11-23');
    expect(now.latest?.period).toEqual(monthPeriod(2026, 10));
    expect(now.onLastPeriod).toEqual({ kind: 'change', by: 0.1, from: monthPeriod(2026, 9) });
    expect(now.onLastYear).toEqual({ kind: 'change', by: 1.2, from: monthPeriod(2025, 10) });
    expect(now.verdict.status).toBe('met');
    expect(now.freshness).toEqual({ kind: 'fresh' });
    expect(now.attention).toEqual([]);
  });

  it('does not see a period that has not ended', () => {
    expect(monthly(YEAR, '2026-10-30').latest?.period).toEqual(monthPeriod(2026, 9));
    expect(monthly(YEAR, '2026-10-31').latest?.period).toEqual(monthPeriod(2026, 10));
  });

  // Figures to September, due 30 days after the month: October's is due on 30 November.
  it.each([
    ['2026-10-30', { kind: 'fresh' }],
    ['2026-11-23', { kind: 'due-soon', period: monthPeriod(2026, 10), due: '2026-11-30' }],
    ['2026-11-30', { kind: 'due-soon', period: monthPeriod(2026, 10), due: '2026-11-30' }],
    ['2026-12-01', { kind: 'overdue', period: monthPeriod(2026, 10), due: '2026-11-30' }],
    // Six months after September end with 31 March.
    ['2027-03-31', { kind: 'overdue', period: monthPeriod(2026, 10), due: '2026-11-30' }],
    ['2027-04-01', { kind: 'too-old', since: '2027-03-31' }],
  ])('on %s is %o', (asOf, freshness) => {
    const then = monthly(YEAR.slice(0, -1), asOf);
    expect(then.freshness).toEqual(freshness);
    expect(then.attention.includes('stale')).toBe(freshness.kind === 'overdue' || freshness.kind === 'too-old');
  });

  it.each([
    ['not-available', 'unknown', ['not-supplied']],
    ['not-applicable', 'no-target', []],
    ['confidential', 'unknown', []],
    ['none-recorded', 'unknown', []],
  ] as const)('keeps %s apart from poor and from zero', (reason, status, attention) => {
    const now = monthly([...YEAR.slice(0, -1), aPoint(monthPeriod(2026, 10), { kind: 'none', reason })], '2026-11-23');
    expect(now.noFigure).toBe(reason);
    expect(now.verdict.status).toBe(status);
    expect(now.attention).toEqual(attention);
    expect(now.onLastPeriod).toEqual({ kind: 'unknown', reason: 'no-latest-figure' });
  });

  it('says that nothing was ever supplied', () => {
    const now = monthly([], '2026-11-23');
    expect(now.latest).toBeUndefined();
    expect(now.verdict.status).toBe('unknown');
    expect(now.freshness).toEqual({ kind: 'never-supplied' });
    expect(now.attention).toEqual(['not-supplied']);
  });

  it('compares inside one definition only', () => {
    const redefined = [...YEAR.slice(0, -1), aPoint(monthPeriod(2026, 10), 90.1, { definitionVersion: 2 })];
    expect(monthly(redefined, '2026-11-23').onLastPeriod).toEqual({ kind: 'unknown', reason: 'definition-changed', since: monthPeriod(2026, 10) });
  });

  it('does not reach over a gap', () => {
    const gap = YEAR.filter((point) => point.period.month !== monthPeriod(2026, 9).month);
    expect(monthly(gap, '2026-11-23').onLastPeriod).toEqual({ kind: 'unknown', reason: 'no-earlier-figure' });
  });

  it('shows a draft and a small sample without judging them', () => {
    const last = monthPeriod(2026, 10);
    expect(monthly([aPoint(last, 50, { draft: true })], '2026-11-23').verdict.status).toBe('unknown');
    expect(monthly([aPoint(last, 50, { sampleSize: 99 })], '2026-11-23', { minimumSample: 100 }).verdict.status).toBe('unknown');
    expect(monthly([aPoint(last, 50, { sampleSize: 100 })], '2026-11-23', { minimumSample: 100 }).verdict.status).toBe('missed');
  });

  it('flags a missed target', () => {
    expect(monthly([aPoint(monthPeriod(2026, 10), 80.6)], '2026-11-23').attention).toEqual(['missed']);
  });

  it('works in quarters and years', () => {
    const quarters = [aPoint(quarterPeriod(2026, 1), 80), aPoint(quarterPeriod(2026, 2), 83)];
    const quarterly = standing({ indicator: anIndicator(), series: aSeries('quarter', quarters), targets: [], ragRules: RAG_RULES, asOf: '2026-11-23' });
    expect(quarterly.onLastPeriod).toEqual({ kind: 'change', by: 3, from: quarterPeriod(2026, 1) });
    expect(quarterly.verdict.status).toBe('no-target');
    // A yearly figure for 2023/24 with a maximum age of 24 months counts up to 31 March 2026.
    const years = [aPoint(yearPeriod(2023), 5.2)];
    const yearly = (asOf: string) => standing({ indicator: anIndicator({ maximumAgeMonths: 24 }), series: aSeries('year', years), targets: [], ragRules: RAG_RULES, asOf });
    expect(yearly('2026-03-31').freshness.kind).toBe('overdue');
    expect(yearly('2026-04-01').freshness.kind).toBe('too-old');
  });
});

import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../src/core/period.ts';
import { standing } from '../../src/core/standing.ts';
import { keepTrends } from '../../src/usecases/kept-trends.ts';
import type { KeptTrends, TrendGround } from '../../src/usecases/kept-trends.ts';
import { aTrend } from '../support/indicator-trend.ts';
import { RAG_RULES, aPoint, aSeries, aTarget, anIndicator } from '../support/standing-fixtures.ts';

const indicator = anIndicator();
const OCTOBER = aPoint(monthPeriod(2026, 10), 90);

/** A new series each time, as the store makes one anew around points it has read before. */
const ground = (more: Partial<TrendGround> = {}): TrendGround => ({
  set: { id: 'ict', title: 'ICT', year: '2026', publisher: 'test', note: 'test', themes: [indicator.theme], indicators: [indicator] },
  indicator, series: aSeries('month', [OCTOBER]), otherSeries: [], targets: [aTarget(monthPeriod(2020, 4), 85)], owner: 'Head of ICT', rebases: [], ...more,
});

const ask = (kept: KeptTrends, sheet: string, of: TrendGround) => kept.get(sheet, of, () => {
  const stands = standing({ ...of, ragRules: RAG_RULES, asOf: '2026-11-23' });
  return { set: of.set, standing: stands, trend: aTrend(stands, of.rebases) };
});

describe('trends worked out before', () => {
  it('serve while everything behind them is the same', () => {
    const kept = keepTrends(5);
    expect(ask(kept, 'a', ground())).toBe(ask(kept, 'a', ground()));
  });

  it.each<[string, Partial<TrendGround>]>([
    ['a point', { series: aSeries('month', [aPoint(monthPeriod(2026, 10), 91)]) }],
    ['how many points there are', { series: aSeries('month', [aPoint(monthPeriod(2026, 9), 88), OCTOBER]) }],
    ['the target', { targets: [aTarget(monthPeriod(2020, 4), 86)] }],
    ['how many targets there are', { targets: [] }],
    ['the owner', { owner: 'Service desk manager' }],
    ['a rebase', { rebases: [monthPeriod(2026, 6)] }],
  ])('do not when %s differs', (_name, changed) => {
    const kept = keepTrends(5);
    const before = ask(kept, 'a', ground());
    const after = ask(kept, 'a', ground(changed));
    expect(after).not.toBe(before);
    expect(after.standing.owner).toBe(changed.owner ?? 'Head of ICT');
  });

  it('are not shared between sheets, and the oldest sheet goes', () => {
    const kept = keepTrends(2);
    const first = ask(kept, 'a', ground());
    expect(ask(kept, 'b', ground())).not.toBe(first);
    expect(ask(kept, 'a', ground())).toBe(first);
    ask(kept, 'c', ground());
    ask(kept, 'd', ground());
    expect(ask(kept, 'a', ground())).not.toBe(first);
  });
});

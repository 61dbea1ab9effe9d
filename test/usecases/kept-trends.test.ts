import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../src/core/period.ts';
import { standing } from '../../src/core/standing.ts';
import { keepTrends } from '../../src/usecases/kept-trends.ts';
import type { KeptTrends } from '../../src/usecases/kept-trends.ts';
import { aTrend } from '../support/indicator-trend.ts';
import { RAG_RULES, aPoint, aSeries, aTarget, anIndicator } from '../support/standing-fixtures.ts';

const INDICATOR = anIndicator();
const ground = (value: number, more: { target?: number; asOf?: string; rebase?: number; sampleSize?: number } = {}) => ({
  standing: standing({
    indicator: INDICATOR, series: aSeries('month', [aPoint(monthPeriod(2026, 10), value, more.sampleSize === undefined ? {} : { sampleSize: more.sampleSize })]),
    targets: more.target === undefined ? [] : [aTarget(monthPeriod(2020, 4), more.target)], ragRules: RAG_RULES, asOf: more.asOf ?? '2026-11-23',
  }),
  rebases: more.rebase === undefined ? [] : [monthPeriod(2026, more.rebase)],
});
const ask = (kept: KeptTrends, sheet: string, of: ReturnType<typeof ground>) => kept.get(sheet, of, () => aTrend(of.standing));

describe('trends worked out before', () => {
  it('serve while everything behind them is the same', () => {
    const kept = keepTrends(5);
    expect(ask(kept, 'a', ground(90))).toBe(ask(kept, 'a', ground(90)));
  });

  it.each([
    ['the figure', ground(91)], ['its sample', ground(90, { sampleSize: 40 })], ['the target', ground(90, { target: 85 })],
    ['a rebase', ground(90, { rebase: 6 })], ['the day', ground(90, { asOf: '2027-02-02' })],
  ])('do not when %s differs', (_name, changed) => {
    const kept = keepTrends(5);
    const before = ask(kept, 'a', ground(90));
    expect(ask(kept, 'a', changed)).not.toBe(before);
  });

  it('are not shared between sheets, and the oldest sheet goes', () => {
    const kept = keepTrends(2);
    const first = ask(kept, 'a', ground(90));
    expect(ask(kept, 'b', ground(90))).not.toBe(first);
    expect(ask(kept, 'a', ground(90))).toBe(first);
    ask(kept, 'c', ground(90));
    ask(kept, 'd', ground(90));
    expect(ask(kept, 'a', ground(90))).not.toBe(first);
  });
});

import { describe, expect, it } from 'vitest';
import { readForecastRules } from '../../../src/catalogue/catalogue.ts';
import { backtestChance } from '../../../src/core/forecast/backtest-chance.ts';

const rules = readForecastRules('data');
const monthly = (values: (number | null)[]) => [{ name: 'a', granularity: 'month' as const, values }];

describe('trying chances on figures held back', () => {
  it('scores the chance, the last figure and the share of known figures by their squared distance from what came', () => {
    // 9 and 12 in turn, twelve known; target 11, met by what rounds to 11, from the mean of 10.5 on: a half. Known: 6 of 12 met. The last known is 12, the next 9.
    const values = Array.from({ length: 13 }, (_, at) => (at % 2 === 0 ? 9 : 12));
    const { all, steps, reliability } = backtestChance(monthly(values), { heldBack: 1, target: 11, polarity: 'higher', hasSignal: () => false }, rules);
    expect(all).toMatchObject({ predictions: 1, met: 0, persistence: 1, known: 0.25 });
    expect(all.brier).toBeCloseTo(0.25, 9);
    expect(steps.map(({ step }) => step)).toEqual([1]);
    expect(reliability[2]).toMatchObject({ predictions: 1, said: 0.5, came: 0 });
  });

  it('lets no forecast see what is held back, and takes the median of what was known', () => {
    // Known: 12 figures of 5; then 100. The median known is 5, so the first is met; with 13 known it still is.
    const values = [...Array.from({ length: 12 }, () => 5), 100, 100];
    const { all } = backtestChance(monthly(values), { heldBack: 2, target: 'median', polarity: 'higher', hasSignal: () => false }, rules);
    expect(all).toMatchObject({ predictions: 3, met: 3 });
  });

  it('says of a short series that there is no chance', () => {
    expect(backtestChance(monthly([1, 2, 3]), { heldBack: 2, target: 'median', polarity: 'higher', hasSignal: () => false }, rules)).toMatchObject({ refused: 1, all: { predictions: 0, brier: undefined } });
  });
});

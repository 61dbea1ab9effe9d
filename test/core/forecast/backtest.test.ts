import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readForecastRules } from '../../../src/catalogue/catalogue.ts';
import { backtest } from '../../../src/core/forecast/backtest.ts';
import type { BacktestSettings, NamedSeries } from '../../../src/core/forecast/backtest.ts';
import type { Values } from '../../../src/core/forecast/smoothing.ts';
import { FOLDERS } from '../../../src/folders.ts';
import { readBacktestFile } from '../../../src/gather/backtest-file.ts';

const rules = readForecastRules(FOLDERS.data);
const open = readBacktestFile(fs.readFileSync(new URL('../../fixtures/monthly-open.json', import.meta.url), 'utf8'));

const monthly = (name: string, values: Values): NamedSeries => ({ name, granularity: 'month', values });
const settings = (over: Partial<BacktestSettings> = {}): BacktestSettings => ({ origins: [12], horizon: 2, hasSignal: () => false, ...over });

/** Stands in for the process chart here, with its two main rules: the latest figure beyond mean ± 2.66 mean ranges, or the last seven on one side. */
function showsSignal(known: Values): boolean {
  const figures = known.filter((value) => value !== null);
  const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const mean = meanOf(figures);
  const range = meanOf(figures.slice(1).map((value, i) => Math.abs(value - figures[i]!)));
  const sides = figures.slice(-7).map((value) => Math.sign(value - mean));
  return Math.abs(figures.at(-1)! - mean) > 2.66 * range || sides.every((side) => side === 1) || sides.every((side) => side === -1);
}

describe('trying the forecast on figures held back', () => {
  it('compares each figure with its forecast and with two simple ones', () => {
    // Known: 9 and 11 in turn, so mean 10, last 11, every change 2. To come: 10.5, then a gap.
    // Forecast 10 ± 1.84545 * 1.88562 = 3.47982; naive 11 ± 1.28155 * 2, so the width is 3.47982 / 2.56310 = 1.35766.
    const values = [...Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 9 : 11)), 10.5, null];
    const [report] = backtest([monthly('turns', values)], settings(), rules);
    expect(report).toMatchObject({ origin: 12, forecasts: { trend: 0, mean: 1 }, refused: [], unscaled: 0 });
    expect(report!.steps[0]).toMatchObject({ step: 1, points: 1, held80: 1, held95: 1, error: 0.25, naiveError: 0.25, meanError: 0.25 });
    expect(report!.steps[0]!.width).toBeCloseTo(1.35766, 4);
    expect(report!.steps[1]).toEqual({ step: 2, points: 0, held80: undefined, held95: undefined, width: undefined, error: undefined, naiveError: undefined, meanError: undefined });
    expect(report!.all).toMatchObject({ points: 1, held80: 1 });
  });

  it('counts what has no measure and what has no forecast', () => {
    const constant = monthly('constant', [...Array.from({ length: 12 }, () => 5), 5, 7]);
    const short = monthly('short', [1, 2, 3]);
    const missing = monthly('missing', Array.from({ length: 20 }, () => null));
    const [report] = backtest([constant, short, missing], settings(), rules);
    expect(report).toMatchObject({ unscaled: 1, forecasts: { mean: 1 }, all: { points: 2, held80: 0.5 } });
    expect(report!.all.width).toBeUndefined();
    expect(report!.refused).toEqual([
      { reason: 'The series ends before figures could be held back.', series: 1 },
      { reason: expect.stringContaining('there are 0') as string, series: 1 },
    ]);
  });

  it('never lets a forecast see what is held back', () => {
    const [series] = open;
    const changed = monthly('changed', series!.values.map((value, i) => (i < 24 ? value : 1e6)));
    const asked: Values[] = [];
    const hasSignal = (known: Values): boolean => { asked.push(known); return true; };
    const [plain] = backtest([series!], settings({ origins: [24], hasSignal }), rules);
    const [other] = backtest([changed], settings({ origins: [24], hasSignal }), rules);
    expect(asked.map((known) => known.length)).toEqual([24, 24]);
    expect(other!.all.width).toBe(plain!.all.width);
    expect(other!.all.naiveError).not.toBe(plain!.all.naiveError);
  });
});

describe('the bands on 248 open monthly series', () => {
  it('is tried on all of them', () => {
    expect(open).toHaveLength(248);
    expect(open.every(({ values }) => values.length === 36)).toBe(true);
  });

  it.each([
    ['the trend of every series', (): boolean => true],
    ['trend or mean, as the latest figures ask', showsSignal],
  ] as const)('hold 75 to 85 in a hundred of what came at 1 to 6 steps, of %s', (_, hasSignal) => {
    const reports = backtest(open, settings({ origins: [24, 28], horizon: 6, hasSignal }), rules);
    for (const { all, refused } of reports) {
      expect(refused).toEqual([]);
      expect(all.points).toBe(248 * 6);
      expect(all.held80).toBeGreaterThan(0.75);
      expect(all.held80).toBeLessThan(0.85);
      expect(all.held95).toBeGreaterThan(0.9);
      expect(all.width).toBeLessThan(1.05);
    }
  }, 20_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForecastRules } from '../../../src/catalogue/catalogue.ts';
import { forecast } from '../../../src/core/forecast/forecast.ts';
import type { Forecast, ForecastInput } from '../../../src/core/forecast/forecast.ts';
import { FOLDERS } from '../../../src/folders.ts';

const rules = readForecastRules(FOLDERS.data);
const ahead = (values: ForecastInput['values'], over: Partial<ForecastInput> = {}): Forecast =>
  forecast({ values, hasSignal: false, granularity: 'month', horizon: 3, ...over }, rules);
const made = (values: ForecastInput['values'], over: Partial<ForecastInput> = {}): Exclude<Forecast, { kind: 'refused' }> => {
  const result = ahead(values, over);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result;
};

const alternating = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 9 : 11));
const rising = [50.2, 51.1, 52.3, 52.9, 54.2, 55.0, 55.8, 57.1, 57.9, 59.2, 60.1, 60.8, 62.0, 63.2, 63.9, 65.1];

describe('a forecast', () => {
  it('is the mean when the phase shows no signal', () => {
    const { kind, steps, figures } = made(alternating);
    expect({ kind, figures, count: steps.length }).toEqual({ kind: 'mean', figures: 12, count: 3 });
    // Ranges are all 2, so the spread is 2 / 1.128 * sqrt(13/12) = 1.84545; the figures were never further off, so it stays.
    // r(1)² to r(6)² of an alternating series are (11/12)² ... (6/12)²: 451/144 in all, so 4 errors at one step make less than one: 2 degrees, 1.8856.
    for (const { step, mean, lower80, upper80, spread } of steps) {
      expect(mean).toBeCloseTo(10, 12);
      expect(spread.scale).toBeCloseTo(1.84545, 5);
      expect(upper80 - mean).toBeCloseTo(1.84545 * 1.88562, 4);
      expect(mean - lower80).toBeCloseTo(upper80 - mean, 12);
      expect(step).toBeGreaterThan(0);
    }
  });

  it('knows the step its figures are given in', () => {
    expect(made(alternating).grain).toBe(1);
    expect(made([...alternating, 9.5]).grain).toBe(0.1);
    expect(made([...alternating, 28 / 3]).grain).toBe(1e-15);
  });

  it('carries a trend on, flattening, when there is a signal', () => {
    const { kind, steps } = made(rising, { hasSignal: true, horizon: 6 });
    expect(kind).toBe('trend');
    const means = [65.1, ...steps.map(({ mean }) => mean)];
    const rises = means.slice(1).map((mean, i) => mean - means[i]!);
    expect(rises.every((rise) => rise > 0)).toBe(true);
    expect(rises.at(-1)).toBeLessThan(rises[1]!);
    expect(steps[0]!.mean).toBeGreaterThan(65);
    expect(steps[0]!.mean).toBeLessThan(67);
  });

  it('has a fan that widens, the 80 % band inside the 95 % one', () => {
    const { steps } = made(rising.map((value, i) => value + [0.6, -0.9, 0.2, 1.1, -0.7][i % 5]!), { hasSignal: true, horizon: 6 });
    steps.forEach(({ lower95, lower80, mean, upper80, upper95 }) => {
      expect([lower95, lower80, mean, upper80, upper95]).toEqual([lower95, lower80, mean, upper80, upper95].toSorted((a, b) => a - b));
    });
    const widths = steps.map(({ lower80, upper80 }) => upper80 - lower80);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  });

  it('says the same of a step whatever horizon is asked for', () => {
    expect(made(rising, { hasSignal: true, horizon: 2 }).steps).toEqual(made(rising, { hasSignal: true, horizon: 9 }).steps.slice(0, 2));
  });

  it('expects a constant again, signal or not', () => {
    for (const hasSignal of [false, true]) {
      const { kind, steps, reason } = made(Array.from({ length: 14 }, () => 99.5), { hasSignal });
      expect(kind).toBe('mean');
      expect(reason).toMatch(/Every figure is the same/);
      expect(steps[2]).toMatchObject({ mean: 99.5, lower80: 99.5, upper80: 99.5, lower95: 99.5, upper95: 99.5 });
    }
  });

  it('puts the season of three years back in', () => {
    const shares = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.2, 1.1, 1, 0.9, 0.8];
    const { season, steps, reason } = made(Array.from({ length: 36 }, (_, i) => 200 * shares[i % 12]! + (i % 5) - 2), { horizon: 12 });
    expect(season).toBe('multiplicative');
    expect(reason).toMatch(/pattern of the year/);
    steps.forEach(({ mean }, i) => expect(Math.abs(mean / (200 * shares[i]!) - 1)).toBeLessThan(0.02));
    expect(made(Array.from({ length: 36 }, (_, i) => 200 * shares[i % 12]!), { granularity: 'quarter' }).season).toBeUndefined();
  });

  it('counts steps from the last entry, with or without a figure', () => {
    const waiting = made([...rising, null, null], { hasSignal: true, horizon: 2 });
    const current = made(rising, { hasSignal: true, horizon: 4 });
    expect(waiting.steps.map(({ mean }) => mean)).toEqual(current.steps.slice(2).map(({ mean }) => mean));
    expect(waiting.steps.map(({ upper80 }) => upper80)).toEqual(current.steps.slice(2).map(({ upper80 }) => upper80));
  });

  it('is made across gaps', () => {
    const gappy = rising.map((value, i) => (i === 5 || i === 9 ? null : value));
    expect(made(gappy, { hasSignal: true }).figures).toBe(14);
    expect(Math.abs(made(gappy, { hasSignal: true }).steps[0]!.mean - made(rising, { hasSignal: true }).steps[0]!.mean)).toBeLessThan(0.5);
  });

  it.each([
    ['no figures', [], {}, /needs 12 figures.*there are 0/],
    ['all missing', Array.from({ length: 40 }, () => null), {}, /there are 0/],
    ['one figure', [3], {}, /there is 1\./],
    ['two figures', [3, 4], {}, /there are 2/],
    ['eleven figures among gaps', [...rising.slice(0, 11), null, null, null], {}, /there are 11/],
    ['a horizon beyond a year of months', rising, { horizon: 13 }, /at most 12 periods/],
    ['a horizon made too long by waiting', [...rising, null, null], { horizon: 11 }, /13 would be needed/],
    ['a figure that is no number', [...rising, Number.NaN, 3], {}, /no number/],
    ['figures too large to square', [...rising, 1e200, 3], {}, /too large/],
    ['no whole horizon', rising, { horizon: 0.5 }, /whole number/],
    ['no two neighbours with figures', Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? i : null)), {}, /neighbouring/],
  ])('is refused with its reason: %s', (_, values, over, reason) => {
    const result = ahead(values, over);
    expect(result.kind).toBe('refused');
    expect(result.reason).toMatch(reason);
  });

  const figures = fc.array(fc.integer({ min: -500, max: 500 }).map((n) => n / 10), { minLength: 12, maxLength: 40 });

  it('moves and stretches with the figures', () => {
    fc.assert(fc.property(figures, fc.boolean(), fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(0.001, 3, 1e6), (values, hasSignal, by, times) => {
      const plain = made(values, { hasSignal });
      const moved = made(values.map((value) => (value + by) * times), { hasSignal });
      // Shares of the level do not move with it, so a season's kind may differ.
      fc.pre(plain.season === undefined && moved.season === undefined);
      const size = times * Math.max(1, ...values.map((value) => Math.abs(value + by)));
      plain.steps.forEach(({ mean, upper80 }, i) => {
        expect(Math.abs(moved.steps[i]!.mean - (mean + by) * times) / size).toBeLessThan(1e-4);
        expect(Math.abs(moved.steps[i]!.upper80 - (upper80 + by) * times) / size).toBeLessThan(1e-2);
      });
    }), { numRuns: 60, seed: 11 });
  });

  it('is always a number', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.constantFrom(0, 1, -1, 1e12, -1e12, 1e100, 1e-9, 7), { nil: null }), { minLength: 12, maxLength: 60 }), fc.boolean(), (values, hasSignal) => {
      const result = ahead(values, { hasSignal, horizon: 3 });
      if (result.kind === 'refused') return;
      for (const { mean, lower95, upper95, spread } of result.steps) expect([mean, lower95, upper95, spread.scale].every(Number.isFinite)).toBe(true);
    }), { numRuns: 300, seed: 5 });
  });
});

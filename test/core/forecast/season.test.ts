import { describe, expect, it } from 'vitest';
import { readForecastRules } from '../../../src/catalogue/catalogue.ts';
import { autocorrelations, findSeason, seasonWidening, withoutSeason, withSeason } from '../../../src/core/forecast/season.ts';
import { FOLDERS } from '../../../src/folders.ts';

const { season: rules } = readForecastRules(FOLDERS.data);

/** Shares of the year that are 1 on average. */
const SHARES = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.2, 1.1, 1, 0.9, 0.8];
const months = (count: number, figure: (i: number) => number): number[] => Array.from({ length: count }, (_, i) => figure(i));
const seasonal = months(36, (i) => 200 * SHARES[i % 12]!);

describe('autocorrelations', () => {
  it('follow the hand calculation: 1, 2, 3', () => {
    expect(autocorrelations([1, 2, 3], 2)).toEqual([1, 0, -0.5]);
  });

  it('are 0 for a constant series', () => {
    expect(autocorrelations([4, 4, 4], 2)).toEqual([1, 0, 0]);
  });
});

describe('the season of a monthly series', () => {
  it('is found as shares of the level, exactly when nothing else moves', () => {
    const season = findSeason(seasonal, rules)!;
    expect(season.kind).toBe('multiplicative');
    season.shape.forEach((share, i) => expect(share).toBeCloseTo(SHARES[i]!, 12));
    withoutSeason(seasonal, season).forEach((value) => expect(value).toBeCloseTo(200, 9));
    expect(withSeason(300, season, 42)).toBeCloseTo(300 * 1.3, 9);
  });

  it('is found as differences where a figure is zero or below', () => {
    const values = months(36, (i) => 20 * (SHARES[i % 12]! - 1));
    const season = findSeason(values, rules)!;
    expect(season.kind).toBe('additive');
    season.shape.forEach((part, i) => expect(part).toBeCloseTo(20 * (SHARES[i]! - 1), 9));
    expect(withSeason(5, season, 6)).toBeCloseTo(11, 9);
  });

  it('is found across a gap', () => {
    const season = findSeason(months(48, (i) => 200 * SHARES[i % 12]!).map((value, i) => (i === 20 ? null : value)), rules)!;
    season.shape.forEach((share, i) => expect(share).toBeCloseTo(SHARES[i]!, 9));
  });

  it.each([
    ['35 months', seasonal.slice(0, 35)],
    ['a straight line', months(36, (i) => 100 + i)],
    ['a constant', months(36, () => 7)],
    ['months without a pattern', months(36, (i) => 50 + ((i * 7919) % 13))],
    ['gaps that leave a month without estimates', seasonal.map((value, i) => (i % 12 === 3 ? null : value))],
  ])('is not looked for or not found in %s', (_, values) => {
    expect(findSeason(values, rules)).toBeUndefined();
  });

  it('widens the band by the noise it took in: three years, sqrt((4/3) / (2/3))', () => {
    expect(seasonWidening({ kind: 'additive', shape: [], seasons: 3 })).toBeCloseTo(Math.SQRT2, 12);
  });
});

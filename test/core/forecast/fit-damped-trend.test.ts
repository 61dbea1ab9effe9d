import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readForecastRules } from '../../../src/catalogue/catalogue.ts';
import { fitDampedTrend, fitEachOrigin } from '../../../src/core/forecast/fit-damped-trend.ts';
import { projectedMean, smooth } from '../../../src/core/forecast/smoothing.ts';
import { FOLDERS } from '../../../src/folders.ts';

const { smoothing: bounds } = readForecastRules(FOLDERS.data);
const { cases } = JSON.parse(fs.readFileSync(new URL('../../fixtures/forecast-cases.json', import.meta.url), 'utf8')) as {
  cases: { name: string; value: number[]; methods: { holt_damped: { sigma2: number } } }[];
};

describe('fitting a damped trend', () => {
  it.each(cases.map((each) => [each.name, each] as const))('is at least as close to %s as the peer', (_, { value, methods }) => {
    expect(fitDampedTrend(value, bounds).variance).toBeLessThanOrEqual(methods.holt_damped.sigma2 * (1 + 1e-9));
  });

  it('finds weights and start of figures made without noise', () => {
    // 20 figures of level 100 and slope 5 fading by 0.9: 104.5, 108.55, 112.195, ... with no shock at all.
    const values = Array.from({ length: 20 }, (_, i) => projectedMean({ level: 100, slope: 5 }, { phi: 0.9 }, i + 1));
    const fit = fitDampedTrend(values, bounds);
    expect(fit.variance).toBeLessThan(1e-4);
    expect(projectedMean(fit.smoothed.state, fit.smoothing, 1)).toBeCloseTo(projectedMean({ level: 100, slope: 5 }, { phi: 0.9 }, 21), 1);
  });

  it('computes the best first state: no other is nearer', () => {
    const values = [3, 5, 4, 8, 7, 9, null, 12, 10, 13, 15, 14];
    const { smoothing, initial, smoothed } = fitDampedTrend(values, bounds);
    for (const [byLevel, bySlope] of [[0.01, 0], [-0.01, 0], [0, 0.01], [0, -0.01]] as const) {
      expect(smooth(values, smoothing, { level: initial.level + byLevel, slope: initial.slope + bySlope }).squaredError).toBeGreaterThan(smoothed.squaredError);
    }
  });

  it('keeps its weights within the bounds', () => {
    const { alpha, beta, phi } = fitDampedTrend([1, 9, 2, 8, 1, 9, 3, 7, 2, 8, 1, 9], bounds).smoothing;
    expect(alpha).toBeGreaterThanOrEqual(bounds.alpha.least);
    expect(beta).toBeLessThanOrEqual(alpha);
    expect(phi).toBeGreaterThanOrEqual(bounds.phi.least);
    expect(phi).toBeLessThanOrEqual(bounds.phi.most);
  });

  it('fits each prefix from the values up to it alone', () => {
    const values = [3, 5, 4, 8, 7, 9, 11, 12, 10, 13, 15, 14, 20, 22];
    const whole = fitEachOrigin(values, bounds);
    const part = fitEachOrigin(values.slice(0, 12), bounds);
    const ahead = (fits: typeof whole): number => projectedMean(fits[12]!.state, fits[12]!.smoothing, 3);
    expect(ahead(whole)).toBeCloseTo(ahead(part), 8);
  });
});

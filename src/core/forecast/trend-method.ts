import type { Method } from './calibrate.ts';
import { fitDampedTrend, fitEachOrigin } from './fit-damped-trend.ts';
import type { ForecastRules } from './forecast-rules.ts';
import { errorWeight, projectedMean, varianceMultiple } from './smoothing.ts';
import type { Smoothing, Values } from './smoothing.ts';

/**
 * How many errors of one method at one step say as much of their spread as one independent error: 1 + 2 * the sum of
 * r(k)² over k = 1 to step - 1, r(k) being the correlation of errors k origins apart, which share step - k shocks
 * (Bartlett 1946). Example: last value carried on (alpha 1, beta 0), step 2: r(1) = 1/2, so 1.5.
 */
export function errorsPerIndependent(smoothing: Smoothing, step: number): number {
  const weights = Array.from({ length: step }, (_, j) => errorWeight(smoothing, j));
  const overlap = (k: number): number => weights.reduce((sum, weight, j) => sum + weight * (weights[j + k] ?? 0), 0);
  const whole = overlap(0);
  let errors = 1;
  for (let k = 1; k < step; k += 1) errors += 2 * (overlap(k) / whole) ** 2;
  return errors;
}

/** The damped trend as a method: fitted to all the values for the forecast, and to those before each origin for its errors. */
export function trendMethod(values: Values, bounds: ForecastRules['smoothing']): { readonly meanAt: (step: number) => number; readonly method: Method } {
  const { smoothing, smoothed, variance } = fitDampedTrend(values, bounds);
  const origins = fitEachOrigin(values, bounds);
  return {
    meanAt: (step) => projectedMean(smoothed.state, smoothing, step),
    method: {
      forecastFrom: (length, step) => {
        const fit = origins[length];
        return fit && projectedMean(fit.state, fit.smoothing, step);
      },
      claimedSpread: (step) => Math.sqrt(variance * varianceMultiple(smoothing, step)),
      errorsPerIndependent: (step) => errorsPerIndependent(smoothing, step),
    },
  };
}

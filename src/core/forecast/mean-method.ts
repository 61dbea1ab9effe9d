import type { Method } from './calibrate.ts';
import { autocorrelations } from './season.ts';
import type { Values } from './smoothing.ts';

/** d2 for two values: the mean moving range of a normal process over its standard deviation. */
const RANGE_TO_DEVIATION = 1.128;

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/**
 * The mean of the phase as the forecast of every step, with the spread a process chart gives it:
 * mean moving range / 1.128 * sqrt(1 + 1/n). Ranges beside a gap are left out; without any there is no spread and no method.
 *
 * Example: 10, 12, 11, 13 has mean 11.5 and ranges 2, 1, 2: spread 5/3 / 1.128 * sqrt(1.25) = 1.652.
 */
export function meanMethod(values: Values, lags: number): { readonly mean: number; readonly method: Method } | undefined {
  const known = values.filter((value) => value !== null);
  const ranges = values.flatMap((value, i) => {
    const before = values[i - 1] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });
  if (ranges.length === 0) return undefined;
  const mean = meanOf(known);
  const spread = (meanOf(ranges) / RANGE_TO_DEVIATION) * Math.sqrt(1 + 1 / known.length);
  const sums: number[] = [0];
  const counts: number[] = [0];
  for (const [i, value] of values.entries()) {
    sums.push(sums[i]! + (value === null ? 0 : value - mean));
    counts.push(counts[i]! + (value === null ? 0 : 1));
  }
  const errorsPerIndependent = 1 + 2 * autocorrelations(values, lags).slice(1).reduce((sum, r) => sum + r * r, 0);
  return {
    mean,
    method: {
      forecastFrom: (length) => (counts[length]! > 0 ? mean + sums[length]! / counts[length]! : undefined),
      claimedSpread: () => spread,
      errorsPerIndependent: () => errorsPerIndependent,
    },
  };
}

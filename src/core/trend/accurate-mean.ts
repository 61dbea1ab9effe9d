/**
 * The arithmetic mean with the rounding of the sum carried along (Neumaier's summation), so that fifteen times 99.1
 * has the mean 99.1. `undefined` of no values.
 */
export function accurateMean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return (sum + lost) / values.length;
}

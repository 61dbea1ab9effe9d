import { addExact, exactOf, multiplyExact, subtractExact } from '../exact.ts';
import type { Exact } from '../exact.ts';

/** The values a quarter, half and three quarters of the way up, by size and not by goodness. */
export interface QuartileValues {
  readonly lower: Exact;
  readonly median: Exact;
  readonly upper: Exact;
}

/**
 * Quartile values of figures sorted upwards, by type 7 (Hyndman and Fan 1996; Excel's QUARTILE.INC and R's default): at
 * position (n - 1) × p, counted from 0, on the straight line between its two neighbours. `undefined` of no figures.
 * Example: of 1, 2, 3 and 4 they are 1.75, 2.5 and 3.25.
 */
export function quartileValues(ascending: ArrayLike<number>): QuartileValues | undefined {
  const [lower, median, upper] = [1, 2, 3].map((quarter) => valueAt(ascending, quarter));
  return lower && median && upper && { lower, median, upper };
}

function valueAt(ascending: ArrayLike<number>, quarter: number): Exact | undefined {
  const quarters = (ascending.length - 1) * quarter;
  const below = ascending[Math.floor(quarters / 4)];
  if (below === undefined) return undefined;
  const from = exactOf(below);
  const above = ascending[Math.floor(quarters / 4) + 1];
  if (above === undefined || quarters % 4 === 0) return from;
  return addExact(from, multiplyExact(subtractExact(exactOf(above), from), { over: BigInt(quarters % 4), under: 4n }));
}

import type { Placing } from './placing.ts';
import { runsOf } from './runs.ts';
import type { Side } from './side.ts';

/**
 * Rule 4: `length` points in a row on one side of the mean (Making Data Count, "shift"). A point on the mean ends the run, and
 * so does a missing one. Every point of a longer run is part of it.
 *
 * Example with length 7 and mean 50: seven points of 51 give 1 each; with a 50 among them, none.
 */
export function shift(points: readonly Placing[], length: number): Side[] {
  const found: Side[] = points.map(() => 0);
  for (const { side, first, last } of runsOf(points.map((point) => point.ofMean), length)) found.fill(side, first, last + 1);
  return found;
}

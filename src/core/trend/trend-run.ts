import type { Placing } from './placing.ts';
import { runsOf } from './runs.ts';
import type { Side } from './side.ts';

/**
 * Rule 2: `length` points in a row, each higher than the one before, or each lower (Making Data Count, "trend"). Two equal
 * values end the run, and so does a missing one; the mean plays no part. Every point of a longer run is part of it.
 * A turning point that ends one trend and begins the next takes the direction of the next (NHSRplotthedots 0.2.2).
 *
 * Example with length 7: 1, 2, 3, 4, 5, 6, 7, 7 gives 1 for the first seven and 0 for the last.
 */
export function trendRun(points: readonly Placing[], length: number): Side[] {
  const steps: Side[] = [];
  for (let at = 1; at < points.length; at += 1) steps.push(step(points[at - 1]?.value ?? null, points[at]?.value ?? null));
  const found: Side[] = points.map(() => 0);
  for (const { side, first, last } of runsOf(steps, length - 1)) found.fill(side, first, last + 2);
  return found;
}

function step(from: number | null, to: number | null): Side {
  if (from === null || to === null || from === to) return 0;
  return to > from ? 1 : -1;
}

import type { Side } from './side.ts';

export interface Run {
  readonly side: -1 | 1;
  /** First and last position, both in the run. */
  readonly first: number;
  readonly last: number;
}

/** Longest stretches of one side, in order. Example: 1, 1, 0, -1 are a run above at 0 to 1 and a run below at 3 to 3. */
export function runsOf(sides: readonly Side[]): Run[] {
  const runs: Run[] = [];
  let first = 0;
  for (let at = 0; at < sides.length; at += 1) {
    const side = sides[at] ?? 0;
    if (side !== sides[at - 1]) first = at;
    if (side !== 0 && side !== sides[at + 1]) runs.push({ side, first, last: at });
  }
  return runs;
}

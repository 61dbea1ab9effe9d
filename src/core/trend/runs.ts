import type { Side } from './side.ts';

export interface Run {
  readonly side: -1 | 1;
  /** First and last position, both in the run. */
  readonly first: number;
  readonly last: number;
}

/** Stretches of one side of at least so many positions, in order. Example: 1, 1, 0, -1 at least 2 long are a run above at 0 to 1. */
export function runsOf(sides: readonly Side[], atLeast: number): Run[] {
  const runs: Run[] = [];
  let current: Side = 0;
  let first = 0;
  const close = (end: number): void => {
    if (current !== 0 && end - first >= atLeast) runs.push({ side: current, first, last: end - 1 });
  };
  for (let at = 0; at < sides.length; at += 1) {
    const side = sides[at] ?? 0;
    if (side === current) continue;
    close(at);
    current = side;
    first = at;
  }
  close(sides.length);
  return runs;
}

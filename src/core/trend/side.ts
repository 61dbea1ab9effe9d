/** Above, below or (0) on a line. */
export type Side = -1 | 0 | 1;

/** On which side of the bound a value lies; within the tolerance it lies on it. */
export function sideOf(value: number, bound: number, tolerance: number): Side {
  if (Math.abs(value - bound) <= tolerance) return 0;
  return value > bound ? 1 : -1;
}

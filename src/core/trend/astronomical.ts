import type { Placing } from './placing.ts';
import type { Side } from './side.ts';

/**
 * Rule 1: a single point beyond a limit (Making Data Count, "astronomical point"). A point on the limit is common cause.
 * Answers for each point on which side, 0 where the rule is not met.
 *
 * Example: with limits 40 and 60, the points 60 and 61 give 0 and 1.
 */
export function astronomical(points: readonly Placing[]): Side[] {
  return points.map((point) => point.beyondLimit);
}

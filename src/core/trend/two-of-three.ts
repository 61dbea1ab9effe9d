import type { Placing } from './placing.ts';
import type { Side } from './side.ts';
import type { TrendRules } from './trend-rules.ts';

/**
 * Rule 3: of three points in a row, all on the same side of the mean, at least two beyond the near limit (Making Data Count,
 * "two in three"). Only those that count are flagged, not the third. By default a point beyond the limit itself does not count
 * (NHSRplotthedots 0.2.2); with `beyond-near` it does (Making Data Count since November 2023).
 *
 * Example: mean 50, near limit 57, limit 60: 58, 52, 58 gives 1, 0, 1. And 58, 61, 52 gives 0, 0, 0 by default, 1, 1, 0 with
 * `beyond-near`.
 */
export function twoOfThree(points: readonly Placing[], counts: TrendRules['twoOfThree']): Side[] {
  const found: Side[] = points.map(() => 0);
  for (let first = 0; first + 2 < points.length; first += 1) {
    const side = points[first]?.ofMean ?? 0;
    if (side === 0 || points[first + 1]?.ofMean !== side || points[first + 2]?.ofMean !== side) continue;
    let counted = 0;
    for (let at = first; at < first + 3; at += 1) if (isNear(points[at], counts)) counted += 1;
    if (counted < 2) continue;
    for (let at = first; at < first + 3; at += 1) if (isNear(points[at], counts)) found[at] = side;
  }
  return found;
}

/** On which side needs no asking: it is that of the mean. */
function isNear(point: Placing | undefined, counts: TrendRules['twoOfThree']): boolean {
  return point !== undefined && point.beyondNear !== 0 && (counts === 'beyond-near' || point.beyondLimit === 0);
}

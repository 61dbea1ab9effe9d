import type { ProcessLimits } from './process-limits.ts';
import type { Side } from './side.ts';

/** Where a point lies against its phase's lines. */
export interface Placing {
  readonly value: number | null;
  /** Side of the mean; 0 on it, and for a missing value, so that both end a run. */
  readonly ofMean: Side;
  /** Above the upper near limit or below the lower one. */
  readonly beyondNear: Side;
  /** Above the upper limit or below the lower one; a point on the limit is not beyond it. */
  readonly beyondLimit: Side;
}

export function placePoint(value: number | null, limits: ProcessLimits | undefined): Placing {
  if (value === null || limits === undefined) return { value, ofMean: 0, beyondNear: 0, beyondLimit: 0 };
  // Written out rather than by `sideOf`, since it is done for every point of hundreds of series.
  const { mean, nearLower, nearUpper, lower, upper, tolerance } = limits;
  return {
    value,
    ofMean: value - mean > tolerance ? 1 : mean - value > tolerance ? -1 : 0,
    beyondNear: value - nearUpper > tolerance ? 1 : nearLower - value > tolerance ? -1 : 0,
    beyondLimit: value - upper > tolerance ? 1 : lower - value > tolerance ? -1 : 0,
  };
}

import type { ProcessLimits } from './process-limits.ts';
import { sideOf } from './side.ts';
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
  const { mean, nearLower, nearUpper, lower, upper, tolerance } = limits;
  return {
    value,
    ofMean: sideOf(value, mean, tolerance),
    beyondNear: beyond(value, { lower: nearLower, upper: nearUpper, tolerance }),
    beyondLimit: beyond(value, { lower, upper, tolerance }),
  };
}

function beyond(value: number, { lower, upper, tolerance }: Pick<ProcessLimits, 'lower' | 'upper' | 'tolerance'>): Side {
  if (sideOf(value, upper, tolerance) === 1) return 1;
  return sideOf(value, lower, tolerance) === -1 ? -1 : 0;
}

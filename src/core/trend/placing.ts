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

const NOWHERE = { ofMean: 0, beyondNear: 0, beyondLimit: 0 } as const;

export function placePoint(value: number | null, limits: ProcessLimits | undefined): Placing {
  if (value === null || limits === undefined) return { value, ...NOWHERE };
  const beyond = (lower: number, upper: number): Side => {
    if (sideOf(value, upper, limits.tolerance) === 1) return 1;
    return sideOf(value, lower, limits.tolerance) === -1 ? -1 : 0;
  };
  return {
    value,
    ofMean: sideOf(value, limits.mean, limits.tolerance),
    beyondNear: beyond(limits.nearLower, limits.nearUpper),
    beyondLimit: beyond(limits.lower, limits.upper),
  };
}

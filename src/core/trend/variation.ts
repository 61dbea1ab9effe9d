import type { Improvement, PointKind } from './improvement.ts';

export type Variation = 'common_cause' | 'improvement_high' | 'improvement_low' | 'concern_high' | 'concern_low' | 'neutral_high' | 'neutral_low';

/**
 * The variation icon of a point, the latest one for a series. High and low follow the direction that is better, not the point
 * (NHSRplotthedots 0.2.2): improvement is high where an increase is better, and concern is low there.
 *
 * Example: `special_cause_concern` with `decrease` is `concern_high`.
 */
export function variationOf(kind: PointKind, improvement: Improvement): Variation {
  switch (kind) {
    case 'common_cause': return 'common_cause';
    case 'special_cause_improvement': return improvement === 'increase' ? 'improvement_high' : 'improvement_low';
    case 'special_cause_concern': return improvement === 'increase' ? 'concern_low' : 'concern_high';
    case 'special_cause_neutral_high': return 'neutral_high';
    case 'special_cause_neutral_low': return 'neutral_low';
  }
}

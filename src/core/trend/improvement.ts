import type { Polarity } from '../indicator.ts';
import type { Side } from './side.ts';

/** Which way is better; `neutral` when neither is, or when it is not said. */
export const IMPROVEMENTS = ['increase', 'decrease', 'neutral'] as const;
export type Improvement = (typeof IMPROVEMENTS)[number];

/** Neither way is better for an indicator that is best at a midpoint, or that is for information: both are charted as neutral. */
export function improvementOf(polarity: Polarity): Improvement {
  switch (polarity) {
    case 'higher': return 'increase';
    case 'lower': return 'decrease';
    case 'target':
    case 'none': return 'neutral';
  }
}

export type PointKind = 'common_cause' | 'special_cause_improvement' | 'special_cause_concern' | 'special_cause_neutral_high' | 'special_cause_neutral_low';

/** What a point means by the side of its first signal. Example: a falling trend (-1) where an increase is better is a concern. */
export function kindOf(side: Side, improvement: Improvement): PointKind {
  if (side === 0) return 'common_cause';
  if (improvement === 'neutral') return side === 1 ? 'special_cause_neutral_high' : 'special_cause_neutral_low';
  return (side === 1) === (improvement === 'increase') ? 'special_cause_improvement' : 'special_cause_concern';
}

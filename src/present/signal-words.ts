import type { Signal } from '../core/trend/signals.ts';
import type { TrendRules } from '../core/trend/trend-rules.ts';

/** A rule that a point meets, in a few words of plain English. */
export function signalWords({ rule, side }: Pick<Signal, 'rule' | 'side'>, { trendPoints, shiftPoints }: Pick<TrendRules, 'trendPoints' | 'shiftPoints'>): string {
  const high = side === 1;
  switch (rule) {
    case 'astronomical': return high ? 'Above the upper limit' : 'Below the lower limit';
    case 'trend': return `${trendPoints} or more ${high ? 'rising' : 'falling'}`;
    case 'two-of-three': return `2 of 3 near the ${high ? 'upper' : 'lower'} limit`;
    case 'shift': return `${shiftPoints} or more ${high ? 'above' : 'below'} average`;
  }
}

import { astronomical } from './astronomical.ts';
import type { Placing } from './placing.ts';
import { shift } from './shift.ts';
import type { Side } from './side.ts';
import type { TrendRules } from './trend-rules.ts';
import { trendRun } from './trend-run.ts';
import { twoOfThree } from './two-of-three.ts';

/** The four special-cause rules in order of precedence (NHSRplotthedots 0.2.2, pull request 180). */
export type SignalRule = 'astronomical' | 'trend' | 'two-of-three' | 'shift';

/** One rule met by one point. */
export interface Signal {
  readonly rule: SignalRule;
  /** Above or rising (1), below or falling (-1): for a trend the direction of the step, whatever side of the mean it is on. */
  readonly side: -1 | 1;
  /** In the words of NHSRplotthedots 0.2.2: `Above UCL`, `7 Point Trend (Increasing)`, `2 in 3 Below CL`, `7 Points Above CL`. */
  readonly label: string;
}

export const COMMON_CAUSE = 'Common Cause';

const LABELS: Record<SignalRule, (side: -1 | 1, rules: TrendRules) => string> = {
  'astronomical': (side) => (side === 1 ? 'Above UCL' : 'Below LCL'),
  'trend': (side, { trendPoints }) => `${trendPoints} Point Trend (${side === 1 ? 'Increasing' : 'Decreasing'})`,
  'two-of-three': (side) => `2 in 3 ${side === 1 ? 'Above' : 'Below'} CL`,
  'shift': (side, { shiftPoints }) => `${shiftPoints} Points ${side === 1 ? 'Above' : 'Below'} CL`,
};

/** Shared by all common-cause points, which are most of them. */
const NO_SIGNALS: readonly Signal[] = [];

/** Every rule each point of one phase meets, the one that gives the label first; empty for common cause. */
export function signalsOf(points: readonly Placing[], rules: TrendRules): (readonly Signal[])[] {
  const met: readonly (readonly [SignalRule, readonly Side[]])[] = [
    ['astronomical', astronomical(points)],
    ['trend', trendRun(points, rules.trendPoints)],
    ['two-of-three', twoOfThree(points, rules.twoOfThree)],
    ['shift', shift(points, rules.shiftPoints)],
  ];
  const found: (readonly Signal[])[] = points.map(() => NO_SIGNALS);
  for (const [rule, sides] of met) {
    for (let at = 0; at < sides.length; at += 1) {
      const side = sides[at] ?? 0;
      if (side !== 0) found[at] = (found[at] ?? NO_SIGNALS).concat({ rule, side, label: LABELS[rule](side, rules) });
    }
  }
  return found;
}

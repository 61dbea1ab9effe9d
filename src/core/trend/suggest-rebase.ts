import { runsOf } from './runs.ts';
import type { Trend } from './trend.ts';
import type { TrendRules } from './trend-rules.ts';

/** A day from which new limits may be wanted. A person who knows what changed confirms it with a reason, or dismisses it. */
export interface RebaseSuggestion {
  readonly date: string;
  readonly side: 'above' | 'below';
  /** Points of the shift so far. */
  readonly count: number;
}

/**
 * Suggests new limits from the first point of a shift that is still running at the latest figure; never applied by itself
 * (Making Data Count: only after a sustained change with a known cause; Wheeler: from the first point of the run).
 * `undefined` when no shift is running. It never begins with its phase, whose mean has figures on both sides.
 *
 * Example: mean 50, and since June seven figures of 53 and more, the latest in December: June, above, 7.
 */
export function suggestRebase(trend: Trend, { shiftPoints }: Pick<TrendRules, 'shiftPoints'>): RebaseSuggestion | undefined {
  const phase = trend.points.filter((point) => point.phase === trend.latest.phase && point.date <= trend.latest.date);
  const run = runsOf(phase.map((point) => point.sideOfMean), shiftPoints).at(-1);
  const first = run && phase[run.first];
  if (run === undefined || first === undefined || run.last !== phase.length - 1) return undefined;
  return { date: first.date, side: run.side === 1 ? 'above' : 'below', count: run.last - run.first + 1 };
}

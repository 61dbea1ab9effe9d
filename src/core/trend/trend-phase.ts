import { accurateMean } from './accurate-mean.ts';
import type { DatedValue } from './dated-value.ts';
import { processLimits } from './process-limits.ts';
import type { ProcessLimits } from './process-limits.ts';
import type { TrendRules } from './trend-rules.ts';

/** A stretch of a trend with limits of its own. */
export interface TrendPhase {
  readonly from: string;
  readonly to: string;
  /** Points with a value. */
  readonly count: number;
  /** Of the points the limits come from; it is there from one value on, limits are from two in a row. */
  readonly mean?: number;
  readonly limits?: ProcessLimits;
  /** Limits from too few points to be settled; they will still move. */
  readonly trial: boolean;
}

/** The phase of sorted points; its limits come from the first `baseline` of them, missing ones counted, or from all. */
export function phaseOf(points: readonly DatedValue[], baseline: number | undefined, rules: TrendRules): TrendPhase {
  const judgedBy = points.slice(0, baseline).map(({ value }) => value);
  const limits = processLimits(judgedBy, rules);
  const mean = limits?.mean ?? accurateMean(judgedBy.filter((value) => value !== null));
  const count = points.filter(({ value }) => value !== null).length;
  return {
    from: points[0]?.date ?? '', to: points.at(-1)?.date ?? '', count, trial: count < rules.trialBelow,
    ...(mean !== undefined && { mean }),
    ...(limits && { limits }),
  };
}

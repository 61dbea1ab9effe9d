import { z } from 'zod';
import { decimalText } from './decimal-text.ts';
import type { Polarity } from './indicator.ts';
import type { Period } from './period.ts';

/**
 * How far from target still counts as close. UK councils differ, so each rule is data
 * (`data/rag-rules.json`) and is printed beside the word it gave.
 */
export const ragRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Printed on the page, as a sentence that follows "Close:". */
  words: z.string().min(1),
  /** `relative`: a share of the target in percent; `absolute`: in the indicator's unit; `own`: the target row's own tolerance. */
  tolerance: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('relative'), percent: decimalText }),
    z.strictObject({ kind: z.literal('absolute'), by: decimalText }),
    z.strictObject({ kind: z.literal('own') }),
  ]),
  /** Is a figure exactly at the edge of the tolerance still close? */
  edgeIsClose: z.boolean(),
  /** What a figure beyond the tolerance may do to be close all the same. */
  improvement: z.enum(['not-considered', 'beyond-tolerance-is-close-when-no-worse-than-last-year']),
  source: z.string().min(1),
});
export type RagRule = z.infer<typeof ragRuleSchema>;

/** A target in force from a period on, until the next one. */
export interface Target {
  readonly council: string;
  readonly indicator: string;
  readonly from: Period;
  readonly value: number;
  /** Own tolerance, for rules that use it; in the indicator's unit. */
  readonly tolerance?: number;
  /** Values inside the financial year, one per period of its granularity from April on; replaces `value` for those. */
  readonly profile?: readonly number[];
  readonly ragRule: string;
}

/** The four words a figure can have against its target; the page adds a shape to each. */
export type TargetStatus = 'met' | 'close' | 'missed' | 'unknown' | 'no-target';

/**
 * How good a value is, so that more is always better: the value itself, its negative,
 * or minus the distance from the midpoint. `undefined` for polarity `none`.
 */
export function goodness(value: number, polarity: Polarity, midpoint = 0): number | undefined {
  switch (polarity) {
    case 'higher': return value;
    case 'lower': return -value;
    case 'target': return -Math.abs(value - midpoint);
    case 'none': return undefined;
  }
}

import type { Exact } from '../../exact.ts';
import type { Result } from '../combination.ts';
import { levelIndex } from '../scale.ts';
import type { Scale } from '../scale.ts';

/** What decided an outcome: a rule or band counted from 0, a cell of a matrix, or what stands for every other case. */
export type Decider =
  | { readonly kind: 'rule'; readonly index: number }
  | { readonly kind: 'band'; readonly index: number; readonly score: Exact }
  | { readonly kind: 'cell'; readonly row: string; readonly column: string }
  | { readonly kind: 'otherwise' }
  | { readonly kind: 'none' };

/** What a combination gives for known children: a level, or a range where the scheme leaves a gap. */
export interface Outcome {
  readonly lower: number;
  readonly upper: number;
  readonly decidedBy: Decider;
  readonly gap?: string;
}

/** Levels by node; `undefined` for a child that is left out because nothing of it applies. */
export type Levels = (node: string) => number | undefined;

export const NO_RULE_MATCHED = 'no rule matched';

/** The outcome a result of a file stands for. */
export function outcomeOf(scale: Scale, result: Result, decidedBy: Decider): Outcome {
  if ('then' in result) {
    const level = levelIndex(scale, result.then);
    return { lower: level, upper: level, decidedBy };
  }
  return { lower: levelIndex(scale, result.between[0]), upper: levelIndex(scale, result.between[1]), decidedBy, gap: result.gap };
}

/** Nothing in the file says what the levels give: any level, with the reason. */
export function nothingSaid(scale: Scale, gap: string): Outcome {
  return { lower: 0, upper: scale.levels.length - 1, decidedBy: { kind: 'none' }, gap };
}

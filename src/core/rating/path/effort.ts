import { z } from 'zod';
import { rangeOf } from '../bounds.ts';
import type { NodeState } from '../bounds.ts';
import { isCombination } from '../combination.ts';
import { nodeOf, scaleOfNode } from '../framework.ts';
import type { Framework } from '../framework.ts';
import { levelAt } from '../scale.ts';

const amount = z.int().min(1).max(1000);

/** `data/path-rules.json`: what a movement is taken to cost where a framework file does not say, and how long is searched. */
export const pathRulesSchema = z.strictObject({
  $schema: z.string().optional(),
  source: z.string().min(1),
  /** Whole numbers, for comparison alone: they are no days and no pounds. */
  effort: z.strictObject({
    /** To bring in what is missing, so that it is known. */
    settle: amount,
    /** To raise a criterion or a stated level by one level. */
    rise: amount,
  }),
  /** How many paths are offered at most. */
  alternatives: z.int().min(1).max(10),
  /** How many partial choices are looked at before a path is called the best found instead of the cheapest. */
  mostTries: z.int().min(1),
});
export type PathRules = z.infer<typeof pathRulesSchema>;

/** What it costs to bring a leaf from its lower bound to a level of its scale, by position. */
export type Effort = (leaf: string, to: number) => number;

/**
 * Effort by the rules and, for a rise, by what the framework file states for the criterion (`effort`, one number for
 * every level or one a level), unless steps are to count alike. A leaf that is open is settled first; levels above the best it may already be are rises.
 *
 * Example: a criterion that is fair to good, to excellent, with settle 1 and rise 3: 4.
 */
export function effortBy(framework: Framework, states: ReadonlyMap<string, NodeState>, rules: Pick<PathRules, 'effort'>, steps: 'stated' | 'alike' = 'stated'): Effort {
  return (leaf, to) => {
    const node = nodeOf(framework, leaf);
    const range = rangeOf(states.get(leaf));
    if (!range || isCombination(node) || to <= range.lower) return 0;
    const stated = steps === 'stated' ? node.effort : undefined;
    let effort = range.upper > range.lower ? rules.effort.settle : 0;
    for (let level = range.upper + 1; level <= to; level += 1) {
      const id = levelAt(scaleOfNode(framework, leaf), level).id;
      effort += (typeof stated === 'object' ? stated[id] : stated) ?? rules.effort.rise;
    }
    return effort;
  };
}

import type { Condition, RulesNode } from '../combination.ts';
import type { FrameworkFile } from '../framework.ts';
import { scaleOfNode } from '../framework.ts';
import { levelIndex } from '../scale.ts';
import type { Scale } from '../scale.ts';
import { NO_RULE_MATCHED, nothingSaid, outcomeOf } from './outcome.ts';
import type { Levels, Outcome } from './outcome.ts';

/** Reads the ordered rules of a combination: the first that matches decides. */
export function applyRules(framework: FrameworkFile, node: RulesNode, scale: Scale, levels: Levels): Outcome {
  const index = node.rules.findIndex((one) => one.when.every((condition) => holds(framework, node, condition, levels)));
  const matched = node.rules[index];
  return matched ? outcomeOf(scale, matched, { kind: 'rule', index }) : nothingSaid(scale, NO_RULE_MATCHED);
}

function holds(framework: FrameworkFile, node: RulesNode, condition: Condition, levels: Levels): boolean {
  const counted = (condition.of ?? node.from).filter((child) => {
    const level = levels(child);
    if (level === undefined) return false;
    const index = levelIndex(scaleOfNode(framework, child), condition.below ?? condition.at ?? condition.atOrAbove ?? '');
    if (condition.below !== undefined) return level < index;
    return condition.at === undefined ? level >= index : level === index;
  }).length;
  return counted <= (condition.atMost ?? Infinity) && counted >= (condition.atLeast ?? 0);
}

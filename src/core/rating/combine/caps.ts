import type { Cap, CombinationNode } from '../combination.ts';
import type { FrameworkFile } from '../framework.ts';
import { scaleOfNode } from '../framework.ts';
import { levelIndex } from '../scale.ts';
import type { Levels, Outcome } from './outcome.ts';

/** The caps that apply at the given levels; one whose node is left out does not. */
export function capsApplying(framework: FrameworkFile, node: CombinationNode, levels: Levels): Cap[] {
  return node.caps.filter((cap) => {
    const level = levels(cap.when.node);
    return level !== undefined && level < levelIndex(scaleOfNode(framework, cap.when.node), cap.when.below);
  });
}

/** The outcome under its caps: the lowest applies. A gap that a cap closes is none. */
export function applyCaps(framework: FrameworkFile, node: CombinationNode, uncapped: Outcome, levels: Levels): Outcome {
  const scale = framework.scales[node.scale];
  const highest = Math.min(...capsApplying(framework, node, levels).map((cap) => (scale ? levelIndex(scale, cap.notAbove) : Infinity)));
  if (uncapped.upper <= highest) return uncapped;
  const [lower, upper] = [Math.min(uncapped.lower, highest), Math.min(uncapped.upper, highest)];
  const { gap, ...rest } = uncapped;
  return { ...rest, lower, upper, ...(gap !== undefined && lower < upper && { gap }) };
}

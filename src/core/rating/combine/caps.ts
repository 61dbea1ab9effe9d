import type { CombinationNode, FrameworkFile } from '../framework.ts';
import { scaleOfNode } from '../framework.ts';
import { levelIndex } from '../scale.ts';
import type { Levels, Outcome } from './rules.ts';

/** The caps that apply at the given levels; one whose node is left out does not. */
export function capsApplying(framework: FrameworkFile, node: CombinationNode, levels: Levels): CombinationNode['caps'] {
  return node.caps.filter((cap) => {
    const level = levels(cap.when.node);
    return level !== undefined && level < levelIndex(scaleOfNode(framework, cap.when.node), cap.when.below);
  });
}

/** The outcome under its caps: the lowest applies. */
export function applyCaps(framework: FrameworkFile, node: CombinationNode, uncapped: Outcome, levels: Levels): Outcome {
  const scale = framework.scales[node.scale];
  const highest = Math.min(...capsApplying(framework, node, levels).map((cap) => (scale ? levelIndex(scale, cap.notAbove) : Infinity)));
  if (uncapped.upper <= highest) return uncapped;
  return { ...uncapped, lower: Math.min(uncapped.lower, highest), upper: Math.min(uncapped.upper, highest) };
}

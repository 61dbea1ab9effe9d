import type { CombinationNode } from '../combination.ts';
import type { FrameworkFile } from '../framework.ts';
import { applyCaps } from './caps.ts';
import { applyMatrix } from './matrix.ts';
import type { Levels, Outcome } from './outcome.ts';
import { applyRules } from './rules.ts';
import { applyWeights } from './weights.ts';

/** A combination's outcome for known levels, before and under its caps. */
export interface Combined {
  readonly uncapped: Outcome;
  readonly capped: Outcome;
}

export function combine(framework: FrameworkFile, node: CombinationNode, levels: Levels): Combined {
  const uncapped = combineUncapped(framework, node, levels);
  return { uncapped, capped: applyCaps(framework, node, uncapped, levels) };
}

/** The outcome by rules, weights or matrix alone. */
export function combineUncapped(framework: FrameworkFile, node: CombinationNode, levels: Levels): Outcome {
  const scale = framework.scales[node.scale];
  if (!scale) throw new RangeError(`framework ${framework.id} has no scale ${node.scale}`);
  if ('rules' in node) return applyRules(framework, node, scale, levels);
  return 'weights' in node ? applyWeights(framework, node, scale, levels) : applyMatrix(framework, node, scale, levels);
}

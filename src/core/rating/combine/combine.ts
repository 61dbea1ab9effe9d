import type { CombinationNode, FrameworkFile } from '../framework.ts';
import { applyCaps } from './caps.ts';
import { applyRules } from './rules.ts';
import type { Levels, Outcome } from './rules.ts';

/** A combination's outcome for known levels, before and under its caps. */
export interface Combined {
  readonly uncapped: Outcome;
  readonly capped: Outcome;
}

export function combine(framework: FrameworkFile, node: CombinationNode, levels: Levels): Combined {
  const uncapped = applyRules(framework, node, levels);
  return { uncapped, capped: applyCaps(framework, node, uncapped, levels) };
}

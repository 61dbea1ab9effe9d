import { addExact, compareExact, decimal, divideExact, multiplyExact } from '../../exact.ts';
import type { Exact } from '../../exact.ts';
import { amountOf } from '../combination.ts';
import type { WeightsNode } from '../combination.ts';
import type { FrameworkFile } from '../framework.ts';
import { scaleOfNode } from '../framework.ts';
import { levelAt } from '../scale.ts';
import type { Scale } from '../scale.ts';
import { nothingSaid, outcomeOf } from './outcome.ts';
import type { Levels, Outcome } from './outcome.ts';

const ZERO: Exact = { over: 0n, under: 1n };

/** All weights of a node, and those of the children that apply. */
export function weightsInUse(node: WeightsNode, applies: (child: string) => boolean): { readonly all: Exact; readonly used: Exact } {
  const sum = (children: readonly (readonly [string, string | number])[]): Exact => children.reduce((total, [, weight]) => addExact(total, amountOf(weight)), ZERO);
  const weights = Object.entries(node.weights);
  return { all: sum(weights), used: sum(weights.filter(([child]) => applies(child))) };
}

/**
 * Adds up the children's values times their weights, divides, and reads the score off in bands: below a band's edge is in
 * it, on the edge is in the next. Where a child does not apply, the weights of the others are raised in proportion, so that
 * they add up to the same. Example: weights 25, 25, 15 and divided by 5, scores 3, 2 and not applicable:
 * (75 + 50) × 65 ÷ 50 ÷ 5 = 32.5.
 */
export function applyWeights(framework: FrameworkFile, node: WeightsNode, scale: Scale, levels: Levels): Outcome {
  const { all, used } = weightsInUse(node, (child) => levels(child) !== undefined);
  let sum = ZERO;
  for (const [child, weight] of Object.entries(node.weights)) {
    const level = levels(child);
    if (level === undefined) continue;
    sum = addExact(sum, multiplyExact(amountOf(weight), decimal(levelAt(scaleOfNode(framework, child), level).value ?? '0')));
  }
  const rescaled = compareExact(all, used) === 0 ? sum : divideExact(multiplyExact(sum, all), used);
  const score = rescaled && divideExact(rescaled, amountOf(node.divideBy));
  if (!score) return nothingSaid(scale, 'nothing that is weighed applies');
  const index = node.bands.findIndex((band) => band.below === undefined || compareExact(score, decimal(band.below)) < 0);
  const band = node.bands[index];
  return band ? outcomeOf(scale, band, { kind: 'band', index, score }) : nothingSaid(scale, 'no band matched');
}

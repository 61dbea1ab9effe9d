import { decimal, multiplyExact } from '../../exact.ts';
import { amountOf } from '../combination.ts';
import type { CombinationNode, RulesNode, WeightsNode } from '../combination.ts';
import { scaleOfNode } from '../framework.ts';
import type { Framework } from '../framework.ts';
import { levelAt, levelIndex } from '../scale.ts';

interface Choice {
  readonly child: string;
  readonly options: readonly { readonly level: number; readonly cost: number }[];
}

interface PartialChoice {
  readonly cost: number;
  readonly counts: readonly number[];
  readonly last?: { readonly child: string; readonly level: number; readonly before: PartialChoice };
}

/** Something of a combination that only counts: how a child at a level changes it, and from where on more makes no difference. */
interface Counter {
  readonly adds: (child: string, level: number) => number;
  readonly most: number;
}

/**
 * The cheapest choice of children's levels for every outcome that a combination can tell apart. A condition tells apart
 * no more than its counts, and those only up to its limit: with "at most 1 below good", two below good are as bad as nine;
 * weights tell apart no more than their sum, a matrix the levels of its two nodes.
 * Beyond so many choices side by side the dearest are dropped, and the answer is not complete.
 */
export function partialChoices(framework: Framework, node: CombinationNode, choices: readonly Choice[], mostChoices: number): { readonly ends: readonly { readonly cost: number; readonly levels: ReadonlyMap<string, number> }[]; readonly complete: boolean } {
  const counters = countersOf(framework, node);
  let complete = true;
  let partials: PartialChoice[] = [{ cost: 0, counts: counters.map(() => 0) }];
  for (const { child, options } of choices) {
    const next = new Map<string, PartialChoice>();
    const weighed = options.map(({ level, cost }) => ({ level, cost, adds: counters.map((counter) => counter.adds(child, level)) }));
    for (const partial of partials) {
      for (const { level, cost, adds } of weighed) {
        const counts = counters.map(({ most }, at) => Math.min(most, (partial.counts[at] ?? 0) + (adds[at] ?? 0)));
        const key = counts.join(' ');
        const total = partial.cost + cost;
        const held = next.get(key);
        if (!held || total < held.cost) next.set(key, { cost: total, counts, last: { child, level, before: partial } });
      }
    }
    partials = [...next.values()];
    if (partials.length > mostChoices) {
      complete = false;
      partials = partials.sort((a, b) => a.cost - b.cost).slice(0, mostChoices);
    }
  }
  return { complete, ends: partials.map((partial) => ({ cost: partial.cost, levels: levelsOf(partial) })) };
}

function levelsOf(partial: PartialChoice): Map<string, number> {
  const levels = new Map<string, number>();
  for (let at = partial.last; at; at = at.before.last) levels.set(at.child, at.level);
  return levels;
}

function countersOf(framework: Framework, node: CombinationNode): Counter[] {
  const caps = node.caps.map((cap): Counter => {
    const edge = levelIndex(scaleOfNode(framework, cap.when.node), cap.when.below);
    return { most: 1, adds: (child, level) => (child === cap.when.node && level < edge ? 1 : 0) };
  });
  if ('rules' in node) return [...conditionCounters(framework, node), ...caps];
  if ('weights' in node) return [weightCounter(framework, node), ...caps];
  const { rows, columns } = node.matrix;
  return [...[rows, columns].map((wanted): Counter => ({ most: Infinity, adds: (child, level) => (child === wanted ? level : 0) })), ...caps];
}

function conditionCounters(framework: Framework, node: RulesNode): Counter[] {
  return node.rules.flatMap((rule) => rule.when).map((condition): Counter => {
    const counted = new Set(condition.of ?? node.from);
    const edge = (child: string): number => levelIndex(scaleOfNode(framework, child), condition.below ?? condition.at ?? condition.atOrAbove ?? '');
    const holds = (child: string, level: number): boolean => {
      if (condition.below !== undefined) return level < edge(child);
      return condition.at === undefined ? level >= edge(child) : level === edge(child);
    };
    return { most: Math.max((condition.atMost ?? -1) + 1, condition.atLeast ?? 0), adds: (child, level) => (counted.has(child) && holds(child, level) ? 1 : 0) };
  });
}

/** The weighted sum so far, in the smallest unit that makes every weight times value a whole number. */
function weightCounter(framework: Framework, node: WeightsNode): Counter {
  const amounts = new Map(Object.entries(node.weights).map(([child, weight]) => [child, scaleOfNode(framework, child).levels.map((_, level) => multiplyExact(amountOf(weight), decimal(levelAt(scaleOfNode(framework, child), level).value ?? '0')))]));
  const unit = [...amounts.values()].flat().reduce((multiple, { under }) => (multiple / commonDivisor(multiple, under)) * under, 1n);
  const whole = new Map([...amounts].map(([child, values]) => [child, values.map(({ over, under }) => Number((over * unit) / under))]));
  return { most: Infinity, adds: (child, level) => whole.get(child)?.[level] ?? 0 };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}

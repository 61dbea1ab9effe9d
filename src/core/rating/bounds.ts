import { childrenOf, dependsOn, isCombination } from './combination.ts';
import type { CombinationNode } from './combination.ts';
import { combine } from './combine/combine.ts';
import type { Combined } from './combine/combine.ts';
import type { Outcome } from './combine/outcome.ts';
import type { LeafState } from './criterion.ts';
import { nodeOf } from './framework.ts';
import type { Framework } from './framework.ts';

/** More combinations of children's levels than this are not tried; a file that needs more is refused at load. */
export const MOST_COMBINATIONS = 10_000;

/** A combination with what its children may be: its possible levels, worst first, and how worst and best came about. */
export interface CombinedState {
  readonly kind: 'rated';
  readonly possible: readonly number[];
  readonly uncapped: { readonly lower: number; readonly upper: number };
  readonly worst: Outcome;
  readonly best: Outcome;
  /** A gap in the rules that widens the range, whatever the facts. */
  readonly gap?: { readonly reason: string; readonly lower: number; readonly upper: number };
}

export type NodeState = LeafState | CombinedState;
export type NodeStates = ReadonlyMap<string, NodeState>;

/** The worst and the best level a node may have; `undefined` when it is not rated. */
export function rangeOf(state: NodeState | undefined): { readonly lower: number; readonly upper: number } | undefined {
  if (state?.kind !== 'rated') return undefined;
  return { lower: state.possible[0] ?? 0, upper: state.possible.at(-1) ?? 0 };
}

/** Every node's state, from the leaves up. */
export function combineNodes(framework: Framework, leaves: ReadonlyMap<string, LeafState>): NodeStates {
  const states = new Map<string, NodeState>();
  for (const id of framework.order) {
    const node = nodeOf(framework, id);
    const leaf = leaves.get(id);
    if (isCombination(node)) states.set(id, combinedState(framework, id, node, states));
    else if (leaf) states.set(id, leaf);
  }
  return states;
}

/** How the states would be if some leaves were otherwise; only what stands on those is worked out again. */
export function combineWith(framework: Framework, before: NodeStates, changes: ReadonlyMap<string, LeafState>): NodeStates {
  const states = new Map(before);
  for (const [id, state] of changes) states.set(id, state);
  const changed = new Set(changes.keys());
  for (const id of framework.order) {
    const node = nodeOf(framework, id);
    if (!isCombination(node) || !(childrenOf(node).some((child) => changed.has(child)) || node.caps.some((cap) => changed.has(cap.when.node)))) continue;
    states.set(id, combinedState(framework, id, node, states));
    changed.add(id);
  }
  return states;
}

function combinedState(framework: Framework, id: string, node: CombinationNode, states: NodeStates): NodeState {
  const needed = dependsOn(node);
  if (needed.some((child) => isRefused(states.get(child)))) return { kind: 'not-rated', reason: 'refused' };
  if (childrenOf(node).every((child) => states.get(child)?.kind !== 'rated')) return { kind: 'not-rated', reason: 'nothing-applicable' };
  const ranges = needed.flatMap((child) => {
    const state = states.get(child);
    return state?.kind === 'rated' ? [{ child, possible: state.possible }] : [];
  });
  const size = ranges.reduce((product, one) => product * one.possible.length, 1);
  const everyOne = framework.enumerated.includes(id) && size <= MOST_COMBINATIONS;
  const lowest = new Map(ranges.map((one) => [one.child, one.possible[0] ?? 0]));
  const tried = size === 1 ? [lowest] : everyOne ? everyChoice(ranges) : [lowest, new Map(ranges.map((one) => [one.child, one.possible.at(-1) ?? 0]))];
  const outcomes = tried.map((levels) => combine(framework, node, (child) => levels.get(child)));
  return stateOf(outcomes, everyOne);
}

function isRefused(state: NodeState | undefined): boolean {
  return state?.kind === 'not-rated' && state.reason === 'refused';
}

function stateOf(outcomes: readonly Combined[], everyOneTried: boolean): CombinedState {
  const capped = outcomes.map((one) => one.capped);
  const worst = capped.reduce((a, b) => (b.lower < a.lower ? b : a));
  const best = capped.reduce((a, b) => (b.upper > a.upper ? b : a));
  const ranges = everyOneTried ? capped : [{ lower: worst.lower, upper: best.upper }];
  const gaps = capped.filter((one) => one.gap !== undefined);
  const reason = gaps[0]?.gap;
  return {
    kind: 'rated',
    possible: [...new Set(ranges.flatMap(span))].sort((a, b) => a - b),
    uncapped: { lower: Math.min(...outcomes.map((one) => one.uncapped.lower)), upper: Math.max(...outcomes.map((one) => one.uncapped.upper)) },
    worst,
    best,
    ...(reason === undefined ? {} : { gap: { reason, lower: Math.min(...gaps.map((one) => one.lower)), upper: Math.max(...gaps.map((one) => one.upper)) } }),
  };
}

function span({ lower, upper }: { readonly lower: number; readonly upper: number }): number[] {
  return Array.from({ length: upper - lower + 1 }, (_, step) => lower + step);
}

function everyChoice(ranges: readonly { readonly child: string; readonly possible: readonly number[] }[]): Map<string, number>[] {
  return ranges.reduce<Map<string, number>[]>(
    (chosen, { child, possible }) => chosen.flatMap((one) => possible.map((level) => new Map(one).set(child, level))),
    [new Map()],
  );
}

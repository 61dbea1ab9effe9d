import { combineWith, MOST_COMBINATIONS, rangeOf } from './bounds.ts';
import type { NodeStates } from './bounds.ts';
import { dependsOn, isCombination } from './combination.ts';
import type { CombinationNode } from './combination.ts';
import { combine } from './combine/combine.ts';
import type { LeafState } from './criterion.ts';
import { nodeOf, scaleOfNode } from './framework.ts';
import type { Framework } from './framework.ts';
import { levelAt } from './scale.ts';

/** One thing that stands in the way of a better result. */
export interface Binding {
  readonly node: string;
  /** `settle`: a fact is missing that may already be good enough; `rise`: the level itself must rise. */
  readonly movement: 'settle' | 'rise';
  readonly from: string;
  readonly to: string;
  /** Does this movement alone raise the result, or only with the others listed? */
  readonly alone: boolean;
}

type Moves = ReadonlyMap<string, number>;
interface Path { readonly cost: number; readonly moves: Moves }

/**
 * What binds a result: each leaf whose settling, or whose rise by one level, alone raises it; where none does
 * alone, the members of the cheapest path to the next level, a level step or a settling counting one.
 * Empty when the result is at its best, or not rated.
 */
export function bindingOf(framework: Framework, judgement: string, states: NodeStates): Binding[] {
  const now = rangeOf(states.get(judgement));
  if (!now || now.lower === scaleOfNode(framework, judgement).levels.length - 1) return [];
  const lowerWith = (moves: Moves): number => {
    const overrides = new Map([...moves].map(([leaf, level]) => [leaf, { kind: 'rated', possible: [level] } as LeafState]));
    return rangeOf(combineWith(framework, states, overrides).get(judgement))?.lower ?? now.lower;
  };
  const beneath = leavesUnder(framework, judgement);
  const steps = beneath.flatMap((leaf) => {
    const next = nextLevel(framework, leaf, states);
    return next === undefined ? [] : [new Map([[leaf, next]])];
  });
  const alone = steps.filter((step) => lowerWith(step) > now.lower);
  if (alone.length > 0) return alone.flatMap((step) => describe(framework, step, states, { alone: true }));
  const moves = cheapestPaths(framework, judgement, states)[now.lower + 1]?.moves;
  return moves && lowerWith(moves) > now.lower ? describe(framework, moves, states, { alone: false }) : [];
}

/** Where one movement takes a leaf: to the best it may already be when that is open, else one level up. */
function nextLevel(framework: Framework, leaf: string, states: NodeStates): number | undefined {
  const range = rangeOf(states.get(leaf));
  if (!range) return undefined;
  if (range.upper > range.lower) return range.upper;
  return range.lower + 1 < scaleOfNode(framework, leaf).levels.length ? range.lower + 1 : undefined;
}

function describe(framework: Framework, moves: Moves, states: NodeStates, { alone }: { alone: boolean }): Binding[] {
  return [...moves].flatMap(([node, to]) => {
    const range = rangeOf(states.get(node));
    if (!range) return [];
    const scale = scaleOfNode(framework, node);
    const movement = range.upper >= to ? 'settle' : 'rise';
    return [{ node, movement, from: levelAt(scale, range.lower).id, to: levelAt(scale, to).id, alone } as const];
  });
}

function leavesUnder(framework: Framework, id: string): string[] {
  const node = nodeOf(framework, id);
  return isCombination(node) ? [...new Set(dependsOn(node).flatMap((child) => leavesUnder(framework, child)))] : [id];
}

/** For each level of a node's scale, the cheapest movements beneath it that bring its lower bound there. */
function cheapestPaths(framework: Framework, id: string, states: NodeStates): (Path | undefined)[] {
  const node = nodeOf(framework, id);
  const range = rangeOf(states.get(id));
  const levels = [...scaleOfNode(framework, id).levels.keys()];
  if (!range) return levels.map(() => undefined);
  if (isCombination(node)) return cheapestCombination(framework, node, levels.length, states);
  return levels.map((level): Path => {
    if (level <= range.lower) return { cost: 0, moves: new Map() };
    const settling = range.upper > range.lower ? 1 : 0;
    return { cost: settling + Math.max(0, level - range.upper), moves: new Map([[id, level]]) };
  });
}

interface Options { readonly child: string; readonly options: readonly { readonly level: number; readonly path: Path }[] }

function cheapestCombination(framework: Framework, node: CombinationNode, levelCount: number, states: NodeStates): (Path | undefined)[] {
  const children = dependsOn(node).flatMap((child): Options[] => {
    const range = rangeOf(states.get(child));
    if (!range) return [];
    const paths = cheapestPaths(framework, child, states);
    return [{ child, options: paths.flatMap((path, level) => (path && level >= range.lower ? [{ level, path }] : [])) }];
  });
  const best: ({ cost: number; picks: readonly number[] } | undefined)[] = Array.from({ length: levelCount }, () => undefined);
  const levels = new Map<string, number>();
  eachChoice(children, (picks) => {
    let cost = 0;
    for (const [index, { child, options }] of children.entries()) {
      const option = options[picks[index] ?? 0];
      levels.set(child, option?.level ?? 0);
      cost += option?.path.cost ?? 0;
    }
    if (best.every((known) => known && known.cost <= cost)) return;
    const reached = combine(framework, node, (child) => levels.get(child)).capped.lower;
    for (let level = 0; level <= reached; level += 1) {
      const known = best[level];
      if (!known || cost < known.cost) best[level] = { cost, picks: [...picks] };
    }
  });
  return best.map((known) => known && {
    cost: known.cost,
    moves: new Map(children.flatMap(({ options }, index) => [...(options[known.picks[index] ?? 0]?.path.moves ?? [])])),
  });
}

/**
 * Visits choices of children's levels, as positions in their options: all of them while they are few. Beyond the limit
 * only the plain ones, the cheapest children raised first to each level in turn, so that a path is found that may not be
 * the cheapest.
 */
function eachChoice(children: readonly Options[], visit: (picks: readonly number[]) => void): void {
  const size = children.reduce((product, one) => product * one.options.length, 1);
  if (size <= MOST_COMBINATIONS) {
    const picks = children.map(() => 0);
    for (let count = 0; count < size; count += 1) {
      visit(picks);
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const next = (picks[index] ?? 0) + 1;
        picks[index] = next < (children[index]?.options.length ?? 0) ? next : 0;
        if (picks[index] !== 0) break;
      }
    }
    return;
  }
  const highest = Math.max(...children.flatMap((one) => one.options.map((option) => option.level)));
  for (let level = 0; level <= highest; level += 1) {
    const reaching = children.map(({ options }) => {
      const found = options.findIndex((option) => option.level >= level);
      return found < 0 ? options.length - 1 : found;
    });
    const cost = (index: number): number => children[index]?.options[reaching[index] ?? 0]?.path.cost ?? 0;
    const picks = children.map(() => 0);
    visit(picks);
    for (const index of [...children.keys()].sort((a, b) => cost(a) - cost(b))) {
      picks[index] = reaching[index] ?? 0;
      visit(picks);
    }
  }
}

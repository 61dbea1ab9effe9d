import { combineWith, rangeOf } from '../bounds.ts';
import type { NodeStates } from '../bounds.ts';
import { dependsOn, isCombination } from '../combination.ts';
import type { LeafState } from '../criterion.ts';
import { nodeOf, scaleOfNode } from '../framework.ts';
import type { Framework } from '../framework.ts';
import type { Effort } from './effort.ts';
import { reachLevels } from './reach-levels.ts';
import type { Moves } from './reach-levels.ts';

/** What is searched: from where, to where, at what cost. */
export interface PathProblem {
  readonly framework: Framework;
  readonly states: NodeStates;
  /** Judgements, or any nodes, with the level each is to have at least, by position. */
  readonly wanted: ReadonlyMap<string, number>;
  readonly effort: Effort;
  readonly mostTries: number;
}

/** A leaf brought no higher than `most`, and to `least` or above. */
interface Limit { readonly least?: number; readonly most?: number }
export type Limits = ReadonlyMap<string, Limit>;

export interface CheapestMoves {
  readonly moves?: Moves;
  readonly cost: number;
  /** Is it proved that nothing is cheaper (or that there is no way at all)? */
  readonly exact: boolean;
}

/** Shares of whole numbers are compared with this much play. */
const PLAY = 1e-9;
/** Of two movements of the same effort the shorter is meant: each level counts this much, too little to outweigh any effort. */
const A_LEVEL = 1e-5;

/** Partial choices kept side by side at one node. */
const SIDE_BY_SIDE = 20_000;

/** The leaves a node stands on, with the number of ways down to each. */
export function leavesBeneath(framework: Framework, nodes: Iterable<string>): Map<string, number> {
  const ways = new Map<string, number>();
  for (const id of nodes) ways.set(id, (ways.get(id) ?? 0) + 1);
  for (const id of [...framework.order].reverse()) {
    const own = ways.get(id);
    const node = nodeOf(framework, id);
    if (own !== undefined && isCombination(node)) for (const child of dependsOn(node)) ways.set(child, (ways.get(child) ?? 0) + own);
  }
  return new Map([...ways].filter(([id]) => !isCombination(nodeOf(framework, id))));
}

/** Do the movements bring every wanted node there, as the engine itself reckons? */
export function reachesWanted({ framework, states, wanted }: Pick<PathProblem, 'framework' | 'states' | 'wanted'>, moves: Moves): boolean {
  const overrides = new Map([...moves].map(([leaf, level]) => [leaf, { kind: 'rated', possible: [level] } as LeafState]));
  const moved = combineWith(framework, states, overrides);
  return [...wanted].every(([node, level]) => (rangeOf(moved.get(node))?.lower ?? -1) >= level);
}

/** What a movement counts for in the search. */
function priceOf({ effort, states }: PathProblem, leaf: string, level: number): number {
  const from = rangeOf(states.get(leaf))?.lower ?? 0;
  return effort(leaf, level) + A_LEVEL * Math.max(0, level - from);
}

interface Branch { readonly limits: Limits; readonly bound: number; readonly moves: Moves; readonly complete: boolean }

/**
 * The cheapest movements that bring every wanted node to its level: best first, by the lower bound that `reachLevels`
 * gives. Where each leaf stands in one place and nothing falls when a child rises, the first answer is proved; else the
 * leaves about which the places disagree, or on which the engine says no, are split in two until it is.
 */
export function cheapestMoves(problem: PathProblem, limits: Limits = new Map()): CheapestMoves {
  const ways = leavesBeneath(problem.framework, problem.wanted.keys());
  const first = boundOf(problem, ways, limits);
  const open: Branch[] = first ? [first] : [];
  let best: { readonly moves: Moves; readonly cost: number } | undefined;
  let exact = first?.complete ?? true;
  for (let tries = 0; open.length > 0; tries += 1) {
    const branch = takeLowest(open);
    if (best && branch.bound >= best.cost - PLAY) break;
    if (tries >= problem.mostTries) {
      exact = false;
      break;
    }
    const reached = reachesWanted(problem, branch.moves);
    const cost = [...branch.moves].reduce((sum, [leaf, level]) => sum + priceOf(problem, leaf, level), 0);
    if (reached && (!best || cost < best.cost)) best = { moves: branch.moves, cost };
    if (reached && cost <= branch.bound + PLAY) continue;
    for (const part of split(problem, ways, branch)) {
      const next = boundOf(problem, ways, part);
      if (!next) continue;
      exact &&= next.complete;
      if (!best || next.bound < best.cost - PLAY) open.push(next);
    }
  }
  return best ? { moves: best.moves, cost: best.cost, exact } : { cost: Infinity, exact };
}

function takeLowest(open: Branch[]): Branch {
  const at = open.reduce((lowest, one, index) => (one.bound < (open[lowest]?.bound ?? Infinity) ? index : lowest), 0);
  const [branch] = open.splice(at, 1);
  if (!branch) throw new RangeError('nothing left to search');
  return branch;
}

/** The levels a leaf may be brought to under the limits. */
function levelsWithin({ framework, states }: PathProblem, leaf: string, limit: Limit | undefined): { readonly least: number; readonly most: number } | undefined {
  const range = rangeOf(states.get(leaf));
  if (!range) return undefined;
  return { least: Math.max(range.lower, limit?.least ?? 0), most: Math.min(scaleOfNode(framework, leaf).levels.length - 1, limit?.most ?? Infinity) };
}

/** The least that any movements within the limits can cost, and the movements that would; nothing where there are none. */
function boundOf(problem: PathProblem, ways: ReadonlyMap<string, number>, limits: Limits): Branch | undefined {
  const { framework, states, wanted } = problem;
  const price = (leaf: string, level: number): number => priceOf(problem, leaf, level);
  const paid = new Map<string, number>();
  for (const leaf of ways.keys()) {
    const within = levelsWithin(problem, leaf, limits.get(leaf));
    if (within && within.most < within.least) return undefined;
    if (within && price(leaf, within.least) > 0) paid.set(leaf, within.least);
  }
  const reached = reachLevels(framework, states, [...wanted.keys()], (leaf) => {
    const within = levelsWithin(problem, leaf, limits.get(leaf));
    if (!within) return [];
    const share = ways.get(leaf) ?? 1;
    return Array.from({ length: within.most - within.least + 1 }, (_, step) => ({ level: within.least + step, cost: (price(leaf, within.least + step) - price(leaf, within.least)) / share }));
  }, SIDE_BY_SIDE);
  let bound = [...paid].reduce((sum, [leaf, level]) => sum + price(leaf, level), 0);
  const moves = new Map<string, number>(paid);
  let complete = true;
  for (const [node, level] of wanted) {
    const way = reached.get(node);
    const cheapest = way?.levels[level];
    if (!way || !cheapest) return undefined;
    complete &&= way.complete;
    bound += cheapest.cost;
    for (const [leaf, to] of cheapest.moves) moves.set(leaf, Math.max(moves.get(leaf) ?? 0, to));
  }
  return { limits, bound, moves, complete };
}

/** Two halves of what a branch allows, parted at a leaf that is moved where it can be, else at any that is not settled yet. */
function split(problem: PathProblem, ways: ReadonlyMap<string, number>, { limits, moves }: Branch): Limits[] {
  const splittable = [...ways.keys()].flatMap((leaf) => {
    const within = levelsWithin(problem, leaf, limits.get(leaf));
    return within && within.least < within.most ? [{ leaf, ...within }] : [];
  });
  const shared = splittable.filter(({ leaf, least }) => (moves.get(leaf) ?? least) > least);
  const chosen = shared.sort((a, b) => (ways.get(b.leaf) ?? 0) - (ways.get(a.leaf) ?? 0))[0] ?? splittable[0];
  if (!chosen) return [];
  const { leaf, least } = chosen;
  const at = Math.max(least + 1, moves.get(leaf) ?? 0);
  const limit = limits.get(leaf) ?? {};
  return [new Map(limits).set(leaf, { ...limit, most: at - 1 }), new Map(limits).set(leaf, { ...limit, least: at })];
}

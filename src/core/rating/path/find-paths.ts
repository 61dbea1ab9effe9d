import { rangeOf } from '../bounds.ts';
import { scaleOfNode } from '../framework.ts';
import { levelAt } from '../scale.ts';
import { cheapestMoves, reachesWanted } from './cheapest-moves.ts';
import type { CheapestMoves, Limits, PathProblem } from './cheapest-moves.ts';
import type { Moves } from './reach-levels.ts';

/** One leaf brought from what is certain of it to a level. Ids of its scale. */
export interface PathMove {
  readonly node: string;
  /** `settle`: what is missing comes in, and is good enough; `rise`: the level itself rises; or first one, then the other. */
  readonly movement: 'settle' | 'rise' | 'settle-and-rise';
  readonly from: string;
  readonly to: string;
  readonly effort: number;
}

export interface RatingPath {
  readonly effort: number;
  readonly moves: readonly PathMove[];
}

export type Paths =
  | { readonly kind: 'there' }
  /** No movement of criteria or stated levels leads there: a gap in the rules, a cap, or nothing that applies. */
  | { readonly kind: 'no-way' }
  /** Cheapest first, none containing another. `exact`: it is proved that none is cheaper; else they are the best found. */
  | { readonly kind: 'paths'; readonly exact: boolean; readonly paths: readonly RatingPath[] };

/**
 * The ways to a wanted rating: movements of criteria and stated levels, from the lower bounds, that bring every wanted
 * node to its level, the cheapest first and at most `most` of them. The next path is the cheapest that leaves out at
 * least one step of each path found, so none contains another (Lawler, *Management Science* 18, 1972).
 *
 * Example: two of three criteria must be good and all are fair, with efforts 1, 2 and 5: 1 + 2, then 1 + 5, then 2 + 5.
 */
export function findPaths(problem: PathProblem, most: number): Paths {
  if (reachesWanted(problem, new Map())) return { kind: 'there' };
  const found: (CheapestMoves & { readonly moves: Moves })[] = [];
  const tried = new Set<string>();
  const open: { readonly limits: Limits; readonly way: CheapestMoves & { readonly moves: Moves } }[] = [];
  let exact = true;
  const look = (limits: Limits): void => {
    const key = [...limits].map(([leaf, limit]) => `${leaf} ${limit.most ?? ''}`).sort().join(';');
    if (tried.has(key)) return;
    tried.add(key);
    const { moves, cost, exact: proved } = cheapestMoves(problem, limits);
    exact &&= proved;
    if (moves) open.push({ limits, way: { moves, cost, exact: proved } });
  };
  look(new Map());
  while (found.length < most && open.length > 0) {
    open.sort((a, b) => a.way.cost - b.way.cost);
    const next = open.shift();
    if (!next) break;
    const contained = found.find((one) => contains(next.way.moves, one.moves));
    if (!contained) found.push(next.way);
    for (const [leaf, level] of (contained ?? next.way).moves) {
      const limit = Math.min(level - 1, next.limits.get(leaf)?.most ?? Infinity);
      look(new Map(next.limits).set(leaf, { most: limit }));
    }
  }
  if (found.length === 0) return { kind: 'no-way' };
  return { kind: 'paths', exact, paths: found.map(({ moves }) => pathOf(problem, moves)) };
}

function pathOf(problem: PathProblem, moves: Moves): RatingPath {
  const described = [...moves].map(([leaf, level]) => describe(problem, leaf, level));
  return { effort: described.reduce((sum, move) => sum + move.effort, 0), moves: described };
}

function contains(moves: Moves, others: Moves): boolean {
  return [...others].every(([leaf, level]) => (moves.get(leaf) ?? -1) >= level);
}

function describe({ framework, states, effort }: PathProblem, leaf: string, level: number): PathMove {
  const range = rangeOf(states.get(leaf)) ?? { lower: 0, upper: 0 };
  const scale = scaleOfNode(framework, leaf);
  const movement = range.upper >= level ? 'settle' : range.upper > range.lower ? 'settle-and-rise' : 'rise';
  return { node: leaf, movement, from: levelAt(scale, range.lower).id, to: levelAt(scale, level).id, effort: effort(leaf, level) };
}

/** The best level of every judgement, the double three-star where two are judged. */
export function bestOfAll(framework: PathProblem['framework']): Map<string, number> {
  return new Map(framework.judgements.map((id) => [id, scaleOfNode(framework, id).levels.length - 1]));
}


import { combineWith, rangeOf } from './bounds.ts';
import type { NodeStates } from './bounds.ts';
import type { LeafState } from './criterion.ts';
import { scaleOfNode } from './framework.ts';
import type { Framework } from './framework.ts';
import { cheapestMoves, leavesBeneath } from './path/cheapest-moves.ts';
import { effortBy } from './path/effort.ts';
import type { Moves } from './path/reach-levels.ts';
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

/** A level step and a settling count one each. */
const STEPS = { effort: { settle: 1, rise: 1 } };
/** A rating names what binds for thousands of cases; it does not prove that nothing is cheaper. */
const TRIES = 50;

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
  const beneath = [...leavesBeneath(framework, [judgement]).keys()];
  const steps = beneath.flatMap((leaf) => {
    const next = nextLevel(framework, leaf, states);
    return next === undefined ? [] : [new Map([[leaf, next]])];
  });
  const alone = steps.filter((step) => lowerWith(step) > now.lower);
  if (alone.length > 0) return alone.flatMap((step) => describe(framework, step, states, { alone: true }));
  const { moves } = cheapestMoves({ framework, states, wanted: new Map([[judgement, now.lower + 1]]), effort: effortBy(framework, states, STEPS, 'alike'), mostTries: TRIES });
  return moves ? describe(framework, moves, states, { alone: false }) : [];
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

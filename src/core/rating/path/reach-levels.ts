import { rangeOf } from '../bounds.ts';
import type { NodeStates } from '../bounds.ts';
import { dependsOn, isCombination } from '../combination.ts';
import type { CombinationNode } from '../combination.ts';
import { combine } from '../combine/combine.ts';
import { nodeOf, scaleOfNode } from '../framework.ts';
import type { Framework } from '../framework.ts';
import { partialChoices } from './partial-choices.ts';

/** Leaves and the levels they are brought to, by position in their scales. */
export type Moves = ReadonlyMap<string, number>;

/** The cheapest way found to bring a node to a level. */
export interface Reach {
  readonly cost: number;
  /** Every movement, a leaf that stands under several nodes once for each. */
  readonly moves: readonly (readonly [leaf: string, level: number])[];
}

/** The levels a leaf can be brought to, each with its cost; the level it has costs nothing. */
export type LeafOptions = (leaf: string) => readonly { readonly level: number; readonly cost: number }[];

export interface Reached {
  /** For each level of the node's scale the cheapest way to be there or above; nothing where no way was found. */
  readonly levels: readonly (Reach | undefined)[];
  /** Was every choice looked at? */
  readonly complete: boolean;
}

const STAY: Reach = { cost: 0, moves: [] };

/**
 * For every level of the given nodes the cheapest movements of leaves beneath them, from the leaves up. Exact where each
 * node stands under one other only and no result falls when a child rises; elsewhere the cost is a lower bound, as long
 * as the cost of a shared leaf is divided among the places it stands in.
 *
 * Children are taken one after another; choices that can no longer lead to different results are kept once, at their
 * cheapest, so that thirty alike children need no more than their counts.
 */
export function reachLevels(framework: Framework, states: NodeStates, nodes: readonly string[], options: LeafOptions, mostChoices: number): ReadonlyMap<string, Reached> {
  const known = new Map<string, Reached>();
  const reach = (id: string): Reached => {
    const before = known.get(id);
    if (before) return before;
    const node = nodeOf(framework, id);
    const found = isCombination(node) ? reachCombination(id, node) : reachLeaf(id);
    known.set(id, found);
    return found;
  };
  const reachLeaf = (id: string): Reached => {
    const levels = scaleOfNode(framework, id).levels.map((_, at): Reach | undefined => {
      const enough = options(id).filter(({ level }) => level >= at);
      if (enough.length === 0) return undefined;
      const cheapest = enough.reduce((a, b) => (b.cost < a.cost ? b : a));
      return cheapest.cost === 0 && cheapest.level === (rangeOf(states.get(id))?.lower ?? 0) ? STAY : { cost: cheapest.cost, moves: [[id, cheapest.level]] };
    });
    return { levels, complete: true };
  };
  const reachCombination = (id: string, node: CombinationNode): Reached => {
    const children = dependsOn(node).filter((child) => rangeOf(states.get(child)) !== undefined);
    const ways = children.map((child) => ({ child, reached: reach(child) }));
    const choices = ways.map(({ child, reached }) => {
      const from = fallsBeneath(framework, child) ? 0 : rangeOf(states.get(child))?.lower ?? 0;
      return { child, options: reached.levels.flatMap((way, level) => (way && level >= from ? [{ level, way }] : [])) };
    });
    const { ends, complete } = partialChoices(framework, node, choices.map(({ child, options: each }) => ({ child, options: each.map(({ level, way }) => ({ level, cost: way.cost })) })), mostChoices);
    const best: (Reach | undefined)[] = scaleOfNode(framework, id).levels.map(() => undefined);
    for (const { cost, levels } of ends) {
      const reached = combine(framework, node, (child) => levels.get(child)).capped.lower;
      for (let level = 0; level <= reached; level += 1) {
        const held = best[level];
        if (held && held.cost <= cost) continue;
        best[level] = { cost, moves: choices.flatMap(({ child, options: each }) => each.find((one) => one.level === levels.get(child))?.way.moves ?? []) };
      }
    }
    return { levels: best, complete: complete && ways.every(({ reached }) => reached.complete) };
  };
  return new Map(nodes.map((id) => [id, reach(id)]));
}

/** Does a combination at or beneath the node fall when a child rises? Its level may then be lower after a movement than before. */
function fallsBeneath(framework: Framework, id: string): boolean {
  return framework.nonMonotone.includes(id) || dependsOn(nodeOf(framework, id)).some((child) => fallsBeneath(framework, child));
}

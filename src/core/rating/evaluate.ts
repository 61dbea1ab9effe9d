import { combineNodes } from './bounds.ts';
import type { NodeStates } from './bounds.ts';
import { dependsOn, isCombination } from './combination.ts';
import { criterionState, traceLevels } from './criterion.ts';
import type { LeafState, LevelTrace } from './criterion.ts';
import type { Definitions } from './definitions.ts';
import type { Facts } from './facts.ts';
import { isCriterion, nodeOf, scaleOfNode } from './framework.ts';
import type { Framework } from './framework.ts';
import { readGiven } from './given-level.ts';
import type { GivenLevel } from './given-level.ts';
import type { Scale } from './scale.ts';
import { indexObservations, noneKept } from './test-context.ts';
import type { KeptReadings, ObservationIndex } from './test-context.ts';

/** What the facts say of one leaf, with the whole reason. */
export type LeafEvaluation =
  | { readonly kind: 'criterion'; readonly state: LeafState; readonly levels: readonly LevelTrace[] }
  | { readonly kind: 'given'; readonly state: LeafState; readonly given: GivenLevel };

export interface Evaluation {
  readonly leaves: ReadonlyMap<string, LeafEvaluation>;
  readonly states: NodeStates;
}

/** Answers every test of a framework from the facts and carries the levels up to every node. */
export function evaluate(framework: Framework, definitions: Definitions, facts: Facts): Evaluation {
  const evaluateLeaf = leafEvaluator(framework, definitions, facts, indexObservations(facts), noneKept());
  const leaves = new Map(framework.order.filter((id) => !isCombination(nodeOf(framework, id))).map((id) => [id, evaluateLeaf(id)]));
  const states = new Map([...leaves].map(([id, leaf]) => [id, leaf.state]));
  return { leaves, states: combineNodes(framework, states) };
}

/** Answers the tests of one leaf at a time, reading figures from the given index; what was read is kept, until the caller takes it out. */
export function leafEvaluator(framework: Framework, { indicators, trendRules, forecastRules, benchmarkRules }: Definitions, facts: Facts, observations: ObservationIndex, kept: KeptReadings): (id: string) => LeafEvaluation {
  const shared = {
    framework: framework.id,
    facts,
    observations, kept,
    indicators, trendRules, forecastRules, benchmarkRules,
    scaleOf: (node: string): Scale | undefined => framework.scales[framework.nodes[node]?.scale ?? ''],
    criteriaUnder: (node: string): string[] => criteriaUnder(framework, node),
  };
  return (id) => {
    const node = nodeOf(framework, id);
    const scale = scaleOfNode(framework, id);
    if (isCriterion(node)) {
      const levels = traceLevels(node, scale, { ...shared, criterion: id, scale });
      return { kind: 'criterion', levels, state: criterionState(node, levels) };
    }
    const given = readGiven(id, scale, facts);
    return { kind: 'given', given, state: givenState(given, scale) };
  };
}

function givenState(given: GivenLevel, scale: Scale): LeafState {
  switch (given.kind) {
    case 'level': return { kind: 'rated', possible: [given.index] };
    case 'not-known': return { kind: 'rated', possible: [...scale.levels.keys()] };
    case 'not-applicable': return { kind: 'not-rated', reason: 'nothing-applicable' };
  }
}

/** The criteria at or beneath a node, each once, in the order they are named. */
export function criteriaUnder(framework: Framework, id: string): string[] {
  const node = framework.nodes[id];
  if (!node) return [];
  if (isCriterion(node)) return [id];
  return [...new Set(dependsOn(node).flatMap((child) => criteriaUnder(framework, child)))];
}

import { capsApplying } from './combine/caps.ts';
import { matchedBy } from './combination-words.ts';
import type { MatchedRule } from './combination-words.ts';
import { isCombination } from './combination.ts';
import { rangeOf } from './bounds.ts';
import type { Evaluation } from './evaluate.ts';
import { nodeOf, scaleOfNode } from './framework.ts';
import type { Framework } from './framework.ts';
import { toBounds } from './trace.ts';
import type { Bounds, NotRated } from './trace.ts';

/** A node's result in a line: its bounds or why there are none, what decided them, and which caps hold it down for certain. */
export interface NodeSummary extends Partial<Bounds> {
  readonly notRated?: NotRated;
  readonly uncapped?: Bounds;
  /** What gave the lower bound and what gave the upper, where the node is a combination. */
  readonly rules?: { readonly worst: MatchedRule; readonly best: MatchedRule };
  readonly gap?: string;
  /** Ids of the caps that apply whatever is still open. */
  readonly caps?: readonly string[];
}

/** Every node of a rating by its id, in the order of the file: what a table of results needs, without the trace. */
export function summariseNodes(framework: Framework, { states }: Evaluation): Record<string, NodeSummary> {
  return Object.fromEntries(Object.keys(framework.nodes).map((id): [string, NodeSummary] => {
    const node = nodeOf(framework, id);
    const state = states.get(id);
    const range = rangeOf(state);
    const scale = scaleOfNode(framework, id);
    if (!range) return [id, { notRated: state?.kind === 'not-rated' ? state.reason : 'nothing-applicable' }];
    if (!isCombination(node) || state?.kind !== 'rated' || !('worst' in state)) return [id, toBounds(scale, range)];
    return [id, {
      ...toBounds(scale, range),
      uncapped: toBounds(scale, state.uncapped),
      rules: { worst: matchedBy(framework, node, state.worst.decidedBy), best: matchedBy(framework, node, state.best.decidedBy) },
      ...(state.gap && { gap: state.gap.reason }),
      caps: capsApplying(framework, node, (child) => rangeOf(states.get(child))?.upper).map((cap) => cap.id),
    }];
  }));
}

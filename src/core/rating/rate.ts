import { bindingOf } from './binding.ts';
import type { Binding } from './binding.ts';
import type { Definitions } from './definitions.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { nodeOf, scaleOfNode } from './framework.ts';
import type { Framework } from './framework.ts';
import { summariseNodes } from './node-summary.ts';
import type { NodeSummary } from './node-summary.ts';
import type { Scale } from './scale.ts';
import { traceNode } from './trace.ts';
import type { Bounds, CapTrace, GapTrace, NodeTrace, NotRated } from './trace.ts';

/** One judgement of a rating with its whole reason. Either it has a lower and an upper bound, or it is not rated. */
export interface Judgement extends Partial<Bounds> {
  readonly node: string;
  readonly title: string;
  readonly scale: { readonly id: string } & Scale;
  readonly notRated?: NotRated;
  /** What the result would be without caps; the same where none applies. */
  readonly uncapped?: Bounds;
  /** The first gap in the rules that widens the range, its own or of a node beneath. */
  readonly gap?: GapTrace;
  readonly caps: readonly CapTrace[];
  readonly binding: readonly Binding[];
  readonly trace: NodeTrace;
}

/** A modelled reading of published criteria from the facts; never an official judgement. */
export interface Rating {
  readonly framework: { readonly id: string; readonly version: string; readonly title: string };
  readonly council: Facts['council'];
  readonly asOf: string;
  readonly knownAt?: string;
  readonly judgements: readonly Judgement[];
  /** Every node by its id, without its trace. */
  readonly nodes: Readonly<Record<string, NodeSummary>>;
}

/**
 * Rates a council by a framework. The same framework, definitions and facts give the same bytes as JSON.
 * It never throws on facts that pass `factsSchema`; what it cannot know becomes a range.
 */
export function rate(framework: Framework, definitions: Definitions, facts: Facts): Rating {
  const evaluation = evaluate(framework, definitions, facts);
  return {
    framework: { id: framework.id, version: framework.version, title: framework.title },
    council: facts.council,
    asOf: facts.asOf,
    ...(facts.knownAt === undefined ? {} : { knownAt: facts.knownAt }),
    judgements: framework.judgements.map((id) => judge(framework, evaluation, id)),
    nodes: summariseNodes(framework, evaluation),
  };
}

function judge(framework: Framework, evaluation: Evaluation, id: string): Judgement {
  const trace = traceNode(framework, evaluation, id);
  const gap = gapIn(trace);
  const uncapped = trace.kind === 'combination' ? trace.uncapped : trace.bounds;
  return {
    node: id,
    title: trace.title,
    scale: { id: nodeOf(framework, id).scale, ...scaleOfNode(framework, id) },
    ...trace.bounds,
    ...(trace.notRated === undefined ? {} : { notRated: trace.notRated }),
    ...(uncapped ? { uncapped } : {}),
    ...(gap ? { gap } : {}),
    caps: trace.kind === 'combination' ? trace.caps : [],
    binding: bindingOf(framework, id, evaluation.states),
    trace,
  };
}

function gapIn(trace: NodeTrace): GapTrace | undefined {
  if (trace.kind !== 'combination') return undefined;
  if (trace.gap) return trace.gap;
  for (const child of trace.children) {
    const gap = gapIn(child);
    if (gap) return gap;
  }
  return undefined;
}

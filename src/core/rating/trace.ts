import type { UsedItem } from './answer.ts';
import { rangeOf } from './bounds.ts';
import type { CombinedState, NodeState } from './bounds.ts';
import { childrenOf, isCombination } from './combination.ts';
import type { CombinationNode } from './combination.ts';
import { foundWords, matchedBy } from './combination-words.ts';
import type { MatchedRule } from './combination-words.ts';
import type { LevelTrace } from './criterion.ts';
import type { Evaluation } from './evaluate.ts';
import { nodeOf, scaleOfNode } from './framework.ts';
import type { Framework } from './framework.ts';
import { levelAt, levelIndex } from './scale.ts';
import type { Scale } from './scale.ts';

/** Why a node has no level at all. */
export type NotRated = 'nothing-applicable' | 'refused';

/** The level a node has, or the range it lies in: `level` only when both ends are the same. Ids of its scale. */
export interface Bounds {
  readonly level?: string;
  readonly lower: string;
  readonly upper: string;
}

export interface CapTrace {
  readonly id: string;
  readonly node: string;
  readonly notAbove: string;
  readonly reason: string;
  readonly status: 'applies' | 'may-apply' | 'does-not-apply';
  /** The node it looks at. */
  readonly trace: NodeTrace;
}

export interface GapTrace {
  /** The combination whose rules leave it open. */
  readonly node: string;
  readonly reason: string;
  readonly between: readonly [string, string];
}

interface NodeHead {
  readonly node: string;
  readonly title: string;
  readonly reference?: string;
  readonly origin?: 'published' | 'threestar';
  readonly scale: string;
  /** Either the bounds or the reason there are none. */
  readonly bounds?: Bounds;
  readonly notRated?: NotRated;
  /** The bounds in words, such as `Fair to good`. */
  readonly words: string;
}

/** The proof tree: every step from a judgement down to the facts, in one value. */
export type NodeTrace =
  | (NodeHead & { readonly kind: 'given'; readonly found: string; readonly settle?: string; readonly items: readonly UsedItem[] })
  | (NodeHead & { readonly kind: 'criterion'; readonly levels: readonly LevelTrace[] })
  | (NodeHead & {
    readonly kind: 'combination';
    readonly uncapped?: Bounds;
    /** The rule, band or cell that gave the lower bound and the one that gave the upper; the same one when nothing is open. */
    readonly rules?: { readonly worst: MatchedRule; readonly best: MatchedRule };
    readonly found: string;
    readonly gap?: GapTrace;
    readonly caps: readonly CapTrace[];
    readonly children: readonly NodeTrace[];
  });

export function toBounds(scale: Scale, range: { readonly lower: number; readonly upper: number }): Bounds {
  const [lower, upper] = [levelAt(scale, range.lower).id, levelAt(scale, range.upper).id];
  return range.lower === range.upper ? { level: lower, lower, upper } : { lower, upper };
}

/** `Good`, `Fair to good`, `Not rated: nothing applies`. */
export function boundsWords(scale: Scale, state: NodeState | undefined): string {
  const range = rangeOf(state);
  if (!range) return state?.kind === 'not-rated' && state.reason === 'refused' ? 'Not rated: a test does not apply and may not be left out' : 'Not rated: nothing applies';
  const [lower, upper] = [levelAt(scale, range.lower).title, levelAt(scale, range.upper).title];
  return range.lower === range.upper ? lower : `${lower} to ${upper.toLowerCase()}`;
}

export function traceNode(framework: Framework, evaluation: Evaluation, id: string): NodeTrace {
  const node = nodeOf(framework, id);
  const scale = scaleOfNode(framework, id);
  const state = evaluation.states.get(id);
  const range = rangeOf(state);
  const head: NodeHead = {
    node: id,
    title: node.title ?? id,
    ...(node.reference === undefined ? {} : { reference: node.reference }),
    ...(node.origin === undefined ? {} : { origin: node.origin }),
    scale: node.scale,
    ...(range ? { bounds: toBounds(scale, range) } : {}),
    ...(state?.kind === 'not-rated' ? { notRated: state.reason } : {}),
    words: boundsWords(scale, state),
  };
  if (isCombination(node)) return { ...head, kind: 'combination', ...traceCombination(framework, evaluation, id, node, scale) };
  const leaf = evaluation.leaves.get(id);
  if (leaf?.kind === 'criterion') return { ...head, kind: 'criterion', levels: leaf.levels };
  const given = leaf?.given;
  return {
    ...head, kind: 'given', found: given?.found ?? '', items: given?.items ?? [],
    ...(given?.kind === 'not-known' ? { settle: given.settle } : {}),
  };
}

type CombinationTrace = Omit<Extract<NodeTrace, { kind: 'combination' }>, keyof NodeHead | 'kind'>;

function traceCombination(framework: Framework, evaluation: Evaluation, id: string, node: CombinationNode, scale: Scale): CombinationTrace {
  const state = evaluation.states.get(id);
  const rated = state?.kind === 'rated' && 'worst' in state ? state : undefined;
  return {
    ...(rated ? { uncapped: toBounds(scale, rated.uncapped), rules: { worst: matchedBy(framework, node, rated.worst.decidedBy), best: matchedBy(framework, node, rated.best.decidedBy) } } : {}),
    found: foundWords(framework, node, (child) => boundsWords(scaleOfNode(framework, child), evaluation.states.get(child)), (child) => evaluation.states.get(child)?.kind === 'rated'),
    ...(rated?.gap ? { gap: gapTrace(scale, id, rated.gap) } : {}),
    caps: traceCaps(framework, evaluation, node),
    children: childrenOf(node).map((child) => traceNode(framework, evaluation, child)),
  };
}

function gapTrace(scale: Scale, node: string, gap: NonNullable<CombinedState['gap']>): GapTrace {
  return { node, reason: gap.reason, between: [levelAt(scale, gap.lower).id, levelAt(scale, gap.upper).id] };
}

function traceCaps(framework: Framework, evaluation: Evaluation, node: CombinationNode): CapTrace[] {
  return node.caps.map((cap) => {
    const state = evaluation.states.get(cap.when.node);
    const limit = levelIndex(scaleOfNode(framework, cap.when.node), cap.when.below);
    const range = rangeOf(state);
    const status = !range || range.lower >= limit ? 'does-not-apply' : range.upper < limit ? 'applies' : 'may-apply';
    return { id: cap.id, node: cap.when.node, notAbove: cap.notAbove, reason: cap.reason, status, trace: traceNode(framework, evaluation, cap.when.node) };
  });
}

/** The title of a node somewhere below the given ones; its id when it is in none of them. */
export function nodeTitle(traces: readonly NodeTrace[], id: string): string {
  const find = (trace: NodeTrace): string | undefined => {
    if (trace.node === id) return trace.title;
    if (trace.kind !== 'combination') return undefined;
    for (const child of trace.children) {
      const title = find(child);
      if (title !== undefined) return title;
    }
    return undefined;
  };
  for (const trace of traces) {
    const title = find(trace);
    if (title !== undefined) return title;
  }
  return id;
}

import type { ExpressionTrace } from '../criterion.ts';
import type { Judgement, Rating } from '../rate.ts';
import type { NodeTrace } from '../trace.ts';

/**
 * How the first rating's node stands beside the second's, whatever is missing: `better` when even its worst is above the
 * other's best. `open`: what is not known could decide it either way, since unknown is not worse; `other-scale`: the two levels are of scales with different levels, which are never compared.
 */
export type Difference = 'same' | 'better' | 'worse' | 'open' | 'other-scale' | 'only-first' | 'only-second';

/** What one rating says of a node: its bounds in words and the reasons. */
export interface DiffSide {
  readonly words: string;
  readonly lower?: string;
  readonly upper?: string;
  /** For a criterion, what stops it at its level; for a combination, what it was made from. Sentences. */
  readonly reasons: readonly string[];
}

export interface NodeDiff {
  readonly node: string;
  readonly title: string;
  readonly reference?: string;
  readonly kind: NodeTrace['kind'];
  /** 0 for a judgement. */
  readonly depth: number;
  readonly difference: Difference;
  readonly first?: DiffSide;
  readonly second?: DiffSide;
}

interface Placed { readonly trace: NodeTrace; readonly judgement: Judgement; readonly depth: number }

/**
 * Two ratings node by node, from the judgements down, in the order of the first and then what the second alone has. Nodes
 * are matched by their ids, so two councils, two days, two moments or two versions of a framework can be compared.
 *
 * Example: good against poor to fair is `better`; good against fair to good is `open`, since both may be good.
 */
export function diffRatings(first: Rating, second: Rating, levelsOf: LevelsOf): NodeDiff[] {
  const [ours, theirs] = [placedNodes(first), placedNodes(second)];
  const ids = [...new Set([...ours.keys(), ...theirs.keys()])];
  return ids.flatMap((id): NodeDiff[] => {
    const [mine, other] = [ours.get(id), theirs.get(id)];
    const shown = mine ?? other;
    if (!shown) return [];
    const { trace } = shown;
    return [{
      node: id, title: trace.title, kind: trace.kind, depth: shown.depth, ...(trace.reference !== undefined && { reference: trace.reference }),
      difference: differenceOf(mine && { trace: mine.trace, levels: levelsOf.first(mine.trace.node) }, other && { trace: other.trace, levels: levelsOf.second(other.trace.node) }),
      ...(mine && { first: sideOf(mine.trace) }),
      ...(other && { second: sideOf(other.trace) }),
    }];
  });
}

/** The ids of the levels of a node's scale, worst first, in each of the two frameworks. */
export interface LevelsOf {
  readonly first: (node: string) => readonly string[];
  readonly second: (node: string) => readonly string[];
}

function placedNodes(rating: Rating): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  const visit = (trace: NodeTrace, judgement: Judgement, depth: number): void => {
    if (!placed.has(trace.node)) placed.set(trace.node, { trace, judgement, depth });
    if (trace.kind === 'combination') {
      for (const child of trace.children) visit(child, judgement, depth + 1);
      for (const cap of trace.caps) visit(cap.trace, judgement, depth + 1);
    }
  };
  for (const judgement of rating.judgements) visit(judgement.trace, judgement, 0);
  return placed;
}

function differenceOf(first: { readonly trace: NodeTrace; readonly levels: readonly string[] } | undefined, second: { readonly trace: NodeTrace; readonly levels: readonly string[] } | undefined): Difference {
  if (!first) return 'only-second';
  if (!second) return 'only-first';
  const [mine, other] = [first.trace.bounds, second.trace.bounds];
  if (!mine || !other) return mine ? 'only-first' : other ? 'only-second' : 'same';
  if (first.levels.join(' ') !== second.levels.join(' ')) return 'other-scale';
  const place = (level: string): number => first.levels.indexOf(level);
  if (mine.lower === other.lower && mine.upper === other.upper) return 'same';
  if (place(mine.lower) > place(other.upper)) return 'better';
  return place(mine.upper) < place(other.lower) ? 'worse' : 'open';
}

function sideOf(trace: NodeTrace): DiffSide {
  return { words: trace.words, ...(trace.bounds && { lower: trace.bounds.lower, upper: trace.bounds.upper }), reasons: reasonsOf(trace) };
}

function reasonsOf(trace: NodeTrace): string[] {
  if (trace.kind === 'combination') return [trace.rules?.worst.words ?? '', trace.found].filter((one) => one !== '');
  if (trace.kind === 'given') return trace.found === '' ? [] : [trace.found];
  const stop = trace.levels.find((level) => level.verdict === 'not-met' || level.verdict === 'not-known');
  if (!stop) return ['Everything asked for is met.'];
  return [...new Set(openTests(stop.needs).map((test) => `${stop.title} needs: ${test.needed} Found: ${test.found}`))];
}

function openTests(trace: ExpressionTrace): Extract<ExpressionTrace, { kind: 'test' }>[] {
  if (trace.verdict === 'met' || trace.verdict === 'not-applicable') return [];
  return trace.kind === 'test' ? [trace] : trace.parts.flatMap(openTests);
}

/** A count of each kind of difference among criteria and stated levels, the leaves. */
export function countDifferences(diffs: readonly NodeDiff[]): Readonly<Record<Difference, number>> {
  const counts = { 'same': 0, 'better': 0, 'worse': 0, 'open': 0, 'other-scale': 0, 'only-first': 0, 'only-second': 0 };
  for (const { kind, difference } of diffs) if (kind !== 'combination') counts[difference] += 1;
  return counts;
}

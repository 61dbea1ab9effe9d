import type { UsedItem, UsedObservation, UsedSource } from '../core/rating/answer.ts';
import type { ExpressionTrace } from '../core/rating/criterion.ts';
import type { Rating } from '../core/rating/rate.ts';
import type { NodeTrace } from '../core/rating/trace.ts';

export type TestTrace = Extract<ExpressionTrace, { kind: 'test' }>;

/** One test of a rating with where it stands; `level` is the level's title, absent for a given level. */
export interface PlacedTest {
  readonly judgement: string;
  readonly node: NodeTrace;
  readonly level: string;
  readonly test: TestTrace;
}

/** Every test beneath an expression, in its order. */
export function testsIn(trace: ExpressionTrace): TestTrace[] {
  return trace.kind === 'test' ? [trace] : trace.parts.flatMap(testsIn);
}

/** The nodes of a trace from the top down, those a cap looks at included. */
export function nodesIn(trace: NodeTrace): NodeTrace[] {
  if (trace.kind !== 'combination') return [trace];
  return [trace, ...trace.children.flatMap(nodesIn), ...trace.caps.flatMap((cap) => nodesIn(cap.trace))];
}

/** Every test of a rating, once per judgement, node and level it stands at. */
export function placedTests(rating: Rating): PlacedTest[] {
  return rating.judgements.flatMap((judgement) => nodesIn(judgement.trace).flatMap((node) => (
    node.kind === 'criterion' ? node.levels.flatMap((level) => testsIn(level.needs).map((test) => ({ judgement: judgement.title, node, level: level.title, test }))) : [])));
}

/** Everything a rating looked at: figures, and the items of the registers. */
export function usedFacts(rating: Rating): { readonly observations: readonly UsedObservation[]; readonly items: readonly UsedItem[] } {
  const tests = placedTests(rating).map(({ test }) => test);
  const given = rating.judgements.flatMap((judgement) => nodesIn(judgement.trace)).flatMap((node) => (node.kind === 'given' ? node.items : []));
  return { observations: tests.flatMap((test) => test.observations), items: [...tests.flatMap((test) => test.items), ...given] };
}

/** Every line of a file the rating stands on, each once. */
export function usedSources(rating: Rating): UsedSource[] {
  const { observations, items } = usedFacts(rating);
  const sources = [...observations, ...items].flatMap(({ source }) => (source ? [[lineKey(source), source] as const] : []));
  return [...new Map(sources).values()];
}

/** Names a line of a batch's file: `18 line 3`. */
export function lineKey({ batch, line }: { readonly batch: number; readonly line: number }): string {
  return `${batch} line ${line}`;
}

/** Is there any fact at all for a rating to look at? */
export function holdsFacts(rating: Rating): boolean {
  const { observations, items } = usedFacts(rating);
  return items.length > 0 || observations.some((one) => one.source !== undefined || one.value !== null);
}

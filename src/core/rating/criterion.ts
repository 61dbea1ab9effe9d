import type { Answer, Verdict } from './answer.ts';
import type { Expression } from './expression.ts';
import { partsOf } from './expression.ts';
import type { CriterionNode } from './framework.ts';
import { answerTest } from './operators/registry.ts';
import type { Test } from './operators/registry.ts';
import type { Scale } from './scale.ts';
import type { TestContext } from './test-context.ts';

/** A test with its answer. */
export type TestTrace = { readonly kind: 'test'; readonly test: Test } & Answer;

/** An expression with its verdict and the answers it was made from. */
export type ExpressionTrace =
  | TestTrace
  | { readonly kind: 'all' | 'any' | 'atLeast'; readonly wanted: number; readonly verdict: Verdict; readonly parts: readonly ExpressionTrace[] };

export interface LevelTrace {
  readonly level: string;
  readonly title: string;
  readonly descriptor?: string;
  readonly verdict: Verdict;
  readonly needs: ExpressionTrace;
}

/** What is known of a leaf: the levels it may have, worst first; or that it is not rated, and why. */
export type LeafState =
  | { readonly kind: 'rated'; readonly possible: readonly number[] }
  | { readonly kind: 'not-rated'; readonly reason: 'nothing-applicable' | 'refused' };

export function traceExpression(expression: Expression, node: CriterionNode, context: TestContext): ExpressionTrace {
  const joined = partsOf(expression);
  if (joined) {
    const parts = joined.parts.map((part) => traceExpression(part, node, context));
    return { kind: joined.join, wanted: joined.wanted, verdict: joinVerdicts(parts.map((part) => part.verdict), joined.wanted), parts };
  }
  if (!('op' in expression)) throw new RangeError('an expression is a test or a join');
  const kept = keptAnswers(expression, context);
  const known = kept.get(expression);
  if (known) return known;
  const trace = traceTest(expression, node, context);
  kept.set(expression, trace);
  return trace;
}

/** Where the answer to a test of a criterion is kept until the figures it looks at are forgotten. */
function keptAnswers(test: Test, { kept, criterion }: TestContext): Map<Test, TestTrace> {
  const indicator = 'indicator' in test ? test.indicator : undefined;
  return innerMap(innerMap(kept.answers, indicator), criterion);
}

function innerMap<Outer, Inner, Value>(maps: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  const known = maps.get(key);
  if (known) return known;
  const none = new Map<Inner, Value>();
  maps.set(key, none);
  return none;
}

function traceTest(test: Test, node: CriterionNode, context: TestContext): TestTrace {
  const answer = answerTest(test, context);
  if (answer.verdict === 'not-applicable' && node.whenNotApplicable === 'not-known') {
    return { kind: 'test', test, ...answer, verdict: 'not-known', because: 'treated-as-not-known', settle: 'State a figure: this criterion may not be left out.' };
  }
  return { kind: 'test', test, ...answer };
}

/**
 * So many of the verdicts must be met; those that do not apply are left out, and no more are asked for than remain.
 * Not known only where the unknown ones can change the outcome.
 */
export function joinVerdicts(verdicts: readonly Verdict[], wanted: number): Verdict {
  const count = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length;
  const applicable = verdicts.length - count('not-applicable');
  if (applicable === 0) return 'not-applicable';
  const enough = Math.min(wanted, applicable);
  if (count('met') >= enough) return 'met';
  return count('met') + count('not-known') >= enough ? 'not-known' : 'not-met';
}

/**
 * The level reached, 0 being the worst, from a verdict for each level above it: the highest level that is met
 * with none not met before it. A level that does not apply asks for nothing, and is not reached for nothing either.
 */
export function levelReached(verdicts: readonly Verdict[]): number {
  let reached = 0;
  for (const [index, verdict] of verdicts.entries()) {
    if (verdict === 'not-met' || verdict === 'not-known') break;
    if (verdict === 'met') reached = index + 1;
  }
  return reached;
}

/** Every level the verdicts allow when each unknown one may be met or not. */
export function possibleLevels(verdicts: readonly Verdict[]): number[] {
  const open = verdicts.indexOf('not-known');
  if (open < 0) return [levelReached(verdicts)];
  const settled = (verdict: Verdict): number[] => possibleLevels(verdicts.with(open, verdict));
  return [...new Set([...settled('not-met'), ...settled('met')])].sort((a, b) => a - b);
}

export function traceLevels(node: CriterionNode, scale: Scale, context: TestContext): LevelTrace[] {
  return scale.levels.flatMap((level) => {
    const expression = node.levels[level.id];
    if (!expression) return [];
    const needs = traceExpression(expression, node, context);
    const descriptor = node.descriptors[level.id];
    return [{ level: level.id, title: level.title, ...(descriptor === undefined ? {} : { descriptor }), verdict: needs.verdict, needs }];
  });
}

export function criterionState(node: CriterionNode, levels: readonly LevelTrace[]): LeafState {
  if (node.whenNotApplicable === 'refuse' && levels.some((level) => hasNotApplicable(level.needs))) return { kind: 'not-rated', reason: 'refused' };
  const verdicts = levels.map((level) => level.verdict);
  if (verdicts.every((verdict) => verdict === 'not-applicable')) return { kind: 'not-rated', reason: 'nothing-applicable' };
  return { kind: 'rated', possible: possibleLevels(verdicts) };
}

function hasNotApplicable(trace: ExpressionTrace): boolean {
  return trace.kind === 'test' ? trace.verdict === 'not-applicable' : trace.parts.some(hasNotApplicable);
}

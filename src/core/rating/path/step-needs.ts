import type { ExpressionTrace } from '../criterion.ts';
import type { Test } from '../operators/registry.ts';
import { levelIndex } from '../scale.ts';
import type { Scale } from '../scale.ts';
import type { NodeTrace } from '../trace.ts';

export type TestTrace = Extract<ExpressionTrace, { kind: 'test' }>;

/**
 * The tests of a criterion that must still be met to bring it from one level to another: enough of each join and no more,
 * those not known before those not met. A test that a later level asks again, harder, stands there alone.
 *
 * Example: two of three wanted, one met, one not known, one not met: the one not known.
 */
export function stepNeeds(trace: Extract<NodeTrace, { kind: 'criterion' }>, scale: Scale, to: string): TestTrace[] {
  const top = levelIndex(scale, to);
  const tests = trace.levels.filter((level) => levelIndex(scale, level.level) <= top && level.verdict !== 'met' && level.verdict !== 'not-applicable').flatMap((level) => unmetIn(level.needs));
  return tests.filter((test, at) => !tests.slice(at + 1).some((later) => asksNoLess(later.test, test.test)));
}

function unmetIn(trace: ExpressionTrace): TestTrace[] {
  if (trace.verdict === 'met' || trace.verdict === 'not-applicable') return [];
  if (trace.kind === 'test') return [trace];
  const applicable = trace.parts.filter((part) => part.verdict !== 'not-applicable');
  const open = applicable.filter((part) => part.verdict !== 'met');
  const missing = Math.min(trace.wanted, applicable.length) - (applicable.length - open.length);
  return open.sort((a, b) => rank(a) - rank(b)).slice(0, Math.max(0, missing)).flatMap(unmetIn);
}

const rank = (trace: ExpressionTrace): number => (trace.verdict === 'not-known' ? 0 : 1);

/** Is `earlier` met whenever `later` is? Levels come in their order, so a later assessment asks for more. */
function asksNoLess(later: Test, earlier: Test): boolean {
  if (later.op === 'assessment') return earlier.op === 'assessment';
  if (later.op === 'target-met' && earlier.op === 'target-met') return later.indicator === earlier.indicator && later.granularity === earlier.granularity && later.periods === earlier.periods && later.atLeast >= earlier.atLeast;
  return JSON.stringify(later) === JSON.stringify(earlier);
}

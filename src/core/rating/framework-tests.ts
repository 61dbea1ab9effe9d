import { isCriterion } from './framework.ts';
import type { Framework } from './framework.ts';
import type { Test } from './operators/registry.ts';
import { testsIn, testsOf } from './tests-of.ts';

/** Every test of a framework with the criterion it stands at, in the order of the file. */
export function placedFrameworkTests(framework: Framework): { readonly criterion: string; readonly test: Test }[] {
  return Object.entries(framework.nodes).flatMap(([criterion, node]) => (isCriterion(node) ? Object.values(node.levels).flatMap(testsIn).map((test) => ({ criterion, test })) : []));
}

/** The indicators whose figures a framework looks at, each once. */
export function indicatorsUsed(framework: Framework): string[] {
  return [...new Set(testsOf(framework).flatMap((test) => ('indicator' in test ? [test.indicator] : [])))];
}

/** The criteria that ask for an assessment. */
export function criteriaAssessed(framework: Framework): string[] {
  return [...new Set(placedFrameworkTests(framework).flatMap(({ criterion, test }) => (test.op === 'assessment' ? [criterion] : [])))];
}

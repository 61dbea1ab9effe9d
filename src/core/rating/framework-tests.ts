import type { Expression } from './expression.ts';
import { partsOf } from './expression.ts';
import { isCriterion } from './framework.ts';
import type { Framework } from './framework.ts';
import type { Test } from './operators/registry.ts';

/** Every test of a framework with the criterion it stands at, in the order of the file. */
export function frameworkTests(framework: Framework): { readonly criterion: string; readonly test: Test }[] {
  const testsOf = (expression: Expression): Test[] => partsOf(expression)?.parts.flatMap(testsOf) ?? ('op' in expression ? [expression] : []);
  return Object.entries(framework.nodes).flatMap(([criterion, node]) => (isCriterion(node) ? Object.values(node.levels).flatMap(testsOf).map((test) => ({ criterion, test })) : []));
}

/** The indicators whose figures a framework looks at, each once. */
export function indicatorsUsed(framework: Framework): string[] {
  return [...new Set(frameworkTests(framework).flatMap(({ test }) => ('indicator' in test ? [test.indicator] : [])))];
}

/** The criteria that ask for an assessment. */
export function criteriaAssessed(framework: Framework): string[] {
  return [...new Set(frameworkTests(framework).flatMap(({ criterion, test }) => (test.op === 'assessment' ? [criterion] : [])))];
}

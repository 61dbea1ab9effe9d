import type { Expression } from './expression.ts';
import { partsOf } from './expression.ts';
import { isCriterion } from './framework.ts';
import type { FrameworkFile } from './framework.ts';
import type { Test } from './operators/registry.ts';

/** Every test of a framework, in the order of the file. */
export function testsOf(framework: FrameworkFile): Test[] {
  return Object.values(framework.nodes).flatMap((node) => (isCriterion(node) ? Object.values(node.levels).flatMap(testsIn) : []));
}

/** Every test of an expression. */
export function testsIn(expression: Expression): Test[] {
  const joined = partsOf(expression);
  if (joined) return joined.parts.flatMap(testsIn);
  return 'op' in expression ? [expression] : [];
}

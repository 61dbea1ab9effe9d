import { z } from 'zod';
import { testSchema } from './operators/registry.ts';
import type { Test } from './operators/registry.ts';

/** What a level asks for: one test, or several joined. The language has no "not", so more met is never worse. */
export type Expression =
  | Test
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly atLeast: number; readonly of: readonly Expression[] };

export const expressionSchema: z.ZodType<Expression> = z.lazy(() => z.union([
  testSchema,
  z.strictObject({ all: z.array(expressionSchema).min(1) }),
  z.strictObject({ any: z.array(expressionSchema).min(1) }),
  z.strictObject({ atLeast: z.number().int().min(1), of: z.array(expressionSchema).min(1) }),
])).meta({ id: 'expression' });

/** The parts of a joined expression and how many of them are wanted; `undefined` for a single test. */
export function partsOf(expression: Expression): { readonly join: 'all' | 'any' | 'atLeast'; readonly wanted: number; readonly parts: readonly Expression[] } | undefined {
  if ('op' in expression) return undefined;
  if ('all' in expression) return { join: 'all', wanted: expression.all.length, parts: expression.all };
  if ('any' in expression) return { join: 'any', wanted: 1, parts: expression.any };
  return { join: 'atLeast', wanted: expression.atLeast, parts: expression.of };
}

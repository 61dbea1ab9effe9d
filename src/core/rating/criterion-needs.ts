import type { ExpressionTrace } from './criterion.ts';
import type { Definitions } from './definitions.ts';
import { evaluate } from './evaluate.ts';
import { factsSchema } from './facts.ts';
import type { Framework } from './framework.ts';

/** What a level asks for, in the words its tests use: a sentence, or several joined. */
export type Needs =
  | { readonly kind: 'test'; readonly words: string }
  | { readonly kind: 'all' | 'any' | 'atLeast'; readonly wanted: number; readonly parts: readonly Needs[] };

export interface LevelNeeds {
  readonly level: string;
  readonly title: string;
  readonly descriptor?: string;
  readonly needs: Needs;
}

/**
 * What each criterion asks for at each level, without any council's facts: the `needed` sentences of its tests, so that
 * a framework's page and a rating's trace cannot disagree. Example: "Incidents resolved within agreed times: 70% or more in the latest figure."
 */
export function criterionNeeds(framework: Framework, definitions: Definitions): ReadonlyMap<string, readonly LevelNeeds[]> {
  const nobody = factsSchema.parse({ council: { gss: 'none', name: 'none' }, asOf: framework.effectiveFrom ?? '2000-01-01' });
  const { leaves } = evaluate(framework, definitions, nobody);
  return new Map([...leaves].flatMap(([id, leaf]) => (leaf.kind === 'criterion'
    ? [[id, leaf.levels.map(({ level, title, descriptor, needs }) => ({ level, title, ...(descriptor !== undefined && { descriptor }), needs: toNeeds(needs) }))] as const] : [])));
}

function toNeeds(trace: ExpressionTrace): Needs {
  return trace.kind === 'test' ? { kind: 'test', words: trace.needed } : { kind: trace.kind, wanted: trace.wanted, parts: trace.parts.map(toNeeds) };
}

import type { Answer } from '../core/rating/answer.ts';
import type { ExpressionTrace } from '../core/rating/criterion.ts';
import type { Judgement, Rating } from '../core/rating/rate.ts';
import { nodeTitle } from '../core/rating/trace.ts';
import type { NodeTrace } from '../core/rating/trace.ts';

const VERDICT_WORDS: Record<Answer['verdict'], string> = { met: 'met', 'not-met': 'not met', 'not-known': 'not known', 'not-applicable': 'not applicable' };

/** The result of one judgement in a line: `How good is the service? 0 to 3 stars (poor to excellent), nothing known`. */
export function judgementLine(judgement: Judgement): string {
  if (judgement.lower === undefined || judgement.upper === undefined) return `${judgement.title} ${judgement.trace.words}`;
  const { levels } = judgement.scale;
  const at = (id: string): number => levels.findIndex((level) => level.id === id);
  const [lower, upper] = [at(judgement.lower), at(judgement.upper)];
  const words = judgement.trace.words.toLowerCase();
  const isOpen = lower === 0 && upper === levels.length - 1;
  const known = isOpen ? ', nothing known' : '';
  if (levels[0]?.value === undefined) return `${judgement.title} ${words}${known}`;
  const stars = lower === upper ? `${lower} of ${levels.length - 1} stars` : `${lower} to ${upper} stars`;
  return `${judgement.title} ${stars} (${words})${known}`;
}

/** The criteria that hold a judgement where it is, in a line each; where none of them does alone, a line above says so. */
export function bindingLines({ binding, trace }: Judgement): string[] {
  const lines = binding.map(({ node, movement, from, to }) => `${nodeTitle([trace], node)}: ${movement === 'settle' ? `a missing fact could settle it at ${to}` : `would have to rise from ${from} to ${to}`}`);
  return binding.length > 1 && binding.every(({ alone }) => !alone) ? [`None of these ${binding.length} alone raises it; together they do:`, ...lines] : lines;
}

/** A rating for the terminal: judgements first, then the whole trace, indented, down to batch and line. */
export function ratingText(rating: Rating): string {
  const head = [
    `${rating.council.name} (${rating.council.gss}), as of ${rating.asOf}${rating.knownAt === undefined ? '' : `, as known at ${rating.knownAt}`}`,
    `${rating.framework.title}, version ${rating.framework.version}. A modelled reading of published criteria, never an official judgement.`,
  ];
  const judgements = rating.judgements.flatMap((judgement) => [
    '', judgementLine(judgement),
    ...(judgement.binding.length > 0 ? ['  What holds it back:'] : []), ...bindingLines(judgement).map((line) => `    ${line}`),
    ...nodeLines(judgement.trace, 1),
  ]);
  return [...head, ...judgements].join('\n');
}

function nodeLines(trace: NodeTrace, depth: number): string[] {
  const pad = '  '.repeat(depth);
  const title = `${pad}${trace.reference === undefined ? '' : `${trace.reference} `}${trace.title}: ${trace.words}`;
  switch (trace.kind) {
    case 'given': return [title, `${pad}  ${trace.found}`];
    case 'criterion': return [title, ...trace.levels.flatMap((level) => [`${pad}  ${level.title}: ${VERDICT_WORDS[level.verdict]}`, ...expressionLines(level.needs, depth + 2)])];
    case 'combination': {
      const rule = trace.rules === undefined ? [] : [`${pad}  Rule: ${trace.rules.worst.words} Found: ${trace.found}`];
      const caps = trace.caps.map((cap) => `${pad}  Cap ${cap.id} ${cap.status.replaceAll('-', ' ')}: ${cap.reason}`);
      return [title, ...rule, ...caps, ...trace.children.flatMap((child) => nodeLines(child, depth + 1))];
    }
  }
}

function expressionLines(trace: ExpressionTrace, depth: number): string[] {
  const pad = '  '.repeat(depth);
  if (trace.kind !== 'test') {
    const join = trace.kind === 'all' ? 'all of' : trace.kind === 'any' ? 'any of' : `at least ${trace.wanted} of`;
    return [`${pad}${join}: ${VERDICT_WORDS[trace.verdict]}`, ...trace.parts.flatMap((part) => expressionLines(part, depth + 1))];
  }
  return [
    `${pad}${VERDICT_WORDS[trace.verdict]}. Needed: ${trace.needed} Found: ${trace.found}`,
    ...trace.observations.map((one) => `${pad}  ${one.period}: ${one.value ?? one.because ?? 'no figure'}${sourceWords(one.source)}`),
    ...trace.items.map((item) => `${pad}  ${item.words}${sourceWords(item.source)}`),
  ];
}

function sourceWords(source: { readonly batch: number; readonly line: number; readonly file?: string } | undefined): string {
  return source === undefined ? '' : ` (batch ${source.batch}, ${source.file === undefined ? '' : `${source.file}, `}line ${source.line})`;
}

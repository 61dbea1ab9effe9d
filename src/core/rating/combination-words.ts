import { compareExact, decimal, roundedText } from '../exact.ts';
import type { Exact } from '../exact.ts';
import { amountOf, childrenOf } from './combination.ts';
import type { CombinationNode, Condition, MatrixNode, Result, Rule, RulesNode, WeightsNode } from './combination.ts';
import { NO_RULE_MATCHED } from './combine/outcome.ts';
import type { Decider } from './combine/outcome.ts';
import { weightsInUse } from './combine/weights.ts';
import type { FrameworkFile } from './framework.ts';
import { listWords } from './words.ts';

/** What decided a combination, in words: a rule or band counted from 0, or a cell by its levels. */
export interface MatchedRule {
  readonly kind: Decider['kind'];
  readonly index?: number;
  /** The weighted score, as decimal text. */
  readonly score?: string;
  readonly cell?: { readonly row: string; readonly column: string };
  readonly words: string;
}

export function matchedBy(framework: FrameworkFile, node: CombinationNode, by: Decider): MatchedRule {
  if (by.kind === 'rule' && 'rules' in node && node.rules[by.index]) return { kind: by.kind, index: by.index, words: ruleWords(framework, node, node.rules[by.index]!) };
  if (by.kind === 'band' && 'weights' in node) {
    const score = scoreText(by.score);
    return { kind: by.kind, index: by.index, score, words: `Weighted score ${score}. ${bandWords(framework, node, by.index)}` };
  }
  if (by.kind === 'cell' && 'matrix' in node) {
    const { row, column } = by;
    return { kind: by.kind, cell: { row, column }, words: cellWords(framework, node, row, column) };
  }
  if (by.kind === 'otherwise' && 'matrix' in node) return { kind: by.kind, words: otherwiseWords(framework, node) };
  return { kind: 'none', words: sentence('rules' in node ? NO_RULE_MATCHED : 'weights' in node ? 'nothing that is weighed applies' : 'the matrix has no such cell') };
}

/** How a combination reads as a whole, a sentence a rule, band or cell: for the page of a framework. */
export function combinationWords(framework: FrameworkFile, node: CombinationNode): string[] {
  if ('rules' in node) return node.rules.map((rule) => ruleWords(framework, node, rule));
  if ('weights' in node) {
    const weights = Object.entries(node.weights).map(([child, weight]) => `${titleOf(framework, child)} × ${weight}`);
    const divided = compareExact(amountOf(node.divideBy), decimal('1')) === 0 ? '' : `, divided by ${node.divideBy}`;
    return [
      `The score adds up ${listWords(weights)}${divided}. Where one does not apply, the weights of the others are raised in proportion.`,
      ...node.bands.map((_, index) => bandWords(framework, node, index)),
    ];
  }
  const cells = Object.entries(node.matrix.cells).flatMap(([row, columns]) => Object.keys(columns).map((column) => cellWords(framework, node, row, column)));
  return node.matrix.otherwise ? [...cells, otherwiseWords(framework, node)] : cells;
}

/** What was found of each child, and whose weights were raised: `Excellent, good and fair.` */
export function foundWords(framework: FrameworkFile, node: CombinationNode, words: (child: string) => string, applies: (child: string) => boolean): string {
  const found = sentence(listWords(childrenOf(node).map((child) => words(child).toLowerCase())));
  if (!('weights' in node)) return found;
  const leftOut = Object.keys(node.weights).filter((child) => !applies(child));
  if (leftOut.length === 0) return found;
  const { all, used } = weightsInUse(node, applies);
  const names = listWords(leftOut.map((child) => titleOf(framework, child)));
  return `${found} ${names} ${leftOut.length === 1 ? 'does' : 'do'} not apply: the weights of the others are raised in proportion, from ${scoreText(used)} to ${scoreText(all)}.`;
}

/** A rule as a sentence: `Good when at most 1 is below good and none is below fair.` */
export function ruleWords(framework: FrameworkFile, node: RulesNode, rule: Rule): string {
  const title = levelTitles(framework, [node.scale, ...node.from.map((child) => framework.nodes[child]?.scale ?? '')]);
  const result = resultWords(framework, node, rule);
  const conditions = rule.when.map((condition) => conditionWords(framework, condition, title));
  return sentence(conditions.length === 0 ? `${result} otherwise` : `${result} when ${conditions.join(' and ')}`);
}

function bandWords(framework: FrameworkFile, node: WeightsNode, index: number): string {
  const band = node.bands[index];
  if (!band) return '';
  const from = node.bands[index - 1]?.below;
  const edges = [from === undefined ? undefined : `${from} or more`, band.below === undefined ? undefined : `under ${band.below}`].filter((one) => one !== undefined);
  return sentence(`${resultWords(framework, node, band)} for ${edges.length === 0 ? 'every score' : `a score of ${edges.join(' and ')}`}`);
}

function cellWords(framework: FrameworkFile, node: MatrixNode, row: string, column: string): string {
  const { rows, columns, cells } = node.matrix;
  const cell = cells[row]?.[column];
  const result = cell === undefined ? '' : resultWords(framework, node, typeof cell === 'string' ? { then: cell } : cell);
  const at = (child: string, level: string): string => `${titleOf(framework, child)} is ${levelTitles(framework, [framework.nodes[child]?.scale ?? ''])(level)}`;
  return sentence(`${result} where ${at(rows, row)} and ${at(columns, column)}`);
}

function otherwiseWords(framework: FrameworkFile, node: MatrixNode): string {
  return node.matrix.otherwise ? sentence(`${resultWords(framework, node, node.matrix.otherwise)} otherwise`) : '';
}

function resultWords(framework: FrameworkFile, node: CombinationNode, result: Result): string {
  const title = levelTitles(framework, [node.scale]);
  return 'then' in result ? title(result.then) : `${title(result.between[0])} to ${title(result.between[1])} (${result.gap})`;
}

function conditionWords(framework: FrameworkFile, condition: Condition, title: (level: string) => string): string {
  const { atMost, atLeast } = condition;
  const count = atMost === 0 ? 'none is' : atMost !== undefined && atLeast !== undefined ? `${atLeast} to ${atMost} are`
    : atMost !== undefined ? `at most ${atMost} ${atMost === 1 ? 'is' : 'are'}` : `${atLeast ?? 0} or more are`;
  const place = condition.below !== undefined ? `below ${title(condition.below)}`
    : condition.at !== undefined ? title(condition.at) : `${title(condition.atOrAbove ?? '')} or above`;
  const [only, ...others] = condition.of ?? [];
  if (only !== undefined && others.length === 0 && atLeast === 1) return `${titleOf(framework, only)} is ${place}`;
  const named = condition.of ? ` among ${condition.of.map((child) => framework.nodes[child]?.title ?? child).join(', ')}` : '';
  return `${count} ${place}${named}`;
}

/** Where several scales have a level of the name, the last of them counts. */
function levelTitles(framework: FrameworkFile, scales: readonly string[]): (level: string) => string {
  return (level) => {
    const has = (scale: string): { readonly title: string } | undefined => framework.scales[scale]?.levels.findLast(({ id }) => id === level);
    const scale = scales.findLast((one) => has(one) !== undefined);
    return scale === undefined ? level : has(scale)?.title.toLowerCase() ?? level;
  };
}

function titleOf(framework: FrameworkFile, node: string): string {
  return framework.nodes[node]?.title ?? node;
}

/** Decimal text of a score: exact where six decimals suffice, otherwise rounded to six. */
function scoreText(value: Exact): string {
  for (let decimals = 0; decimals < 6; decimals += 1) {
    const text = roundedText(value, decimals);
    if (compareExact(decimal(text), value) === 0) return text;
  }
  return roundedText(value, 6);
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

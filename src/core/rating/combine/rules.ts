import type { CombinationNode, Condition, FrameworkFile, Rule } from '../framework.ts';
import { scaleOfNode } from '../framework.ts';
import { levelIndex } from '../scale.ts';

/** What rules or a cap give for known children: a level, or a range where the scheme leaves a gap. */
export interface Outcome {
  readonly lower: number;
  readonly upper: number;
  /** The rule that matched, counted from 0; `undefined` when none did. */
  readonly rule: number | undefined;
  readonly gap?: string;
}

/** Levels by node; `undefined` for a child that is left out because nothing of it applies. */
export type Levels = (node: string) => number | undefined;

export const NO_RULE_MATCHED = 'no rule matched';

/** Reads the ordered rules of a combination: the first that matches decides. */
export function applyRules(framework: FrameworkFile, node: CombinationNode, levels: Levels): Outcome {
  const scale = framework.scales[node.scale];
  if (!scale) throw new RangeError(`framework ${framework.id} has no scale ${node.scale}`);
  const rule = node.rules.findIndex((one) => one.when.every((condition) => holds(framework, node, condition, levels)));
  const matched = node.rules[rule];
  if (!matched) return { lower: 0, upper: scale.levels.length - 1, rule: undefined, gap: NO_RULE_MATCHED };
  if ('then' in matched) {
    const level = levelIndex(scale, matched.then);
    return { lower: level, upper: level, rule };
  }
  return { lower: levelIndex(scale, matched.between[0]), upper: levelIndex(scale, matched.between[1]), rule, gap: matched.gap };
}

function holds(framework: FrameworkFile, node: CombinationNode, condition: Condition, levels: Levels): boolean {
  const counted = (condition.of ?? node.from).filter((child) => {
    const level = levels(child);
    if (level === undefined) return false;
    const index = levelIndex(scaleOfNode(framework, child), condition.below ?? condition.at ?? condition.atOrAbove ?? '');
    if (condition.below !== undefined) return level < index;
    return condition.at === undefined ? level >= index : level === index;
  }).length;
  return counted <= (condition.atMost ?? Infinity) && counted >= (condition.atLeast ?? 0);
}

/** A rule as a sentence: `Good when at most 1 is below good and none is below fair.` */
export function ruleWords(framework: FrameworkFile, node: CombinationNode, rule: Rule): string {
  const titles = new Map([node.scale, ...node.from.map((child) => framework.nodes[child]?.scale ?? '')]
    .flatMap((scale) => framework.scales[scale]?.levels ?? []).map((level) => [level.id, level.title.toLowerCase()]));
  const title = (level: string): string => titles.get(level) ?? level;
  const result = 'then' in rule ? title(rule.then) : `${title(rule.between[0])} to ${title(rule.between[1])} (${rule.gap})`;
  const conditions = rule.when.map((condition) => conditionWords(framework, condition, title));
  const words = conditions.length === 0 ? `${result} otherwise` : `${result} when ${conditions.join(' and ')}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function conditionWords(framework: FrameworkFile, condition: Condition, title: (level: string) => string): string {
  const { atMost, atLeast } = condition;
  const count = atMost === 0 ? 'none is' : atMost !== undefined && atLeast !== undefined ? `${atLeast} to ${atMost} are`
    : atMost !== undefined ? `at most ${atMost} ${atMost === 1 ? 'is' : 'are'}` : `${atLeast ?? 0} or more are`;
  const place = condition.below !== undefined ? `below ${title(condition.below)}`
    : condition.at !== undefined ? title(condition.at) : `${title(condition.atOrAbove ?? '')} or above`;
  const named = condition.of ? ` among ${condition.of.map((child) => framework.nodes[child]?.title ?? child).join(', ')}` : '';
  return `${count} ${place}${named}`;
}

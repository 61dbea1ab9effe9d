/**
 * A second evaluator, written apart from the engine and as plainly as can be: it knows given levels, criteria of
 * `given` tests, rules and caps, and answers every level a node may have by trying everything.
 */
export interface NaiveNode {
  readonly scale: string;
  readonly given?: true;
  readonly levels?: Record<string, NaiveExpression>;
  readonly from?: string[];
  readonly rules?: NaiveRule[];
  readonly caps?: { id: string; when: { node: string; below: string }; notAbove: string; reason: string }[];
}
export type NaiveExpression = { op: 'given'; node: string; atLeast: string } | { all: NaiveExpression[] } | { any: NaiveExpression[] } | { atLeast: number; of: NaiveExpression[] };
export interface NaiveCondition { below?: string; at?: string; atOrAbove?: string; atMost?: number; atLeast?: number }
export type NaiveRule = { then: string; when: NaiveCondition[] } | { gap: string; between: [string, string]; when: NaiveCondition[] };
export interface NaiveFramework { readonly scales: Record<string, { levels: { id: string }[] }>; readonly nodes: Record<string, NaiveNode> }

/** A level by its position, or null for a node that is not rated. */
export type NaiveLevel = number | null;

/** Every level the node can have under fully stated levels; more than one only where rules leave a gap. */
export function naiveLevels(framework: NaiveFramework, id: string, stated: Record<string, string | null>): NaiveLevel[] {
  const node = framework.nodes[id];
  if (!node) throw new Error(id);
  const names = levelNames(framework, id);
  if (node.given) return [stated[id] === null ? null : names.indexOf(stated[id] ?? '')];
  if (node.levels) return [naiveCriterion(framework, node, names, stated)];
  const children = [...new Set([...(node.from ?? []), ...(node.caps ?? []).map((cap) => cap.when.node)])];
  let worlds: Record<string, NaiveLevel>[] = [{}];
  for (const child of children) {
    const options = naiveLevels(framework, child, stated);
    worlds = worlds.flatMap((world) => options.map((option) => ({ ...world, [child]: option })));
  }
  return [...new Set(worlds.flatMap((world) => naiveCombination(framework, node, names, world)))];
}

export function levelNames(framework: NaiveFramework, id: string): string[] {
  return (framework.scales[framework.nodes[id]?.scale ?? '']?.levels ?? []).map((level) => level.id);
}

function naiveCriterion(framework: NaiveFramework, node: NaiveNode, names: string[], stated: Record<string, string | null>): NaiveLevel {
  const answers = names.slice(1).map((name) => {
    const expression = node.levels?.[name];
    return expression ? naiveTruth(framework, expression, stated) : false;
  });
  if (answers.every((answer) => answer === undefined)) return null;
  const failed = answers.indexOf(false);
  return answers.slice(0, failed < 0 ? undefined : failed).lastIndexOf(true) + 1;
}

/** True, false, or undefined for what does not apply. */
function naiveTruth(framework: NaiveFramework, expression: NaiveExpression, stated: Record<string, string | null>): boolean | undefined {
  if ('op' in expression) {
    const level = stated[expression.node];
    if (level === null || level === undefined) return undefined;
    const names = levelNames(framework, expression.node);
    return names.indexOf(level) >= names.indexOf(expression.atLeast);
  }
  const parts = 'all' in expression ? expression.all : 'any' in expression ? expression.any : expression.of;
  const truths = parts.map((part) => naiveTruth(framework, part, stated)).filter((truth) => truth !== undefined);
  if (truths.length === 0) return undefined;
  if ('all' in expression) return truths.every((truth) => truth);
  if ('any' in expression) return truths.some((truth) => truth);
  return truths.filter((truth) => truth).length >= Math.min(expression.atLeast, truths.length);
}

function naiveCombination(framework: NaiveFramework, node: NaiveNode, names: string[], world: Record<string, NaiveLevel>): NaiveLevel[] {
  const from = (node.from ?? []).filter((child) => world[child] !== null);
  if (from.length === 0) return [null];
  const holds = (one: NaiveCondition): boolean => {
    const count = from.filter((child) => {
      const level = world[child] ?? 0;
      const limit = levelNames(framework, child).indexOf(one.below ?? one.at ?? one.atOrAbove ?? '');
      return one.below !== undefined ? level < limit : one.at !== undefined ? level === limit : level >= limit;
    }).length;
    return (one.atMost === undefined || count <= one.atMost) && (one.atLeast === undefined || count >= one.atLeast);
  };
  const rule = (node.rules ?? []).find((one) => one.when.every(holds));
  let [lower, upper] = [0, names.length - 1];
  if (rule && 'then' in rule) lower = upper = names.indexOf(rule.then);
  if (rule && 'gap' in rule) [lower, upper] = [names.indexOf(rule.between[0]), names.indexOf(rule.between[1])];
  for (const cap of node.caps ?? []) {
    const level = world[cap.when.node];
    if (typeof level !== 'number' || level >= levelNames(framework, cap.when.node).indexOf(cap.when.below)) continue;
    lower = Math.min(lower, names.indexOf(cap.notAbove));
    upper = Math.min(upper, names.indexOf(cap.notAbove));
  }
  return names.flatMap((_, level) => (level >= lower && level <= upper ? [level] : []));
}

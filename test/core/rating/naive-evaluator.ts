/**
 * A second evaluator, written from the rules of the design and apart from the engine, as plainly as can be: it knows given
 * levels, criteria, rules, weights with bands, matrices and caps, and answers every level a node may have by trying everything.
 * Figures are whole numbers here, so that plain arithmetic is exact.
 */
export interface NaiveNode {
  readonly scale: string;
  readonly given?: true;
  readonly levels?: Record<string, NaiveExpression>;
  readonly from?: string[];
  readonly rules?: NaiveRule[];
  readonly weights?: Record<string, number>;
  readonly divideBy?: number;
  readonly bands?: NaiveBand[];
  readonly matrix?: { readonly rows: string; readonly columns: string; readonly cells: Record<string, Record<string, string>>; readonly otherwise?: NaiveResult };
  readonly caps?: { id: string; when: { node: string; below: string }; notAbove: string; reason: string }[];
}
export type NaiveTest =
  | { op: 'given'; node: string; atLeast: string }
  | { op: 'compare'; indicator: string; atLeast?: string; atMost?: string }
  | { op: 'average'; indicator: string; periods: number; atLeast?: string; atMost?: string }
  | { op: 'target-met'; indicator: string; periods: number; atLeast: number };
export type NaiveExpression = NaiveTest | { all: NaiveExpression[] } | { any: NaiveExpression[] } | { atLeast: number; of: NaiveExpression[] };
export interface NaiveCondition { below?: string; at?: string; atOrAbove?: string; atMost?: number; atLeast?: number }
export type NaiveResult = { then: string } | { gap: string; between: [string, string] };
export type NaiveRule = NaiveResult & { when: NaiveCondition[] };
export type NaiveBand = NaiveResult & { below?: string };
export interface NaiveFramework { readonly scales: Record<string, { levels: { id: string; value?: string }[] }>; readonly nodes: Record<string, NaiveNode> }

/** Every fact stated: levels by given node (null: does not apply), and figures of each indicator by month, the latest last. */
export interface NaiveWorld {
  readonly stated: Record<string, string | null>;
  readonly figures: Record<string, { readonly lowerIsBetter: boolean; readonly target: number; readonly months: readonly (number | null)[] }>;
}

/** A level by its position, or null for a node that is not rated. */
export type NaiveLevel = number | null;

/** Every level the node can have when everything is stated; more than one only where the scheme leaves a gap. */
export function naiveLevels(framework: NaiveFramework, id: string, world: NaiveWorld): NaiveLevel[] {
  const node = framework.nodes[id];
  if (!node) throw new Error(id);
  const names = levelNames(framework, id);
  if (node.given) return [world.stated[id] === null ? null : names.indexOf(world.stated[id] ?? '')];
  if (node.levels) return [naiveCriterion(framework, node, names, world)];
  const children = [...new Set([...childrenOf(node), ...(node.caps ?? []).map((cap) => cap.when.node)])];
  let worlds: Record<string, NaiveLevel>[] = [{}];
  for (const child of children) {
    const options = naiveLevels(framework, child, world);
    worlds = worlds.flatMap((one) => options.map((option) => ({ ...one, [child]: option })));
  }
  return [...new Set(worlds.flatMap((one) => naiveCombination(framework, node, names, one)))];
}

export function childrenOf(node: NaiveNode): string[] {
  if (node.matrix) return [node.matrix.rows, node.matrix.columns];
  return node.weights ? Object.keys(node.weights) : node.from ?? [];
}

export function levelNames(framework: NaiveFramework, id: string): string[] {
  return (framework.scales[framework.nodes[id]?.scale ?? '']?.levels ?? []).map((level) => level.id);
}

function naiveCriterion(framework: NaiveFramework, node: NaiveNode, names: string[], world: NaiveWorld): NaiveLevel {
  const answers = names.slice(1).map((name) => {
    const expression = node.levels?.[name];
    return expression ? naiveTruth(framework, expression, world) : false;
  });
  if (answers.every((answer) => answer === undefined)) return null;
  const failed = answers.indexOf(false);
  return answers.slice(0, failed < 0 ? undefined : failed).lastIndexOf(true) + 1;
}

/** True, false, or undefined for what does not apply. */
function naiveTruth(framework: NaiveFramework, expression: NaiveExpression, world: NaiveWorld): boolean | undefined {
  if ('op' in expression) return naiveTest(framework, expression, world);
  const parts = 'all' in expression ? expression.all : 'any' in expression ? expression.any : expression.of;
  const truths = parts.map((part) => naiveTruth(framework, part, world)).filter((truth) => truth !== undefined);
  if (truths.length === 0) return undefined;
  if ('all' in expression) return truths.every((truth) => truth);
  if ('any' in expression) return truths.some((truth) => truth);
  return truths.filter((truth) => truth).length >= Math.min(expression.atLeast, truths.length);
}

function naiveTest(framework: NaiveFramework, test: NaiveTest, { stated, figures }: NaiveWorld): boolean | undefined {
  if (test.op === 'given') {
    const level = stated[test.node];
    if (level === null || level === undefined) return undefined;
    const names = levelNames(framework, test.node);
    return names.indexOf(level) >= names.indexOf(test.atLeast);
  }
  const held = figures[test.indicator];
  if (!held) throw new Error(test.indicator);
  if (test.op === 'target-met') {
    const applying = held.months.slice(-test.periods).filter((value) => value !== null);
    if (applying.length === 0) return undefined;
    const met = applying.filter((value) => (held.lowerIsBetter ? value <= held.target : value >= held.target)).length;
    return met >= Math.min(test.atLeast, applying.length);
  }
  const window = held.months.slice(test.op === 'compare' ? -1 : -test.periods).filter((value) => value !== null);
  if (window.length === 0) return undefined;
  const sum = window.reduce((total, value) => total + value, 0);
  return test.atLeast === undefined ? sum <= Number(test.atMost) * window.length : sum >= Number(test.atLeast) * window.length;
}

function naiveCombination(framework: NaiveFramework, node: NaiveNode, names: string[], world: Record<string, NaiveLevel>): NaiveLevel[] {
  if (childrenOf(node).every((child) => world[child] === null)) return [null];
  let [lower, upper] = endsOf(names, resultOf(framework, node, world));
  for (const cap of node.caps ?? []) {
    const level = world[cap.when.node];
    if (typeof level !== 'number' || level >= levelNames(framework, cap.when.node).indexOf(cap.when.below)) continue;
    lower = Math.min(lower, names.indexOf(cap.notAbove));
    upper = Math.min(upper, names.indexOf(cap.notAbove));
  }
  return names.flatMap((_, level) => (level >= lower && level <= upper ? [level] : []));
}

function endsOf(names: string[], result: NaiveResult | undefined): [number, number] {
  if (!result) return [0, names.length - 1];
  if ('then' in result) return [names.indexOf(result.then), names.indexOf(result.then)];
  return [names.indexOf(result.between[0]), names.indexOf(result.between[1])];
}

/** What the scheme says of these levels; nothing where no rule, band or cell does. */
function resultOf(framework: NaiveFramework, node: NaiveNode, world: Record<string, NaiveLevel>): NaiveResult | undefined {
  const known = (child: string): number | undefined => world[child] ?? undefined;
  if (node.matrix) {
    const [row, column] = [known(node.matrix.rows), known(node.matrix.columns)];
    const rowName = row === undefined ? undefined : levelNames(framework, node.matrix.rows)[row];
    const columnName = column === undefined ? undefined : levelNames(framework, node.matrix.columns)[column];
    const cell = rowName === undefined || columnName === undefined ? undefined : node.matrix.cells[rowName]?.[columnName];
    return cell === undefined ? node.matrix.otherwise : { then: cell };
  }
  if (node.weights) {
    // Weights of what applies are raised so that they add up to the same: sum × all ÷ applying ÷ divideBy, kept as a fraction.
    let [sum, all, applying] = [0, 0, 0];
    for (const [child, weight] of Object.entries(node.weights)) {
      all += weight;
      const level = known(child);
      if (level === undefined) continue;
      applying += weight;
      sum += weight * Number(framework.scales[framework.nodes[child]?.scale ?? '']?.levels[level]?.value);
    }
    return node.bands?.find((band) => band.below === undefined || sum * all < Number(band.below) * applying * (node.divideBy ?? 1));
  }
  const from = (node.from ?? []).filter((child) => world[child] !== null);
  const holds = (one: NaiveCondition): boolean => {
    const count = from.filter((child) => {
      const level = world[child] ?? 0;
      const limit = levelNames(framework, child).indexOf(one.below ?? one.at ?? one.atOrAbove ?? '');
      return one.below !== undefined ? level < limit : one.at !== undefined ? level === limit : level >= limit;
    }).length;
    return (one.atMost === undefined || count <= one.atMost) && (one.atLeast === undefined || count >= one.atLeast);
  };
  return (node.rules ?? []).find((one) => one.when.every(holds));
}

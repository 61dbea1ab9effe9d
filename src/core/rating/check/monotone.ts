import { applyRules } from '../combine/rules.ts';
import type { CombinationNode, FrameworkFile } from '../framework.ts';
import { scaleOfNode } from '../framework.ts';

const MOST_VECTORS = 20_000;
const LEFT_OUT = -1;

/**
 * Does a combination's result never fall when a child rises? Children that its rules cannot tell apart are counted,
 * not told apart, so ten alike on four levels need 1,001 cases. `undefined` when there are too many to try.
 * Caps are left out: they can only make a result that rises with its children rise with theirs.
 */
export function isMonotone(framework: FrameworkFile, node: CombinationNode): boolean | undefined {
  if (isPlainlyMonotone(framework, node)) return true;
  const groups = alikeChildren(node, framework);
  const vectors = groups.reduce<number[][][] | undefined>((sofar, group) => {
    const own = multisets(group.children.length, group.levels);
    if (!sofar || !own || sofar.length * own.length > MOST_VECTORS) return undefined;
    return sofar.flatMap((vector) => own.map((levels) => [...vector, levels]));
  }, [[]]);
  if (!vectors) return undefined;
  const outcome = (vector: readonly (readonly number[])[]): { lower: number; upper: number } => {
    const levels = new Map(groups.flatMap((group, at) => group.children.map((child, index) => [child, vector[at]?.[index] ?? LEFT_OUT])));
    return applyRules(framework, node, (child) => { const level = levels.get(child); return level === LEFT_OUT ? undefined : level; });
  };
  return vectors.every((vector) => {
    const before = outcome(vector);
    return groups.every((group, at) => (vector[at] ?? []).every((level, index) => {
      if (level === LEFT_OUT || level === group.levels - 1) return true;
      const after = outcome(vector.map((one, other) => (other === at ? one.with(index, level + 1) : one)));
      return after.lower >= before.lower && after.upper >= before.upper;
    }));
  });
}

/** Rules from best to worst, each held only by more children being better, down to one that always holds. */
function isPlainlyMonotone(framework: FrameworkFile, node: CombinationNode): boolean {
  const order = framework.scales[node.scale]?.levels.map((level) => level.id) ?? [];
  const results = node.rules.map((rule) => ('then' in rule ? order.indexOf(rule.then) : -1));
  const rising = node.rules.every((rule) => rule.when.every((one) => (one.below !== undefined && one.atLeast === undefined) || (one.atOrAbove !== undefined && one.atMost === undefined)));
  return rising && results.every((result, index) => result >= 0 && result <= (results[index - 1] ?? Infinity)) && node.rules.at(-1)?.when.length === 0;
}

interface Group { readonly levels: number; readonly children: string[] }

function alikeChildren(node: CombinationNode, framework: FrameworkFile): Group[] {
  const groups = new Map<string, Group>();
  for (const child of node.from) {
    const named = node.rules.flatMap((rule) => rule.when.map((one) => one.of?.includes(child) ?? true));
    const key = `${framework.nodes[child]?.scale ?? ''} ${named.join()}`;
    const group = groups.get(key) ?? { levels: scaleOfNode(framework, child).levels.length, children: [] };
    group.children.push(child);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Every way so many alike children can stand on the levels or be left out, order aside; `undefined` beyond the limit. */
function multisets(count: number, levels: number): number[][] | undefined {
  let sets: number[][] = [[]];
  for (let step = 0; step < count; step += 1) {
    sets = sets.flatMap((set) => Array.from({ length: levels - (set.at(-1) ?? LEFT_OUT) }, (_, more) => [...set, (set.at(-1) ?? LEFT_OUT) + more]));
    if (sets.length > MOST_VECTORS) return undefined;
  }
  return sets;
}

import { childrenOf } from '../combination.ts';
import type { CombinationNode, Result, RulesNode } from '../combination.ts';
import { combineUncapped } from '../combine/combine.ts';
import { outcomeOf } from '../combine/outcome.ts';
import type { FrameworkFile } from '../framework.ts';
import { scaleOfNode } from '../framework.ts';
import { levelAt } from '../scale.ts';

const MOST_VECTORS = 100_000;
const LEFT_OUT = -1;

/** Whether a combination's result ever falls when a child rises, with a case where it does. */
export type Monotone =
  | { readonly kind: 'never-falls' }
  | { readonly kind: 'falls'; readonly example: string }
  | { readonly kind: 'too-many-to-try' };

/**
 * Does a combination's result never fall when a child rises? Children that its rules cannot tell apart are counted,
 * not told apart, so ten alike on four levels need 1,001 cases. Weights are above zero and values rise, so bands decide.
 * Caps are left out: they can only make a result that rises with its children rise with theirs.
 */
export function monotoneOf(framework: FrameworkFile, node: CombinationNode): Monotone {
  if ('weights' in node) return bandsRise(framework, node.scale, node.bands);
  if ('rules' in node && isPlainlyMonotone(framework, node)) return { kind: 'never-falls' };
  return tryAll(framework, node);
}

function bandsRise(framework: FrameworkFile, scaleId: string, bands: readonly Result[]): Monotone {
  const scale = framework.scales[scaleId];
  if (!scale) return { kind: 'never-falls' };
  const outcomes = bands.map((band) => outcomeOf(scale, band, { kind: 'none' }));
  const at = outcomes.findIndex((one, index) => index > 0 && (one.lower < (outcomes[index - 1]?.lower ?? 0) || one.upper < (outcomes[index - 1]?.upper ?? 0)));
  return at < 0 ? { kind: 'never-falls' } : { kind: 'falls', example: `band [${at}] is lower than the band before it` };
}

function tryAll(framework: FrameworkFile, node: CombinationNode): Monotone {
  const groups = alikeChildren(node, framework);
  const vectors = groups.reduce<number[][][] | undefined>((sofar, group) => {
    const own = multisets(group.children.length, group.levels);
    if (!sofar || !own || sofar.length * own.length > MOST_VECTORS) return undefined;
    return sofar.flatMap((vector) => own.map((levels) => [...vector, levels]));
  }, [[]]);
  if (!vectors) return { kind: 'too-many-to-try' };
  const outcomes = new Map<string, { readonly lower: number; readonly upper: number }>();
  const outcome = (vector: readonly (readonly number[])[]): { readonly lower: number; readonly upper: number } => {
    const key = vector.map((levels) => [...levels].sort((a, b) => a - b).join()).join(' ');
    const known = outcomes.get(key) ?? combined(vector);
    outcomes.set(key, known);
    return known;
  };
  const combined = (vector: readonly (readonly number[])[]): { readonly lower: number; readonly upper: number } => {
    const levels = new Map(groups.flatMap((group, at) => group.children.map((child, index) => [child, vector[at]?.[index] ?? LEFT_OUT])));
    return combineUncapped(framework, node, (child) => { const level = levels.get(child); return level === LEFT_OUT ? undefined : level; });
  };
  const titles = (range: { lower: number; upper: number }): string => {
    const [lower, upper] = [range.lower, range.upper].map((level) => levelAt(scaleOf(framework, node.scale), level).id);
    return lower === upper ? `${lower}` : `${lower} to ${upper}`;
  };
  for (const vector of vectors) {
    const before = outcome(vector);
    for (const [at, group] of groups.entries()) {
      for (const [index, level] of (vector[at] ?? []).entries()) {
        if (level === LEFT_OUT || level === group.levels - 1) continue;
        const after = outcome(vector.map((one, other) => (other === at ? one.with(index, level + 1) : one)));
        if (after.lower >= before.lower && after.upper >= before.upper) continue;
        const child = group.children[index] ?? '';
        const scale = scaleOfNode(framework, child);
        return { kind: 'falls', example: `"${child}" from ${levelAt(scale, level).id} to ${levelAt(scale, level + 1).id} takes it from ${titles(before)} to ${titles(after)}` };
      }
    }
  }
  return { kind: 'never-falls' };
}

function scaleOf(framework: FrameworkFile, id: string): ReturnType<typeof scaleOfNode> {
  const scale = framework.scales[id];
  if (!scale) throw new RangeError(`framework ${framework.id} has no scale ${id}`);
  return scale;
}

/** Rules from best to worst, each held only by more children being better, down to one that always holds. */
function isPlainlyMonotone(framework: FrameworkFile, node: RulesNode): boolean {
  const order = framework.scales[node.scale]?.levels.map((level) => level.id) ?? [];
  const results = node.rules.map((rule) => ('then' in rule ? order.indexOf(rule.then) : -1));
  const rising = node.rules.every((rule) => rule.when.every((one) => (one.below !== undefined && one.atLeast === undefined) || (one.atOrAbove !== undefined && one.atMost === undefined)));
  return rising && results.every((result, index) => result >= 0 && result <= (results[index - 1] ?? Infinity)) && node.rules.at(-1)?.when.length === 0;
}

interface Group { readonly levels: number; readonly children: string[] }

function alikeChildren(node: CombinationNode, framework: FrameworkFile): Group[] {
  const groups = new Map<string, Group>();
  for (const child of childrenOf(node)) {
    const named = 'rules' in node ? node.rules.flatMap((rule) => rule.when.map((one) => one.of?.includes(child) ?? true)).join() : child;
    const key = `${framework.nodes[child]?.scale ?? ''} ${named}`;
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

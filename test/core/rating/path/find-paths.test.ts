import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineNodes, rangeOf } from '../../../../src/core/rating/bounds.ts';
import type { LeafState } from '../../../../src/core/rating/criterion.ts';
import { evaluate } from '../../../../src/core/rating/evaluate.ts';
import { childrenOf, isCombination } from '../../../../src/core/rating/combination.ts';
import { nodeOf, scaleOfNode } from '../../../../src/core/rating/framework.ts';
import type { Framework } from '../../../../src/core/rating/framework.ts';
import { levelIndex } from '../../../../src/core/rating/scale.ts';
import { reachesWanted } from '../../../../src/core/rating/path/cheapest-moves.ts';
import type { PathProblem } from '../../../../src/core/rating/path/cheapest-moves.ts';
import { effortBy } from '../../../../src/core/rating/path/effort.ts';
import { bestOfAll, findPaths } from '../../../../src/core/rating/path/find-paths.ts';
import type { RatingPath } from '../../../../src/core/rating/path/find-paths.ts';
import { definitions, factsOf, frameworkOf } from '../../../support/rating.ts';

const RULES = { effort: { settle: 1, rise: 3 } };
const levels = (...ids: string[]) => ({ title: 'Scale', levels: ids.map((id, at) => ({ id, title: id, value: `${at}.5` })) });
const WORST_OF = (from: string[], spare = 0) => ({
  scale: 's', from,
  rules: [{ then: 'l2', when: [{ below: 'l2', atMost: spare }, { below: 'l1', atMost: 0 }] }, { then: 'l1', when: [{ below: 'l1', atMost: spare }] }, { then: 'l0', when: [] }],
});

function problemOf(framework: Framework, stated: Record<string, string | null>, wanted = bestOfAll(framework)): PathProblem & { readonly leaves: ReadonlyMap<string, LeafState> } {
  const { leaves, states } = evaluate(framework, definitions(), factsOf({ given: Object.entries(stated).map(([node, level]) => ({ node, level })) }));
  return { framework, states, leaves: new Map([...leaves].map(([id, leaf]) => [id, leaf.state])), wanted, effort: effortBy(framework, states, RULES), mostTries: 20_000 };
}

function made(nodes: Record<string, unknown>, judgements = ['j']): Framework {
  return frameworkOf({ id: 'made', version: '1', title: 'Made', scales: { s: levels('l0', 'l1', 'l2') }, judgements, nodes }, new Map());
}

const given = (effort?: number | Record<string, number>) => ({ scale: 's', given: true, ...(effort !== undefined && { effort }) });
const asText = (path: RatingPath): string => `${path.effort}: ${path.moves.map(({ node, from, to, movement }) => `${node} ${from}-${to} ${movement}`).sort().join(', ')}`;

describe('paths to a wanted rating', () => {
  it('offers the cheapest first and then what leaves out a step of each before', () => {
    // Two of three must be l1, all are l0; efforts 1, 2 and 5: 1 + 2, then 1 + 5, then 2 + 5.
    const framework = made({ j: { scale: 's', from: ['a', 'b', 'c'], rules: [{ then: 'l1', when: [{ atOrAbove: 'l1', atLeast: 2 }] }, { then: 'l0' }] }, a: given(1), b: given(2), c: given(5) });
    const paths = findPaths(problemOf(framework, { a: 'l0', b: 'l0', c: 'l0' }, new Map([['j', 1]])), 3);
    expect(paths).toMatchObject({ kind: 'paths', exact: true });
    expect(paths.kind === 'paths' && paths.paths.map(asText)).toEqual(['3: a l0-l1 rise, b l0-l1 rise', '6: a l0-l1 rise, c l0-l1 rise', '7: b l0-l1 rise, c l0-l1 rise']);
  });

  it('counts a leaf that serves two judgements once, and finds it by that', () => {
    // Either `shared` at 5 for both, or a and b at 3 each: 5 is cheaper than 6 only because it is paid once.
    const any = (from: string[]) => ({ scale: 's', from, rules: [{ then: 'l1', when: [{ atOrAbove: 'l1', atLeast: 1 }] }, { then: 'l0' }] });
    const framework = made({ j: any(['a', 'shared']), k: any(['b', 'shared']), a: given(3), b: given(3), shared: given(5) }, ['j', 'k']);
    const paths = findPaths(problemOf(framework, { a: 'l0', b: 'l0', shared: 'l0' }, new Map([['j', 1], ['k', 1]])), 3);
    expect(paths.kind === 'paths' && paths.paths.map(asText)).toEqual(['5: shared l0-l1 rise', '6: a l0-l1 rise, b l0-l1 rise']);
  });

  it('settles what is open, and pays for each level by its own effort', () => {
    const framework = made({ j: WORST_OF(['a', 'b']), a: given({ l2: 7 }), b: given() });
    const paths = findPaths(problemOf(framework, { a: 'l0' }), 3);
    expect(paths.kind === 'paths' && paths.paths.map(asText)).toEqual(['11: a l0-l2 rise, b l0-l2 settle']);
  });

  it('says when it is there, and when no movement leads there', () => {
    const framework = made({ j: WORST_OF(['a']), a: given() });
    expect(findPaths(problemOf(framework, { a: 'l2' }), 3)).toEqual({ kind: 'there' });
    const shut = made({ j: { scale: 's', from: ['a'], rules: [{ then: 'l1', when: [{ atOrAbove: 'l1', atLeast: 1 }] }, { then: 'l0' }] }, a: given() });
    expect(findPaths(problemOf(shut, { a: 'l0' }), 3)).toEqual({ kind: 'no-way' });
  });

  it('agrees with a search through every choice, on generated frameworks', { timeout: 120_000 }, () => {
    let falling = 0;
    let sharing = 0;
    fc.assert(fc.property(fc.gen(), (draw) => {
      const framework = drawFramework(draw);
      const problem = problemOf(framework, drawStated(draw, framework));
      falling += framework.nonMonotone.length > 0 ? 1 : 0;
      sharing += Object.values(framework.nodes).some((node) => isCombination(node) && childrenOf(node).includes('shared')) ? 1 : 0;
      const wanted = everyPath(problem).slice(0, 3);
      const got = findPaths(problem, 3);
      if (got.kind === 'there') return;
      expect(got.kind === 'paths' ? got.paths.map((path) => path.effort) : []).toEqual(wanted);
      if (got.kind !== 'paths') return;
      expect(got.exact).toBe(true);
      for (const path of got.paths) {
        const moves = new Map(path.moves.map(({ node, to }) => [node, levelIndex(scaleOfNode(framework, node), to)]));
        expect(reachesWanted(problem, moves)).toBe(true);
      }
    }), { numRuns: 600 });
    expect(falling).toBeGreaterThan(60);
    expect(sharing).toBeGreaterThan(60);
  });

  it('is quick with a hundred criteria', () => {
    const groups = Array.from({ length: 10 }, (_, at) => `q${at}`);
    const leaves = groups.flatMap((group) => Array.from({ length: 10 }, (_, at) => `${group}-${at}`));
    const framework = made({
      j: WORST_OF(groups, 2),
      ...Object.fromEntries(groups.map((group) => [group, WORST_OF(leaves.filter((leaf) => leaf.startsWith(`${group}-`)), 3)])),
      ...Object.fromEntries(leaves.map((leaf, at) => [leaf, given(1 + (at * 7) % 11)])),
    });
    const problem = problemOf(framework, Object.fromEntries(leaves.flatMap((leaf, at) => (at % 5 === 0 ? [] : [[leaf, `l${at % 3}`]]))));
    const began = performance.now();
    const paths = findPaths(problem, 3);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(paths).toMatchObject({ kind: 'paths', exact: true });
    expect(paths.kind === 'paths' && paths.paths).toHaveLength(3);
  });
});

/** Two storeys of rules with and without caps; a leaf may stand in two places, and a result may fall when a child rises. */
function drawFramework(draw: fc.GeneratorValue): Framework {
  const number = (min: number, max: number): number => draw(fc.integer, { min, max });
  const level = (): string => `l${number(1, 2)}`;
  const nodes: Record<string, unknown> = { shared: given(number(1, 6)) };
  const leaf = (): string => {
    if (number(0, 4) === 0) return 'shared';
    const id = `g${Object.keys(nodes).length}`;
    nodes[id] = given(number(0, 2) === 0 ? { l1: number(1, 6), l2: number(1, 6) } : number(1, 6));
    return id;
  };
  const condition = (count: number) => ({ ...[{ below: level() }, { at: `l${number(0, 2)}` }, { atOrAbove: level() }][number(0, 2)], ...(number(0, 1) === 0 ? { atMost: number(0, count) } : { atLeast: number(0, count) }) });
  const combination = (id: string, children: string[]): string => {
    const from = [...new Set(children)];
    const rules = number(0, 2) > 0 ? WORST_OF(from, number(0, 1)).rules
      : [...Array.from({ length: number(1, 2) }, () => ({ then: `l${number(0, 2)}`, when: [condition(from.length)] })), ...(number(0, 3) > 0 ? [{ then: 'l1', when: [{ atOrAbove: 'l1', atLeast: 1 }] }, { then: 'l0', when: [] }] : [])];
    const [first, second] = from;
    if (number(0, 3) === 0) {
      nodes[id] = { scale: 's', weights: Object.fromEntries(from.map((child) => [child, `${number(1, 5)}.5`])), divideBy: from.length, bands: [{ below: `${number(1, 4)}`, then: 'l0' }, { below: `${number(5, 6)}`, then: 'l1' }, { then: 'l2' }] };
      return id;
    }
    if (first !== undefined && second !== undefined && from.length === 2 && number(0, 1) === 0) {
      const cell = (): string => `l${number(0, 2)}`;
      nodes[id] = { scale: 's', matrix: { rows: first, columns: second, cells: { l2: { l2: 'l2', l1: cell() }, l1: { l1: cell(), l2: cell() } }, otherwise: number(0, 1) === 0 ? { then: 'l0' } : { gap: 'unpublished', between: ['l0', 'l1'] } } };
      return id;
    }
    const watched = number(0, 3);
    const caps = watched > 1 ? [] : [{ id: 'cap', when: { node: watched === 0 ? from[0] : leaf(), below: level() }, notAbove: `l${number(0, 1)}`, reason: 'A reason.' }];
    nodes[id] = { scale: 's', from, rules, caps };
    return id;
  };
  combination('j', [combination('q', [leaf(), leaf(), leaf()]), combination('r', [leaf(), leaf()])]);
  const judgements = number(0, 1) === 0 ? ['j'] : ['j', combination('k', [leaf(), 'q'])];
  const used = JSON.stringify(nodes);
  if (!new RegExp('"from":\\[[^\\]]*"shared"|"node":"shared"|"rows":"shared"|"columns":"shared"|"weights":\\{[^}]*"shared"').test(used)) delete nodes['shared'];
  return made(nodes, judgements);
}

function drawStated(draw: fc.GeneratorValue, framework: Framework): Record<string, string | null> {
  const given = Object.keys(framework.nodes).filter((id) => !isCombination(nodeOf(framework, id)));
  return Object.fromEntries(given.flatMap((id): [string, string | null][] => {
    const choice = draw(fc.integer, { min: 0, max: 9 });
    return choice < 3 ? [] : choice === 9 ? [[id, null]] : [[id, `l${choice % 3}`]];
  }));
}

/** The efforts of every path there is, by trying all levels of all leaves: each the cheapest that contains none before it. */
function everyPath({ framework, leaves, wanted, effort }: ReturnType<typeof problemOf>): number[] {
  let choices: Map<string, number>[] = [new Map()];
  for (const [leaf, state] of leaves) {
    const range = rangeOf(state);
    if (!range) continue;
    const rises = [0, 1, 2].filter((level) => level > range.lower);
    choices = choices.flatMap((choice) => [choice, ...rises.map((level) => new Map(choice).set(leaf, level))]);
  }
  const cost = (choice: Map<string, number>): number => [...choice].reduce((sum, [leaf, level]) => sum + effort(leaf, level), 0);
  const height = (choice: Map<string, number>): number => [...choice].reduce((sum, [leaf, level]) => sum + level - (rangeOf(leaves.get(leaf))?.lower ?? 0), 0);
  const reaching = choices.filter((choice) => {
    const states = combineNodes(framework, new Map([...leaves, ...[...choice].map(([leaf, level]): [string, LeafState] => [leaf, { kind: 'rated', possible: [level] }])]));
    return [...wanted].every(([node, level]) => (rangeOf(states.get(node))?.lower ?? -1) >= level);
  }).sort((a, b) => cost(a) - cost(b) || height(a) - height(b));
  const found: Map<string, number>[] = [];
  for (const choice of reaching) {
    if (!found.some((one) => [...one].every(([leaf, level]) => (choice.get(leaf) ?? -1) >= level))) found.push(choice);
  }
  return found.map(cost);
}

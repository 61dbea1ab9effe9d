import { describe, expect, it } from 'vitest';
import { countDifferences, diffRatings } from '../../../../src/core/rating/diff/diff-ratings.ts';
import type { Framework } from '../../../../src/core/rating/framework.ts';
import { scaleOfNode } from '../../../../src/core/rating/framework.ts';
import { rate } from '../../../../src/core/rating/rate.ts';
import { definitions, factsOf, frameworkOf } from '../../../support/rating.ts';

const scale = (...ids: string[]) => ({ title: 'Scale', levels: ids.map((id) => ({ id, title: id })) });
const rules = [{ then: 'good', when: [{ below: 'good', atMost: 0 }] }, { then: 'poor' }];
const given = { scale: 's', given: true };
const framework = (version: string, ids: string[], nodes: string[]): Framework =>
  frameworkOf({ id: 'made', version, title: 'Made', scales: { s: scale(...ids) }, judgements: ['j'], nodes: { j: { scale: 's', from: nodes, rules }, ...Object.fromEntries(nodes.map((id) => [id, given])) } }, new Map());

const levelsOf = (one: Framework) => (node: string): string[] => scaleOfNode(one, node).levels.map((level) => level.id);
const differences = (a: [Framework, Record<string, string>], b: [Framework, Record<string, string>]) => {
  const ratings = [a, b].map(([one, stated]) => rate(one, definitions(), factsOf({ given: Object.entries(stated).map(([node, level]) => ({ node, level })) })));
  const [first, second] = ratings;
  if (!first || !second) throw new Error('two ratings');
  return diffRatings(first, second, { first: levelsOf(a[0]), second: levelsOf(b[0]) });
};

describe('two ratings node by node', () => {
  const one = framework('1', ['poor', 'fair', 'good'], ['a', 'b', 'c']);

  it('says better, worse and same where the facts decide it', () => {
    const diffs = differences([one, { a: 'good', b: 'poor', c: 'fair' }], [one, { a: 'fair', b: 'fair', c: 'fair' }]);
    expect(Object.fromEntries(diffs.map(({ node, difference }) => [node, difference]))).toEqual({ j: 'same', a: 'better', b: 'worse', c: 'same' });
    expect(countDifferences(diffs)).toMatchObject({ better: 1, worse: 1, same: 1 });
  });

  it('never counts what is not known as worse', () => {
    // Poor beside anything from poor to good: the other may be poor too.
    expect(differences([one, { a: 'poor' }], [one, {}]).find(({ node }) => node === 'a')?.difference).toBe('open');
    expect(differences([one, {}], [one, {}]).find(({ node }) => node === 'a')?.difference).toBe('same');
  });

  it('says what only one of two versions has, and compares no two scales', () => {
    const two = framework('2', ['poor', 'good'], ['a', 'd']);
    const diffs = differences([one, { a: 'good' }], [two, { a: 'good' }]);
    expect(Object.fromEntries(diffs.map(({ node, difference }) => [node, difference]))).toEqual({ j: 'other-scale', a: 'other-scale', b: 'only-first', c: 'only-first', d: 'only-second' });
  });
});

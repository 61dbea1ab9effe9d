import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../src/core/rating/check/check-framework.ts';
import { factsSchema } from '../../src/core/rating/facts.ts';
import { operatorSchemas } from '../../src/core/rating/operators/registry.ts';
import { rate } from '../../src/core/rating/rate.ts';
import { runExamples } from '../../src/core/rating/run-examples.ts';
import { definitions, factsOf, frameworkOf, ictIndicators } from '../support/rating.ts';

const text = fs.readFileSync('data/frameworks/README.md', 'utf8');
const blocks = (kind: string): Record<string, unknown>[] => [...text.matchAll(/^```json (\w+)\n(.*?)^```$/gms)].flatMap(([, name, json = '']) => (name === kind ? [JSON.parse(json) as Record<string, unknown>] : []));
const [whole] = blocks('framework');
const given = { scale: 'stars', given: true };

/** The node of an example under a framework of its own, with the children it may name. */
function around(node: Record<string, unknown>): unknown {
  const document = { ...whole, judgements: ['example', 'a', 'b', 'care'], nodes: { example: node, a: given, b: given, care: given } };
  return document;
}

describe('the description of the format', () => {
  it('has a whole framework and whole facts that the product takes', () => {
    const framework = frameworkOf(whole);
    const [facts] = blocks('facts');
    const rating = rate(framework, definitions(), factsSchema.parse(facts));
    // One month of twelve is known, so nine cannot be told; care is fair.
    expect(rating.judgements[0]).toMatchObject({ lower: 'fair', upper: 'fair' });
    expect(rating.nodes).toMatchObject({ resolution: { lower: 'fair', upper: 'good' }, care: { level: 'fair' } });
  });

  it.each(blocks('node').map((node) => [JSON.stringify(node).slice(0, 60), node] as const))('has a node without a fault: %s', (_start, node) => {
    const check = checkFramework(around(node), ictIndicators());
    expect(check.kind === 'faults' ? check.faults : []).toEqual([]);
    if (check.kind === 'framework') expect(runExamples(check.framework, definitions()).filter((one) => !one.passed)).toEqual([]);
  });

  it('has an example of every test, each without a fault', () => {
    const tests = [...text.matchAll(/^\| `(\{"op".*?\})` \|/gm)].map(([, json = '']) => JSON.parse(json) as Record<string, unknown>);
    expect(tests.map((test) => test['op'])).toEqual([...operatorSchemas.keys()]);
    for (const test of tests) {
      const check = checkFramework(around({ scale: 'stars', levels: { fair: test, good: test } }), ictIndicators());
      expect(check.kind === 'faults' ? check.faults : [], JSON.stringify(test)).toEqual([]);
    }
    expect(factsOf({}).peers).toEqual([]);
  });
});

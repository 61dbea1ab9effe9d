import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFramework } from '../../../src/catalogue/read-framework.ts';
import { isCriterion } from '../../../src/core/rating/framework.ts';
import type { Framework } from '../../../src/core/rating/framework.ts';
import { runExamples } from '../../../src/core/rating/run-examples.ts';
import { definitions, ictIndicators } from '../../support/rating.ts';

function load(file: string): Framework {
  const read = readFramework(fs.readFileSync(`data/frameworks/${file}`, 'utf8'), ictIndicators());
  if (read.kind === 'faults') throw new Error(read.faults.map((one) => `${one.place}: ${one.message}`).join('\n'));
  return read.framework;
}

describe.each(fs.readdirSync('data/frameworks'))('%s', (file) => {
  const framework = load(file);
  const criteria = Object.entries(framework.nodes).flatMap(([id, node]) => (isCriterion(node) ? [[id, node] as const] : []));

  it('is named after its id', () => {
    expect(file).toBe(`${framework.id}.json`);
  });

  it.each(runExamples(framework, definitions()))('$node: $name', ({ expected, got }) => {
    expect(got).toEqual(expected);
  });

  it.each(criteria)('%s has an example that is met, one that is not and one that cannot be told', (_id, node) => {
    const names = node.examples.map((example) => example.name);
    for (const start of ['Met: ', 'Not met: ', 'Cannot tell: ']) expect(names.some((name) => name.startsWith(start)), start).toBe(true);
    expect(Object.keys(node.descriptors)).toEqual(framework.scales[node.scale]?.levels.map((level) => level.id));
  });

  it('never lets a result fall when a part of it rises', () => {
    expect(framework.nonMonotone).toEqual([]);
  });
});

describe('best-value', () => {
  it('has at least three criteria under each of the six questions, and the same in both versions', () => {
    const [older, newer] = [load('best-value-2000.json'), load('best-value-2001.json')];
    for (const question of ['q1', 'q2', 'q3', 'q4', 'q5', 'q6']) {
      const node = newer.nodes[question];
      if (!node || !('from' in node)) throw new Error(`${question} is missing`);
      expect(node.from.length).toBeGreaterThanOrEqual(3);
      expect(older.nodes[question]).toMatchObject({ from: node.from });
    }
  });

  it('keeps the wordings of the second judgement apart', () => {
    expect(load('best-value-2000.json').scales['prospects-2000']?.levels.map((level) => level.id)).toEqual(['no', 'unlikely', 'probably', 'yes']);
    expect(load('best-value-2001.json').scales['prospects-2001']?.levels.map((level) => level.id)).toEqual(['poor', 'uncertain', 'promising', 'excellent']);
  });
});

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

/** What falls, by framework: an unpublished row or cell may hide anything, and the Care Quality Commission's rules have a hole. */
const FALLING: Readonly<Record<string, string[]>> = { 'cpa-2002': ['category'], 'cpa-2005': ['category'], 'cqc-2022': ['overall'] };

describe.each(fs.readdirSync('data/frameworks').filter((name) => name.endsWith('.json')))('%s', (file) => {
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

  it('lets a result fall only where the published rules leave gaps or count level by level', () => {
    expect(framework.nonMonotone).toEqual(FALLING[framework.id] ?? []);
  });

  it('names its sources, and says that it is a modelled reading', () => {
    expect(framework.sources.length).toBeGreaterThan(0);
    expect(framework.note).toContain('A modelled reading');
  });
});

describe('the published families', () => {
  it('ship under their ids', () => {
    expect(fs.readdirSync('data/frameworks').filter((name) => name.endsWith('.json')).sort()).toEqual([
      'best-value-2000.json', 'best-value-2001.json', 'best-value-themes-2024.json', 'cpa-2002.json', 'cpa-2005.json', 'cqc-2022.json', 'district-cpa-2003-consultation.json',
    ]);
  });

  it.each(['cpa-2002', 'cpa-2005', 'cqc-2022', 'district-cpa-2003-consultation'])('%s has examples at its judgement: met, not met, cannot tell', (id) => {
    const framework = load(`${id}.json`);
    const node = framework.nodes[framework.judgements[0] ?? ''];
    const names = node && 'examples' in node ? node.examples.map((example) => example.name) : [];
    expect(names.length).toBeGreaterThanOrEqual(5);
    expect(names.some((name) => name.startsWith('Met: '))).toBe(true);
    expect(names.some((name) => /^(Not met|Capped|No rule matched): /.test(name))).toBe(true);
    expect(names.some((name) => name.startsWith('Cannot tell: '))).toBe(true);
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

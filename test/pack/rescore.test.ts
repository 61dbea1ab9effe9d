import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import { factsSchema } from '../../src/core/rating/facts.ts';
import { rate } from '../../src/core/rating/rate.ts';
import { FOLDERS } from '../../src/folders.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const catalogue = readCatalogue(FOLDERS.data);
const PROGRAM = path.join(FOLDERS.data, 'pack', 'rescore.py');
const indicators = [...catalogue.indicators.values()];

const month = fc.tuple(fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 12 })).map(([year, at]) => `${year}-${String(at).padStart(2, '0')}`);
const financial = fc.integer({ min: 2022, max: 2026 }).map((year) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`);
const quarter = fc.tuple(financial, fc.integer({ min: 1, max: 4 })).map(([year, at]) => `${year} Q${at}`);
const period = fc.oneof({ weight: 3, arbitrary: month }, quarter, financial);
const value = fc.integer({ min: 0, max: 1200 }).map((tenths) => String(tenths / 10));
const observation = fc.record({ indicator: fc.constantFrom(...indicators.map(({ code }) => code)), period, figure: fc.oneof({ weight: 6, arbitrary: value }, fc.constantFrom('not-available', 'not-applicable', 'draft', 'parts')) })
  .map(({ indicator, period: of, figure }) => {
    if (figure === 'draft') return { indicator, period: of, value: null, state: 'draft' as const };
    if (figure === 'parts') return { indicator, period: of, value: null, numerator: '91', denominator: '98' };
    if (figure.endsWith('7')) return { indicator, period: of, value: figure, definition: 2 };
    return figure.startsWith('not') ? { indicator, period: of, value: null, reason: figure } : { indicator, period: of, value: figure };
  });
const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10));

/** Facts at random, dense enough that tests are met, not met and not known. */
const factsFor = (framework: string) => {
  const nodes = catalogue.frameworks.get(framework)?.nodes ?? {};
  const criteria = Object.entries(nodes).flatMap(([id, node]) => ('levels' in node ? [{ id, levels: Object.keys(node.levels) }] : []));
  const given = Object.entries(nodes).flatMap(([id, node]) => ('given' in node ? (catalogue.frameworks.get(framework)?.scales[node.scale]?.levels ?? []).map((level) => ({ node: id, level: level.id })) : []));
  const criterion = (): fc.Arbitrary<(typeof criteria)[number]> => fc.constantFrom(...criteria);
  /** Of a framework that has no such nodes there are no such facts. */
  const some = <Fact>(of: readonly unknown[], arbitrary: () => fc.Arbitrary<Fact>, most: number): fc.Arbitrary<Fact[]> => (of.length === 0 ? fc.constant([]) : fc.array(arbitrary(), { maxLength: most }));
  return fc.record({
    council: fc.constant({ gss: 'X1', name: 'Anywhere' }),
    asOf: day,
    observations: fc.array(observation, { minLength: 100, maxLength: 600 }),
    targets: fc.array(fc.record({ indicator: fc.constantFrom(...indicators.map(({ code }) => code)), from: fc.constantFrom('2024/25', '2025-04', '2026/27 Q1'), value }), { maxLength: 40 }),
    given: some(given, () => fc.constantFrom(...given, ...given.map(({ node }) => ({ node, level: null }))), given.length * 2),
    assessments: some(criteria, () => fc.tuple(criterion(), fc.nat(), fc.boolean(), day, day).map(([{ id, levels }, at, own, asOf, approved]) => ({
      criterion: id, level: levels[at % levels.length] ?? '', author: 'A', approver: own ? ' a ' : 'B', approved, asOf,
    })), 40),
    evidence: some(criteria, () => fc.tuple(criterion(), day, fc.integer({ min: 0, max: 9999 })).map(([{ id }, expires, number]) => ({ id: `E${number}`, title: 'x', criteria: [id], expires })), 40),
    actions: some(criteria, () => fc.record({ id: fc.constant('A'), title: fc.constant('x'), owner: fc.constantFrom('B', undefined), due: day, status: fc.constantFrom('not-started', 'under-way', 'done', 'dropped'), criteria: criterion().map(({ id }) => [id]) }), 30),
    peers: fc.array(fc.record({ indicator: fc.constantFrom(...indicators.map(({ code }) => code)), period, values: fc.array(value, { maxLength: 12 }) }), { maxLength: 20 }),
    rebases: fc.array(fc.record({ indicator: fc.constantFrom(...indicators.map(({ code }) => code)), from: period }), { maxLength: 4 }),
  });
};

describe.skipIf(!hasPython)(`the rating worked out again in another language${hasPython ? '' : ' (skipped: python3 missing)'}`, { timeout: 120_000 }, () => {
  it.each([...catalogue.frameworks.keys()])('agrees with ours on %s, whatever the facts', (id) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threestar-rescore-'));
    const framework = catalogue.frameworks.get(id);
    if (framework === undefined) throw new Error(id);
    const write = (name: string, content: unknown): void => fs.writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    write('framework.json', catalogue.frameworkFiles.get(id)?.text ?? '');
    write('indicators.json', { sets: catalogue.indicatorSets });
    try {
      fc.assert(fc.property(factsFor(id), (raw) => {
        const facts = factsSchema.parse(JSON.parse(JSON.stringify(raw)));
        write('facts.json', facts);
        write('rating.json', rate(framework, catalogue, facts));
        const { status, stdout, stderr } = spawnSync('python3', [PROGRAM, folder], { encoding: 'utf8' });
        expect({ status, stderr, differs: stdout.includes('DIFFERS') ? stdout : '' }).toEqual({ status: 0, stderr: '', differs: '' });
      }), { numRuns: 12 });
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  /** A framework of two stated levels, x and y, joined by the node under test. */
  function rescored(node: object, given: Readonly<Record<string, string | null>>, stated: object): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threestar-rescore-'));
    const scale = { title: 'Score', levels: ['1', '2', '3', '4'].map((level) => ({ id: level, title: level, value: level })) };
    const files = {
      'framework.json': { id: 'f', scales: { score: scale, category: { title: 'C', levels: ['poor', 'weak', 'good', 'excellent'].map((level) => ({ id: level, title: level })) } }, judgements: ['all'],
        nodes: { x: { scale: 'score', given: true }, y: { scale: 'score', given: true }, all: { scale: 'category', ...node } } },
      'indicators.json': { sets: [] }, 'facts.json': { asOf: '2026-10-31', given: Object.entries(given).map(([id, level]) => ({ node: id, level })) },
      'rating.json': { judgements: [{ node: 'all', title: 'All', trace: { node: 'all', kind: 'combination', children: [], caps: [] }, ...stated }] },
    };
    for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
    const { stdout, stderr } = spawnSync('python3', [PROGRAM, folder], { encoding: 'utf8' });
    fs.rmSync(folder, { recursive: true });
    return stdout + stderr;
  }
  it('takes a test of statistics as stated, and lists it', () => {
    const trace = { node: 'all', kind: 'criterion', levels: [{ level: 'weak', needs: { kind: 'test', verdict: 'met' } }] };
    expect(rescored({ levels: { weak: { all: [{ op: 'variation', is: 'improving' }] } } }, {}, { lower: 'weak', upper: 'weak', trace }))
      .toBe('agrees  All: worked out weak to weak, stated weak to weak\nTaken as stated, since their rules are not in this program: all: variation\n');
  });

  const weights = { weights: { x: 25, y: 75 }, divideBy: 1, bands: [{ below: '200', then: 'poor' }, { below: '300', gap: 'unpublished', between: ['weak', 'good'] }, { then: 'excellent' }] };
  const matrix = { matrix: { rows: 'x', columns: 'y', cells: { 3: { 3: 'good' } }, otherwise: { gap: 'cell unpublished', between: ['poor', 'excellent'] } } };
  const cap = { caps: [{ id: 'c', when: { node: 'y', below: '3' }, notAbove: 'weak', reason: 'r' }] };

  // By hand: 25 × 1 + 75 × 4 = 325; 25 × 4 + 75 × 2 = 250; with y left out 100 × 1 = 100.
  it.each<[string, object, Readonly<Record<string, string | null>>, string]>([
    ['weights above the last band', weights, { x: '1', y: '4' }, 'excellent to excellent'],
    ['weights in a band the scheme leaves open', weights, { x: '4', y: '2' }, 'weak to good'],
    ['weights scaled up where a part does not apply', weights, { x: '1', y: null }, 'poor to poor'],
    ['weights with a part not known', weights, { x: '4' }, 'poor to excellent'],
    ['a cell of a matrix', matrix, { x: '3', y: '3' }, 'good to good'],
    ['a cell that was not published', matrix, { x: '3', y: '2' }, 'poor to excellent'],
    ['a cap over a matrix', { ...matrix, ...cap }, { x: '4', y: '2' }, 'poor to weak'],
    ['a cap over weights', { ...weights, ...cap, weights: { x: 75, y: 25 } }, { x: '4', y: '2' }, 'weak to weak'],
  ])('works out %s', (_case, node, given, result) => {
    expect(rescored(node, given, { lower: result.split(' to ')[0], upper: result.split(' to ')[1] })).toBe(`agrees  All: worked out ${result}, stated ${result}\n`);
  });

  it.each([
    ['a folder that is none', [], 'NOT READABLE  framework.json: it cannot be read'],
    ['a log that is not there', ['--events'], 'NOT READABLE  events.jsonl: it cannot be read'],
  ])('says which file it cannot read, and prints no trace of the program, for %s', (_case, more, says) => {
    const { status, stdout, stderr } = spawnSync('python3', [PROGRAM, path.join(os.tmpdir(), 'threestar-nowhere'), ...more], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(stdout).toContain(says);
  });

  it('names the line of a file that is no JSON', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threestar-rescore-'));
    fs.writeFileSync(path.join(folder, 'framework.json'), '{\n "nodes": }\n');
    const { status, stdout } = spawnSync('python3', [PROGRAM, folder], { encoding: 'utf8' });
    fs.rmSync(folder, { recursive: true });
    expect([status, stdout]).toEqual([2, expect.stringContaining('NOT READABLE  framework.json, line 2: ')]);
  });
});

import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFramework } from '../../src/catalogue/read-framework.ts';
import { ictIndicators } from '../support/rating.ts';

/** A sound framework, made anew for each test to put one fault in. */
function sound() {
  const scale = { title: 'Stars', levels: [{ id: 'poor', title: 'Poor', value: '0' }, { id: 'fair', title: 'Fair', value: '1' }, { id: 'good', title: 'Good', value: '2' }] };
  return {
    id: 'small', version: '1', title: 'Small', scales: { stars: scale } as Record<string, unknown>, judgements: ['j'],
    nodes: {
      j: {
        scale: 'stars', from: ['a', 'g'],
        rules: [{ then: 'good', when: [{ below: 'good', atMost: 0 }] }, { then: 'fair', when: [{ below: 'fair', atMost: 1 }] }, { then: 'poor' }],
        caps: [{ id: 'limit', when: { node: 'g', below: 'fair' }, notAbove: 'fair', reason: 'A reason.' }],
      },
      a: {
        scale: 'stars',
        levels: {
          fair: { all: [{ op: 'compare', indicator: 'incidents-in-sla', atLeast: '70' }, { op: 'evidence' }] },
          good: { atLeast: 1, of: [{ op: 'assessment', level: 'good' }, { op: 'given', node: 'g', atLeast: 'good' }] },
        },
        examples: [{ name: 'Cannot tell', asOf: '2026-10-31', expect: { lower: 'poor', upper: 'poor' } }],
      },
      g: { scale: 'stars', given: true },
    } as Record<string, Record<string, unknown>>,
  };
}

type Document = ReturnType<typeof sound> | ReturnType<typeof soundOthers>;

/** The other two ways to join nodes, sound, to put one fault in. */
function soundOthers() {
  const valued = { title: 'Score', levels: ['1', '2', '3'].map((id) => ({ id, title: id, value: id } as Record<string, unknown>)) };
  const plain = { title: 'Category', levels: ['poor', 'fair', 'good'].map((id) => ({ id, title: id })) };
  return {
    id: 'others', version: '1', title: 'Others', scales: { score: valued, category: plain } as Record<string, unknown>, judgements: ['w', 'm'],
    nodes: {
      w: {
        scale: 'category', weights: { x: 2, y: '1.5' }, divideBy: 7, bands: [{ below: '1', then: 'poor' }, { below: '2', gap: 'unpublished', between: ['poor', 'fair'] }, { then: 'good' }],
        caps: [{ id: 'limit', when: { node: 'x', below: '2' }, notAbove: 'fair', reason: 'A reason.' }],
        examples: [{ name: 'Capped', asOf: '2026-10-31', expect: { lower: 'fair', upper: 'fair', uncapped: { lower: 'good', upper: 'good' } } }],
      },
      m: { scale: 'category', matrix: { rows: 'x', columns: 'y', cells: { 1: { 1: 'poor', 2: { gap: 'n/a', between: ['poor', 'fair'] } }, 3: { 3: 'good' } }, otherwise: { gap: 'unpublished', between: ['poor', 'good'] } } },
      x: { scale: 'score', given: true },
      y: { scale: 'score', given: true },
    } as Record<string, Record<string, unknown>>,
  };
}

/** Sets the value at a path such as `nodes.a.levels.fair.all[0].op`; `undefined` removes it. */
function put(document: Document, place: string, value: unknown): Document {
  const path = place.replaceAll('[', '.').replaceAll(']', '').split('.');
  const last = path.pop() ?? '';
  const inner = path.reduce<unknown>((at, part) => Reflect.get(Object(at), part), document);
  if (value === undefined) Reflect.deleteProperty(Object(inner), last);
  else Reflect.set(Object(inner), last, value);
  return document;
}

function faultsOf(document: unknown): string[] {
  const read = readFramework(typeof document === 'string' ? document : JSON.stringify(document), ictIndicators());
  return read.kind === 'faults' ? read.faults.map((one) => `${one.place}: ${one.message}`) : [];
}

const COMPARE = 'nodes.a.levels.fair.all[0]';

describe('readFramework', () => {
  it('reads a sound file, with its nodes in order and its defaults', () => {
    const read = readFramework(JSON.stringify(sound()), ictIndicators());
    expect(read).toMatchObject({ kind: 'framework', framework: { order: ['g', 'a', 'j'], nonMonotone: [], nodes: { a: { whenNotApplicable: 'leave-out' } } } });
  });

  it.each([
    ['unknown operator', `${COMPARE}.op`, 'compar', `${COMPARE}.op: unknown operator "compar"; known: compare, average, target-met, year-change, variation, assurance, quartile, forecast-chance, fresh, sample-size, evidence, assessment, actions, given`],
    ['unknown indicator', `${COMPARE}.indicator`, 'incidents', `${COMPARE}.indicator: unknown indicator "incidents"; known: `],
    ['threshold that is a number', `${COMPARE}.atLeast`, 70, `${COMPARE}.atLeast: is a number; write text in quotes`],
    ['threshold that is no decimal', `${COMPARE}.atLeast`, '70%', `${COMPARE}.atLeast: "70%": write a plain decimal number in quotes, such as "97.5"`],
    ['two limits', `${COMPARE}.atMost`, '90', `${COMPARE}: write exactly one of atLeast, atMost and between`],
    ['granularity not recorded', `${COMPARE}.granularity`, 'year', `${COMPARE}.granularity: incidents-in-sla is not recorded by year; known: month`],
    ['unknown key of a test', `${COMPARE}.atleast`, '70', `${COMPARE}.atleast: unknown key "atleast"; known: op, indicator, granularity, atLeast, atMost, between`],
    ['indicator that has no better side', COMPARE, { op: 'year-change', indicator: 'ict-spend-share' }, `${COMPARE}.indicator: ict-spend-share is for information`],
    ['trend of an indicator without a direction', COMPARE, { op: 'variation', indicator: 'ict-spend-share', is: 'improvement' }, `${COMPARE}.indicator: ict-spend-share is for information`],
    ['unknown way to stand', COMPARE, { op: 'assurance', indicator: 'incidents-in-sla', is: 'good' }, `${COMPARE}.is: "good" is not one of them; known: pass, not-fail`],
    ['no such quarter', COMPARE, { op: 'quartile', indicator: 'incidents-in-sla', best: 5 }, `${COMPARE}.best: too big: at most 4`],
    ['chance of more than all', COMPARE, { op: 'forecast-chance', indicator: 'incidents-in-sla', ahead: 3, atLeast: '101' }, `${COMPARE}.atLeast: write a percentage above 0 and up to 100`],
    ['chance by no period', COMPARE, { op: 'forecast-chance', indicator: 'incidents-in-sla', atLeast: '80' }, `${COMPARE}: write exactly one of ahead and by`],
    ['sample of none', COMPARE, { op: 'sample-size', indicator: 'incidents-in-sla', atLeast: 0 }, `${COMPARE}.atLeast: too small: at least 1`],
    ['more met than periods', COMPARE, { op: 'target-met', indicator: 'incidents-in-sla', periods: 3, atLeast: 4 }, `${COMPARE}.atLeast: cannot be more than periods`],
    ['limits the wrong way round', COMPARE, { op: 'compare', indicator: 'incidents-in-sla', between: ['9', '8'] }, `${COMPARE}.between: write the smaller number first`],
    ['unknown scope of actions', COMPARE, { op: 'actions', scope: ['q9'] }, `${COMPARE}.scope: unknown node "q9"; known: j, a, g`],
    ['unknown level of an assessment', 'nodes.a.levels.good.of[0].level', 'great', 'nodes.a.levels.good.of[0].level: unknown level "great"; known: poor, fair, good'],
    ['unknown node of a given test', 'nodes.a.levels.good.of[1].node', 'h', 'nodes.a.levels.good.of[1].node: unknown node "h"; known: j, a, g'],
    ['given test of a criterion', 'nodes.a.levels.good.of[1].node', 'a', 'nodes.a.levels.good.of[1].node: "a" is worked out, not given; name a node with "given": true'],
    ['more wanted than there are', 'nodes.a.levels.good.atLeast', 3, 'nodes.a.levels.good.atLeast: asks for 3 of 2; it can never be met'],
    ['empty list of tests', 'nodes.a.levels.fair.all', [], 'nodes.a.levels.fair.all: write a list of one test or more'],
    ['joins mixed', 'nodes.a.levels.fair.any', [], 'nodes.a.levels.fair: says all and any; write one of them'],
    ['no test', 'nodes.a.levels.fair', {}, 'nodes.a.levels.fair: says neither "op" nor "all", "any" or "of"; write one'],
    ['test that is no object', 'nodes.a.levels.fair', 'evidence', 'nodes.a.levels.fair: write a test {"op": …}'],
    ['missing level', 'nodes.a.levels.good', undefined, 'nodes.a.levels: level "good" is missing'],
    ['unknown level', 'nodes.a.levels.great', { op: 'evidence' }, 'nodes.a.levels.great: unknown level "great"; known: fair, good'],
    ['tests for the worst level', 'nodes.a.levels.poor', { op: 'evidence' }, 'nodes.a.levels.poor: the worst level asks for nothing; remove its tests'],
    ['levels out of order', 'nodes.a.levels', { good: { op: 'evidence' }, fair: { op: 'evidence' } }, 'nodes.a.levels: write the levels from worst to best: fair, good'],
    ['unknown level described', 'nodes.a.descriptors', { great: 'Great.' }, 'nodes.a.descriptors.great: unknown level "great"; known: poor, fair, good'],
    ['unknown scale', 'nodes.a.scale', 'star', 'nodes.a.scale: unknown scale "star"; known: stars'],
    ['unknown way with what does not apply', 'nodes.a.whenNotApplicable', 'skip', 'nodes.a.whenNotApplicable: "skip" is not one of them; known: leave-out, not-known, refuse'],
    ['unknown key of a node', 'nodes.a.weight', 1, 'nodes.a.weight: unknown key "weight"; known: '],
    ['node of no kind', 'nodes.g', { scale: 'stars' }, 'nodes.g: says nothing of how its level is found; write one of "given", "levels", "rules", "weights", "matrix"'],
    ['node of two kinds', 'nodes.g.rules', [], 'nodes.g: says given and rules; write one of'],
    ['unknown child', 'nodes.j.from[0]', 'b', 'nodes.j.from[0]: unknown node "b"; known: j, a, g'],
    ['child named twice', 'nodes.j.from', ['a', 'g', 'a'], 'nodes.j.from: names "a" twice'],
    ['circle', 'nodes.j.from', ['a', 'g', 'j'], 'nodes.j.from: stands on itself: j → j; take one of them out'],
    ['node nothing leads to', 'nodes.h', { scale: 'stars', given: true }, 'nodes.h: no judgement leads to it'],
    ['unknown result of a rule', 'nodes.j.rules[0].then', 'great', 'nodes.j.rules[0].then: unknown level "great"; known: poor, fair, good'],
    ['unknown level counted', 'nodes.j.rules[0].when[0].below', 'great', 'nodes.j.rules[0].when[0].below: unknown level "great"; known: poor, fair, good'],
    ['rule naming no child', 'nodes.j.rules[0].when[0].of', ['h'], 'nodes.j.rules[0].when[0].of[0]: unknown child "h"; known: a, g'],
    ['rule counting nothing', 'nodes.j.rules[0].when[0]', { atMost: 0 }, 'nodes.j.rules[0].when[0]: write exactly one of below, at and atOrAbove'],
    ['rule without a number', 'nodes.j.rules[0].when[0]', { below: 'good' }, 'nodes.j.rules[0].when[0]: write atMost or atLeast, or both'],
    ['rule asking for more than there are', 'nodes.j.rules[0].when[0]', { at: 'good', atLeast: 3 }, 'nodes.j.rules[0].when[0].atLeast: asks for 3 of 2; it can never hold'],
    ['unknown key of a rule', 'nodes.j.rules[0].unless', [], 'nodes.j.rules[0].unless: unknown key "unless"; known: then, when'],
    ['rule after one that always matches', 'nodes.j.rules[3]', { then: 'fair' }, 'nodes.j.rules[3]: is never reached: rule [2] before it always matches'],
    ['gap the wrong way round', 'nodes.j.rules[2]', { gap: 'unpublished', between: ['good', 'poor'] }, 'nodes.j.rules[2].between: write the worse level first'],
    ['gap with an unknown level', 'nodes.j.rules[2]', { gap: 'unpublished', between: ['poor', 'great'] }, 'nodes.j.rules[2].between[1]: unknown level "great"; known: poor, fair, good'],
    ['cap on an unknown node', 'nodes.j.caps[0].when.node', 'h', 'nodes.j.caps[0].when.node: unknown node "h"; known: j, a, g'],
    ['cap at an unknown level', 'nodes.j.caps[0].notAbove', 'great', 'nodes.j.caps[0].notAbove: unknown level "great"; known: poor, fair, good'],
    ['cap without a reason', 'nodes.j.caps[0].reason', undefined, 'nodes.j.caps[0].reason: missing; write text in quotes'],
    ['level twice in a scale', 'scales.stars.levels[1].id', 'poor', 'scales.stars.levels: has the level "poor" twice'],
    ['value of a level that is no decimal', 'scales.stars.levels[0].value', 'none', 'scales.stars.levels[0].value: "none": write a plain decimal number'],
    ['unknown judgement', 'judgements', ['k'], 'judgements: unknown node "k"; known: j, a, g'],
    ['unknown key of the file', 'weights', {}, 'weights: unknown key "weights"; known: '],
    ['missing key of the file', 'version', undefined, 'version: missing; write text in quotes'],
    ['day that is none', 'effectiveFrom', '2001-02-30', 'effectiveFrom: "2001-02-30": write the day as YYYY-MM-DD'],
    ['nodes that are no object', 'nodes', [], 'nodes: is a list; write an object'],
    ['unknown level expected by an example', 'nodes.a.examples[0].expect.lower', 'great', 'nodes.a.examples[0].expect.lower: unknown level "great"'],
    ['example of an unknown indicator', 'nodes.a.examples[0].series', [{ indicator: 'x', from: '2026-10', values: ['1'] }], 'nodes.a.examples[0].series[0].indicator: unknown indicator "x"'],
    ['example with an unknown key', 'nodes.a.examples[0].fact', 1, 'nodes.a.examples[0].fact: unknown key "fact"; known: name, asOf, '],
  ])('refuses %s, naming the place', (_case, place, value, message) => {
    const faults = faultsOf(put(sound(), place, value));
    expect(faults.filter((one) => one.startsWith(message)), faults.join('\n')).toHaveLength(1);
  });

  it('reads sound weights and a sound matrix', () => {
    expect(faultsOf(soundOthers())).toEqual([]);
  });

  it.each([
    ['values that do not rise', 'scales.score.levels[1].value', '1', 'scales.score.levels[1].value: 1 does not rise: level "1" before it has 1'],
    ['values that fall', 'scales.score.levels[2].value', '-3', 'scales.score.levels[2].value: -3 does not rise: level "2" before it has 2'],
    ['value missing of one level', 'scales.score.levels[1].value', undefined, 'scales.score.levels[1].value: missing: other levels have a value'],
    ['weight of an unknown node', 'nodes.w.weights.z', 1, 'nodes.w.weights.z: unknown node "z"; known: w, m, x, y'],
    ['weight of a node without values', 'nodes.x.scale', 'category', 'nodes.w.weights.x: weighs "x", and the levels of its scale "category" have no values'],
    ['weight of nothing', 'nodes.w.weights', {}, 'nodes.w.weights: weigh one node or more'],
    ['weight of zero', 'nodes.w.weights.x', 0, 'nodes.w.weights.x: write a number above zero'],
    ['weight that is no number', 'nodes.w.weights.x', 'two', 'nodes.w.weights.x: write a number above zero'],
    ['division by nothing', 'nodes.w.divideBy', 0, 'nodes.w.divideBy: write a number above zero'],
    ['no bands', 'nodes.w.bands', [], 'nodes.w.bands: too short: at least 1'],
    ['bands missing', 'nodes.w.bands', undefined, 'nodes.w.bands: missing; write a list'],
    ['bands out of order', 'nodes.w.bands[1].below', '0.5', 'nodes.w.bands[1].below: 0.5 does not rise: the band before it ends at 1'],
    ['band without an edge before the last', 'nodes.w.bands[1].below', undefined, 'nodes.w.bands[1]: has no "below", so the bands after it are never reached'],
    ['bands that leave the top open', 'nodes.w.bands[2].below', '9', 'nodes.w.bands[2].below: leaves scores of 9 and more without a band'],
    ['edge that is a number', 'nodes.w.bands[0].below', 1, 'nodes.w.bands[0].below: is a number; write text in quotes'],
    ['unknown level of a band', 'nodes.w.bands[0].then', 'great', 'nodes.w.bands[0].then: unknown level "great"; known: poor, fair, good'],
    ['unknown level of a gap band', 'nodes.w.bands[1].between[1]', 'great', 'nodes.w.bands[1].between[1]: unknown level "great"'],
    ['unknown key of a band', 'nodes.w.bands[0].above', '1', 'nodes.w.bands[0].above: unknown key "above"; known: below, then'],
    ['unknown key of a weighted node', 'nodes.w.from', ['x'], 'nodes.w.from: unknown key "from"; known: '],
    ['cap on a weighted node at an unknown level', 'nodes.w.caps[0].when.below', '9', 'nodes.w.caps[0].when.below: unknown level "9"; known: 1, 2, 3'],
    ['unknown key of a cap', 'nodes.w.caps[0].until', '9', 'nodes.w.caps[0].until: unknown key "until"; known: id, when, notAbove, reason'],
    ['cap twice', 'nodes.w.caps[1]', { id: 'limit', when: { node: 'x', below: '2' }, notAbove: 'fair', reason: 'A reason.' }, 'nodes.w.caps: has the cap "limit" twice'],
    ['unknown level expected without caps', 'nodes.w.examples[0].expect.uncapped.upper', 'great', 'nodes.w.examples[0].expect.uncapped.upper: unknown level "great"'],
    ['unknown rows', 'nodes.m.matrix.rows', 'z', 'nodes.m.matrix.rows: unknown node "z"; known: w, m, x, y'],
    ['unknown columns', 'nodes.m.matrix.columns', 'z', 'nodes.m.matrix.columns: unknown node "z"'],
    ['rows and columns the same', 'nodes.m.matrix.columns', 'x', 'nodes.m.matrix.columns: names "x" for rows and for columns; name two nodes'],
    ['cell of an unknown row', 'nodes.m.matrix.cells.5', { 1: 'poor' }, 'nodes.m.matrix.cells.5: unknown level "5"; known: 1, 2, 3'],
    ['cell of an unknown column', 'nodes.m.matrix.cells.3.5', 'poor', 'nodes.m.matrix.cells.3.5: unknown level "5"; known: 1, 2, 3'],
    ['cell with an unknown level', 'nodes.m.matrix.cells.3.3', 'great', 'nodes.m.matrix.cells.3.3: unknown level "great"; known: poor, fair, good'],
    ['cell that is no level', 'nodes.m.matrix.cells.3.3', 3, 'nodes.m.matrix.cells.3.3: is a number; write text in quotes'],
    ['gap cell with an unknown level', 'nodes.m.matrix.cells.1.2.between[0]', 'great', 'nodes.m.matrix.cells.1.2.between[0]: unknown level "great"'],
    ['row that is no object', 'nodes.m.matrix.cells.3', 'good', 'nodes.m.matrix.cells.3: write an object of cells'],
    ['cells missing', 'nodes.m.matrix.cells', undefined, 'nodes.m.matrix.cells: missing; write an object'],
    ['otherwise missing', 'nodes.m.matrix.otherwise', undefined, 'nodes.m.matrix.otherwise: missing, and 6 of 9 cells are not written, the first for row and column 1 and 3'],
    ['unknown level otherwise', 'nodes.m.matrix.otherwise', { then: 'great' }, 'nodes.m.matrix.otherwise.then: unknown level "great"'],
    ['unknown key of a matrix', 'nodes.m.matrix.diagonal', 'good', 'nodes.m.matrix.diagonal: unknown key "diagonal"; known: rows, columns, cells, otherwise'],
    ['matrix on itself', 'nodes.m.matrix.rows', 'm', 'nodes.m.matrix: stands on itself: m → m'],
    ['weights on themselves', 'nodes.w.weights.w', 1, 'nodes.w.weights: stands on itself: w → w'],
  ])('refuses %s, naming the place', (_case, place, value, message) => {
    const faults = faultsOf(put(soundOthers(), place, value));
    expect(faults.filter((one) => one.startsWith(message)), faults.join('\n')).toHaveLength(1);
  });

  it('gives the JSON pointer and the line, of what is missing the line it is missing from', () => {
    const text = JSON.stringify(put(put(put(sound(), `${COMPARE}.op`, 'compar'), 'nodes.j.rules[0].then', 'great'), 'version', undefined), null, 2);
    const read = readFramework(text, ictIndicators());
    const faults = read.kind === 'faults' ? read.faults : [];
    const lines = text.split('\n');
    expect(faults.map(({ pointer, line }) => [pointer, lines[(line ?? 0) - 1]?.trim()])).toEqual([
      ['/version', '{'],
      ['/nodes/j/rules/0/then', '"then": "great",'],
      ['/nodes/a/levels/fair/all/0/op', '"op": "compar",'],
    ]);
    const twice = readFramework(text.replace('"id": "small",', '"id": "small",\n"id": "small",'), ictIndicators());
    expect(twice).toMatchObject({ faults: expect.arrayContaining([{ place: 'id', pointer: '/id', line: 3, message: 'is written twice in the same object; rename or remove one' }]) });
  });

  it('lists every fault, not only the first', () => {
    const document = put(put(put(sound(), `${COMPARE}.op`, 'compar'), 'nodes.j.rules[0].then', 'great'), 'nodes.a.levels.good.of[0].level', 'great');
    expect(faultsOf(document)).toHaveLength(3);
  });

  it('names a circle through several nodes', () => {
    const document = sound();
    document.nodes['k'] = { scale: 'stars', from: ['j'], rules: [{ then: 'poor' }] };
    expect(faultsOf(put(document, 'nodes.j.from', ['a', 'g', 'k']))).toEqual(['nodes.k.from: stands on itself: j → k → j; take one of them out']);
  });

  it.each(['constructor', 'two words'])('refuses the name "%s"', (name) => {
    const document = put(sound(), 'nodes.j.from', ['a', 'g', name]);
    document.nodes[name] = { scale: 'stars', given: true };
    const faults = faultsOf(document);
    expect(faults[0]).toContain(`nodes.${name}: "${name}" is not a usable name: `);
    expect(faults[1]).toMatch(/^nodes.j.from\[2\]: /);
    expect(faults).toHaveLength(2);
  });

  it('refuses the same key twice, which JSON itself lets pass', () => {
    const text = JSON.stringify(sound()).replace('"a":{', '"g":{"scale":"stars","given":true},"a":{');
    expect(faultsOf(text)).toEqual(['nodes.g: is written twice in the same object; rename or remove one']);
  });

  it('says where text stops being JSON', () => {
    expect(faultsOf('{"id":\n  "x",,}')[0]).toMatch(/^line 2, column 7: is not JSON: /);
    // Errors of JSON.parse that name no position: a token of its own, in a short text and in a long one; the same character before it is sound.
    expect(faultsOf('{"id": "wwww",\n  "x": wrong}')[0]).toMatch(/^line 2, column 8: is not JSON: /);
    expect(faultsOf(`{"id": "w",\n  "x": wrong,\n${'"y": 1,\n'.repeat(400)}}`)[0]).toMatch(/^line 2, column 8: is not JSON: /);
    expect(faultsOf('council,value\n1,2\n')[0]).toMatch(/^line 1, column 1: is not JSON: /);
    expect(faultsOf('\uFEFF{}')[0]).toBe('line 1, column 1: begins with a byte-order mark, which JSON does not have; save the file as UTF-8 without it');
    expect(faultsOf('')[0]).toMatch(/^line 1, column 1: is not JSON: /);
    expect(faultsOf('[]')).toEqual(['(file): is a list; write an object']);
  });

  it('refuses a result that can fall and has more than 10,000 ways to come about: 2 to the power of 14 is 16,384', () => {
    const children = Array.from({ length: 14 }, (_, index) => `g${index}`);
    const document = {
      id: 'wide', version: '1', title: 'Wide', scales: { s: { title: 'S', levels: [{ id: 'no', title: 'No' }, { id: 'yes', title: 'Yes' }] } }, judgements: ['j'],
      nodes: {
        j: { scale: 's', from: children, rules: [{ then: 'yes', when: [{ at: 'yes', atMost: 1 }] }, { then: 'no' }] },
        ...Object.fromEntries(children.map((id) => [id, { scale: 's', given: true }])),
      },
    };
    expect(faultsOf(document)).toEqual(['nodes.j: its result may fall when a child rises, and its children can stand in 16384 ways, more than 10000; split it into smaller nodes']);
  });

  it.each(fs.readdirSync('data/frameworks').filter((name) => name.endsWith('.json')))('finds no fault in %s', (file) => {
    expect(faultsOf(fs.readFileSync(`data/frameworks/${file}`, 'utf8'))).toEqual([]);
  });
});

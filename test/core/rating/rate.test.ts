import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFramework } from '../../../src/catalogue/read-framework.ts';
import type { Facts } from '../../../src/core/rating/facts.ts';
import type { Framework } from '../../../src/core/rating/framework.ts';
import { rate } from '../../../src/core/rating/rate.ts';
import type { Judgement, Rating } from '../../../src/core/rating/rate.ts';
import type { NodeTrace } from '../../../src/core/rating/trace.ts';
import { definitions, factsOf, frameworkOf, ictIndicators } from '../../support/rating.ts';

function shipped(id: string): Framework {
  const read = readFramework(fs.readFileSync(`data/frameworks/${id}.json`, 'utf8'), ictIndicators());
  if (read.kind === 'faults') throw new Error('the shipped framework has faults');
  return read.framework;
}

function judged(rating: Rating, node: string): Judgement {
  const found = rating.judgements.find((one) => one.node === node);
  if (!found) throw new Error(`no judgement ${node}`);
  return found;
}

const scale = (...levels: string[]) => ({ title: 'Scale', levels: levels.map((id) => ({ id, title: id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()) })) });
const given = { scale: 's', given: true };
const GOOD_RULES = [
  { then: 'excellent', when: [{ below: 'excellent', atMost: 0 }] },
  { then: 'good', when: [{ below: 'good', atMost: 1 }, { below: 'fair', atMost: 0 }] },
  { then: 'fair', when: [{ below: 'fair', atMost: 1 }] },
  { then: 'poor' },
];

/** Three given questions under one judgement by the rules of the shipped files. */
function threeQuestions(more: object = {}, nodes: object = {}): Framework {
  return frameworkOf({
    id: 'three', version: '1', title: 'Three questions', scales: { s: scale('poor', 'fair', 'good', 'excellent'), n: scale('0', '1', '2', '3') },
    judgements: ['j'],
    nodes: { j: { scale: 's', from: ['a', 'b', 'c'], rules: GOOD_RULES, ...more }, a: given, b: given, c: given, ...nodes },
  });
}

const levels = (stated: Record<string, string | null>): Facts => factsOf({ given: Object.entries(stated).map(([node, level]) => ({ node, level })) });
const result = (framework: Framework, facts: Facts): Judgement => judged(rate(framework, definitions(), facts), 'j');

describe('rules by counts', () => {
  it.each([
    ['excellent excellent excellent', 'excellent'],
    ['excellent excellent good', 'good'],
    ['excellent excellent fair', 'good'],
    ['excellent fair fair', 'fair'],
    ['excellent excellent poor', 'fair'],
    ['excellent poor poor', 'poor'],
  ])('%s is %s', (stated, level) => {
    const [a = '', b = '', c = ''] = stated.split(' ');
    expect(result(threeQuestions(), levels({ a, b, c }))).toMatchObject({ level, lower: level, upper: level });
  });

  it('says which rule matched and what it found', () => {
    const trace = result(threeQuestions(), levels({ a: 'excellent', b: 'good', c: 'fair' })).trace;
    expect(trace).toMatchObject({
      kind: 'combination', words: 'Good', found: 'Excellent, good and fair.',
      rules: { worst: { index: 1, words: 'Good when at most 1 is below good and none is below fair.' } },
    });
  });

  it('gives a range for what is not stated: two excellent and one unknown are fair to excellent', () => {
    const judgement = result(threeQuestions(), levels({ a: 'excellent', b: 'excellent' }));
    expect(judgement).toMatchObject({ lower: 'fair', upper: 'excellent', binding: [{ node: 'c', movement: 'settle', from: 'poor', to: 'excellent', alone: true }] });
    expect(judgement).not.toHaveProperty('level');
    expect(judgement).not.toHaveProperty('gap');
  });

  it('leaves out what does not apply, and rates nothing when nothing applies', () => {
    expect(result(threeQuestions(), levels({ a: 'good', b: 'good', c: null })).level).toBe('good');
    const none = result(threeQuestions(), levels({ a: null, b: null, c: null }));
    expect(none).toMatchObject({ notRated: 'nothing-applicable', binding: [] });
    expect(none).not.toHaveProperty('lower');
  });
});

describe('caps', () => {
  const capped = threeQuestions(
    { caps: [
      { id: 'care', when: { node: 'care', below: '2' }, notAbove: 'fair', reason: 'Social care below two stars.' },
      { id: 'money', when: { node: 'money', below: '1' }, notAbove: 'poor', reason: 'Accounts qualified.' },
    ] },
    { care: { ...given, scale: 'n' }, money: { ...given, scale: 'n' } },
  );
  const all = { a: 'excellent', b: 'excellent', c: 'excellent' };

  it('lists all, applies the lowest, and keeps the uncapped result beside it', () => {
    expect(result(capped, levels({ ...all, care: '0', money: '0' }))).toMatchObject({
      level: 'poor', uncapped: { level: 'excellent' }, caps: [{ id: 'care', status: 'applies' }, { id: 'money', status: 'applies', reason: 'Accounts qualified.' }],
    });
    expect(result(capped, levels({ ...all, care: '2', money: '1' }))).toMatchObject({ level: 'excellent', uncapped: { level: 'excellent' } });
  });

  it('may apply where what it looks at is not known', () => {
    expect(result(capped, levels({ ...all, money: '3' }))).toMatchObject({ lower: 'fair', upper: 'excellent', caps: [{ status: 'may-apply' }, { status: 'does-not-apply' }] });
  });

  it('binds: lifting the node it looks at raises the result', () => {
    expect(result(capped, levels({ ...all, care: '1', money: '3' })).binding).toEqual([{ node: 'care', movement: 'rise', from: '1', to: '2', alone: true }]);
  });
});

// Rating principles of the Care Quality Commission, 12 May 2022, read top-down (domain: count rules and a limiter).
const cqc = frameworkOf({
  id: 'cqc', version: '1', title: 'Five key questions',
  scales: { s: scale('inadequate', 'requires-improvement', 'good', 'outstanding'), breach: scale('breach', 'none') },
  judgements: ['j'],
  nodes: {
    j: {
      scale: 's', from: ['safe', 'effective', 'caring', 'responsive', 'well-led'], rules: [
        { then: 'inadequate', when: [{ at: 'inadequate', atLeast: 2 }] },
        { then: 'outstanding', when: [{ at: 'outstanding', atLeast: 2 }, { below: 'good', atMost: 0 }] },
        { then: 'good', when: [{ at: 'inadequate', atMost: 0 }, { at: 'requires-improvement', atMost: 1 }] },
        { then: 'requires-improvement', when: [{ at: 'inadequate', atMost: 0 }, { at: 'requires-improvement', atLeast: 2 }] },
      ],
      caps: [{ id: 'breach', when: { node: 'regulations', below: 'none' }, notAbove: 'requires-improvement', reason: 'Breach of regulations.' }],
    },
    safe: given, effective: given, caring: given, responsive: given, 'well-led': given, regulations: { scale: 'breach', given: true },
  },
});
const care = (safe: string, effective: string, caring: string, responsive: string, wellLed: string, regulations = 'none') =>
  result(cqc, levels(Object.fromEntries(Object.entries({ safe, effective, caring, responsive, 'well-led': wellLed, regulations }).filter(([, level]) => level !== '?'))));
const [I, R, G, O] = ['inadequate', 'requires-improvement', 'good', 'outstanding'] as const;

describe('gaps', () => {
  it.each([
    [[I, I, O, O, O], I], [[O, O, G, G, G], O], [[O, O, O, O, R], G], [[G, G, G, G, R], G], [[G, G, G, R, R], R],
  ])('%j is %s', ([a = '', b = '', c = '', d = '', e = ''], level) => {
    expect(care(a, b, c, d, e)).toMatchObject({ level });
  });

  it('answers "no rule matched" for one inadequate, as a range of its own kind', () => {
    expect(care(I, G, G, G, G)).toMatchObject({ lower: I, upper: O, gap: { node: 'j', reason: 'no rule matched', between: [I, O] } });
  });

  it('knows that the result can fall when a question rises, and tries every combination there', () => {
    expect(cqc.nonMonotone).toEqual(['j']);
    // One question open, four good: inadequate matches no rule (a gap), the other three answers give good.
    expect(care('?', G, G, G, G)).toMatchObject({ lower: I, upper: O, gap: { reason: 'no rule matched' } });
    // Two are inadequate already: the first rule matches whatever the open one is.
    expect(care('?', I, I, G, G)).toMatchObject({ level: I });
    expect(care('?', R, R, G, G).lower).toBe(I);
    expect(care('?', R, R, G, G).upper).toBe(O);
  });

  it('limits the range under a cap', () => {
    expect(care(O, O, O, O, O, 'breach')).toMatchObject({ level: R, uncapped: { level: O } });
    expect(care(I, G, G, G, G, 'breach')).toMatchObject({ lower: I, upper: R, uncapped: { lower: I, upper: O } });
  });

  it('keeps an unpublished row apart from missing facts', () => {
    const framework = threeQuestions({ rules: [{ then: 'excellent', when: [{ below: 'excellent', atMost: 0 }] }, { gap: 'cut-offs unpublished', between: ['fair', 'good'], when: [{ below: 'fair', atMost: 0 }] }, { then: 'poor' }] });
    expect(result(framework, levels({ a: 'good', b: 'good', c: 'good' }))).toMatchObject({ lower: 'fair', upper: 'good', gap: { reason: 'cut-offs unpublished', between: ['fair', 'good'] } });
    expect(result(framework, levels({ a: 'poor', b: 'good', c: 'good' }))).toMatchObject({ level: 'poor' });
  });
});

// Ordered rule table of the comprehensive performance assessment of 2005, the rows of corporate assessment 4 and 3 as printed.
describe('cpa 2005', () => {
  const none = (below: string, of: string[]) => ({ below, atMost: 0, of });
  const one = (below: string, of: string[]) => ({ below, atMost: 1, of });
  const corporate = (level: string) => ({ at: level, atLeast: 1, of: ['ca'] });
  const [first, second] = [['education', 'social'], ['housing', 'culture']];
  const framework = frameworkOf({
    id: 'cpa', version: '1', title: 'CPA', scales: { s: scale('1', '2', '3', '4'), stars: scale('0', '1', '2', '3', '4') }, judgements: ['j'],
    nodes: {
      j: { scale: 'stars', from: ['ca', ...first, ...second], rules: [
        { then: '4', when: [corporate('4'), none('3', first), none('2', second)] },
        { then: '3', when: [corporate('4'), none('2', first), one('2', second)] },
        { then: '2', when: [corporate('4'), one('2', first), one('2', second)] },
        { then: '1', when: [corporate('4')] },
        { then: '4', when: [corporate('3'), none('3', first), none('3', second)] },
        { then: '3', when: [corporate('3'), none('2', first), none('2', second)] },
        { then: '2', when: [corporate('3'), none('2', first), one('2', second)] },
        { then: '1', when: [corporate('3')] },
        { gap: 'unpublished', between: ['0', '3'] },
      ] },
      ca: given, education: given, social: given, housing: given, culture: given,
    },
  });
  it.each([
    ['4 3 3 2 2', '4'], ['4 2 3 1 2', '3'], ['4 1 3 1 2', '2'], ['4 1 1 4 4', '1'], ['3 3 3 3 3', '4'], ['3 3 3 2 3', '3'], ['3 2 2 1 4', '2'], ['3 1 4 4 4', '1'],
  ])('%s is %s stars', (stated, level) => {
    const [ca = '', education = '', social = '', housing = '', culture = ''] = stated.split(' ');
    expect(result(framework, levels({ ca, education, social, housing, culture }))).toMatchObject({ level });
  });
  it('says unpublished where the page was cut', () => {
    expect(result(framework, levels({ ca: '2', education: '3', social: '3', housing: '3', culture: '3' }))).toMatchObject({ lower: '0', upper: '3', gap: { reason: 'unpublished' } });
  });
});

describe('criteria', () => {
  const withCriterion = (more: object): Framework => threeQuestions({ from: ['a', 'k', 'b', 'c'] }, {
    k: { scale: 's', levels: { fair: { op: 'given', node: 'x', atLeast: '1' }, good: { op: 'given', node: 'y', atLeast: '1' }, excellent: { op: 'given', node: 'z', atLeast: '1' } }, ...more },
    x: { ...given, scale: 'n' }, y: { ...given, scale: 'n' }, z: { ...given, scale: 'n' },
  });
  const reached = (more: object, stated: Record<string, string | null>): string => {
    const trace = result(withCriterion(more), levels({ a: 'excellent', ...stated })).trace;
    return trace.kind === 'combination' ? trace.children[1]?.words ?? '' : '';
  };

  it.each([
    ['cumulative: excellent met counts for nothing while good is not', { x: '1', y: '0', z: '1' }, 'Fair'],
    ['unknown in the middle: fair or excellent', { x: '1', z: '1' }, 'Fair to excellent'],
    ['a level that does not apply blocks nothing', { x: '1', y: null, z: '1' }, 'Excellent'],
    ['and is not reached for nothing', { x: '1', y: '1', z: null }, 'Good'],
    ['nothing applies', { x: null, y: null, z: null }, 'Not rated: nothing applies'],
  ])('%s', (_case, stated, words) => {
    expect(reached({}, stated)).toBe(words);
  });

  it('follows the criterion’s own rule for what does not apply', () => {
    expect(reached({ whenNotApplicable: 'not-known' }, { x: '1', y: null, z: '1' })).toBe('Fair to excellent');
    expect(reached({ whenNotApplicable: 'refuse' }, { x: '1', y: null, z: '1' })).toBe('Not rated: a test does not apply and may not be left out');
    expect(result(withCriterion({ whenNotApplicable: 'refuse' }), levels({ a: 'excellent', y: null }))).toMatchObject({ notRated: 'refused' });
  });
});

describe('best-value-2001', () => {
  const framework = shipped('best-value-2001');

  it('answers 0 to 3 stars for a council of which nothing is known', () => {
    const rating = rate(framework, definitions(), factsOf({}));
    expect(judged(rating, 'service')).toMatchObject({ lower: 'poor', upper: 'excellent' });
    expect(judged(rating, 'prospects')).toMatchObject({ lower: 'poor', upper: 'excellent' });
    expect(judged(rating, 'service').scale.levels.map((level) => level.value)).toEqual(['0', '1', '2', '3']);
  });

  it('names the cheapest path where nothing alone raises the result: enough criteria of two questions', () => {
    const { binding } = judged(rate(framework, definitions(), factsOf({})), 'service');
    // Fair needs two questions of three at fair, and a question needs all but one of its criteria there: 3 of 4, twice.
    expect(binding).toHaveLength(6);
    expect(binding.every((one) => one.movement === 'settle' && !one.alone && one.to === 'fair')).toBe(true);
  });

  it('says the same in the same bytes', () => {
    const facts = factsOf({ observations: [{ indicator: 'incidents-in-sla', period: '2026-10', value: '91' }] });
    const write = (): string => JSON.stringify(rate(framework, definitions(), facts));
    expect(write()).toBe(write());
    expect(JSON.parse(write())).toEqual(rate(framework, definitions(), facts));
  });

  it('never throws for want of an indicator in the catalogue', () => {
    expect(judged(rate(framework, { ...definitions(), indicators: new Map() }, factsOf({})), 'service')).toMatchObject({ lower: 'poor', upper: 'excellent' });
  });

  it('shows every criterion with its tests down to the facts', () => {
    const leaves = (trace: NodeTrace): NodeTrace[] => (trace.kind === 'combination' ? trace.children.flatMap(leaves) : [trace]);
    const rating = rate(framework, definitions(), factsOf({}));
    const criteria = rating.judgements.flatMap((one) => leaves(one.trace));
    expect(criteria).toHaveLength(25);
    expect(criteria.every((one) => one.kind === 'criterion' && one.levels.length === 3)).toBe(true);
  });
});

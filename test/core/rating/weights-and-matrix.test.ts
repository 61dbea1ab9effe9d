import { describe, expect, it } from 'vitest';
import { isCombination } from '../../../src/core/rating/combination.ts';
import { combinationWords } from '../../../src/core/rating/combination-words.ts';
import { rate } from '../../../src/core/rating/rate.ts';
import type { Judgement } from '../../../src/core/rating/rate.ts';
import type { Framework } from '../../../src/core/rating/framework.ts';
import { definitions, factsOf, frameworkOf } from '../../support/rating.ts';

const scale = (...levels: string[]) => ({ title: 'Scale', levels: levels.map((id) => ({ id, title: id })) });
const scores = { title: 'Score', levels: ['1', '2', '3', '4'].map((id) => ({ id, title: id, value: id })) };
const category = scale('poor', 'weak', 'fair', 'good', 'excellent');
const score = { scale: 'score', given: true };

function result(framework: Framework, stated: Record<string, string | null>): Judgement {
  const given = Object.entries(stated).map(([node, level]) => ({ node, level }));
  const [judgement] = rate(framework, definitions(), factsOf({ given })).judgements;
  if (!judgement) throw new Error('no judgement');
  return judgement;
}

/** The node of design.md's example: three weights, divided by 5; 65 points of weight give 13 to 52. */
const weighted = (more: object = {}): Framework => frameworkOf({
  id: 'w', version: '1', title: 'Weighted', scales: { score: scores, category }, judgements: ['district'],
  nodes: {
    district: { scale: 'category', weights: { quality: 25, improvement: 25, investment: 15 }, divideBy: 5, bands: [
      { below: '40', then: 'poor' }, { below: '47', gap: 'cut-offs unpublished', between: ['weak', 'good'] }, { then: 'excellent' }], ...more },
    quality: score, improvement: score, investment: score,
  },
});

describe('weights with bands', () => {
  it.each([
    // 25 × 3 + 25 × 3 + 15 × 3 = 195, ÷ 5 = 39
    ['3 3 3', 'poor', 'poor', '39'],
    // 25 × 3 + 25 × 3 + 15 × 4 = 210, ÷ 5 = 42
    ['3 3 4', 'weak', 'good', '42'],
    // 25 × 4 + 25 × 3 + 15 × 4 = 235, ÷ 5 = 47: on the edge is in the next band
    ['4 3 4', 'excellent', 'excellent', '47'],
  ])('%s scores as worked out by hand', (stated, lower, upper, points) => {
    const [quality = '', improvement = '', investment = ''] = stated.split(' ');
    const judgement = result(weighted(), { quality, improvement, investment });
    expect(judgement).toMatchObject({ lower, upper, trace: { rules: { worst: { kind: 'band', score: points } } } });
    expect(judgement.gap?.reason).toBe(lower === upper ? undefined : 'cut-offs unpublished');
  });

  it('raises the other weights where one does not apply, and says so', () => {
    // (25 × 4 + 25 × 3) × 65 ÷ 50 ÷ 5 = 45.5
    const judgement = result(weighted(), { quality: '4', improvement: '3', investment: null });
    expect(judgement).toMatchObject({ lower: 'weak', upper: 'good', trace: {
      rules: { worst: { score: '45.5', words: 'Weighted score 45.5. Weak to good (cut-offs unpublished) for a score of 40 or more and under 47.' } },
      found: '4, 3 and not rated: nothing applies. investment does not apply: the weights of the others are raised in proportion, from 50 to 65.',
    } });
    expect(result(weighted(), { quality: null, improvement: null, investment: null })).toMatchObject({ notRated: 'nothing-applicable' });
  });

  it('counts exactly', () => {
    // Weights 0.1, 0.2 and 0.3 on scores 1 are 0.6 exactly, though doubles say 0.6000000000000001.
    const exact = weighted({ weights: { quality: 0.1, improvement: '0.2', investment: '0.3' }, divideBy: '0.6', bands: [{ below: '1', then: 'poor' }, { below: '1.0000001', then: 'fair' }, { then: 'good' }] });
    expect(exact.nodes['district']).toMatchObject({ divideBy: '0.6' });
    expect(result(exact, { quality: '1', improvement: '1', investment: '1' })).toMatchObject({ level: 'fair' });
  });

  it('gives a range for what is not stated, and caps it with the uncapped result beside', () => {
    expect(result(weighted(), { quality: '4', improvement: '4' })).toMatchObject({ lower: 'weak', upper: 'excellent', binding: [{ node: 'investment', movement: 'settle' }] });
    const capped = weighted({ caps: [{ id: 'c', when: { node: 'investment', below: '2' }, notAbove: 'fair', reason: 'A reason.' }] });
    expect(result(capped, { quality: '4', improvement: '4', investment: '1' })).toMatchObject({ lower: 'weak', upper: 'fair', uncapped: { lower: 'weak', upper: 'good' } });
    expect(result(capped, { quality: '4', improvement: '4', investment: '4' })).toMatchObject({ level: 'excellent' });
  });

  it('finds out that bands fall, and then tries every combination', () => {
    const falling = weighted({ bands: [{ below: '26', then: 'good' }, { below: '39', then: 'poor' }, { then: 'excellent' }] });
    expect(falling.falls).toEqual([{ node: 'district', why: 'band [1] is lower than the band before it' }]);
    // 1, 1 and open: 13, 16, 19, 22 are all below 26.
    expect(result(falling, { quality: '1', improvement: '1' })).toMatchObject({ level: 'good' });
    // 2, 2 and open: 23, 26, 29, 32.
    expect(result(falling, { quality: '2', improvement: '2' })).toMatchObject({ lower: 'poor', upper: 'good' });
  });

  it('reads in words on the page of a framework', () => {
    const framework = weighted();
    const node = framework.nodes['district'];
    expect(node && isCombination(node) && combinationWords(framework, node)).toEqual([
      'The score adds up quality × 25, improvement × 25 and investment × 15, divided by 5. Where one does not apply, the weights of the others are raised in proportion.',
      'Poor for a score of under 40.',
      'Weak to good (cut-offs unpublished) for a score of 40 or more and under 47.',
      'Excellent for a score of 47 or more.',
    ]);
  });
});

/** The node of design.md's example, whole. */
const matrix = (more: object = {}, matrixMore: object = {}): Framework => frameworkOf({
  id: 'm', version: '1', title: 'Matrix', scales: { score: scores, category, care: scale('0', '1', '2', '3') }, judgements: ['category'],
  nodes: {
    category: {
      scale: 'category',
      matrix: { rows: 'ability', columns: 'performance', cells: { 3: { 3: 'good' } }, otherwise: { gap: 'cell unpublished', between: ['poor', 'excellent'] }, ...matrixMore },
      caps: [{ id: 'social-care', when: { node: 'socialCare', below: '2' }, notAbove: 'weak', reason: 'Social care is below two stars.' }],
      ...more,
    },
    ability: score, performance: score, socialCare: { scale: 'care', given: true },
  },
});

describe('matrix', () => {
  it('finds the cell by level ids that look like numbers', () => {
    expect(result(matrix(), { ability: '3', performance: '3', socialCare: '3' })).toMatchObject({
      level: 'good', trace: { rules: { worst: { kind: 'cell', cell: { row: '3', column: '3' }, words: 'Good where ability is 3 and performance is 3.' } } },
    });
  });

  it('caps Ealing 2004 from good to weak and shows both', () => {
    expect(result(matrix(), { ability: '3', performance: '3', socialCare: '0' })).toMatchObject({ level: 'weak', uncapped: { level: 'good' }, caps: [{ id: 'social-care', status: 'applies' }] });
  });

  it('says otherwise for a pair without a cell, and closes the gap where a cap leaves one level', () => {
    expect(result(matrix(), { ability: '3', performance: '4', socialCare: '3' })).toMatchObject({ lower: 'poor', upper: 'excellent', gap: { reason: 'cell unpublished' } });
    expect(result(matrix(), { ability: '3', performance: null, socialCare: '3' })).toMatchObject({ gap: { reason: 'cell unpublished' } });
    const toPoor = matrix({ caps: [{ id: 'all', when: { node: 'socialCare', below: '2' }, notAbove: 'poor', reason: 'A reason.' }] });
    const capped = result(toPoor, { ability: '3', performance: '4', socialCare: '0' });
    expect(capped).toMatchObject({ level: 'poor', uncapped: { lower: 'poor', upper: 'excellent' } });
    expect(capped).not.toHaveProperty('gap');
  });

  it('tries every cell where a result can fall', () => {
    expect(matrix().falls).toEqual([{ node: 'category', why: '"ability" from 2 to 3 takes it from poor to excellent to good' }]);
    const zigzag = matrix({}, { cells: { 1: { 1: 'poor', 2: 'excellent', 3: 'fair', 4: 'fair' } }, otherwise: { then: 'weak' } });
    expect(result(zigzag, { ability: '1', socialCare: '3' })).toMatchObject({ lower: 'poor', upper: 'excellent' });
    expect(result(zigzag, { performance: '1', socialCare: '3' })).toMatchObject({ lower: 'poor', upper: 'weak' });
  });

  it('may have gaps in cells, and any level where no cell was written for what does not apply', () => {
    const row = Object.fromEntries(['1', '2', '3', '4'].map((id) => [id, { gap: 'n/a', between: ['poor', 'weak'] }]));
    const complete = matrix({}, { cells: { 1: row, 2: row, 3: row, 4: row }, otherwise: undefined });
    expect(complete.falls).toEqual([]);
    expect(result(complete, { ability: '1', performance: '4', socialCare: '3' })).toMatchObject({ lower: 'poor', upper: 'weak', gap: { reason: 'n/a' } });
    expect(result(complete, { ability: '1', performance: null, socialCare: '3' })).toMatchObject({ lower: 'poor', upper: 'excellent', gap: { reason: 'the matrix has no such cell' } });
  });
});

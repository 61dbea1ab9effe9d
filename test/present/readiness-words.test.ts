import { describe, expect, it } from 'vitest';
import { rate } from '../../src/core/rating/rate.ts';
import type { Rating } from '../../src/core/rating/rate.ts';
import { bestWords, movedWords, oddsWords, percentWords, supportWords, verdictOf } from '../../src/present/readiness-words.ts';
import { definitions, factsOf, frameworkOf } from '../support/rating.ts';

const scale = (...titles: string[]) => ({ title: 'Scale', levels: titles.map((title, at) => ({ id: title.toLowerCase(), title, ...(titles[0] === 'Poor' && titles[1] === 'Fair' && { value: String(at) }) })) });
const bestValue = frameworkOf({
  id: 'made', version: '1', title: 'Made', judgements: ['service', 'prospects'],
  scales: { stars: scale('Poor', 'Fair', 'Good', 'Excellent'), prospects: scale('Poor', 'Uncertain', 'Promising', 'Excellent') },
  nodes: {
    service: { scale: 'stars', title: 'How good is the service?', from: ['s'], rules: ['excellent', 'good', 'fair'].map((at) => ({ then: at, when: [{ at, atLeast: 1 }] })).concat([{ then: 'poor', when: [] }]) }, s: { scale: 'stars', given: true },
    prospects: { scale: 'prospects', title: 'Prospects?', from: ['p'], rules: ['excellent', 'promising', 'uncertain'].map((at) => ({ then: at, when: [{ at, atLeast: 1 }] })).concat([{ then: 'poor', when: [] }]) }, p: { scale: 'prospects', given: true },
  },
});
const cqc = frameworkOf({
  id: 'one', version: '1', title: 'One', judgements: ['overall'], scales: { s: scale('Inadequate', 'Good', 'Outstanding') },
  nodes: { overall: { scale: 's', title: 'Overall', from: ['k'], rules: [{ then: 'outstanding', when: [{ at: 'outstanding', atLeast: 1 }] }, { then: 'inadequate' }] }, k: { scale: 's', given: true } },
});
const of = (framework: typeof cqc, stated: Record<string, string>): Rating => rate(framework, definitions(), factsOf({ given: Object.entries(stated).map(([node, level]) => ({ node, level })) }));

describe('the words of readiness', () => {
  it('say what is proved, and never call unknown poor', () => {
    expect(supportWords(of(bestValue, { s: 'good', p: 'promising' }))).toBe('The evidence supports a two-star, good service with promising prospects.');
    expect(supportWords(of(bestValue, { s: 'poor' }))).toBe('The evidence supports a no-star, poor service with prospects anywhere from poor to excellent.');
    expect(supportWords(of(bestValue, {}))).toBe('Nothing that decides is known yet, so every level is still possible.');
    expect(supportWords(of(cqc, { k: 'good' }))).toBe('The evidence supports: Overall, inadequate.');
  });

  it('answer yes, not yet or not known by the best level of the framework', () => {
    expect([verdictOf(of(bestValue, { s: 'excellent', p: 'excellent' })), verdictOf(of(bestValue, { s: 'good' })), verdictOf(of(bestValue, { s: 'excellent' })), verdictOf(of(cqc, {}))]).toEqual(['yes', 'not-yet', 'not-known', 'not-known']);
    expect([bestWords(of(bestValue, {})), bestWords(of(cqc, {}))]).toEqual(['double three-star', 'outstanding']);
  });

  it('say a chance as people do, and claim neither 0 nor 100', () => {
    expect([0, 0.004, 0.27, 0.5, 0.82, 1].map(oddsWords)).toEqual(['hardly any chance (less than 1 in 100)', 'hardly any chance (less than 1 in 100)', 'about a 1 in 4 chance', 'about an even chance', 'about 8 in 10 chances', 'hardly any doubt (more than 99 in 100)']);
    expect([0, 0.274, 1].map(percentWords)).toEqual(['<1%', '27%', '>99%']);
  });

  it('say how both moved in a year, and nothing of a year of which nothing is known', () => {
    const now = of(bestValue, { s: 'good', p: 'promising' });
    expect(movedWords(now, of(bestValue, { s: 'fair', p: 'uncertain' }))).toBe('Up on both judgements in a year');
    expect(movedWords(now, of(bestValue, { s: 'good', p: 'excellent' }))).toBe('Down on one judgement in a year, the other the same');
    expect(movedWords(now, of(bestValue, {}))).toBe('Where we stand');
  });
});

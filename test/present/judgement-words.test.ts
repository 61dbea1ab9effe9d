import { expect, it } from 'vitest';
import { boundWords, starWords, verdictWord } from '../../src/present/judgement-words.ts';

const stars = (lower: number, upper: number) => ({ title: '', labels: ['poor', 'fair', 'good', 'excellent'], lower, upper });
const prospects = (lower: number, upper: number) => ({ title: '', labels: ['poor', 'uncertain', 'promising', 'excellent'], lower, upper });

it.each([
  [stars(2, 2), 'Good', '2 of 3 stars, certain'],
  [stars(1, 3), 'Fair to excellent', '1 to 3 stars'],
  [stars(0, 3), 'Not known', '0 to 3 stars, nothing known'],
  [stars(0, 0), 'Poor', '0 of 3 stars, certain'],
])('stars %o', (judgement, verdict, words) => {
  expect(verdictWord(judgement)).toBe(verdict);
  expect(starWords(judgement)).toBe(words);
});

it.each([
  [prospects(2, 2), 'certain'], [prospects(2, 3), 'at least promising'], [prospects(0, 1), 'at most uncertain'], [prospects(0, 3), 'any level possible, nothing known'],
])('prospects %o', (judgement, words) => {
  expect(boundWords(judgement)).toBe(words);
});

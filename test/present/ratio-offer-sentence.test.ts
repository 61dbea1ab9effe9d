import { describe, expect, it } from 'vitest';
import { ratioOfferSentence } from '../../src/present/ratio-offer-sentence.ts';

const OFFER = { limits: [], chart: 'proportion', largestDifference: 0.6171, at: '2022-10-01', smallestDenominator: 50, largestDenominator: 1000 } as const;

describe('why other limits are offered', () => {
  it.each([
    ['P′', OFFER, 'The denominators run from 50 to 1,000; limits that allow for this (P′) lie up to 62% of the half width away from these, most of all in October 2022.'],
    ['U′ of one size', { ...OFFER, chart: 'rate', smallestDenominator: 1000 }, 'The denominator is 1,000 throughout; limits that allow for this (U′) lie up to 62% of the half width away from these, most of all in October 2022.'],
  ] as const)('%s', (_name, offer, sentence) => {
    expect(ratioOfferSentence(offer, () => 'in October 2022')).toBe(sentence);
  });
});

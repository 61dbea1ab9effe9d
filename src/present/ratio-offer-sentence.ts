import type { RatioOffer } from '../core/trend/offer-ratio-limits.ts';
import { formatCount } from './format-number.ts';

const CHARTS: Record<RatioOffer['chart'], string> = { proportion: 'P′', rate: 'U′' };

/**
 * Why other limits are offered beside the XmR limits. Example: "The denominators run from 50 to 1,000; limits that allow for
 * this (P′) lie up to 62% of the half width away from these, most of all in October 2022."
 */
export function ratioOfferSentence({ chart, largestDifference, at, smallestDenominator, largestDenominator }: RatioOffer, inDay: (date: string) => string): string {
  const denominators = smallestDenominator === largestDenominator
    ? `The denominator is ${formatCount(smallestDenominator)} throughout`
    : `The denominators run from ${formatCount(smallestDenominator)} to ${formatCount(largestDenominator)}`;
  return `${denominators}; limits that allow for this (${CHARTS[chart]}) lie up to ${Math.round(largestDifference * 100)}% of the half width away from these, most of all ${inDay(at)}.`;
}

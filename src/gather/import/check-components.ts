import type { Indicator } from '../../core/indicator.ts';

/** What a pair of components gives for an indicator: percent of a whole, or a plain ratio. */
const timesOf = (indicator: Indicator): number => (indicator.unit === 'percent' ? 100 : 1);

/** The figure numerator and denominator give, with the 15 digits a double carries: 35 of 50 is 70 for a percentage. */
export function derivedValue(indicator: Indicator, numerator: number, denominator: number): number {
  return Number(((numerator * timesOf(indicator)) / denominator).toPrecision(15));
}

export interface PublishedTriple {
  /** In the unit of the indicator. */
  readonly value: number;
  /** Half of the last place the value was published to, in the same unit. */
  readonly valueRounding: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Components were rounded to multiples of this; 0 when they were not. */
  readonly componentsRoundedTo: number;
}

/**
 * Can the published value have come from components that round to the published ones?
 * Each component lies within half its rounding of what was published, and so does the value.
 * Example (Scottish Welfare Fund): 35 of 50, rounded to 5, agrees with a published 71 %: 37.4 of 52.4 is 71.4 %.
 */
export function componentsAgree(indicator: Indicator, triple: PublishedTriple): boolean {
  const half = triple.componentsRoundedTo / 2;
  const times = timesOf(indicator);
  const smallest = ((triple.numerator - half) * times) / (triple.denominator + half);
  const largest = triple.denominator > half ? ((triple.numerator + half) * times) / (triple.denominator - half) : Infinity;
  // Doubles: 0.1 + 0.2 must still lie within 0.3.
  const slack = 1e-9 * Math.max(1, Math.abs(triple.value));
  return triple.value + triple.valueRounding + slack >= smallest && triple.value - triple.valueRounding - slack <= largest;
}

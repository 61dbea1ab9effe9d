import type { Indicator } from './indicator.ts';

/**
 * Does a figure come from too small a sample to be judged or compared? A figure that does not say its sample is not doubted.
 * Example: with a least sample of 100, a survey of 99 answers is too small and one of 100 is not.
 */
export function isSampleTooSmall({ minimumSample }: Pick<Indicator, 'minimumSample'>, sampleSize: number | undefined): boolean {
  return minimumSample !== undefined && sampleSize !== undefined && sampleSize < minimumSample;
}

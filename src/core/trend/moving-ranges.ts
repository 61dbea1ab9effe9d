import { accurateMean } from './accurate-mean.ts';
import type { TrendRules } from './trend-rules.ts';

/** The size of each step from one value to the next. A step from or to a missing value is left out. */
export function movingRanges(values: readonly (number | null)[]): number[] {
  const ranges: number[] = [];
  for (let at = 1; at < values.length; at += 1) {
    const before = values[at - 1] ?? null;
    const here = values[at] ?? null;
    if (before !== null && here !== null) ranges.push(Math.abs(here - before));
  }
  return ranges;
}

export interface AverageRange {
  readonly average: number;
  /** Moving ranges left out by screening. */
  readonly screenedOut: number;
  /** Screening would have left an average of zero, so it was not applied. */
  readonly screeningSetAside: boolean;
}

/**
 * The average moving range. Screening leaves out every range of `screeningFactor` averages or more and takes the average
 * once again, only once (NHSRplotthedots 0.2.2; Making Data Count). Where nothing but zeros would be left it is not applied:
 * one blip in a constant series would make limits without width and a signal of every point.
 *
 * Example: ranges 1, 1, 1, 1, 1, 1, 1, 1, 1, 11 have the average 2; 11 is not below 3.267 × 2 = 6.534, so it is left out and
 * the average is 1. `undefined` when there are no ranges.
 */
export function averageMovingRange(ranges: readonly number[], { screen, screeningFactor }: Pick<TrendRules, 'screen' | 'screeningFactor'>): AverageRange | undefined {
  const average = accurateMean(ranges);
  if (average === undefined) return undefined;
  if (!screen || average === 0) return { average, screenedOut: 0, screeningSetAside: false };
  const kept = ranges.filter((range) => range < screeningFactor * average);
  const screened = accurateMean(kept);
  if (screened === undefined || screened === 0) return { average, screenedOut: 0, screeningSetAside: true };
  return { average: screened, screenedOut: ranges.length - kept.length, screeningSetAside: false };
}

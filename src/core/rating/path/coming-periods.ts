import { lastPeriodEndedBy, monthsIn, periodFromCode } from '../../period.ts';
import type { Granularity } from '../../period.ts';
import type { UsedObservation } from '../answer.ts';

/** In how many of the next periods the target must be met so that a moving window holds enough. */
export interface ComingPeriods {
  readonly granularity: Granularity;
  readonly wanted: number;
  readonly of: number;
  /** The periods that end by the day are enough for it. */
  readonly inTime: boolean;
}

/**
 * What a "target met in so many of the last periods" test asks of the periods to come. The oldest leave the window as new
 * ones enter it: those are counted that end by `by`, or as many as it takes where they do not suffice.
 * A period in the window that is not known counts as not met. `observations` come latest first, as the test looked at them.
 *
 * Example: 10 of 12 wanted, four months to go: the oldest four leave, 7 of the eight that stay are met, so 3 of the next 4.
 */
export function comingPeriods(test: { readonly periods: number; readonly atLeast: number }, observations: readonly UsedObservation[], by: string | undefined): ComingPeriods | undefined {
  const newest = periodFromCode(observations[0]?.period ?? '');
  if (!newest) return undefined;
  const { granularity } = newest;
  const wantedAfter = (coming: number): number => test.atLeast - observations.slice(0, test.periods - coming).filter((one) => one.verdict === 'met').length;
  const inTime = by === undefined ? 0 : Math.max(0, Math.floor((lastPeriodEndedBy(granularity, by).month - newest.month) / monthsIn(granularity)));
  const coming = Math.min(inTime, test.periods);
  if (coming > 0 && wantedAfter(coming) <= coming) return { granularity, wanted: Math.max(0, wantedAfter(coming)), of: coming, inTime: true };
  for (let of = 1; of <= test.periods; of += 1) {
    if (wantedAfter(of) <= of) return { granularity, wanted: Math.max(0, wantedAfter(of)), of, inTime: by === undefined || of <= inTime };
  }
  return undefined;
}

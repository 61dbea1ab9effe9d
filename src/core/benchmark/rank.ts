import { absoluteExact, addExact, compareExact, decimal, exactOf, subtractExact } from '../exact.ts';
import type { Indicator } from '../indicator.ts';
import type { BenchmarkRules, QuartileBand } from './benchmark-rules.ts';

/** What of an indicator says which figures are ranked and which of two is better. */
export type RankScale = Pick<Indicator, 'polarity' | 'midpoint' | 'minimumSample'>;

/** A figure's place among the comparable ones, its own among them. */
export interface Place {
  /** Figures compared. */
  readonly n: number;
  /** 1 is best, and ties share the best rank; absent where neither high nor low is better. */
  readonly rank?: number;
  /** Others with the same rank. */
  readonly equals?: number;
  /** rank ÷ n. */
  readonly percentile?: number;
  /** Absent under the least number of councils, and without a rank. */
  readonly quartile?: QuartileBand;
}

/**
 * How a figure stands among figures sorted upwards, itself one of them: competition ranking on the values as published
 * (design.md, Trend). Example: of 90, 92, 92 and 97 percent, higher being better, both 92 have rank 2 of 4; percentile 0.5.
 */
export function placeAmong(value: number, ascending: ArrayLike<number>, scale: RankScale, rules: Pick<BenchmarkRules, 'minimumCouncils' | 'quartiles'>): Place {
  const n = ascending.length;
  const counts = countsOf(value, ascending, scale);
  if (counts === undefined || n === 0) return { n };
  const rank = counts.better + 1;
  const quartile = n < rules.minimumCouncils ? undefined : quartileBand(rank, n, rules);
  return { n, rank, equals: counts.equal - 1, percentile: rank / n, ...(quartile && { quartile }) };
}

/**
 * The band of a rank: 8 of 32 is at 0.25 and still in the first. Doubles compare these exactly, since a share and a decimal
 * that are equal round to the same double, and different ones lie much further apart than that.
 */
export function quartileBand(rank: number, n: number, { quartiles }: Pick<BenchmarkRules, 'quartiles'>): QuartileBand | undefined {
  const share = rank / n;
  return quartiles.find(({ upTo }) => upTo === undefined || share <= Number(upTo));
}

/** How many are better than the value, and how many as good; `undefined` where neither high nor low is better. */
function countsOf(value: number, ascending: ArrayLike<number>, { polarity, midpoint }: RankScale): { better: number; equal: number } | undefined {
  const n = ascending.length;
  switch (polarity) {
    case 'none': return undefined;
    case 'higher': {
      const from = countWhile(ascending, (other) => other < value);
      const to = countWhile(ascending, (other) => other <= value);
      return { better: n - to, equal: to - from };
    }
    case 'lower': {
      const from = countWhile(ascending, (other) => other < value);
      return { better: from, equal: countWhile(ascending, (other) => other <= value) - from };
    }
    case 'target': {
      // Distances are taken on the decimals: 0.1 and 0.5 are equally far from 0.3, which doubles deny.
      const middle = decimal(midpoint ?? '0');
      const distance = absoluteExact(subtractExact(exactOf(value), middle));
      const [low, high] = [subtractExact(middle, distance), addExact(middle, distance)];
      const below = countWhile(ascending, (other) => compareExact(exactOf(other), low) < 0);
      const upToLow = countWhile(ascending, (other) => compareExact(exactOf(other), low) <= 0);
      const belowHigh = countWhile(ascending, (other) => compareExact(exactOf(other), high) < 0);
      const upToHigh = countWhile(ascending, (other) => compareExact(exactOf(other), high) <= 0);
      const better = Math.max(0, belowHigh - upToLow);
      return { better, equal: upToHigh - below - better };
    }
  }
}

/** How many values at the beginning hold, where those that hold come before those that do not. */
function countWhile(ascending: ArrayLike<number>, holds: (value: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = ascending[middle];
    if (value !== undefined && holds(value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

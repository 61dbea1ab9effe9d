import type { PeerFigure } from '../core/benchmark/compare-with-peers.ts';
import { periodCode } from '../core/period.ts';
import type { Period } from '../core/period.ts';

/** One council in a ranking, as the command line and downloads write it. */
export interface RankRecord {
  readonly council: string;
  readonly gss: string;
  readonly period: string;
  /** As published. */
  readonly value: number;
  /** Null where neither high nor low is better. */
  readonly rank: number | null;
  readonly n: number;
  /** rank ÷ n. */
  readonly percentile: number | null;
  /** The word; null without a rank, or with too few councils. */
  readonly quartile: string | null;
}

export const RANK_FIELDS = ['council', 'gss', 'period', 'value', 'rank', 'n', 'percentile', 'quartile'] as const;

export function rankRecord({ council, value, place }: PeerFigure, period: Period): RankRecord {
  const { rank = null, n, percentile = null, quartile } = place;
  return { council: council.name, gss: council.gss, period: periodCode(period), value, rank, n, percentile, quartile: quartile?.words ?? null };
}

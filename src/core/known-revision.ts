import type { SourcedPoint } from './series.ts';

/** One recorded state of one published figure, as it was known at a moment. */
export interface KnownRevision {
  readonly indicator: string;
  readonly point: SourcedPoint;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly publishedAt: string;
  readonly withdrawnAt?: string;
  readonly reason?: string;
}

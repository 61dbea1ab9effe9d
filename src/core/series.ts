import type { Figure, FigureSource } from './observation.ts';
import type { Granularity, Period } from './period.ts';

/** One figure in a series, with where it came from. */
export interface SeriesPoint {
  readonly period: Period;
  readonly figure: Figure;
  readonly sampleSize?: number;
  readonly note?: string;
  readonly publishedStatus?: string;
  readonly definitionVersion: number;
  /** Not published yet: shown to the council's own people only, never judged. */
  readonly draft: boolean;
  readonly source: FigureSource;
}

/**
 * Figures of one council and indicator at one granularity, oldest first, no period twice.
 * A period without a row is missing; it is not in the list.
 */
export interface Series {
  readonly council: string;
  readonly indicator: string;
  readonly granularity: Granularity;
  readonly points: readonly SeriesPoint[];
}

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
  /** Not told of the earlier points of a recent series (`RECENT_POINTS`); the newest one and every draft have it. */
  readonly source?: FigureSource;
}

/** A point read together with where it came from. */
export interface SourcedPoint extends SeriesPoint {
  readonly source: FigureSource;
}

/**
 * Figures of one council and indicator at one granularity, oldest first, no period twice.
 * A period without a row is missing; it is not in the list.
 */
export interface Series<Point extends SeriesPoint = SeriesPoint> {
  readonly council: string;
  readonly indicator: string;
  readonly granularity: Granularity;
  readonly points: readonly Point[];
}

/**
 * How many points a recent series holds at most, whatever their age: three years of months on a sparkline. A year
 * before the newest of them is then within reach too: the twelfth month, the fourth quarter or the year before it.
 */
export const RECENT_POINTS = 36;

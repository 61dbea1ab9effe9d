import type { Period } from './period.ts';

/** Why there is no figure; each is shown and exported in its own words, and none is ever zero. */
export const NO_FIGURE_REASONS = ['not-available', 'not-applicable', 'confidential', 'none-recorded'] as const;
export type NoFigureReason = (typeof NO_FIGURE_REASONS)[number];

export const FIGURE_STATUSES = ['actual', 'provisional', 'estimated'] as const;
export type FigureStatus = (typeof FIGURE_STATUSES)[number];

/**
 * What is known of one period. `value` is a decimal of at most 15 significant digits, which a double
 * carries without loss, so `String(value)` is the text that was published.
 */
export type Figure =
  | { readonly kind: 'value'; readonly value: number; readonly numerator?: number; readonly denominator?: number; readonly status: FigureStatus }
  | { readonly kind: 'none'; readonly reason: NoFigureReason };

/** Where a figure was read: the batch, and the line of its file (1 is the first line). */
export interface FigureSource {
  readonly batch: number;
  readonly line: number;
  /** Header of its column, where the file holds several figures a row. */
  readonly cell?: string;
}

/** One figure of one council, as received: the unit that is imported, revised and withdrawn. */
export interface Observation {
  /** GSS code. */
  readonly council: string;
  /** Indicator code. */
  readonly indicator: string;
  readonly period: Period;
  readonly figure: Figure;
  readonly sampleSize?: number;
  readonly note?: string;
  /** What the council printed beside the figure; never computed, never trusted. */
  readonly publishedStatus?: string;
  readonly definitionVersion: number;
}

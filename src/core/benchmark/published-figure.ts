import type { Figure } from '../observation.ts';
import type { Period } from '../period.ts';

/** A published figure of one indicator, with whose it is. */
export interface PublishedFigure {
  /** GSS code. */
  readonly council: string;
  readonly period: Period;
  readonly figure: Figure;
  readonly definitionVersion: number;
  readonly sampleSize?: number;
}

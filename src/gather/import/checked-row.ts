import type { Observation } from '../../core/observation.ts';
import type { Remark } from './remark.ts';

/** `repeated`: the same figure stands higher up in the file; it is taken once. */
export type RowOutcome = 'accepted' | 'normalised' | 'rejected' | 'repeated';

/** What became of one row, or of one cell of a wide layout. */
export interface CheckedRow {
  /** Line of the file the row begins on; the first line is 1. */
  readonly line: number;
  /** Header of the cell's column, in a wide layout. */
  readonly column?: string;
  readonly outcome: RowOutcome;
  /** Present exactly where the outcome is accepted or normalised. */
  readonly observation?: Observation;
  readonly changes: readonly Remark[];
  readonly reasons: readonly Remark[];
  readonly warnings: readonly Remark[];
}

export interface CheckedFile {
  readonly kind: 'checked';
  /** Id of the column mapping used. */
  readonly mapping: string;
  readonly counts: Readonly<Record<RowOutcome, number>>;
  /** Rows that were handed on and have since turned out to conflict with a later one: each replaces the row of its line and column. */
  readonly replaced: readonly CheckedRow[];
  /** What was done to the file as a whole; where there is any, no row counts as accepted without change. */
  readonly changes: readonly Remark[];
  readonly notes: readonly Remark[];
  /** Headers of columns nothing was read from. */
  readonly ignoredColumns: readonly string[];
  /** Empty cells of a wide layout: nothing was said there, and nothing is recorded. */
  readonly blankCells: number;
}

import type { Figure } from '../../core/observation.ts';
import type { Period } from '../../core/period.ts';

export type RowOutcome = 'accepted' | 'normalised' | 'rejected' | 'repeated';

/** Where something stands in a file. */
export interface RowPlace {
  readonly line: number;
  /** Header of the cell's column, in a wide layout. */
  readonly cell?: string;
}

/** A row that is not plainly accepted, or that carries a warning. */
export interface RowRemark extends RowPlace {
  readonly outcome: RowOutcome;
  /** Sentences: what was changed, what was noticed, or why it was rejected. */
  readonly says: readonly string[];
}

/** An entry of a register: a target, an owner, an inspection, ... */
export interface StagedEntry {
  readonly line: number;
  readonly kind: string;
  readonly council?: string;
  readonly key: string;
  readonly content: unknown;
  readonly reason?: string;
}

/** A figure as it would be saved; council and indicator by the store's integer keys. */
export interface TakenFigure { readonly council: number; readonly indicator: number; readonly period: Period; readonly figure: Figure }

export interface StagedRow extends RowRemark {
  /** What is taken from the row, for showing; undefined for rejected rows and register entries. */
  readonly taken?: TakenFigure;
}

/** What an import was about, known once the whole file is read. */
export interface ImportSummary {
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly mapping?: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Rows (cells in a wide layout) accepted as they are, accepted after normalisation, rejected, and met before in the same file. */
  readonly accepted: number;
  readonly normalised: number;
  readonly rejected: number;
  readonly repeated: number;
  /** What was changed or noticed about the file as a whole, in sentences. */
  readonly fileChanges: readonly string[];
  /** GSS codes of the councils the accepted rows are about. */
  readonly councils: readonly string[];
}

/** The same with the digest over its rows (rows-digest.ts). */
export interface StagingSummary extends ImportSummary {
  readonly rowsDigest: string;
}

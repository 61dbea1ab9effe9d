import Papa from 'papaparse';

/** The cells of a figure that a person types. */
export interface TypedCells {
  readonly period: string;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly status: string;
  readonly sampleSize: string;
  readonly note: string;
  readonly reason: string;
}

/** One figure as typed into a form, cell by cell. */
export interface TypedFigure extends TypedCells {
  readonly council: string;
  readonly indicator: string;
  /** Batch of the figure it replaces; it also tells this file from an earlier one that said the same. */
  readonly replaces: number | null;
}

/**
 * The file a typed figure is kept as: the header and one row of our own long layout. Nothing is changed on the way, so it
 * meets the same checks as any file, and the figure has a line to point at.
 */
export function figureFile(typed: TypedFigure): Uint8Array {
  const { sampleSize, replaces, ...cells } = typed;
  const { reason, note, ...figure } = cells;
  const row = { ...figure, sample_size: sampleSize, note, reason, replaces_batch: replaces === null ? '' : String(replaces) };
  return Buffer.from(`${Papa.unparse([row], { newline: '\n' })}\n`, 'utf8');
}

/** Whose figure it is and of when, each as a number from 0 up in the order they were met: of the periods, those of its indicator. */
export interface FigureKey {
  readonly council: number;
  readonly indicator: number;
  readonly period: number;
}

/** Where a figure stands in the file. */
export interface FigurePlace {
  readonly line: number;
  /** Position of the column in a wide layout, else -1. */
  readonly columnAt: number;
}

/** What is remembered of the first figure met for a key. */
export interface MetFigure extends FigurePlace {
  /** The figure as one number, so that two may be compared. */
  readonly mark: number;
  /** Was the row normalised when it was handed on? */
  readonly normalised: boolean;
}

export interface FigureKeys {
  /** Remembers the first figure of a key and answers `undefined`; for a key already met, answers what was remembered. */
  readonly meet: (key: FigureKey, figure: MetFigure) => MetFigure | undefined;
}

const FIRST_CAPACITY = 1 << 12;

const emptyRows = (capacity: number) => ({
  marks: new Float64Array(capacity), lines: new Int32Array(capacity), columns: new Int16Array(capacity), normalised: new Uint8Array(capacity),
});
type Rows = ReturnType<typeof emptyRows>;

function doubled(old: Rows): Rows {
  const next = emptyRows(old.lines.length * 2);
  for (const name of Object.keys(old) as (keyof Rows)[]) next[name].set(old[name]);
  return next;
}

/**
 * A table of the keys met in a file. A key finds the number of its row by three steps through lists, and what is remembered
 * lies in typed arrays in the order it came: a million keys take some 30 MB, and a third of the time of a hash table, which
 * sends each key to a far place in memory.
 */
export function figureKeys(): FigureKeys {
  /** By indicator, period and council. */
  const rowOf: number[][][] = [];
  let rows = emptyRows(FIRST_CAPACITY);
  let count = 0;

  return {
    meet: ({ council, indicator, period }, { line, columnAt, mark, normalised }) => {
      const ofIndicator = rowOf[indicator] ??= [];
      const ofPeriod = ofIndicator[period] ??= [];
      const met = ofPeriod[council];
      if (met !== undefined) return { line: rows.lines[met] ?? 0, columnAt: rows.columns[met] ?? 0, mark: rows.marks[met] ?? 0, normalised: rows.normalised[met] === 1 };
      if (count === rows.lines.length) rows = doubled(rows);
      ofPeriod[council] = count;
      rows.lines[count] = line;
      rows.columns[count] = columnAt;
      rows.marks[count] = mark;
      rows.normalised[count] = normalised ? 1 : 0;
      count += 1;
      return undefined;
    },
  };
}

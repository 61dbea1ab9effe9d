/** What is remembered of the first figure met for a key. */
export interface MetFigure {
  readonly line: number;
  /** Position of the column in a wide layout, else -1. */
  readonly column: number;
  /** The figure as one number, so that two may be compared. */
  readonly mark: number;
  /** Was the row normalised when it was handed on? */
  readonly normalised: boolean;
}

export interface FigureKeys {
  /**
   * Remembers the first figure of a key, which is two whole numbers from 0 up, and answers `undefined`;
   * for a key already met, answers what was remembered.
   */
  readonly meet: (series: number, period: number, figure: MetFigure) => MetFigure | undefined;
}

const FIRST_CAPACITY = 1 << 12;

const emptyRows = (capacity: number) => ({
  series: new Int32Array(capacity), periods: new Int32Array(capacity), marks: new Float64Array(capacity),
  lines: new Int32Array(capacity), columns: new Int16Array(capacity), normalised: new Uint8Array(capacity),
});
type Rows = ReturnType<typeof emptyRows>;

/** Where a key is first looked for in a table of twice its capacity. */
function firstSlot(series: number, period: number, mask: number): number {
  const hash = Math.imul(series, 0x9e3779b1) ^ Math.imul(period, 0x85ebca6b);
  return Math.imul(hash ^ hash >>> 15, 0xc2b2ae35) >>> 7 & mask;
}

/**
 * A table of the keys met in a file: rows in typed arrays in the order they come, and slots (open addressing) that hold
 * no more than a row's number, so that a key costs one visit to a far place in memory. A million keys take some 40 MB and
 * no object, where a Map of strings would take several times that and most of an import's time.
 */
export function figureKeys(): FigureKeys {
  let rows = emptyRows(FIRST_CAPACITY);
  /** Number of the row plus one; 0 is free. */
  let slots = new Int32Array(FIRST_CAPACITY * 2);
  let count = 0;

  const slotOf = (series: number, period: number): number => {
    const mask = slots.length - 1;
    let slot = firstSlot(series, period, mask);
    for (let row = slots[slot] ?? 0; row !== 0; row = slots[slot] ?? 0) {
      if (rows.series[row - 1] === series && rows.periods[row - 1] === period) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };

  const grow = (): void => {
    const next = emptyRows(rows.lines.length * 2);
    for (const name of Object.keys(rows) as (keyof Rows)[]) next[name].set(rows[name]);
    rows = next;
    slots = new Int32Array(slots.length * 2);
    for (let row = 0; row < count; row += 1) slots[slotOf(rows.series[row] ?? 0, rows.periods[row] ?? 0)] = row + 1;
  };

  return {
    meet: (series, period, { mark, line, column, normalised }) => {
      if (count === rows.lines.length) grow();
      const slot = slotOf(series, period);
      const met = (slots[slot] ?? 0) - 1;
      if (met !== -1) return { line: rows.lines[met] ?? 0, column: rows.columns[met] ?? 0, mark: rows.marks[met] ?? 0, normalised: rows.normalised[met] === 1 };
      slots[slot] = count + 1;
      rows.series[count] = series;
      rows.periods[count] = period;
      rows.marks[count] = mark;
      rows.lines[count] = line;
      rows.columns[count] = column;
      rows.normalised[count] = normalised ? 1 : 0;
      count += 1;
      return undefined;
    },
  };
}

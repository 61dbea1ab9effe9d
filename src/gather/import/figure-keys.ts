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
const EMPTY = -1;

const emptyTable = (capacity: number) => ({
  series: new Int32Array(capacity).fill(EMPTY), periods: new Int32Array(capacity), marks: new Float64Array(capacity),
  lines: new Int32Array(capacity), columns: new Int16Array(capacity), normalised: new Uint8Array(capacity),
});

/**
 * A table of the keys met in a file, in typed arrays with open addressing: a million keys take some 50 MB and no
 * object, where a Map of strings would take several times that and most of an import's time.
 */
export function figureKeys(): FigureKeys {
  let capacity = FIRST_CAPACITY;
  let table = emptyTable(capacity);
  let count = 0;

  const slotOf = (series: number, period: number): number => {
    let hash = Math.imul(series, 0x9e3779b1) ^ Math.imul(period, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = Math.imul(hash, 0xc2b2ae35) >>> 7 & (capacity - 1);
    while (table.series[slot] !== EMPTY && !(table.series[slot] === series && table.periods[slot] === period)) slot = (slot + 1) & (capacity - 1);
    return slot;
  };

  const put = (slot: number, series: number, period: number, figure: MetFigure): void => {
    table.series[slot] = series;
    table.periods[slot] = period;
    table.marks[slot] = figure.mark;
    table.lines[slot] = figure.line;
    table.columns[slot] = figure.column;
    table.normalised[slot] = figure.normalised ? 1 : 0;
  };

  const at = ({ marks, lines, columns, normalised }: typeof table, slot: number): MetFigure =>
    ({ line: lines[slot] ?? 0, column: columns[slot] ?? 0, mark: marks[slot] ?? 0, normalised: normalised[slot] === 1 });

  const grow = (): void => {
    const old = table;
    capacity *= 2;
    table = emptyTable(capacity);
    for (let slot = 0; slot < old.series.length; slot += 1) {
      const series = old.series[slot] ?? EMPTY;
      const period = old.periods[slot] ?? 0;
      if (series !== EMPTY) put(slotOf(series, period), series, period, at(old, slot));
    }
  };

  return {
    meet: (series, period, figure) => {
      const slot = slotOf(series, period);
      if (table.series[slot] !== EMPTY) return at(table, slot);
      put(slot, series, period, figure);
      count += 1;
      if (count * 2 > capacity) grow();
      return undefined;
    },
  };
}

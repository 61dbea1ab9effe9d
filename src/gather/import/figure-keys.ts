/** What is remembered of the first figure met for a key. */
export interface MetFigure {
  readonly line: number;
  /** Position of the column in a wide layout, else 0. */
  readonly column: number;
  /** The figure as one number: see `meet`. */
  readonly mark: number;
  /** Was the row normalised when it was handed on? */
  readonly normalised: boolean;
}

export interface FigureKeys {
  /**
   * Remembers the first figure of a key and answers `undefined`; for a key already met, answers what was remembered.
   * `mark` stands for the figure, so that two may be compared: its value, or one of the infinities and NaN for the reasons.
   */
  readonly meet: (key: number, figure: MetFigure) => MetFigure | undefined;
}

const FIRST_CAPACITY = 1 << 12;
const EMPTY = -1;

/**
 * A table of the keys met in a file, in typed arrays with open addressing: a million keys take some 50 MB and no
 * object, where a Map of strings would take several times that and most of an import's time.
 */
export function figureKeys(): FigureKeys {
  let capacity = FIRST_CAPACITY;
  let count = 0;
  let keys = new Float64Array(capacity).fill(EMPTY);
  let marks = new Float64Array(capacity);
  let lines = new Int32Array(capacity);
  let columns = new Int16Array(capacity);
  let normalised = new Uint8Array(capacity);

  const slotOf = (key: number): number => {
    let hash = Math.imul(key % 0x7fffffff, 0x9e3779b1) ^ Math.floor(key / 0x7fffffff);
    hash ^= hash >>> 15;
    let slot = Math.imul(hash, 0x85ebca6b) >>> 0 & (capacity - 1);
    while (keys[slot] !== key && keys[slot] !== EMPTY) slot = (slot + 1) & (capacity - 1);
    return slot;
  };

  const grow = (): void => {
    const old = { keys, marks, lines, columns, normalised };
    capacity *= 2;
    keys = new Float64Array(capacity).fill(EMPTY);
    marks = new Float64Array(capacity);
    lines = new Int32Array(capacity);
    columns = new Int16Array(capacity);
    normalised = new Uint8Array(capacity);
    for (let from = 0; from < old.keys.length; from += 1) {
      const key = old.keys[from] ?? EMPTY;
      if (key === EMPTY) continue;
      const slot = slotOf(key);
      keys[slot] = key;
      marks[slot] = old.marks[from] ?? 0;
      lines[slot] = old.lines[from] ?? 0;
      columns[slot] = old.columns[from] ?? 0;
      normalised[slot] = old.normalised[from] ?? 0;
    }
  };

  return {
    meet: (key, figure) => {
      const slot = slotOf(key);
      if (keys[slot] === key) {
        return { line: lines[slot] ?? 0, column: columns[slot] ?? 0, mark: marks[slot] ?? 0, normalised: normalised[slot] === 1 };
      }
      keys[slot] = key;
      marks[slot] = figure.mark;
      lines[slot] = figure.line;
      columns[slot] = figure.column;
      normalised[slot] = figure.normalised ? 1 : 0;
      count += 1;
      if (count * 2 > capacity) grow();
      return undefined;
    },
  };
}

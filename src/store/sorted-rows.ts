const ROWS_HELD = 1 << 20;

/** Rows written by one statement: each call into SQLite costs more than the cells it carries. */
export const ROWS_AT_ONCE = 16;

/** The cells of one row: key, value, line, state, definition version. */
export type PackedRow = readonly [key: number, value: number | null, line: number, state: number, definition: number];

/** Writes the cells of exactly `ROWS_AT_ONCE` rows, one row after the other, or of one. */
export interface RowWriter {
  many(cells: readonly (number | null)[]): void;
  one(row: PackedRow): void;
}

/**
 * Holds up to about a million rows in flat arrays and writes them in key order: rows that arrive month by month go
 * into a clustered table at its end instead of all over it, which more than halves the work.
 */
export function sortedRows(write: RowWriter) {
  const keys = new Float64Array(ROWS_HELD);
  const values = new Float64Array(ROWS_HELD);
  const lines = new Uint32Array(ROWS_HELD);
  const states = new Uint8Array(ROWS_HELD);
  const definitions = new Uint16Array(ROWS_HELD);
  let held = 0;

  function rowAt(at: number): PackedRow {
    const value = values[at] ?? NaN;
    return [keys[at] ?? 0, Number.isNaN(value) ? null : value, lines[at] ?? 0, states[at] ?? 0, definitions[at] ?? 0];
  }

  function flush(): void {
    const order = new Uint32Array(held);
    for (let at = 0; at < held; at += 1) order[at] = at;
    order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
    const whole = held - (held % ROWS_AT_ONCE);
    const cells = new Array<number | null>(ROWS_AT_ONCE * 5).fill(null);
    for (let from = 0; from < whole; from += ROWS_AT_ONCE) {
      let cell = 0;
      for (let place = from; place < from + ROWS_AT_ONCE; place += 1) {
        const row = rowAt(order[place] ?? 0);
        for (const part of row) cells[cell++] = part;
      }
      write.many(cells);
    }
    for (let place = whole; place < held; place += 1) write.one(rowAt(order[place] ?? 0));
    held = 0;
  }

  return {
    add([key, value, line, state, definition]: PackedRow): void {
      if (held === ROWS_HELD) flush();
      keys[held] = key;
      values[held] = value ?? NaN;
      lines[held] = line;
      states[held] = state;
      definitions[held] = definition;
      held += 1;
    },
    flush,
  };
}

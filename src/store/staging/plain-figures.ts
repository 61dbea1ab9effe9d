import { packedKey } from './packed-key.ts';
import { orderByKey } from './order-by-key.ts';

const FIRST_CAPACITY = 1 << 12;

/** A figure that says no more than its value or why there is none. */
export interface PlainFigure {
  /** Halves of its key (packed-key.ts). */
  readonly series: number;
  readonly period: number;
  readonly value: number | null;
  readonly line: number;
  readonly state: number;
  readonly definition: number;
}

/** The cells of one row: key, value, line, state, definition version. */
export type PlainRow = readonly [key: number, value: number | null, line: number, state: number, definition: number];

const emptyColumns = (capacity: number) => ({
  series: new Uint32Array(capacity), periods: new Uint32Array(capacity), values: new Float64Array(capacity),
  lines: new Uint32Array(capacity), states: new Uint8Array(capacity), definitions: new Uint16Array(capacity),
});
type Columns = ReturnType<typeof emptyColumns>;

function doubled(old: Columns): Columns {
  const next = emptyColumns(old.values.length * 2);
  for (const name of Object.keys(old) as (keyof Columns)[]) next[name].set(old[name]);
  return next;
}

/**
 * Holds the plain figures of a file, 23 bytes each, until all are met, and gives them in the order of their keys: rows that
 * arrive month by month go into a clustered table at its end instead of all over it, which more than halves the work.
 */
export function plainFigures() {
  let columns = emptyColumns(FIRST_CAPACITY);
  let count = 0;

  return {
    add(figure: PlainFigure): void {
      if (count === columns.values.length) columns = doubled(columns);
      columns.series[count] = figure.series;
      columns.periods[count] = figure.period;
      columns.values[count] = figure.value ?? NaN;
      columns.lines[count] = figure.line;
      columns.states[count] = figure.state;
      columns.definitions[count] = figure.definition;
      count += 1;
    },

    /** Hands on every figure in the order of the keys, but for those of the lines named. */
    eachInOrder(take: (row: PlainRow) => void, without: ReadonlySet<number>): void {
      const { series, periods, values, lines, states, definitions } = columns;
      const order = orderByKey(series.subarray(0, count), periods.subarray(0, count));
      for (let next = 0; next < count; next += 1) {
        const at = order[next] ?? 0;
        const line = lines[at] ?? 0;
        if (without.size > 0 && without.has(line)) continue;
        const value = values[at] ?? NaN;
        take([packedKey(series[at] ?? 0, periods[at] ?? 0), Number.isNaN(value) ? null : value, line, states[at] ?? 0, definitions[at] ?? 0]);
      }
    },
  };
}

import type { PlainRow } from './plain-figures.ts';
import type { SqliteFile } from '../sqlite-driver.ts';

/** Rows written by one statement: each call into SQLite costs more than the cells it carries. */
const ROWS_AT_ONCE = 32;
const CELLS = 5;

/** Writes plain figures several at a time; `flush` writes the rest. */
export function plainFactWriter(sqlite: SqliteFile) {
  const insert = (rows: number) => sqlite.prepare(`INSERT INTO plain_facts VALUES ${Array(rows).fill('(?, ?, ?, ?, ?)').join(', ')}`);
  const many = insert(ROWS_AT_ONCE);
  const one = insert(1);
  const cells = new Array<number | null>(ROWS_AT_ONCE * CELLS).fill(null);
  let held = 0;
  return {
    row(row: PlainRow): void {
      for (let at = 0; at < CELLS; at += 1) cells[held + at] = row[at] ?? null;
      held += CELLS;
      if (held < cells.length) return;
      // Spread, since the driver takes arguments almost twice as fast as the elements of an array.
      many.run(...cells);
      held = 0;
    },
    flush(): void {
      for (let at = 0; at < held; at += CELLS) one.run(...cells.slice(at, at + CELLS));
      held = 0;
    },
  };
}

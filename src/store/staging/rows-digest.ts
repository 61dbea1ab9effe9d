import { createHash } from 'node:crypto';
import type { PlainRow } from './plain-figures.ts';
import type { SqliteFile } from '../sqlite-driver.ts';

/** Rows hashed at once, of four numbers each. */
const BLOCK_ROWS = 4096;

/**
 * SHA-256 over the rows of a staging file, so that a batch can be compared without its file: of each plain figure in the
 * order of the keys its key, value, state and definition version as doubles (little-endian, no value as not-a-number), then of each figure
 * with details its key, value, state, definition version and components, and of each entry its content, as lines of JSON.
 */
export function rowsDigest() {
  const hash = createHash('sha256');
  const block = new Float64Array(BLOCK_ROWS * 4);
  let held = 0;
  const update = (): void => {
    hash.update(new Uint8Array(block.buffer, 0, held * block.BYTES_PER_ELEMENT));
    held = 0;
  };
  return {
    plain(row: PlainRow): void {
      block[held++] = row[0];
      block[held++] = row[1] ?? NaN;
      block[held++] = row[3];
      block[held++] = row[4];
      if (held === block.length) update();
    },
    /** In lower-case hex. */
    finish(sqlite: SqliteFile): string {
      update();
      for (const rows of ['json_array(key, value, state, definition, numerator, denominator) FROM detailed_facts ORDER BY key', 'content FROM entries ORDER BY line, rowid']) {
        for (const row of sqlite.prepare<[], string>(`SELECT ${rows}`).pluck().iterate()) hash.update(`${row}\n`);
      }
      return hash.digest('hex');
    },
  };
}

import path from 'node:path';
import { Database } from '../../src/store/sqlite-driver.ts';
import { DATABASE_NAME } from '../../src/store/store.ts';
import type { Store } from '../../src/store/store.ts';

/** A second connection that sees what is kept ready in a table, and may hold the one lock that writing needs. */
export function otherProcess(store: Store, table: 'peer_values' | 'recent_series') {
  const sqlite = new Database(path.join(store.folder, DATABASE_NAME));
  const count = sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck();
  return {
    kept: (): number => count.get() ?? 0,
    async whileWriting<Result>(work: () => Promise<Result>): Promise<Result> {
      sqlite.exec('BEGIN IMMEDIATE');
      try {
        return await work();
      } finally {
        sqlite.exec('ROLLBACK');
      }
    },
    close: () => void sqlite.close(),
  };
}

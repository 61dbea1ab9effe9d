import type { Connection } from './open-database.ts';

/** A number kept in the database that rises in each writing transaction: the key of every cached page. */
export interface DataVersion {
  read(): number;
  /** To be called inside the writing transaction. */
  rise(): void;
}

export function dataVersion({ sqlite }: Connection): DataVersion {
  const read = sqlite.prepare<[], number>(`SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'data-version'`).pluck();
  const rise = sqlite.prepare(`UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE name = 'data-version'`);
  return {
    read: () => read.get() ?? 0,
    rise: () => void rise.run(),
  };
}

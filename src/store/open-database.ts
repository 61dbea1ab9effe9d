import fs from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { ThreestarError } from '../core/errors.ts';
import { Database } from './sqlite-driver.ts';
import type { SqliteFile } from './sqlite-driver.ts';

/** One open connection: Drizzle for plain reading and writing, the driver for hot paths. */
export interface Connection {
  readonly sqlite: SqliteFile;
  readonly db: BetterSQLite3Database;
}

/** How long a writer waits for another process. */
const BUSY_TIMEOUT_MS = 10_000;

export interface OpenOptions {
  /** File of the database, or `:memory:`. */
  readonly file: string;
  /** Folder of the migrations. */
  readonly migrations: string;
}

/**
 * Opens the database, creating it when there is none, and brings it to the newest migration.
 * Throws ThreestarError `database-damaged` when the file is not a sound database: it is never replaced by an empty one;
 * `bad-setting` when its folder cannot be made.
 */
export function openDatabase(options: OpenOptions): Connection {
  if (options.file !== ':memory:') makeFolder(path.dirname(options.file));
  let sqlite: SqliteFile | undefined;
  try {
    sqlite = new Database(options.file);
    setUp(sqlite);
    const check = sqlite.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new Error(String(check));
    const db = drizzle(sqlite);
    migrate(db, { migrationsFolder: options.migrations });
    return { sqlite, db };
  } catch (error) {
    sqlite?.close();
    throw asDatabaseError(error, options.file);
  }
}

/** Makes the data folder where there is none. Throws ThreestarError `bad-setting` when it cannot be made. */
function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ThreestarError('bad-setting', `The data folder ${folder} cannot be made. Set THREESTAR_DATA_DIR to a folder you may write in.`, { cause });
  }
}

/** Opens a second connection to a database that is open already; SQLite itself refuses every change through it. */
export function openReadOnly(file: string): Connection {
  const sqlite = new Database(file, { readonly: true });
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return { sqlite, db: drizzle(sqlite) };
}

/** Pragmas every connection needs; `synchronous` is read back after a statement, because WAL resets it. */
function setUp(sqlite: SqliteFile): void {
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('cache_size = -65536');
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('journal_size_limit = 67108864');
  // What is deleted or written over is gone from the file too, so that an erased person is.
  sqlite.pragma('secure_delete = ON');
  sqlite.prepare('SELECT 1').get();
  sqlite.pragma('synchronous = FULL');
  sqlite.prepare('SELECT 1').get();
  if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous could not be set to FULL');
}

/** Does the work, or throws SQLITE_BUSY at once where another process writes. */
export function withoutWaiting<Result>(sqlite: SqliteFile, work: () => Result): Result {
  sqlite.pragma('busy_timeout = 0');
  try {
    return work();
  } finally {
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

/** Could it only not be written just now: another process writes, the disk is full, or the file is read-only? */
export function isUnwritable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|FULL|READONLY)/.test(String(error.code));
}

/** SQLite's own codes in the words of core/errors.ts; anything else is passed on as it is. */
export function asDatabaseError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL') {
    return new ThreestarError('database-full', 'The disk is full, so nothing of this was saved. Free some space and try again.', { cause: error });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || (error instanceof Error && code === '' && /database disk image|row|page|btree/i.test(error.message))) {
    return new ThreestarError('database-damaged', `${file} is damaged or is not a Threestar database. It has been left as it is; put back the latest backup in its place.`, { cause: error });
  }
  if (code.startsWith('SQLITE_')) {
    return new ThreestarError('database-failed', `The database could not do it (${code}).`, { cause: error });
  }
  return error;
}

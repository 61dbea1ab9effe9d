import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

const loadPackage = createRequire(import.meta.url);

/**
 * The SQLite driver this Node can run. From Node 24.19 better-sqlite3 12 aborts the process when a statement is collected,
 * and 13 crashes on Node 20 when a database is opened (WiseLibs/better-sqlite3#1514, #1515), so both are installed and one is loaded.
 */
export const Database = loadPackage(driverPackage(process.versions.node)) as typeof Sqlite;

/** An open database. */
export type SqliteFile = Sqlite.Database;

/** The package for a version of Node: `driverPackage('20.20.2')` is `better-sqlite3`, from 22 on `better-sqlite3-node22`. */
export function driverPackage(nodeVersion: string): 'better-sqlite3' | 'better-sqlite3-node22' {
  return Number.parseInt(nodeVersion, 10) < 22 ? 'better-sqlite3' : 'better-sqlite3-node22';
}

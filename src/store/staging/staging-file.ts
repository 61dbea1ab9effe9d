import fs from 'node:fs';
import path from 'node:path';
import { KEY_PARTS } from './packed-key.ts';
import { readStaging } from './read-staging.ts';
import type { StagingSummary } from './staged-rows.ts';
import { Database } from '../sqlite-driver.ts';

/**
 * The tables of a staging file. Figures with something said beside them stand apart from plain ones, which are written
 * in one go in the order of their keys, so that each is put at the end without being looked for; `facts` is both.
 */
export const STAGING_TABLES = `
  CREATE TABLE plain_facts (key INTEGER NOT NULL, value REAL, line INTEGER NOT NULL, state INTEGER NOT NULL, definition INTEGER NOT NULL) STRICT;
  CREATE TABLE detailed_facts (key INTEGER PRIMARY KEY, value REAL, line INTEGER NOT NULL, state INTEGER NOT NULL, definition INTEGER NOT NULL,
    cell TEXT, numerator REAL, denominator REAL, sample_size INTEGER, note TEXT, published_status TEXT) STRICT;
  CREATE VIEW facts AS
    SELECT ${KEY_PARTS.councilId} AS council_id, ${KEY_PARTS.indicatorId} AS indicator_id, ${KEY_PARTS.granularity} AS granularity, ${KEY_PARTS.month} AS month,
      value, line, state, definition, NULL AS cell, NULL AS numerator, NULL AS denominator FROM plain_facts
    UNION ALL
    SELECT ${KEY_PARTS.councilId}, ${KEY_PARTS.indicatorId}, ${KEY_PARTS.granularity}, ${KEY_PARTS.month},
      value, line, state, definition, cell, numerator, denominator FROM detailed_facts;
  CREATE TABLE entries (line INTEGER NOT NULL, kind TEXT NOT NULL, council_id INTEGER, entry_key TEXT NOT NULL, content TEXT NOT NULL, reason TEXT) STRICT;
  CREATE TABLE remarks (line INTEGER NOT NULL, cell TEXT, outcome TEXT NOT NULL, says TEXT NOT NULL) STRICT;
  CREATE TABLE received (content BLOB NOT NULL) STRICT;
  CREATE TABLE summary (content TEXT NOT NULL) STRICT;`;

/** What a staging file's name ends with until it is whole. */
export const PARTIAL = '.part';

/**
 * Removes half-written staging files whose import died with its process. One that is still being written, by a command
 * beside a server, is locked and stays.
 */
export function removeDeadStaging(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder).filter((one) => one.endsWith(PARTIAL))) {
    const file = path.join(folder, name);
    if (!isLocked(file)) fs.rmSync(file, { force: true });
  }
}

function isLocked(file: string): boolean {
  const sqlite = new Database(file, { timeout: 0 });
  try {
    sqlite.exec('BEGIN EXCLUSIVE');
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
  } finally {
    sqlite.close();
  }
}

/** Summaries of the previews waiting in the folder, the newest first, by id. */
export function listStaging(folder: string): { readonly id: string; readonly summary: StagingSummary }[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).flatMap((name) => {
    const id = /^([0-9a-f]{32})\.sqlite$/.exec(name)?.[1];
    const staging = id === undefined ? undefined : readStaging(path.join(folder, name));
    return id === undefined || staging === undefined ? [] : [{ id, summary: staging.summary }];
  }).sort((a, b) => (a.summary.createdAt < b.summary.createdAt ? 1 : -1));
}

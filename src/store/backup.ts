import fs from 'node:fs';
import path from 'node:path';
import { ThreestarError } from '../core/errors.ts';
import type { Connection } from './open-database.ts';
import { Database } from './sqlite-driver.ts';

/**
 * Writes a copy of the whole database to `file` while the server goes on, and checks the copy.
 * VACUUM INTO reads one moment in time; SQLite's stepwise backup would start over at each write.
 * Throws ThreestarError `bad-input` when the file exists or its folder does not, `database-failed` when it cannot be written or is not sound.
 */
export function backupTo({ sqlite }: Connection, file: string): { readonly bytes: number; readonly events: number } {
  if (fs.existsSync(file)) throw new ThreestarError('bad-input', `${file} exists already. Name a new file; a backup never overwrites one.`);
  if (!fs.existsSync(path.dirname(path.resolve(file)))) throw new ThreestarError('bad-input', `The folder of ${file} does not exist. Make it first, or name a file in another folder.`);
  try {
    sqlite.prepare('VACUUM INTO ?').run(file);
  } catch (cause) {
    throw new ThreestarError('database-failed', `The copy ${file} could not be written (${cause instanceof Error ? cause.message : String(cause)}). Check that there is room and that you may write there.`, { cause });
  }
  const copy = new Database(file, { readonly: true });
  try {
    const check = copy.pragma('integrity_check', { simple: true });
    if (check !== 'ok') throw new ThreestarError('database-failed', `The copy ${file} is not sound (${String(check)}). Do not use it; try again.`);
    const events = copy.prepare<[], number>('SELECT count(*) FROM events').pluck().get() ?? 0;
    return { bytes: fs.statSync(file).size, events };
  } finally {
    copy.close();
  }
}

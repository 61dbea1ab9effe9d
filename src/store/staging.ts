import fs from 'node:fs';
import Database from 'better-sqlite3';
import type { Observation } from '../core/observation.ts';
import { GRANULARITY_CODES, stateCode } from './figure-codes.ts';

/** What an import was about, known once the whole file is read. */
export interface StagingSummary {
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly mapping?: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Rows (cells in a wide layout) accepted as they are, accepted after normalisation, rejected. */
  readonly accepted: number;
  readonly normalised: number;
  readonly rejected: number;
  /** What was changed or noticed about the file as a whole, in sentences. */
  readonly fileChanges: readonly string[];
  /** GSS codes of the councils the accepted rows are about. */
  readonly councils: readonly string[];
}

/** A row that is not plainly accepted, or that carries a warning. */
export interface RowRemark {
  readonly line: number;
  readonly outcome: 'accepted' | 'normalised' | 'rejected';
  /** The row as received. */
  readonly text: string;
  /** Sentences: what was changed, what was noticed, or why it was rejected. */
  readonly says: readonly string[];
}

/** An entry of a register: a target, an owner, an inspection, ... */
export interface StagedEntry {
  readonly line: number;
  readonly kind: string;
  readonly council?: string;
  readonly key: string;
  readonly content: unknown;
  readonly reason?: string;
}

export interface IntegerKeys {
  readonly councils: ReadonlyMap<string, number>;
  readonly indicators: ReadonlyMap<string, number>;
}

const TABLES = `
  CREATE TABLE facts (line INTEGER NOT NULL, council_id INTEGER NOT NULL, indicator_id INTEGER NOT NULL, granularity INTEGER NOT NULL,
    month INTEGER NOT NULL, value REAL, state INTEGER NOT NULL, definition INTEGER NOT NULL,
    numerator REAL, denominator REAL, sample_size INTEGER, note TEXT, published_status TEXT) STRICT;
  CREATE TABLE entries (line INTEGER NOT NULL, kind TEXT NOT NULL, council_id INTEGER, entry_key TEXT NOT NULL, content TEXT NOT NULL, reason TEXT) STRICT;
  CREATE TABLE remarks (line INTEGER NOT NULL, outcome TEXT NOT NULL, row_text TEXT NOT NULL, says TEXT NOT NULL) STRICT;
  CREATE TABLE received (content BLOB NOT NULL) STRICT;
  CREATE TABLE summary (content TEXT NOT NULL) STRICT;`;

/**
 * Writes a staging file: the preview of an import, which survives a restart.
 * It is written under another name and renamed when whole, so that a half-written one is never read.
 */
export function writeStaging(file: string, keys: IntegerKeys, content: Uint8Array) {
  const partial = `${file}.part`;
  fs.rmSync(partial, { force: true });
  const sqlite = new Database(partial);
  sqlite.pragma('journal_mode = OFF');
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('locking_mode = EXCLUSIVE');
  sqlite.exec(TABLES);
  const plain = sqlite.prepare('INSERT INTO facts (line, council_id, indicator_id, granularity, month, value, state, definition) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const full = sqlite.prepare(`INSERT INTO facts (line, council_id, indicator_id, granularity, month, value, state, definition,
    numerator, denominator, sample_size, note, published_status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const remark = sqlite.prepare('INSERT INTO remarks VALUES (?, ?, ?, ?)');
  const entry = sqlite.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)');
  sqlite.exec('BEGIN');
  sqlite.prepare('INSERT INTO received VALUES (?)').run(content);

  const idIn = (map: ReadonlyMap<string, number>, code: string): number => {
    const id = map.get(code);
    if (id === undefined) throw new Error(`${code} has no key in the store`);
    return id;
  };

  return {
    observation(line: number, observation: Observation): void {
      const { figure, period } = observation;
      const councilId = idIn(keys.councils, observation.council);
      const indicatorId = idIn(keys.indicators, observation.indicator);
      const value = figure.kind === 'value' ? figure.value : null;
      const numerator = figure.kind === 'value' ? figure.numerator : undefined;
      const state = stateCode(figure);
      const granularity = GRANULARITY_CODES[period.granularity];
      const { sampleSize, note, publishedStatus, definitionVersion } = observation;
      if (numerator === undefined && sampleSize === undefined && note === undefined && publishedStatus === undefined) {
        plain.run(line, councilId, indicatorId, granularity, period.month, value, state, definitionVersion);
        return;
      }
      const denominator = figure.kind === 'value' ? figure.denominator : undefined;
      full.run(line, councilId, indicatorId, granularity, period.month, value, state, definitionVersion,
        numerator ?? null, denominator ?? null, sampleSize ?? null, note ?? null, publishedStatus ?? null);
    },
    entry(staged: StagedEntry): void {
      const councilId = staged.council === undefined ? null : idIn(keys.councils, staged.council);
      entry.run(staged.line, staged.kind, councilId, staged.key, JSON.stringify(staged.content), staged.reason ?? null);
    },
    remark(row: RowRemark): void {
      remark.run(row.line, row.outcome, row.text, JSON.stringify(row.says));
    },
    finish(summary: StagingSummary): void {
      sqlite.prepare('INSERT INTO summary VALUES (?)').run(JSON.stringify(summary));
      sqlite.exec('COMMIT');
      sqlite.close();
      const handle = fs.openSync(partial, 'r+');
      fs.fsyncSync(handle);
      fs.closeSync(handle);
      fs.renameSync(partial, file);
    },
    abandon(): void {
      sqlite.close();
      fs.rmSync(partial, { force: true });
    },
  };
}

export interface StagingPage {
  readonly summary: StagingSummary;
  readonly remarks: readonly RowRemark[];
  readonly remarkCount: number;
}

/** Reads a staging file for the preview; undefined when there is none (confirmed, thrown away or never made). */
export function readStaging(file: string, page: { readonly offset: number; readonly limit: number; readonly outcome?: RowRemark['outcome'] }): StagingPage | undefined {
  if (!fs.existsSync(file)) return undefined;
  const sqlite = new Database(file, { readonly: true });
  try {
    const summary = JSON.parse(sqlite.prepare<[], string>('SELECT content FROM summary').pluck().get() ?? '{}') as StagingSummary;
    const outcome = page.outcome ?? '%';
    const rows = sqlite.prepare<[string, number, number], { line: number; outcome: RowRemark['outcome']; row_text: string; says: string }>(
      'SELECT * FROM remarks WHERE outcome LIKE ? ORDER BY line, rowid LIMIT ? OFFSET ?').all(outcome, page.limit, page.offset);
    const remarkCount = sqlite.prepare<[string], number>('SELECT count(*) FROM remarks WHERE outcome LIKE ?').pluck().get(outcome) ?? 0;
    const remarks = rows.map((row) => ({ line: row.line, outcome: row.outcome, text: row.row_text, says: JSON.parse(row.says) as string[] }));
    return { summary, remarks, remarkCount };
  } finally {
    sqlite.close();
  }
}

import fs from 'node:fs';
import path from 'node:path';
import type { Figure, Observation } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import { GRANULARITY_CODES, figureFromCode, granularityFromCode, stateCode } from './figure-codes.ts';
import { ROWS_AT_ONCE, sortedRows } from './sorted-rows.ts';
import { Database } from './sqlite-driver.ts';
import type { SqliteFile } from './sqlite-driver.ts';

/** What an import was about, known once the whole file is read. */
export interface StagingSummary {
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly mapping?: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Rows (cells in a wide layout) accepted as they are, accepted after normalisation, rejected, and met before in the same file. */
  readonly accepted: number;
  readonly normalised: number;
  readonly rejected: number;
  readonly repeated: number;
  /** What was changed or noticed about the file as a whole, in sentences. */
  readonly fileChanges: readonly string[];
  /** GSS codes of the councils the accepted rows are about. */
  readonly councils: readonly string[];
}

export type RowOutcome = 'accepted' | 'normalised' | 'rejected' | 'repeated';

/** A row that is not plainly accepted, or that carries a warning. */
export interface RowRemark {
  readonly line: number;
  /** Header of the cell's column, in a wide layout. */
  readonly cell?: string;
  readonly outcome: RowOutcome;
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

/** The key of a figure in one integer of 49 bits, so that a million rows are sorted by one comparison each. */
const MONTH_BITS = 17;
const GRANULARITY_BITS = 4;
const INDICATOR_BITS = 12;
const INDICATOR_AT = MONTH_BITS + GRANULARITY_BITS;
const COUNCIL_AT = INDICATOR_AT + INDICATOR_BITS;
const COUNCIL_STEP = 2 ** COUNCIL_AT;
const INDICATOR_STEP = 2 ** INDICATOR_AT;
const GRANULARITY_STEP = 2 ** MONTH_BITS;

const TABLES = `
  CREATE TABLE packed_facts (key INTEGER PRIMARY KEY, value REAL, line INTEGER NOT NULL, state INTEGER NOT NULL, definition INTEGER NOT NULL,
    cell TEXT, numerator REAL, denominator REAL, sample_size INTEGER, note TEXT, published_status TEXT) STRICT;
  CREATE VIEW facts AS SELECT key, key >> ${COUNCIL_AT} AS council_id, (key >> ${INDICATOR_AT}) & ${2 ** INDICATOR_BITS - 1} AS indicator_id,
    (key >> ${MONTH_BITS}) & ${2 ** GRANULARITY_BITS - 1} AS granularity, key & ${GRANULARITY_STEP - 1} AS month,
    value, line, state, definition, cell, numerator, denominator, sample_size, note, published_status FROM packed_facts;
  CREATE TABLE entries (line INTEGER NOT NULL, kind TEXT NOT NULL, council_id INTEGER, entry_key TEXT NOT NULL, content TEXT NOT NULL, reason TEXT) STRICT;
  CREATE TABLE remarks (line INTEGER NOT NULL, cell TEXT, outcome TEXT NOT NULL, says TEXT NOT NULL) STRICT;
  CREATE TABLE received (content BLOB NOT NULL) STRICT;
  CREATE TABLE summary (content TEXT NOT NULL) STRICT;`;

const PARTIAL = '.part';

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

/**
 * Writes a staging file: the preview of an import, which survives a restart.
 * It is written under another name and renamed when whole, so that a half-written one is never read.
 */
export function writeStaging(file: string, keys: IntegerKeys, content: Uint8Array) {
  const partial = `${file}${PARTIAL}`;
  fs.rmSync(partial, { force: true });
  const sqlite = new Database(partial);
  sqlite.pragma('journal_mode = OFF');
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('locking_mode = EXCLUSIVE');
  sqlite.exec(TABLES);
  sqlite.pragma('cache_size = -262144');
  const plain = sqlite.prepare('INSERT INTO packed_facts (key, value, line, state, definition) VALUES (?, ?, ?, ?, ?)');
  const plainRows = sqlite.prepare(`INSERT INTO packed_facts (key, value, line, state, definition) VALUES ${Array(ROWS_AT_ONCE).fill('(?, ?, ?, ?, ?)').join(', ')}`);
  const sorted = sortedRows({ many: (cells) => void plainRows.run(...cells), one: (row) => void plain.run(...row) });
  const full = sqlite.prepare(`INSERT INTO packed_facts (key, value, line, state, definition,
    cell, numerator, denominator, sample_size, note, published_status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const retractFact = sqlite.prepare('DELETE FROM packed_facts WHERE line = ? AND cell IS ?');
  const retractRemark = sqlite.prepare('DELETE FROM remarks WHERE line = ? AND cell IS ?');
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
    observation(line: number, observation: Observation, cell?: string): void {
      const { figure, period } = observation;
      const councilId = idIn(keys.councils, observation.council);
      const indicatorId = idIn(keys.indicators, observation.indicator);
      const value = figure.kind === 'value' ? figure.value : null;
      const numerator = figure.kind === 'value' ? figure.numerator : undefined;
      const state = stateCode(figure);
      const key = councilId * COUNCIL_STEP + indicatorId * INDICATOR_STEP + GRANULARITY_CODES[period.granularity] * GRANULARITY_STEP + period.month;
      const { sampleSize, note, publishedStatus, definitionVersion } = observation;
      if (cell === undefined && numerator === undefined && sampleSize === undefined && note === undefined && publishedStatus === undefined) {
        sorted.add([key, value, line, state, definitionVersion]);
        return;
      }
      const denominator = figure.kind === 'value' ? figure.denominator : undefined;
      full.run(key, value, line, state, definitionVersion,
        cell ?? null, numerator ?? null, denominator ?? null, sampleSize ?? null, note ?? null, publishedStatus ?? null);
    },
    entry(staged: StagedEntry): void {
      const councilId = staged.council === undefined ? null : idIn(keys.councils, staged.council);
      entry.run(staged.line, staged.kind, councilId, staged.key, JSON.stringify(staged.content), staged.reason ?? null);
    },
    remark(row: RowRemark): void {
      remark.run(row.line, row.cell ?? null, row.outcome, JSON.stringify(row.says));
    },
    /** Takes back what was said of a row, when a later row turns out to contradict it. */
    retract(line: number, cell?: string): void {
      sorted.flush();
      retractFact.run(line, cell ?? null);
      retractRemark.run(line, cell ?? null);
    },
    finish(summary: StagingSummary): void {
      sorted.flush();
      sqlite.exec('CREATE INDEX remarks_by_line ON remarks (line)');
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

export type StagingWriter = ReturnType<typeof writeStaging>;

/** A figure as it would be saved; council and indicator by the store's integer keys. */
export interface TakenFigure { readonly council: number; readonly indicator: number; readonly period: Period; readonly figure: Figure }

export interface StagedRow extends RowRemark {
  /** What is taken from the row, for showing; undefined for rejected rows and register entries. */
  readonly taken?: TakenFigure;
}

interface StagedRowCells {
  readonly line: number; readonly cell: string | null; readonly outcome: RowOutcome; readonly says: string | null;
  readonly council_id: number | null; readonly indicator_id: number | null; readonly granularity: number | null;
  readonly month: number | null; readonly value: number | null; readonly state: number | null;
  readonly numerator: number | null; readonly denominator: number | null;
}

function toStagedRow(row: StagedRowCells): StagedRow {
  const { council_id: council, indicator_id: indicator, granularity, month, value, state, numerator, denominator } = row;
  const isTaken = council !== null && indicator !== null && granularity !== null && month !== null && state !== null;
  return {
    line: row.line, outcome: row.outcome, says: row.says === null ? [] : JSON.parse(row.says) as string[],
    ...(row.cell !== null && { cell: row.cell }),
    ...(isTaken && { taken: { council, indicator, period: { granularity: granularityFromCode(granularity), month }, figure: figureFromCode(state, value, numerator, denominator) } }),
  };
}

const NO_FACT = 'NULL AS council_id, NULL AS indicator_id, NULL AS granularity, NULL AS month, NULL AS value, NULL AS state, NULL AS numerator, NULL AS denominator';
const FACT = 'facts.council_id, facts.indicator_id, facts.granularity, facts.month, facts.value, facts.state, facts.numerator, facts.denominator';

/** Reads a staging file; undefined when there is none (confirmed, thrown away or never made). */
export function readStaging(file: string) {
  if (!fs.existsSync(file)) return undefined;
  const open = <Result>(read: (sqlite: SqliteFile) => Result): Result => {
    const sqlite = new Database(file, { readonly: true });
    try {
      return read(sqlite);
    } finally {
      sqlite.close();
    }
  };
  return {
    summary: open((sqlite) => JSON.parse(sqlite.prepare<[], string>('SELECT content FROM summary').pluck().get() ?? '{}') as StagingSummary),

    /** Every row whose line lies between the two, in order. */
    lines: (from: number, to: number): StagedRow[] => open((sqlite) => sqlite.prepare<{ from: number; to: number }, StagedRowCells>(`
      SELECT facts.line, facts.cell, ifnull(remarks.outcome, 'accepted') AS outcome, remarks.says, ${FACT}
      FROM facts LEFT JOIN remarks ON remarks.line = facts.line AND remarks.cell IS facts.cell WHERE facts.line BETWEEN @from AND @to
      UNION ALL
      SELECT line, cell, outcome, says, ${NO_FACT} FROM remarks
      WHERE line BETWEEN @from AND @to AND (outcome IN ('rejected', 'repeated') OR NOT EXISTS (SELECT 1 FROM packed_facts))
      UNION ALL
      SELECT line, NULL, 'accepted', NULL, ${NO_FACT} FROM entries
      WHERE line BETWEEN @from AND @to AND NOT EXISTS (SELECT 1 FROM remarks WHERE remarks.line = entries.line)
      ORDER BY 1`).all({ from, to }).map(toStagedRow)),

    /** The rows with one outcome, in order. Facts are not kept in the order of lines, so they are passed through once a page, not once a row. */
    withOutcome: (outcome: RowOutcome, page: { readonly offset: number; readonly limit: number }): StagedRow[] => open((sqlite) => {
      const rows = sqlite.prepare<[RowOutcome, number, number], StagedRowCells>(
        `SELECT line, cell, outcome, says, ${NO_FACT} FROM remarks WHERE outcome = ? ORDER BY line, rowid LIMIT ? OFFSET ?`).all(outcome, page.limit, page.offset);
      if (outcome === 'rejected' || outcome === 'repeated') return rows.map(toStagedRow);
      const facts = sqlite.prepare<[string], StagedRowCells>(`SELECT line, cell, '' AS outcome, NULL AS says, ${FACT} FROM facts WHERE line IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(rows.map(({ line }) => line)));
      const factAt = new Map(facts.map((fact) => [`${fact.line} ${fact.cell ?? ''}`, fact]));
      return rows.map((row) => toStagedRow({ ...row, ...factAt.get(`${row.line} ${row.cell ?? ''}`), outcome: row.outcome, says: row.says }));
    }),

    /** The file as received. */
    received: (): Buffer => open((sqlite) => sqlite.prepare<[], Buffer>('SELECT content FROM received').pluck().get() ?? Buffer.alloc(0)),
  };
}
export type Staging = NonNullable<ReturnType<typeof readStaging>>;

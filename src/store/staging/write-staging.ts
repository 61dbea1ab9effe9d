import fs from 'node:fs';
import type { Observation } from '../../core/observation.ts';
import { GRANULARITY_CODES, stateCode } from '../figure-codes.ts';
import { packPeriod, packSeries, packedKey } from './packed-key.ts';
import { plainFigures } from './plain-figures.ts';
import { rowsDigest } from './rows-digest.ts';
import type { ImportSummary, RowPlace, RowRemark, StagedEntry, StagingSummary } from './staged-rows.ts';
import { PARTIAL, STAGING_TABLES } from './staging-file.ts';
import { plainFactWriter } from './plain-fact-writer.ts';
import { Database } from '../sqlite-driver.ts';

export interface IntegerKeys {
  readonly councils: ReadonlyMap<string, number>;
  readonly indicators: ReadonlyMap<string, number>;
}

/**
 * Writes a staging file: the preview of an import, which survives a restart.
 * It is written under another name and renamed when whole, so that a half-written one is never read.
 */
export function writeStaging(file: string, keys: IntegerKeys, content: Uint8Array) {
  const partial = `${file}${PARTIAL}`;
  fs.rmSync(partial, { force: true });
  const sqlite = new Database(partial);
  // Not OFF, which the driver refuses: the journal would be a file that outlives a process that dies.
  sqlite.pragma('journal_mode = MEMORY');
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('locking_mode = EXCLUSIVE');
  sqlite.exec(STAGING_TABLES);
  sqlite.pragma('cache_size = -262144');
  const detailed = sqlite.prepare('INSERT INTO detailed_facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const remark = sqlite.prepare('INSERT INTO remarks VALUES (?, ?, ?, ?)');
  const entry = sqlite.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)');
  const plain = plainFigures();
  const retracted = new Set<number>();
  sqlite.exec('BEGIN');
  sqlite.prepare('INSERT INTO received VALUES (?)').run(content);

  const idIn = (map: ReadonlyMap<string, number>, code: string): number => {
    const id = map.get(code);
    if (id === undefined) throw new Error(`${code} has no key in the store`);
    return id;
  };

  return {
    observation(line: number, observation: Observation, cell?: string): void {
      const { figure, period: { granularity, month }, sampleSize, note, publishedStatus, definitionVersion: definition } = observation;
      const series = packSeries(idIn(keys.councils, observation.council), idIn(keys.indicators, observation.indicator));
      const period = packPeriod(GRANULARITY_CODES[granularity], month);
      const value = figure.kind === 'value' ? figure.value : null;
      const numerator = figure.kind === 'value' ? figure.numerator : undefined;
      const state = stateCode(figure);
      if (cell === undefined && numerator === undefined && sampleSize === undefined && note === undefined && publishedStatus === undefined) {
        plain.add({ series, period, value, line, state, definition });
        return;
      }
      const denominator = figure.kind === 'value' ? figure.denominator : undefined;
      detailed.run(packedKey(series, period), value, line, state, definition,
        cell ?? null, numerator ?? null, denominator ?? null, sampleSize ?? null, note ?? null, publishedStatus ?? null);
    },
    entry(staged: StagedEntry): void {
      const councilId = staged.council === undefined ? null : idIn(keys.councils, staged.council);
      entry.run(staged.line, staged.kind, councilId, staged.key, JSON.stringify(staged.content), staged.reason ?? null);
    },
    remark(row: RowRemark): void {
      remark.run(row.line, row.cell ?? null, row.outcome, JSON.stringify(row.says));
    },
    /** Takes back what was said of rows that later ones turned out to contradict: all of them at once, since each takes a pass over the file. */
    retract(places: readonly RowPlace[]): void {
      if (places.length === 0) return;
      for (const { line, cell } of places) if (cell === undefined) retracted.add(line);
      const listed = JSON.stringify(places.map(({ line, cell }) => `${line} ${cell ?? ''}`));
      for (const table of ['detailed_facts', 'remarks']) {
        sqlite.prepare(`DELETE FROM ${table} WHERE line || ' ' || ifnull(cell, '') IN (SELECT value FROM json_each(?))`).run(listed);
      }
    },
    /** Writes what was held, and the summary; answers with it. */
    finish(summary: ImportSummary): StagingSummary {
      const write = plainFactWriter(sqlite);
      const digest = rowsDigest();
      plain.eachInOrder((row) => {
        write.row(row);
        digest.plain(row);
      }, retracted);
      write.flush();
      sqlite.exec('CREATE INDEX remarks_by_line ON remarks (line)');
      const whole: StagingSummary = { ...summary, rowsDigest: digest.finish(sqlite) };
      sqlite.prepare('INSERT INTO summary VALUES (?)').run(JSON.stringify(whole));
      sqlite.exec('COMMIT');
      sqlite.close();
      const handle = fs.openSync(partial, 'r+');
      fs.fsyncSync(handle);
      fs.closeSync(handle);
      fs.renameSync(partial, file);
      return whole;
    },
    abandon(): void {
      sqlite.close();
      fs.rmSync(partial, { force: true });
    },
  };
}

export type StagingWriter = ReturnType<typeof writeStaging>;

import fs from 'node:fs';
import { figureFromCode, granularityFromCode } from '../figure-codes.ts';
import type { RowOutcome, StagedRow, StagingSummary } from './staged-rows.ts';
import { Database } from '../sqlite-driver.ts';
import type { SqliteFile } from '../sqlite-driver.ts';

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
      WHERE line BETWEEN @from AND @to AND (outcome IN ('rejected', 'repeated') OR NOT EXISTS (SELECT 1 FROM facts))
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

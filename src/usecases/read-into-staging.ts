import { createHash } from 'node:crypto';
import type { Council } from '../core/council.ts';
import type { Indicator } from '../core/indicator.ts';
import { checkObservations } from '../gather/import/check-observations.ts';
import type { CheckedRow } from '../gather/import/checked-row.ts';
import { importLookups } from '../gather/import/lookups.ts';
import type { FileRejection, Remark } from '../gather/import/remark.ts';
import { writeStaging } from '../store/staging.ts';
import type { IntegerKeys, StagingSummary } from '../store/staging.ts';
import type { ImportSettings } from './read-import-settings.ts';

/** A file to be read into a staging file: plain data, so that it can be handed to a worker. */
export interface ImportJob {
  readonly content: Uint8Array;
  readonly fileName: string;
  readonly kind: ImportKind;
  /** Id of a saved column mapping; without it the header decides. */
  readonly mapping?: string;
  readonly stagingFile: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** GSS codes the person may write figures of. */
  readonly mayWrite: readonly string[];
}

export const IMPORT_KINDS = ['observations'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What an import must know beside the job. */
export interface ImportContext {
  readonly councils: readonly Council[];
  readonly indicators: readonly Indicator[];
  readonly keys: IntegerKeys;
  readonly settings: ImportSettings;
}

export type ImportReading =
  | { readonly kind: 'staged'; readonly summary: StagingSummary }
  | FileRejection;

const ROWS_BETWEEN_PROGRESS = 20_000;

/** Reads one file into its staging file, row by row; `onProgress` hears how many rows are read. Nothing is left behind by a rejected file. */
export function readIntoStaging(job: ImportJob, context: ImportContext, onProgress: (rows: number) => void): ImportReading {
  const staging = writeStaging(job.stagingFile, context.keys, job.content);
  const councils = new Set<string>();
  let rows = 0;

  const take = (row: CheckedRow): void => {
    rows += 1;
    if (rows % ROWS_BETWEEN_PROGRESS === 0) onProgress(rows);
    if (row.observation !== undefined) {
      councils.add(row.observation.council);
      staging.observation(row.line, row.observation, row.column);
    }
    remark(row);
  };
  const remark = (row: CheckedRow): void => {
    const says = [...row.reasons, ...row.changes, ...row.warnings].map(sentence);
    if (row.outcome === 'accepted' && says.length === 0) return;
    staging.remark({ line: row.line, outcome: row.outcome, says, ...(row.column !== undefined && { cell: row.column }) });
  };

  try {
    const mayWrite = new Set(job.mayWrite);
    const { mappings, rules } = context.settings;
    const checked = checkObservations(job.content, {
      mappings: job.mapping === undefined ? mappings : mappings.filter((mapping) => mapping.id === job.mapping),
      lookups: importLookups(context.councils, context.indicators, (gss) => mayWrite.has(gss)),
      rules, today: job.createdAt.slice(0, 10),
    }, take);
    if (checked.kind === 'file-rejected') {
      staging.abandon();
      return checked;
    }
    for (const row of checked.replaced) {
      staging.retract(row.line, row.column);
      remark(row);
    }
    const summary: StagingSummary = {
      kind: job.kind, fileName: job.fileName, size: job.content.length, mapping: checked.mapping,
      sha256: createHash('sha256').update(job.content).digest('hex'),
      createdAt: job.createdAt, createdBy: job.createdBy,
      accepted: checked.counts.accepted, normalised: checked.counts.normalised, rejected: checked.counts.rejected, repeated: checked.counts.repeated,
      fileChanges: [...checked.changes, ...checked.notes].map(sentence), councils: [...councils].sort(),
    };
    staging.finish(summary);
    return { kind: 'staged', summary };
  } catch (error) {
    staging.abandon();
    throw error;
  }
}

function sentence(remark: Remark): string {
  return remark.column === undefined ? remark.message : `${remark.column}: ${remark.message}`;
}

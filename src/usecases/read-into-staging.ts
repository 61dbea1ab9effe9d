import { createHash } from 'node:crypto';
import type { Council } from '../core/council.ts';
import type { Indicator } from '../core/indicator.ts';
import { checkObservations } from '../gather/import/check-observations.ts';
import type { CheckedRow } from '../gather/import/checked-row.ts';
import { importLookups } from '../gather/import/lookups.ts';
import { rejectFile } from '../gather/import/remark.ts';
import type { Mapping } from '../gather/import/mapping.ts';
import type { FileRejection, Remark } from '../gather/import/remark.ts';
import type { RowOutcome, StagingSummary } from '../store/staging/staged-rows.ts';
import { writeStaging } from '../store/staging/write-staging.ts';
import type { IntegerKeys, StagingWriter } from '../store/staging/write-staging.ts';
import type { ImportSettings } from './read-import-settings.ts';
import { REGISTER_KINDS, readRegister } from './read-register.ts';
import type { RegisterKind } from './read-register.ts';
import { INSPECTION_KINDS, stageInspectionKind } from './stage-inspections.ts';

export const IMPORT_KINDS = ['observations', ...INSPECTION_KINDS, ...REGISTER_KINDS] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A file to be read into a staging file: plain data, so that it can be handed to a worker. */
export interface ImportJob {
  readonly content: Uint8Array;
  readonly fileName: string;
  readonly kind: ImportKind;
  /** Id of a saved column mapping; without it the header decides. */
  readonly mapping?: string;
  /** Mappings people have saved, tried beside the shipped ones. */
  readonly savedMappings: readonly Mapping[];
  readonly stagingFile: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** GSS codes of the councils the person may write of. */
  readonly mayWrite: readonly string[];
}

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

/** What was found in a file that could be read. */
interface Found {
  readonly kind: 'found';
  readonly counts: Readonly<Record<RowOutcome, number>>;
  readonly councils: ReadonlySet<string>;
  readonly mapping?: string;
  readonly remarks: readonly Remark[];
}

interface Reading {
  readonly job: ImportJob;
  readonly context: ImportContext;
  readonly staging: StagingWriter;
  onProgress(rows: number): void;
}

const ROWS_BETWEEN_PROGRESS = 20_000;

/** Reads one file into its staging file, row by row; `onProgress` hears how many rows are read. Nothing is left behind by a rejected file. */
export function readIntoStaging(job: ImportJob, context: ImportContext, onProgress: (rows: number) => void): ImportReading {
  const staging = writeStaging(job.stagingFile, context.keys, job.content);
  try {
    const found = stageFile({ job, context, staging, onProgress });
    if (found.kind === 'file-rejected') {
      staging.abandon();
      return found;
    }
    const summary = staging.finish({
      kind: job.kind, fileName: job.fileName, size: job.content.length, createdAt: job.createdAt, createdBy: job.createdBy,
      sha256: createHash('sha256').update(job.content).digest('hex'),
      ...found.counts, fileChanges: found.remarks.map(sentence), councils: [...found.councils].sort(),
      ...(found.mapping !== undefined && { mapping: found.mapping }),
    });
    return { kind: 'staged', summary };
  } catch (error) {
    staging.abandon();
    throw error;
  }
}

function stageFile(reading: Reading): Found | FileRejection {
  const { job: { kind, content, mapping }, staging, context: { settings } } = reading;
  switch (kind) {
    case 'observations': return stageObservations(reading);
    case 'inspections': case 'aggregates': return stageInspectionKind(kind, { content, ...(mapping !== undefined && { mapping }) }, { lookups: lookupsOf(reading), settings }, staging);
    default: return stageRegister(kind, reading);
  }
}

function lookupsOf({ job, context }: Reading) {
  const mayWrite = new Set(job.mayWrite);
  return importLookups(context.councils, context.indicators, (gss) => mayWrite.has(gss));
}

function stageObservations(reading: Reading): Found | FileRejection {
  const { job, staging, context: { settings } } = reading;
  const mappings = [...job.savedMappings, ...settings.mappings];
  if (job.mapping !== undefined && !mappings.some(({ id }) => id === job.mapping)) {
    return rejectFile('mapping-unknown', `There is no column mapping ${job.mapping}. Use one of ${mappings.map(({ id }) => id).join(', ')}, or none: the header then decides.`);
  }
  const councils = new Set<string>();
  let rows = 0;

  const remark = (row: CheckedRow): void => {
    if (row.outcome === 'accepted' && row.warnings.length === 0 && row.changes.length === 0) return;
    const says = [...row.reasons, ...row.changes, ...row.warnings].map(sentence);
    staging.remark({ line: row.line, outcome: row.outcome, says, ...(row.column !== undefined && { cell: row.column }) });
  };
  const checked = checkObservations(job.content, {
    mappings: job.mapping === undefined ? mappings : mappings.filter((mapping) => mapping.id === job.mapping),
    lookups: lookupsOf(reading), rules: settings.rules, today: job.createdAt.slice(0, 10),
  }, (row) => {
    rows += 1;
    if (rows % ROWS_BETWEEN_PROGRESS === 0) reading.onProgress(rows);
    if (row.observation !== undefined) {
      councils.add(row.observation.council);
      staging.observation(row.line, row.observation, row.column);
    }
    remark(row);
  });
  if (checked.kind === 'file-rejected') return checked;
  staging.retract(checked.replaced.map(({ line, column }) => ({ line, ...(column !== undefined && { cell: column }) })));
  checked.replaced.forEach(remark);
  return { kind: 'found', counts: checked.counts, councils, mapping: checked.mapping, remarks: [...checked.changes, ...checked.notes] };
}

function stageRegister(kind: RegisterKind, reading: Reading): Found | FileRejection {
  const { job, staging, context: { settings } } = reading;
  const read = readRegister(kind, job.content, { lookups: lookupsOf(reading), rules: settings.rules, today: job.createdAt.slice(0, 10) });
  if (read.kind === 'file-rejected') return read;
  const counts = { accepted: 0, normalised: 0, rejected: 0, repeated: 0 };
  for (const { line, outcome, reasons, entry } of read.rows) {
    counts[outcome] += 1;
    if (entry !== undefined) staging.entry({ line, kind, ...entry });
    if (outcome !== 'accepted') staging.remark({ line, outcome, says: reasons.map(sentence) });
  }
  const councils = new Set(read.rows.flatMap((row) => row.entry?.council ?? []));
  return { kind: 'found', counts, councils, remarks: read.changes };
}

function sentence(remark: Remark): string {
  return remark.column === undefined ? remark.message : `${remark.column}: ${remark.message}`;
}

import { inspectionKey } from '../core/inspection.ts';
import { inspectionAggregateSchema } from '../core/inspection-aggregate.ts';
import type { Council } from '../core/council.ts';
import { checkInspections } from '../gather/import/check-inspections.ts';
import type { CheckedInspections } from '../gather/import/check-inspections.ts';
import { importLookups } from '../gather/import/lookups.ts';
import { rejectFile } from '../gather/import/remark.ts';
import type { FileRejection, Remark } from '../gather/import/remark.ts';
import type { writeStaging } from '../store/staging.ts';
import type { ImportSettings } from './read-import-settings.ts';

export interface InspectionJob {
  readonly content: Uint8Array;
  readonly mapping?: string;
  readonly mayWrite: ReadonlySet<string>;
}

/** What was staged, for the summary of the import. */
export interface StagedEntries {
  readonly kind: 'entries';
  readonly mapping?: string;
  readonly accepted: number;
  readonly normalised: number;
  readonly rejected: number;
  readonly repeated: number;
  readonly changes: readonly Remark[];
  readonly councils: ReadonlySet<string>;
}

type Staging = ReturnType<typeof writeStaging>;

/** Checks a file of inspections and stages each accepted one under the key that a later correction of it will have too. */
export function stageInspections(job: InspectionJob, context: { readonly councils: readonly Council[]; readonly settings: ImportSettings }, staging: Staging): StagedEntries | FileRejection {
  const read = readWithMapping(job, context);
  if (read.kind === 'file-rejected') return read;
  const counts = { accepted: 0, normalised: 0, rejected: 0, repeated: 0 };
  const councils = new Set<string>();
  for (const { line, outcome, inspection, changes, reasons } of read.checked.rows) {
    const became = outcome === 'accepted' && changes.length > 0 ? 'normalised' : outcome;
    counts[became] += 1;
    if (inspection !== undefined) {
      councils.add(inspection.council);
      staging.entry({ line, kind: 'inspections', council: inspection.council, key: inspectionKey(inspection), content: inspection });
    }
    const says = [...reasons, ...changes].map(({ column, message }) => (column === undefined ? message : `${column}: ${message}`));
    if (says.length > 0) staging.remark({ line, outcome: became, says });
  }
  return { kind: 'entries', mapping: read.mapping, ...counts, changes: read.checked.changes, councils };
}

/** The mapping that was named, or the first whose columns the file has. */
function readWithMapping(job: InspectionJob, { councils, settings }: Parameters<typeof stageInspections>[1]): { kind: 'read'; mapping: string; checked: CheckedInspections } | FileRejection {
  const mappings = settings.inspectionMappings.filter(({ id }) => job.mapping === undefined || id === job.mapping);
  const lookups = importLookups(councils, [], (gss) => job.mayWrite.has(gss));
  let rejection = rejectFile('mapping-unknown', `There is no column mapping ${job.mapping ?? ''} for inspections. Use one of ${settings.inspectionMappings.map(({ id }) => id).join(', ')}.`);
  for (const mapping of mappings) {
    const checked = checkInspections(job.content, { mapping, lookups, scales: settings.words.scales, themes: settings.words.themes, rules: settings.rules });
    if (checked.kind === 'checked') return { kind: 'read', mapping: mapping.id, checked };
    rejection = checked;
  }
  return rejection;
}

/** Stages a published aggregate: one JSON document, one entry that belongs to no council. */
export function stageAggregate(job: InspectionJob, { settings }: { readonly settings: ImportSettings }, staging: Staging): StagedEntries | FileRejection {
  const { limits } = settings.rules;
  if (job.content.length > limits.bytes) return rejectFile('file-too-large', `The file has ${job.content.length} bytes; the most that is taken is ${limits.bytes}.`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(job.content));
  } catch {
    return rejectFile('not-json', 'The file is not JSON in UTF-8. A published aggregate is one JSON document.');
  }
  const checked = inspectionAggregateSchema.safeParse(json);
  if (!checked.success) return rejectFile('aggregate-invalid', checked.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole file'}: ${message}`).join('; '));
  staging.entry({ line: 1, kind: 'aggregates', key: checked.data.id, content: checked.data });
  return { kind: 'entries', accepted: 1, normalised: 0, rejected: 0, repeated: 0, changes: [], councils: new Set() };
}

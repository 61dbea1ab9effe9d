import { inspectionKey } from '../core/inspection.ts';
import { inspectionAggregateSchema } from '../core/inspection-aggregate.ts';
import { checkInspections } from '../gather/import/check-inspections.ts';
import type { CheckedInspections } from '../gather/import/check-inspections.ts';
import type { ImportLookups } from '../gather/import/lookups.ts';
import { rejectFile } from '../gather/import/remark.ts';
import type { FileRejection, Remark } from '../gather/import/remark.ts';
import type { RowOutcome } from '../store/staging/staged-rows.ts';
import type { StagingWriter } from '../store/staging/write-staging.ts';
import type { ImportSettings } from './read-import-settings.ts';

export const INSPECTION_KINDS = ['inspections', 'aggregates'] as const;

interface InspectionFile {
  readonly content: Uint8Array;
  /** Id of a saved column mapping; without it the header decides. */
  readonly mapping?: string;
}

interface InspectionContext {
  readonly lookups: ImportLookups;
  readonly settings: ImportSettings;
}

/** What was staged, for the summary of the import. */
interface StagedEntries {
  readonly kind: 'found';
  readonly counts: Readonly<Record<RowOutcome, number>>;
  readonly councils: ReadonlySet<string>;
  readonly mapping?: string;
  readonly remarks: readonly Remark[];
}

/** Stages a file of single inspections, or one published aggregate of many. */
export function stageInspectionKind(kind: (typeof INSPECTION_KINDS)[number], file: InspectionFile, context: InspectionContext, staging: StagingWriter): StagedEntries | FileRejection {
  return kind === 'inspections' ? stageInspections(file, context, staging) : stageAggregate(file.content, context.settings, staging);
}

/** Checks a file of inspections and stages each accepted one under the key that a later correction of it will have too. */
function stageInspections(file: InspectionFile, context: InspectionContext, staging: StagingWriter): StagedEntries | FileRejection {
  const read = readWithMapping(file, context);
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
  return { kind: 'found', counts, councils, mapping: read.mapping, remarks: read.checked.changes };
}

/** The mapping that was named, or the first whose columns the file has. */
function readWithMapping(file: InspectionFile, { lookups, settings }: InspectionContext): { kind: 'read'; mapping: string; checked: CheckedInspections } | FileRejection {
  const mappings = settings.inspectionMappings.filter(({ id }) => file.mapping === undefined || id === file.mapping);
  let rejection = rejectFile('mapping-unknown', `There is no column mapping ${file.mapping ?? ''} for inspections. Use one of ${settings.inspectionMappings.map(({ id }) => id).join(', ')}.`);
  for (const mapping of mappings) {
    const checked = checkInspections(file.content, { mapping, lookups, scales: settings.words.scales, themes: settings.words.themes, rules: settings.rules });
    if (checked.kind === 'checked') return { kind: 'read', mapping: mapping.id, checked };
    rejection = checked;
  }
  return rejection;
}

/** Stages a published aggregate: one JSON document, one entry that belongs to no council. */
function stageAggregate(content: Uint8Array, settings: ImportSettings, staging: StagingWriter): StagedEntries | FileRejection {
  const { limits } = settings.rules;
  if (content.length > limits.bytes) return rejectFile('file-too-large', `The file has ${content.length} bytes; the most that is taken is ${limits.bytes}.`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return rejectFile('not-json', 'The file is not JSON in UTF-8. A published aggregate is one JSON document.');
  }
  const checked = inspectionAggregateSchema.safeParse(json);
  if (!checked.success) return rejectFile('aggregate-invalid', checked.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole file'}: ${message}`).join('; '));
  staging.entry({ line: 1, kind: 'aggregates', key: checked.data.id, content: checked.data });
  return { kind: 'found', counts: { accepted: 1, normalised: 0, rejected: 0, repeated: 0 }, councils: new Set(), remarks: [] };
}

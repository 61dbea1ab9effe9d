import { toDecimalText } from '../../core/decimal-text.ts';
import { groupBy } from '../../core/group-by.ts';
import type { KnownRevision } from '../../core/known-revision.ts';
import { FIGURE_STATUSES } from '../../core/observation.ts';
import { GRANULARITIES, firstDay, lastDay, periodCode } from '../../core/period.ts';
import { NO_FIGURE_WORDS } from '../../present/format-number.ts';
import type { PackContents } from '../pack-contents.ts';
import { sourcePlace } from './source-place.ts';
import { PATTERNS, toSecond } from './pack-table.ts';
import type { PackField, PackTable } from './pack-table.ts';

export const RECORDED_FIELDS: readonly PackField[] = [
  { name: 'recorded_at', type: 'datetime', title: 'Recorded at', description: 'UTC, to the second.', constraints: { required: true } },
  { name: 'recorded_by', type: 'string', title: 'Recorded by', description: 'Id of the account, or the program; never a name.', constraints: { required: true } },
];

export const BATCH_KEY = [{ fields: 'batch', reference: { resource: 'batches', fields: 'batch' } }] as const;

/** Every published figure with every revision of it, in the order of indicator, period and batch. */
export function observationsTable(contents: PackContents): PackTable {
  const units = new Map(contents.indicatorSets.flatMap((set) => set.indicators).map(({ code, unit }) => [code, unit]));
  const holds = revisionsThatHold(contents.revisions);
  return {
    name: 'observations', title: 'Observations',
    description: 'One row a revision of a published figure. Where "holds" is true, it is the figure that counts at the known-at moment. A cell of "value" without a number says why there is none; none of those words means zero.',
    primaryKey: ['indicator', 'period', 'batch'], foreignKeys: BATCH_KEY,
    missingValues: ['', ...Object.values(NO_FIGURE_WORDS).map(({ words }) => words)],
    fields: [
      { name: 'indicator', type: 'string', title: 'Indicator', description: 'Code; its definition is in indicators.json.', constraints: { required: true } },
      { name: 'granularity', type: 'string', title: 'Length of the period', constraints: { required: true, enum: GRANULARITIES } },
      { name: 'period', type: 'string', title: 'Period', description: '2026-10, 2026/27 Q3 or 2026/27; financial years begin in April.', constraints: { required: true, pattern: PATTERNS.period } },
      { name: 'period_start', type: 'date', title: 'First day', constraints: { required: true } },
      { name: 'period_end', type: 'date', title: 'Last day', constraints: { required: true } },
      { name: 'value', type: 'number', title: 'Value', description: 'As published, in the unit of the row.' },
      { name: 'numerator', type: 'number', title: 'Numerator' },
      { name: 'denominator', type: 'number', title: 'Denominator' },
      { name: 'sample_size', type: 'integer', title: 'Sample size', constraints: { minimum: 0 } },
      { name: 'unit', type: 'string', title: 'Unit' },
      { name: 'status', type: 'string', title: 'Status', constraints: { enum: FIGURE_STATUSES } },
      { name: 'definition_version', type: 'integer', title: 'Version of the definition', description: 'Figures are comparable inside one version only.', constraints: { required: true, minimum: 1 } },
      { name: 'note', type: 'string', title: 'Note' },
      { name: 'published_status', type: 'string', title: 'Status the council printed', description: 'Never computed, never trusted.' },
      { name: 'batch', type: 'integer', title: 'Batch', constraints: { required: true } },
      { name: 'line', type: 'integer', title: 'Line of its file', constraints: { required: true, minimum: 1 } },
      { name: 'cell', type: 'string', title: 'Column of its file', description: 'Where a row of the file holds several figures.' },
      ...RECORDED_FIELDS,
      { name: 'published_at', type: 'datetime', title: 'Published at', constraints: { required: true } },
      { name: 'withdrawn_at', type: 'datetime', title: 'Withdrawn at' },
      { name: 'reason', type: 'string', title: 'Reason for the revision' },
      { name: 'holds', type: 'boolean', title: 'Holds', constraints: { required: true } },
    ],
    rows: contents.revisions.map((revision) => {
      const { indicator, point, recordedAt, recordedBy, publishedAt, withdrawnAt, reason } = revision;
      const { period, figure, sampleSize, note, publishedStatus, definitionVersion, source } = point;
      const number = (value: number | undefined): string | undefined => (value === undefined ? undefined : toDecimalText(value));
      return [
        indicator, period.granularity, periodCode(period), firstDay(period), lastDay(period),
        figure.kind === 'value' ? number(figure.value) : NO_FIGURE_WORDS[figure.reason].words,
        figure.kind === 'value' ? number(figure.numerator) : undefined, figure.kind === 'value' ? number(figure.denominator) : undefined,
        sampleSize, units.get(indicator), figure.kind === 'value' ? figure.status : undefined, definitionVersion, note, publishedStatus,
        source.batch, source.line, source.cell, toSecond(recordedAt), recordedBy, toSecond(publishedAt), toSecond(withdrawnAt), reason,
        String(holds.has(revision)),
      ];
    }),
  };
}

/** Of each indicator and period the newest revision that was not withdrawn. */
function revisionsThatHold(revisions: readonly KnownRevision[]): ReadonlySet<KnownRevision> {
  const byFigure = groupBy(revisions.filter((one) => one.withdrawnAt === undefined), ({ indicator, point }) => `${indicator} ${periodCode(point.period)}`);
  return new Set([...byFigure.values()].flatMap((of) => of.reduce((a, b) => (b.point.source.batch > a.point.source.batch ? b : a))));
}

/** Every file and form the facts came by, with where its bytes are in the pack or why they are not. */
export function batchesTable(contents: PackContents): PackTable {
  return {
    name: 'batches', title: 'Batches and their files', primaryKey: ['batch'],
    description: 'What was received, file by file. The rows digest is the one in the event log.',
    fields: [
      { name: 'batch', type: 'integer', title: 'Batch', constraints: { required: true } },
      { name: 'kind', type: 'string', title: 'What it holds', constraints: { required: true } },
      { name: 'file_name', type: 'string', title: 'Name of the file', constraints: { required: true } },
      { name: 'sha256', type: 'string', title: 'SHA-256 of the file', constraints: { pattern: PATTERNS.sha256 } },
      { name: 'place', type: 'string', title: 'Where the file is in the pack, or why it is not', constraints: { required: true } },
      { name: 'accepted', type: 'integer', title: 'Rows accepted', constraints: { required: true, minimum: 0 } },
      { name: 'normalised', type: 'integer', title: 'Rows normalised', constraints: { required: true, minimum: 0 } },
      { name: 'left_out', type: 'integer', title: 'Rows left out', constraints: { required: true, minimum: 0 } },
      { name: 'rows_digest', type: 'string', title: 'Digest over the rows', constraints: { required: true, pattern: PATTERNS.sha256 } },
      ...RECORDED_FIELDS,
      { name: 'published_at', type: 'datetime', title: 'Published at' },
      { name: 'withdrawn_at', type: 'datetime', title: 'Withdrawn at' },
      { name: 'withdrawn_reason', type: 'string', title: 'Why it was withdrawn' },
      { name: 'reason', type: 'string', title: 'Reason given' },
    ],
    rows: contents.batches.map((batch) => [
      batch.id, batch.kind, batch.fileName, batch.sha256, sourcePlace(contents, batch).words, batch.accepted, batch.normalised, batch.leftOut, batch.rowsDigest,
      toSecond(batch.recordedAt), batch.recordedBy, toSecond(batch.publishedAt), toSecond(batch.withdrawnAt), batch.withdrawnReason, batch.reason,
    ]),
  };
}

/** The literal lines the rating stands on, so that a reader need not count them. */
export function linesTable({ lines }: PackContents): PackTable {
  return {
    name: 'lines', title: 'Lines the rating stands on', primaryKey: ['batch', 'line'], foreignKeys: BATCH_KEY,
    description: 'The lines of the files as received that the tests of the rating looked at.',
    fields: [
      { name: 'batch', type: 'integer', title: 'Batch', constraints: { required: true } },
      { name: 'line', type: 'integer', title: 'Line', constraints: { required: true, minimum: 1 } },
      { name: 'text', type: 'string', title: 'The line as received', description: 'Where it begins as a formula would, an apostrophe is put before it.' },
    ],
    rows: lines.map(({ batch, line, text }) => [batch, line, text]),
  };
}

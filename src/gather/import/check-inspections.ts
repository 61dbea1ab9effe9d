import { z } from 'zod';
import type { Inspection, InspectionStatus, ScaleVersion, SubJudgement } from '../../core/inspection.ts';
import { INSPECTION_STATUSES, inspectionKey } from '../../core/inspection.ts';
import { ENCODINGS } from './decode-text.ts';
import type { ImportRules } from './import-rules.ts';
import { councilStandingOn } from './lookups.ts';
import type { ImportLookups } from './lookups.ts';
import { readRecords } from './read-records.ts';
import type { FileRecord } from './read-records.ts';
import type { FileRejection, Remark } from './remark.ts';
import { councilColumn } from './row-parts.ts';
import { visibleText } from './visible-text.ts';

const header = z.string().min(1);
const dayOrMonth = z.union([z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)]);
/** The earliest day a date stands for, to be compared with days: `2003-07` → `2003-07-01`; not known stays empty. */
const firstDayOf = (date: string): string => (date.length === 'YYYY-MM'.length ? `${date}-01` : date);
const WORD_MEANINGS = ['no-overall', 'not-scored', 'not-published', 'not-applicable'] as const;

/** How a file of inspections names its columns; a file of `data/mappings/`. */
export const inspectionMappingSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  source: z.string().min(1),
  encoding: z.enum(ENCODINGS).default('utf-8'),
  columns: z.strictObject({
    council: header, date: header, published: header,
    service: header.optional(), body: header.optional(), scale: header.optional(), status: header.optional(), form: header.optional(),
    overall: header, prospects: header.optional(), themes: header.optional(), recommendations: header.optional(), report: header.optional(),
    /** A column for each sub-judgement → its id in the scale version, or one column of `id=level|id=level`. */
    subJudgements: z.union([header, z.record(header, z.string())]).optional(),
  }),
  constants: z.strictObject({ service: z.string().optional(), scale: z.string().optional() }).default({}),
  /** Words of this file that stand for no grade. */
  words: z.record(z.string(), z.enum(WORD_MEANINGS)).default({}),
  councils: z.record(z.string().min(1), z.string().min(1)).default({}),
});
export type InspectionMapping = z.infer<typeof inspectionMappingSchema>;

/** Our own register file. */
export const defaultInspectionMapping: InspectionMapping = inspectionMappingSchema.parse({
  id: 'inspections', title: 'Inspection register', source: 'Threestar',
  columns: {
    council: 'council', service: 'service', body: 'body', date: 'date', published: 'published', scale: 'scale', status: 'status', form: 'form', overall: 'overall',
    prospects: 'prospects', subJudgements: 'sub_judgements', themes: 'themes', recommendations: 'recommendations', report: 'report',
  },
  words: { 'not applicable': 'not-applicable', 'not published': 'not-published' },
});

export interface CheckedInspection {
  readonly line: number;
  readonly outcome: 'accepted' | 'rejected' | 'repeated';
  /** Present exactly where the outcome is accepted. */
  readonly inspection?: Inspection;
  readonly changes: readonly Remark[];
  readonly reasons: readonly Remark[];
}
export interface CheckedInspections {
  readonly kind: 'checked';
  readonly rows: readonly CheckedInspection[];
  readonly changes: readonly Remark[];
}

export interface InspectionSettings {
  readonly mapping: InspectionMapping;
  readonly lookups: ImportLookups;
  readonly scales: ReadonlyMap<string, ScaleVersion>;
  /** Ids of the finding themes there are. */
  readonly themes: { has(id: string): boolean; keys(): Iterable<string> };
  readonly rules: ImportRules;
}

type Level = { readonly kind: 'level'; readonly level: string } | { readonly kind: 'word'; readonly means: (typeof WORD_MEANINGS)[number] } | { readonly kind: 'blank' } | { readonly kind: 'unknown' };

function readLevel(text: string, levels: ScaleVersion['overall'], mapping: InspectionMapping): Level {
  const word = Object.entries(mapping.words).find(([written]) => written === text.toLowerCase());
  if (word) return { kind: 'word', means: word[1] };
  if (text === '') return { kind: 'blank' };
  const known = levels.find(({ level }) => level === text.toLowerCase());
  return known ? { kind: 'level', level: known.level } : { kind: 'unknown' };
}

function listOf(text: string): string[] {
  return text.split('|').map((part) => part.trim()).filter((part) => part !== '');
}

/** The texts of the sub-judgements by id, whether the file has a column for each or one for all. */
function subJudgementTexts(cells: FileRecord['cells'], columns: InspectionMapping['columns']['subJudgements']): { readonly id: string; readonly text: string; readonly column: string }[] {
  if (columns === undefined) return [];
  if (typeof columns !== 'string') return Object.entries(columns).map(([column, id]) => ({ id, text: cells[column] ?? '', column }));
  return listOf(cells[columns] ?? '').map((part) => {
    const [id = '', ...level] = part.split('=');
    return { id: id.trim(), text: level.join('=').trim(), column: columns };
  });
}

/** One row; every fault found is in `reasons`, and there is an inspection only where there is none. */
function readInspection(cells: FileRecord['cells'], settings: InspectionSettings & { readonly council: ReturnType<typeof councilColumn> }): { inspection?: Inspection; changes: readonly Remark[]; reasons: Remark[] } {
  const { mapping, scales } = settings;
  const { columns, constants } = mapping;
  const cell = (name: string | undefined): string => (name === undefined ? '' : cells[name] ?? '');
  const reasons: Remark[] = [];
  const refuse = (code: string, column: string, message: string): void => { reasons.push({ code, column, message }); };
  const optional = <K extends string>(key: K, text: string) => (text === '' ? {} : { [key]: text }) as { [P in K]?: string };

  for (const column of [columns.date, columns.published]) {
    if (cell(column) !== '' && !dayOrMonth.safeParse(cell(column)).success) refuse('date-invalid', column, `${visibleText(cell(column))} is neither a day nor a month. Write it as YYYY-MM-DD, as YYYY-MM where only the month is known, or leave it blank.`);
  }
  const day = firstDayOf(cell(columns.date) || cell(columns.published));

  const scaleId = constants.scale ?? cell(columns.scale);
  const scale = scales.get(scaleId);
  if (!scale) refuse('scale-unknown', columns.scale ?? 'scale', `${visibleText(scaleId)} is not a version of a scale. Write one of ${[...scales.keys()].join(', ')}.`);
  const service = constants.service ?? cell(columns.service);
  if (service === '') refuse('service-missing', columns.service ?? 'service', 'There is no service. Write which service was inspected.');

  const read = settings.council.read(cell(columns.council));
  const council = read.kind === 'one' ? read.part : read.kind === 'several' ? (() => {
    const standing = councilStandingOn(read.councils, day);
    return standing && settings.council.partOf(standing);
  })() : undefined;
  if (read.kind === 'refused') reasons.push(read.reason);
  else if (!council) refuse('council-ambiguous', columns.council, `${visibleText(cell(columns.council))} is the name of more than one council. Write the GSS code.`);
  else if (!council.mayWrite) return { changes: [], reasons: [{ code: 'not-permitted', column: columns.council, message: `You may not enter inspections of ${council.council.name}. Leave the row out, or ask an administrator.` }] };
  if (!scale) return { changes: [], reasons };

  const words = (levels: ScaleVersion['overall']): string => levels.map(({ level }) => level).join(', ');
  const overall = readLevel(cell(columns.overall), scale.overall, mapping);
  if (overall.kind === 'unknown' || (overall.kind === 'word' && overall.means === 'not-applicable')) {
    refuse('level-unknown', columns.overall, `${visibleText(cell(columns.overall))} is not a level of ${scale.title}. Write one of ${words(scale.overall)}.`);
  }
  const status = statusOf({ written: cell(columns.status), overall, day, scale });
  if (status.kind === 'refused') refuse(status.code, columns.status ?? columns.overall, status.message);

  const prospects = scale.prospects ? readLevel(cell(columns.prospects), scale.prospects, mapping) : undefined;
  if (prospects?.kind === 'unknown') refuse('level-unknown', columns.prospects ?? 'prospects', `${visibleText(cell(columns.prospects))} is not a prospect of ${scale.title}. Write one of ${words(scale.prospects ?? [])}.`);
  if (!scale.prospects && cell(columns.prospects) !== '') refuse('prospects-not-judged', columns.prospects ?? 'prospects', `${scale.title} has no judgement of prospects. Leave the cell blank.`);

  const subJudgements = subJudgementTexts(cells, columns.subJudgements).flatMap(({ id, text, column }): SubJudgement[] => {
    if (!scale.subJudgements.some((known) => known.id === id)) {
      refuse('sub-judgement-unknown', column, `${visibleText(id)} is not a judgement of ${scale.title}.`);
      return [];
    }
    const level = readLevel(text, scale.overall, mapping);
    if (level.kind === 'level') return [{ id, state: 'given', level: level.level }];
    if (level.kind === 'unknown') refuse('level-unknown', column, `${visibleText(text)} is not a level of ${scale.title}. Write one of ${words(scale.overall)}.`);
    return [{ id, state: level.kind === 'word' && level.means === 'not-applicable' ? 'not-applicable' : 'not-published' }];
  });
  const themes = listOf(cell(columns.themes));
  for (const theme of themes.filter((id) => !settings.themes.has(id))) {
    refuse('theme-unknown', columns.themes ?? 'themes', `${visibleText(theme)} is not a finding theme, so it could not be counted. Write one of ${[...settings.themes.keys()].join(', ')}.`);
  }
  if (reasons.length > 0 || !council || status.kind === 'refused') return { changes: [], reasons };

  const inspection: Inspection = {
    council: council.council.gss, service, body: cell(columns.body) || scale.body, scale: scale.id, status: status.status, subJudgements, themes: [...new Set(themes)],
    ...optional('date', cell(columns.date)), ...optional('published', cell(columns.published)), ...optional('form', cell(columns.form)),
    ...(overall.kind === 'level' ? { overall: overall.level } : {}), ...(prospects?.kind === 'level' ? { prospects: prospects.level } : {}),
    ...optional('recommendations', cell(columns.recommendations)), ...optional('report', cell(columns.report)),
  };
  return { inspection, changes: read.kind === 'refused' ? [] : read.changes, reasons };
}

type StatusReading = { readonly kind: 'status'; readonly status: InspectionStatus } | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** Status and overall level must say the same; a file without a column of statuses says it by the level alone. */
function statusOf(row: { readonly written: string; readonly overall: Level; readonly day: string; readonly scale: ScaleVersion }): StatusReading {
  const { written, overall, day, scale } = row;
  const nothingOverall = scale.noOverallFrom !== undefined && day >= scale.noOverallFrom;
  const implied: InspectionStatus = overall.kind === 'level' ? 'scored'
    : overall.kind === 'word' && overall.means !== 'not-applicable' ? overall.means
      : nothingOverall ? 'no-overall' : 'not-published';
  if (written === '') return { kind: 'status', status: implied };
  const status = INSPECTION_STATUSES.find((known) => known === written.toLowerCase().replace(/[\s_]+/g, '-'));
  if (!status) return { kind: 'refused', code: 'status-unknown', message: `${visibleText(written)} is not a status. Write one of ${INSPECTION_STATUSES.join(', ')}.` };
  if (status === 'scored' && overall.kind === 'blank' && nothingOverall) return { kind: 'status', status: 'no-overall' };
  if ((status === 'scored') !== (overall.kind === 'level')) {
    return { kind: 'refused', code: 'status-conflicts', message: status === 'scored' ? 'The status says scored, and there is no overall level.' : `The status says ${status}, and there is an overall level. Correct one of them.` };
  }
  return { kind: 'status', status };
}

/** Every header a mapping reads; those of the first list must be there. */
function headersOf({ columns }: InspectionMapping): { readonly needed: string[]; readonly optional: string[] } {
  const { council, date, published, overall, subJudgements, ...others } = columns;
  const subs = subJudgements === undefined ? [] : typeof subJudgements === 'string' ? [subJudgements] : Object.keys(subJudgements);
  return { needed: [council, date, published, overall], optional: [...Object.values(others).filter((name) => name !== undefined), ...subs] };
}

/**
 * Checks a file of inspections against its mapping and the scale versions. Levels are words of the inspection's own scale;
 * not scored, not published and no overall grade given are kept apart. Two rows for one inspection: the same is taken
 * once, different ones are both rejected.
 */
export function checkInspections(bytes: Uint8Array, settings: InspectionSettings): CheckedInspections | FileRejection {
  const { mapping, lookups, rules } = settings;
  const read = readRecords(bytes, { ...headersOf(mapping), rules, declared: mapping.encoding });
  if (read.kind === 'file-rejected') return read;
  const council = councilColumn({ lookups, mapping, column: mapping.columns.council });
  const rows = read.records.map(({ line, cells, faults }): CheckedInspection => {
    const { inspection, changes, reasons } = faults.length > 0 ? { inspection: undefined, changes: [], reasons: faults } : readInspection(cells, { ...settings, council });
    return inspection ? { line, outcome: 'accepted', inspection, changes, reasons: [] } : { line, outcome: 'rejected', changes, reasons };
  });
  return { kind: 'checked', rows: withoutRepeats(rows), changes: read.changes };
}

function withoutRepeats(rows: readonly CheckedInspection[]): CheckedInspection[] {
  const keyOf = (inspection: Inspection): string => `${inspection.council} ${inspectionKey(inspection)}`;
  const groups = new Map<string, CheckedInspection[]>();
  for (const row of rows) if (row.inspection) groups.set(keyOf(row.inspection), [...(groups.get(keyOf(row.inspection)) ?? []), row]);
  return rows.map((row) => {
    const group = row.inspection ? groups.get(keyOf(row.inspection)) ?? [] : [];
    const [first] = group;
    if (!first || group.length === 1) return row;
    const same = group.every((other) => JSON.stringify(other.inspection) === JSON.stringify(first.inspection));
    if (same && row === first) return row;
    const lines = group.filter((other) => other !== row).map((other) => other.line).join(', ');
    return same
      ? { line: row.line, outcome: 'repeated', changes: [], reasons: [{ code: 'repeated-in-file', message: `The same inspection is on line ${first.line}; it is taken once.` }] }
      : { line: row.line, outcome: 'rejected', changes: [], reasons: [{ code: 'conflict-in-file', message: `Line ${lines} says something else of the same inspection. Keep one of them.` }] };
  });
}

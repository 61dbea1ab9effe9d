import type { z } from 'zod';
import { periodRange } from './import-rules.ts';
import type { ImportRules } from './import-rules.ts';
import type { ImportLookups } from './lookups.ts';
import { readRecords } from './read-records.ts';
import { foldHeader } from './recognise-mapping.ts';
import { registerSchemas, REGISTER_HEADERS } from './register-formats.ts';
import type { RegisterKind, RegisterRecord } from './register-formats.ts';
import type { FileRejection, Remark } from './remark.ts';

export interface CheckedRecord<T> {
  readonly line: number;
  readonly outcome: 'accepted' | 'rejected' | 'repeated';
  /** Present exactly where the outcome is accepted. */
  readonly record?: T;
  readonly reasons: readonly Remark[];
}
export interface CheckedRegister<T> {
  readonly kind: 'checked';
  readonly rows: readonly CheckedRecord<T>[];
  readonly changes: readonly Remark[];
}

/** Columns a file may leave out; a cell of theirs may be blank. */
const OPTIONAL: ReadonlySet<string> = new Set(['tolerance', 'profile', 'period', 'evidence', 'approver', 'approved', 'expires', 'criteria', 'indicators', 'finished', 'milestones', 'effect_indicator', 'effect_from', 'effect_to', 'effect_by']);
/** A reason is given for a target that changes and a review date that moves; neither first one has any. */
const isOptional = (name: string): boolean => OPTIONAL.has(name) || name === 'reason';

function remarkOf(issue: z.core.$ZodIssue): Remark {
  const [column] = issue.path;
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return { code: typeof code === 'string' ? code : 'cell-not-understood', ...(typeof column === 'string' ? { column } : {}), message: issue.message };
}

/** The register whose header this is, or `undefined`: every column that may not be missing is there. The one with most columns wins. */
export function registerOf(header: readonly string[]): RegisterKind | undefined {
  const names = new Set(header.map(foldHeader));
  const kinds = Object.keys(REGISTER_HEADERS) as RegisterKind[];
  const fitting = kinds.filter((kind) => REGISTER_HEADERS[kind].every((name) => isOptional(name) || names.has(foldHeader(name))));
  const found = (kind: RegisterKind): number => REGISTER_HEADERS[kind].filter((name) => names.has(foldHeader(name))).length;
  return fitting.sort((a, b) => found(b) - found(a))[0];
}

/**
 * Checks a register file row by row. Every fault of a row is given with its line and column; a row that is in the file twice,
 * word for word, is taken once. Example: an assessment approved by its author is rejected with `approver-is-author`.
 */
export function checkRegister<K extends RegisterKind>(kind: K, bytes: Uint8Array, settings: { readonly lookups: ImportLookups; readonly rules: ImportRules; readonly today: string }): CheckedRegister<RegisterRecord<K>> | FileRejection {
  const { lookups, rules, today } = settings;
  const names: readonly string[] = REGISTER_HEADERS[kind];
  const read = readRecords(bytes, { needed: names.filter((name) => !isOptional(name)), optional: names.filter(isOptional), rules });
  if (read.kind === 'file-rejected') return read;
  const schemas: { readonly [P in RegisterKind]: z.ZodType<RegisterRecord<P>> } = registerSchemas({ lookups, range: periodRange(rules, today), today });
  const schema: z.ZodType<RegisterRecord<K>> = schemas[kind];
  const met = new Map<string, number>();
  const rows = read.records.map(({ line, cells, faults }): CheckedRecord<RegisterRecord<K>> => {
    if (faults.length > 0) return { line, outcome: 'rejected', reasons: faults };
    const written = JSON.stringify(cells);
    const before = met.get(written);
    if (before !== undefined) return { line, outcome: 'repeated', reasons: [{ code: 'repeated-in-file', message: `The same row is on line ${before}; it is taken once.` }] };
    met.set(written, line);
    const parsed = schema.safeParse(cells);
    return parsed.success ? { line, outcome: 'accepted', record: parsed.data, reasons: [] } : { line, outcome: 'rejected', reasons: parsed.error.issues.map(remarkOf) };
  });
  return { kind: 'checked', rows, changes: read.changes };
}

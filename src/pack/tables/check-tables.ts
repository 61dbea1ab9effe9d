import { z } from 'zod';
import type { PackFiles } from '../bag/make-bag.ts';
import type { Fault } from '../verify/fault.ts';
import { PATTERNS } from './pack-table.ts';
import { parseCsv } from './parse-csv.ts';
import type { CsvRecord } from './parse-csv.ts';

const fieldSchema = z.object({
  name: z.string(), type: z.enum(['string', 'number', 'integer', 'boolean', 'date', 'datetime']),
  constraints: z.object({
    required: z.boolean().optional(), enum: z.array(z.string()).optional(), minimum: z.number().optional(), maximum: z.number().optional(), pattern: z.enum(Object.values(PATTERNS)).optional(),
  }).optional(),
});
type Field = z.infer<typeof fieldSchema>;

const packageSchema = z.object({
  resources: z.array(z.object({
    name: z.string(), path: z.string(),
    schema: z.object({
      fields: z.array(fieldSchema).min(1), missingValues: z.array(z.string()), primaryKey: z.array(z.string()).min(1),
      foreignKeys: z.array(z.object({ fields: z.string(), reference: z.object({ resource: z.string(), fields: z.string() }) })).optional(),
    }),
  })).min(1),
});
type Resource = z.infer<typeof packageSchema>['resources'][number];

/** A table as read: each row by the names of its fields, and the line it stands in. */
export interface ReadTable {
  readonly file: string;
  readonly rows: readonly { readonly line: number; readonly cells: ReadonlyMap<string, string> }[];
}

const DESCRIPTOR = 'data/datapackage.json';

/** Reads every table by its description: header, types, constraints, keys. Each fault has its file and line. */
export function checkTables(files: PackFiles): { readonly faults: Fault[]; readonly tables: ReadonlyMap<string, ReadTable> } {
  const faults: Fault[] = [];
  const tables = new Map<string, ReadTable>();
  const resources = readResources(files, faults);
  for (const resource of resources) {
    const table = readTable(resource, files, faults);
    if (table !== undefined) tables.set(resource.name, table);
  }
  for (const resource of resources) checkForeignKeys(resource, tables, faults);
  const described = new Set(resources.map(({ path }) => `data/${path}`));
  for (const file of files.keys()) {
    if (/^data\/[^/]+\.csv$/.test(file) && !described.has(file)) faults.push({ check: 'tables', file, message: `${DESCRIPTOR} does not describe it.` });
  }
  return { faults, tables };
}

function readResources(files: PackFiles, faults: Fault[]): readonly Resource[] {
  const content = files.get(DESCRIPTOR);
  const fail = (message: string): readonly Resource[] => {
    faults.push({ check: 'tables', file: DESCRIPTOR, message });
    return [];
  };
  if (content === undefined) return fail('The file is missing.');
  try {
    const read = packageSchema.safeParse(JSON.parse(Buffer.from(content).toString('utf8')));
    const [issue] = read.error?.issues ?? [];
    return read.success ? read.data.resources : fail(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  } catch (error) {
    return fail(`It is not JSON: ${String(error)}`);
  }
}

function readTable({ path, schema }: Resource, files: PackFiles, faults: Fault[]): ReadTable | undefined {
  const file = `data/${path}`;
  const fail = (line: number, message: string): void => void faults.push({ check: 'tables', file, line, message });
  const content = files.get(file);
  if (content === undefined) {
    faults.push({ check: 'tables', file, message: 'The file is missing.' });
    return undefined;
  }
  const [header, ...records] = parseCsv(Buffer.from(content).toString('utf8'));
  const names = schema.fields.map(({ name }) => name);
  if (header === undefined || header.cells.join('\n') !== names.join('\n')) {
    fail(1, `The header must be ${names.join(',')}.`);
    return undefined;
  }
  const missing = new Set(schema.missingValues);
  const keys = new Map<string, number>();
  const rows = records.map((record) => {
    for (const message of recordFaults(record, schema.fields, missing)) fail(record.line, message);
    const cells = new Map(names.map((name, at) => [name, record.cells[at] ?? '']));
    const key = JSON.stringify(schema.primaryKey.map((name) => cells.get(name)));
    const earlier = keys.get(key);
    if (earlier !== undefined) fail(record.line, `The key (${schema.primaryKey.join(', ')}) is that of line ${earlier} already.`);
    keys.set(key, record.line);
    return { line: record.line, cells };
  });
  return { file, rows };
}

function recordFaults({ cells }: CsvRecord, fields: readonly Field[], missing: ReadonlySet<string>): string[] {
  if (cells.length !== fields.length) return [`It has ${cells.length} cells; ${fields.length} are described.`];
  return fields.flatMap((field, at) => {
    const cell = cells[at] ?? '';
    const why = missing.has(cell) ? (field.constraints?.required && 'is missing') : valueFault(cell, field);
    return why ? [`${field.name} ${why}${cell === '' ? '' : `: "${cell}"`}.`] : [];
  });
}

const TYPES: Record<Field['type'], { readonly pattern: RegExp; readonly words: string }> = {
  string: { pattern: /^[^]*$/, words: 'is not text' },
  number: { pattern: /^-?\d+(\.\d+)?$/, words: 'is not a number' },
  integer: { pattern: /^-?\d+$/, words: 'is not a whole number' },
  boolean: { pattern: /^(true|false)$/, words: 'is neither true nor false' },
  date: { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, words: 'is not a day' },
  datetime: { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/, words: 'is not a moment' },
};

function valueFault(cell: string, { type, constraints = {} }: Field): string | undefined {
  if (!TYPES[type].pattern.test(cell)) return TYPES[type].words;
  if (constraints.enum !== undefined && !constraints.enum.includes(cell)) return `is none of ${constraints.enum.join(', ')}`;
  if (constraints.pattern !== undefined && !new RegExp(`^(?:${constraints.pattern})$`).test(cell)) return 'is not written as described';
  if (constraints.minimum !== undefined && Number(cell) < constraints.minimum) return `is below ${constraints.minimum}`;
  return constraints.maximum !== undefined && Number(cell) > constraints.maximum ? `is above ${constraints.maximum}` : undefined;
}

function checkForeignKeys({ name, schema }: Resource, tables: ReadonlyMap<string, ReadTable>, faults: Fault[]): void {
  const table = tables.get(name);
  for (const { fields, reference } of schema.foreignKeys ?? []) {
    const known = new Set(tables.get(reference.resource)?.rows.map(({ cells }) => cells.get(reference.fields)));
    for (const { line, cells } of table?.rows ?? []) {
      const value = cells.get(fields) ?? '';
      if (value !== '' && !known.has(value)) faults.push({ check: 'tables', file: table?.file ?? '', line, message: `${fields} ${value} is not in ${reference.resource}.csv.` });
    }
  }
}

import writeExcelFile from 'write-excel-file/node';
import type { SheetData } from 'write-excel-file/node';
import { readZip } from './archive/read-zip.ts';
import { writeZip } from './archive/write-zip.ts';
import type { PackContents } from './pack-contents.ts';
import type { PackField, PackTable } from './tables/pack-table.ts';

const BOLD = 'bold' as const;
const WIDEST = 60;
/** A cell of a workbook holds no more. */
const LONGEST_CELL = 32_767;

/**
 * The tables of a pack as a workbook: a cover, notes on every column, and one table a sheet. Text is text, so nothing in it is
 * run as a formula. The file is packed anew with one fixed day, since the library writes the hour of its making into it.
 */
export async function workbook(contents: PackContents, tables: readonly PackTable[]): Promise<Buffer> {
  const written = await writeExcelFile([
    { sheet: 'Cover', columns: [{ width: 24 }, { width: 90 }], data: coverSheet(contents, tables) },
    { sheet: 'Notes', columns: [{ width: 16 }, { width: 22 }, { width: 34 }, { width: 12 }, { width: 80 }], data: notesSheet(tables), stickyRowsCount: 1 },
    ...tables.map((table) => ({ sheet: table.title.slice(0, 31), stickyRowsCount: 1, columns: widths(table), data: tableSheet(table) })),
  ]).toBuffer();
  const opened = await readZip(written);
  if (opened.kind === 'unreadable') throw new Error(`the workbook could not be read back: ${opened.message}`);
  return writeZip(opened.files, contents.asOf, { compress: false });
}

function coverSheet({ about, rating, asOf, knownAt, redaction }: PackContents, tables: readonly PackTable[]): SheetData {
  const pairs: [string, string][] = [
    ['Council', `${about.name} (${about.gss})`],
    ['Framework', `${rating.framework.title}, version ${rating.framework.version}`],
    ['As of', asOf], ['As known at', knownAt], ['Redaction', redaction],
    ['What this is', 'The tables of an evidence pack behind a modelled reading of published criteria, never an official judgement.'],
    ...(about.illustrative ? [['Invented', 'This council, its people and every figure here are invented.'] as [string, string]] : []),
    ['To check it', 'Changing this file does not change the pack: its SHA-256 is in the manifests at the top of the pack. See VERIFY.txt there.'],
  ];
  return [
    [{ value: `${about.name}: evidence as of ${asOf}`, fontWeight: BOLD, fontSize: 16 }], [],
    ...pairs.map(([label, value]) => [{ value: label, fontWeight: BOLD, alignVertical: 'top' as const }, { value, wrap: true }]),
    [], [{ value: 'Sheets', fontWeight: BOLD }],
    ...tables.map(({ title, description }) => [{ value: title, alignVertical: 'top' as const }, { value: description, wrap: true }]),
  ];
}

function notesSheet(tables: readonly PackTable[]): SheetData {
  const head = ['Table', 'Column', 'Means', 'Type', 'More'].map((value) => ({ value, fontWeight: BOLD }));
  return [head, ...tables.flatMap((table) => table.fields.map(({ name, title, type, description = '', unit }) =>
    [table.name, name, title, type, `${description}${unit === undefined ? '' : ` In ${unit}.`}`.trim()].map((value) => ({ value }))))];
}

function tableSheet({ fields, rows }: PackTable): SheetData {
  return [
    fields.map(({ title }) => ({ value: title, fontWeight: BOLD, wrap: true })),
    ...rows.map((row) => row.map((cell, at) => {
      if (cell === undefined || cell === '') return null;
      const isNumber = isNumeric(fields[at]) && /^-?\d+(\.\d+)?$/.test(String(cell));
      return isNumber ? { value: Number(cell), type: Number } : { value: String(cell).slice(0, LONGEST_CELL), type: String };
    })),
  ];
}

function isNumeric(field: PackField | undefined): boolean {
  return field?.type === 'number' || field?.type === 'integer';
}

function widths({ fields, rows }: PackTable): { width: number }[] {
  return fields.map(({ title }, at) => ({ width: Math.min(WIDEST, Math.max(10, Math.ceil(title.length / 2) + 2, ...rows.slice(0, 200).map((row) => String(row[at] ?? '').length + 1))) }));
}

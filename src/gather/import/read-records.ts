import { decodeText, hasControlCharacter } from './decode-text.ts';
import type { DeclaredEncoding } from './decode-text.ts';
import type { ImportRules } from './import-rules.ts';
import { openTable } from './read-table.ts';
import { foldHeader } from './recognise-mapping.ts';
import { rejectFile } from './remark.ts';
import type { FileRejection, Remark } from './remark.ts';
import { visibleText } from './visible-text.ts';

/** One row of a small file: its cells by header, trimmed; a column the file has not is ''. */
export interface FileRecord {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** What is wrong with the row whatever it says. */
  readonly faults: readonly Remark[];
}

export interface Records {
  readonly kind: 'records';
  readonly records: readonly FileRecord[];
  /** What was done to the file as a whole. */
  readonly changes: readonly Remark[];
}

/**
 * All rows of a file that has few, such as a register: each a record with a key for every header asked for.
 * A file without one of the needed headers is refused; other columns are left unread.
 */
export function readRecords(bytes: Uint8Array, settings: { needed: readonly string[]; optional: readonly string[]; rules: ImportRules; declared?: DeclaredEncoding }): Records | FileRejection {
  const { limits } = settings.rules;
  const decoded = decodeText(bytes, { declared: settings.declared ?? 'utf-8', maximumBytes: limits.bytes });
  if (decoded.kind === 'file-rejected') return decoded;
  const needed = settings.needed.map(foldHeader);
  const found = (cells: readonly string[]): number => needed.filter((name) => cells.some((cell) => foldHeader(cell) === name)).length;
  const table = openTable(decoded.text, {
    isHeader: (cells) => found(cells) >= Math.min(2, needed.length),
    titleRows: limits.titleRows, maximumColumns: limits.columns, expected: settings.needed.join(', '),
  });
  if (table.kind === 'file-rejected') return table;
  const positions = new Map(table.header.map((name, index) => [foldHeader(name), index]));
  const missing = settings.needed.filter((name) => !positions.has(foldHeader(name)));
  if (missing.length > 0) return rejectFile('column-missing', `There is no column called ${missing.join(', ')}. Add it to the header on line ${table.headerLine}.`, table.headerLine);

  const names = [...settings.needed, ...settings.optional];
  const records: FileRecord[] = [];
  const fault = table.eachRow((cells, line) => {
    const faults: Remark[] = [];
    if (cells.length < table.header.length || cells.slice(table.header.length).some((cell) => cell.trim() !== '')) {
      faults.push({ code: 'field-count', message: `The row has ${cells.length} cells and the header ${table.header.length}. Check for a missing or an unquoted comma.` });
    }
    const values = names.map((name): [string, string] => {
      const cell = (cells[positions.get(foldHeader(name)) ?? -1] ?? '').trim();
      if (cell.length > limits.cellCharacters) faults.push({ code: 'cell-too-long', column: name, message: `The cell has ${cell.length} characters; the most that is taken is ${limits.cellCharacters}.` });
      if (decoded.hasControlCharacters && hasControlCharacter(cell)) faults.push({ code: 'control-characters', column: name, message: `${visibleText(cell)} holds characters that cannot be seen. Type the cell again.` });
      return [name, cell];
    });
    records.push({ line, cells: Object.fromEntries(values), faults });
  });
  return fault ?? { kind: 'records', records, changes: [...decoded.changes, ...table.changes] };
}

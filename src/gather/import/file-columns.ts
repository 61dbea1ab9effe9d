import { decodeText } from './decode-text.ts';
import type { DeclaredEncoding } from './decode-text.ts';
import type { ImportRules } from './import-rules.ts';
import { openTable } from './read-table.ts';
import { namesPeriod } from './recognise-mapping.ts';
import type { FileRejection } from './remark.ts';

/** What can be said of a file's columns before anybody has said what they hold. */
export interface FileColumns {
  readonly kind: 'columns';
  readonly encoding: DeclaredEncoding;
  readonly header: readonly string[];
  /** Those of the header that are named by a period, as in a wide layout. */
  readonly periods: readonly string[];
}

/** Names of columns: two or more, none a number, none holding the sign that separates columns in another kind of file. */
function looksLikeHeader(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell !== '');
  return named.length >= 2 && named.every((cell) => !/[;\t]/.test(cell)) && named.some((cell) => /\p{L}/u.test(cell));
}

/** Finds the header of a table of any columns; UTF-8 where the bytes are that, else windows-1252. */
export function fileColumns(bytes: Uint8Array, { limits }: ImportRules): FileColumns | FileRejection {
  const asUtf8 = decodeText(bytes, { declared: 'utf-8', maximumBytes: limits.bytes });
  const isOther = asUtf8.kind === 'file-rejected' && asUtf8.code === 'encoding-invalid';
  const decoded = isOther ? decodeText(bytes, { declared: 'windows-1252', maximumBytes: limits.bytes }) : asUtf8;
  if (decoded.kind === 'file-rejected') return decoded;
  const table = openTable(decoded.text, { isHeader: looksLikeHeader, titleRows: limits.titleRows, maximumColumns: limits.columns, expected: 'that hold council, indicator, period and value' });
  if (table.kind === 'file-rejected') return table;
  const header = table.header.filter((name) => name !== '');
  return { kind: 'columns', encoding: isOther ? 'windows-1252' : 'utf-8', header, periods: header.filter(namesPeriod) };
}

/** The file's beginning, whole lines of it, for trying a mapping on. */
export function beginningOf(bytes: Uint8Array, maximumBytes: number): Uint8Array {
  if (bytes.length <= maximumBytes) return bytes;
  const end = bytes.lastIndexOf(0x0a, maximumBytes);
  return bytes.subarray(0, end === -1 ? maximumBytes : end + 1);
}

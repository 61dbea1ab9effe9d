import Papa from 'papaparse';
import { rejectFile } from './remark.ts';
import type { FileRejection, Remark } from './remark.ts';

/** Characters handed to the parser at a time: big enough to be fast, small enough that memory stays flat. */
const SLICE_CHARACTERS = 1 << 16;
const DELIMITERS = [{ sign: ',', name: 'a comma' }, { sign: ';', name: 'a semicolon' }, { sign: '\t', name: 'a tab' }] as const;

/** Signs other programs put between columns; they are not taken, because text holds them too, but they are named. */
const OTHER_SIGNS = ['|', '^', '~', ':'] as const;

export interface Table {
  readonly kind: 'table';
  readonly delimiter: string;
  /** Line of the header, counted from 1. */
  readonly headerLine: number;
  /** Cells of the header, trimmed, without empty ones at its end. */
  readonly header: readonly string[];
  /** What was done to find the table; its rows count as normalised. */
  readonly changes: readonly Remark[];
  /**
   * Hands on each row below the header as its cells and the line it begins on, in order; blank lines are passed over.
   * Answers with a rejection when the file turns out to be malformed on the way: what was handed on is then void.
   */
  readonly eachRow: (take: (cells: readonly string[], line: number) => void) => FileRejection | undefined;
}

export interface TableSettings {
  /** Is this the header of the table looked for? The first row that is decides the delimiter too. */
  readonly isHeader: (cells: readonly string[]) => boolean;
  readonly titleRows: number;
  readonly maximumColumns: number;
  /** For the message when no header is found: `council, indicator, period and value`. */
  readonly expected: string;
}

interface Slice {
  readonly rows: readonly string[][];
  /** Position after the line end of the last row. */
  readonly end: number;
}

/** Position of the line end at or after `from`, or the end of the text. */
function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

/**
 * The rows from `start` on, about one slice of them. A slice is cut at a line end; if that line end lies inside quotes the
 * parser says so, and a slice of twice the size is tried, so the work stays in proportion to the file.
 */
function readSlice(text: string, start: number, delimiter: string): Slice | { readonly faultAt: number; readonly code: string } {
  for (let size = SLICE_CHARACTERS; ; size *= 2) {
    const end = lineEnd(text, Math.min(start + size, text.length));
    const { data, errors } = Papa.parse<string[]>(text.slice(start, end), { delimiter, newline: '\n', fastMode: false });
    const [fault] = errors;
    if (!fault) return { rows: data, end: end + 1 };
    if (fault.code !== 'MissingQuotes' || end >= text.length) return { faultAt: start + (fault.index ?? 0), code: fault.code };
  }
}

const countLineEnds = (cell: string): number => cell.split('\n').length - 1;
const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && (cells[0] ?? '').trim() === '';

function malformed(text: string, at: number, code: string): FileRejection {
  const line = countLineEnds(text.slice(0, at)) + 1;
  const what = code === 'MissingQuotes' ? 'A quotation mark is opened here and never closed' : 'A quotation mark stands inside a quoted cell without being doubled';
  return rejectFile('csv-malformed', `Line ${line}: ${what}, so the rows after it cannot be told apart. Correct the cell, or save the file again from your spreadsheet.`, line);
}

/** Where a sign next stands in a text, at or after a position, or the end of the text. Asked in ascending order it passes over the text once. */
function nextOf(text: string, sign: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) next = text.indexOf(sign, from);
    if (next === -1) next = text.length;
    return next;
  };
}

/** Reads the cells of lines without quotation marks: seven times as fast as a parser, and nothing waits in memory for its turn. */
function plainLines(text: string, delimiter: string, columns: number): (from: number, end: number) => string[] {
  const nextDelimiter = nextOf(text, delimiter);
  return (from, end) => {
    const cells = new Array<string>(columns);
    let count = 0;
    let start = from;
    for (let at = nextDelimiter(start); at < end; at = nextDelimiter(start)) {
      cells[count++] = text.slice(start, at);
      start = at + 1;
    }
    cells[count++] = text.slice(start, end);
    if (count !== columns) cells.length = count;
    return cells;
  };
}

function eachRowFrom(text: string, delimiter: string, header: FoundHeader, take: (cells: readonly string[], line: number) => void): FileRejection | undefined {
  let { at } = header;
  let line = header.line + 1;
  const nextQuote = nextOf(text, '"');
  const plainCells = plainLines(text, delimiter, header.cells.length);
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (end <= nextQuote(at)) {
      const cells = plainCells(at, end);
      if (!isBlank(cells)) take(cells, line);
      line += 1;
      at = end + 1;
      continue;
    }
    const slice = readSlice(text, at, delimiter);
    if ('faultAt' in slice) return malformed(text, slice.faultAt, slice.code);
    for (const cells of slice.rows) {
      if (!isBlank(cells)) take(cells, line);
      line += 1;
      for (const cell of cells) if (cell.includes('\n')) line += countLineEnds(cell);
    }
    at = slice.end;
  }
  return undefined;
}

/** Header cells, trimmed; Excel leaves empty columns behind, which are no columns. */
function headerNames(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim().normalize('NFC'));
  while (names.length > 0 && names[names.length - 1] === '') names.pop();
  return names;
}

interface FoundHeader { readonly cells: readonly string[]; readonly line: number; readonly at: number }

function findHeader(text: string, delimiter: string, start: { readonly at: number; readonly line: number }, settings: TableSettings): FoundHeader | undefined {
  let { at, line } = start;
  for (let row = 0; row <= settings.titleRows && at < text.length; row += 1) {
    const end = lineEnd(text, at);
    const { data, errors } = Papa.parse<string[]>(text.slice(at, end), { delimiter, newline: '\n' });
    const cells = headerNames(data[0] ?? []);
    if (errors.length === 0 && settings.isHeader(cells)) return { cells, line, at: end + 1 };
    at = end + 1;
    line += 1;
  }
  return undefined;
}

/**
 * Finds the table in a text: its delimiter (comma, semicolon or tab: the one with which a header is recognised), its header
 * (title rows above it are passed over, and so is Excel's `sep=` line) and its rows with true line numbers.
 * Refuses a file without the header looked for, with a column twice, with too many columns, or without a row below the header.
 */
export function openTable(text: string, settings: TableSettings): Table | FileRejection {
  const declared = /^sep=(.)\n/.exec(text.slice(0, 10))?.[1];
  const start = declared === undefined ? { at: 0, line: 1 } : { at: lineEnd(text, 0) + 1, line: 2 };
  const tried = DELIMITERS.filter(({ sign }) => declared === undefined || sign === declared);
  for (const { sign, name } of tried) {
    const header = findHeader(text, sign, start, settings);
    if (!header) continue;
    if (header.cells.length > settings.maximumColumns) {
      return rejectFile('too-many-columns', `The table has ${header.cells.length} columns; the most that is taken is ${settings.maximumColumns}.`, header.line);
    }
    const twice = header.cells.find((cell, index) => cell !== '' && header.cells.findIndex((other) => other.toLowerCase() === cell.toLowerCase()) < index);
    if (twice !== undefined) return rejectFile('column-duplicated', `Two columns are called ${twice}. Remove one of them, or give it another name.`, header.line);
    if (!/\S/.test(text.slice(header.at))) return rejectFile('no-data-rows', 'There is a header and no row below it, so there is nothing to import.', header.line);
    return {
      kind: 'table', delimiter: sign, headerLine: header.line, header: header.cells,
      changes: [
        ...(sign === ',' && declared === undefined ? [] : [{ code: 'delimiter-detected', message: `The columns are separated by ${name}.` }]),
        ...(header.line > start.line ? [{ code: 'title-rows-skipped', message: `The header was found on line ${header.line}; the lines above it were left out.` }] : []),
      ],
      eachRow: (take) => eachRowFrom(text, sign, header, take),
    };
  }
  const other = OTHER_SIGNS.find((sign) => findHeader(text, sign, start, settings) !== undefined);
  if (other !== undefined) {
    return rejectFile('header-not-recognised', `The columns are separated by “${other}”. Save the file with a comma, a semicolon or a tab between the columns, and import it again.`, start.line);
  }
  return rejectFile('header-not-recognised', `No header row was found in the first lines. The table needs the columns ${settings.expected}, separated by commas.`, start.line);
}

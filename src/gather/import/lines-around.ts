import { decodeText } from './decode-text.ts';

export interface FileLine {
  /** Counted from 1, as an editor does. */
  readonly number: number;
  readonly text: string;
  /** Part of the row asked for: more than one line where a quoted cell goes over the line end. */
  readonly asked: boolean;
}

/**
 * The text of a file that was taken once, for showing its lines; undefined for bytes that are no text. What is not UTF-8
 * was taken because its mapping said windows-1252.
 */
export function textAsReceived(bytes: Uint8Array): string | undefined {
  for (const declared of ['utf-8', 'windows-1252'] as const) {
    const decoded = decodeText(bytes, { declared, maximumBytes: bytes.length });
    if (decoded.kind === 'text') return decoded.text;
    if (decoded.code !== 'encoding-invalid') return undefined;
  }
  return undefined;
}

/** Each line of a text without its line end; an end of line at the end of the file begins no further line. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * The row that begins on a line, literally, with a few lines before and after. Empty when the file has fewer lines.
 * Example: in `a,b\n1,"x\ny"\n2,z` the row of line 2 is lines 2 and 3, since its quoted cell goes on there.
 */
export function linesAround(lines: readonly string[], line: number, around: number): FileLine[] {
  if (line < 1 || line > lines.length) return [];
  const last = lastLineOfRow(lines, line);
  const from = Math.max(1, line - around);
  return lines.slice(from - 1, last + around).map((text, index) => ({ number: from + index, text, asked: from + index >= line && from + index <= last }));
}

/** The row that begins on a line as one text; undefined when the file has fewer lines. */
export function rowAt(lines: readonly string[], line: number): string | undefined {
  if (line < 1 || line > lines.length) return undefined;
  return lines.slice(line - 1, lastLineOfRow(lines, line)).join('\n');
}

/** A row goes on while a quotation mark stands open; one that never closes was no row, and is its first line alone. */
function lastLineOfRow(lines: readonly string[], line: number): number {
  let open = false;
  for (let at = line; at <= lines.length; at += 1) {
    if (((lines[at - 1] ?? '').split('"').length - 1) % 2 === 1) open = !open;
    if (!open) return at;
  }
  return line;
}

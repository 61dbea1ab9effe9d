/**
 * The wanted lines of a text as the file has them, and how many lines there are, in one pass. Line 1 is the first; a line
 * the text does not have is left out, and so is an empty one behind the last line end.
 *
 * Example: of `a\nb\n` the lines 2 and 3 give `{ lines: Map { 2 → 'b' }, count: 2 }`.
 */
export function linesOfFile(text: string, wanted: ReadonlySet<number>): { readonly lines: ReadonlyMap<number, string>; readonly count: number } {
  const lines = new Map<number, string>();
  let count = 0;
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    count += 1;
    if (wanted.has(count)) lines.set(count, text.slice(at, end));
    at = end + 1;
  }
  return { lines, count };
}

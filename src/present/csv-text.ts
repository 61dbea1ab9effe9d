export type CsvCell = string | number | undefined;

/** Text a spreadsheet would run as a formula, full-width signs included. */
const FORMULA = /^[\s]*[=+\-@\t\r＝＋－＠]/;
/** A number, also where it comes as decimal text: it is never touched, so -5 stays a number. */
const NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n\uFEFF]|^\s|\s$/;

function cellText(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const isFormula = FORMULA.test(cell) && !NUMBER.test(cell);
  const text = (isFormula ? `'${cell}` : cell).replaceAll('"', '""');
  return isFormula || NEEDS_QUOTES.test(text) ? `"${text}"` : text;
}

/** The text of a CSV file (RFC 4180). A formula is put behind an apostrophe, so that it is read and not run. */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [header.map(cellText).join(',')];
  for (const row of rows) lines.push(row.map(cellText).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

import type { FastifyReply } from 'fastify';
import Papa from 'papaparse';

export type CsvCell = string | number | undefined;

/** Text a spreadsheet would run as a formula, full-width signs included; numbers are never touched, so -5 stays a number. */
const FORMULA = /^[\s]*[=+\-@\t\r＝＋－＠]/;

/** The text of a CSV file (RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8). */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const text = Papa.unparse({ fields: [...header], data: rows.map((row) => row.map((cell) => cell ?? '')) }, { newline: '\r\n', escapeFormulae: FORMULA });
  return `\uFEFF${text}\r\n`;
}

/** Sends a table as a download. */
export function sendCsv(reply: FastifyReply, name: string, header: readonly string[], rows: readonly (readonly CsvCell[])[]): FastifyReply {
  return reply
    .header('cache-control', 'private, no-cache')
    .header('content-disposition', `attachment; filename="${name.replace(/[^A-Za-z0-9._-]+/g, '-')}"`)
    .type('text/csv; charset=utf-8')
    .send(toCsv(header, rows));
}

import type { FastifyReply } from 'fastify';
import { csvText } from '../present/csv-text.ts';
import type { CsvCell } from '../present/csv-text.ts';

export type { CsvCell };

/** The text of a CSV file, with a byte order mark so that spreadsheets read it as UTF-8. */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${csvText(header, rows)}`;
}

/** Sends a table as a download. */
export function sendCsv(reply: FastifyReply, name: string, header: readonly string[], rows: readonly (readonly CsvCell[])[]): FastifyReply {
  return reply
    .header('cache-control', 'private, no-cache')
    .header('content-disposition', `attachment; filename="${name.replace(/[^A-Za-z0-9._-]+/g, '-')}"`)
    .type('text/csv; charset=utf-8')
    .send(toCsv(header, rows));
}

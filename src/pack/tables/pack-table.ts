import { csvText } from '../../present/csv-text.ts';
import type { CsvCell } from '../../present/csv-text.ts';

/** A field as Frictionless Table Schema describes it; `unit` is our own addition, which readers pass over. */
export interface PackField {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'datetime';
  readonly title: string;
  readonly description?: string;
  readonly unit?: string;
  readonly constraints?: { readonly required?: true; readonly enum?: readonly string[]; readonly minimum?: number; readonly maximum?: number; readonly pattern?: (typeof PATTERNS)[keyof typeof PATTERNS] };
}

/** One table of a pack: a CSV file, a sheet of the workbook and a resource of the data package are all made from it. */
export interface PackTable {
  /** File name without ending. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly PackField[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: readonly { readonly fields: string; readonly reference: { readonly resource: string; readonly fields: string } }[];
  /** What stands in a cell that holds nothing, and why; the empty cell alone when not said. */
  readonly missingValues?: readonly string[];
  /** Cells in the order of the fields; undefined where there is nothing to say. */
  readonly rows: readonly (readonly CsvCell[])[];
}

/** The ways a text may have to be written. Others are refused by `verify`, which runs no expression a stranger wrote. */
export const PATTERNS = {
  period: '[12]\\d{3}(-(0[1-9]|1[0-2])|/\\d{2}( Q[1-4])?)',
  sha256: '[0-9a-f]{64}',
  dayOrMonth: '\\d{4}-\\d{2}(-\\d{2})?',
} as const;

export function tableCsv(table: PackTable): string {
  return csvText(table.fields.map((field) => field.name), table.rows);
}

/** Days are days and moments are given to the second in UTC, as Table Schema's default format asks. */
export function toSecond(moment: string | undefined | null): string | undefined {
  return moment === undefined || moment === null ? undefined : `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** A Frictionless data package over the tables. Licence and source say whose figures these are. */
export function dataPackage(tables: readonly PackTable[], about: { readonly name: string; readonly title: string; readonly description: string; readonly created: string; readonly council: string }): object {
  return {
    profile: 'tabular-data-package',
    name: about.name,
    title: about.title,
    description: about.description,
    created: about.created,
    licenses: [{ name: 'OGL-UK-3.0', path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', title: 'Open Government Licence v3.0, for published figures; notes, assessments and evidence are for the reader of this pack' }],
    sources: [{ title: `${about.council}: the files as received are in the folder sources` }],
    resources: tables.map((table) => ({
      name: table.name,
      title: table.title,
      description: table.description,
      path: `${table.name}.csv`,
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: { fields: table.fields, missingValues: table.missingValues ?? [''], primaryKey: table.primaryKey, ...(table.foreignKeys && { foreignKeys: table.foreignKeys }) },
    })),
  };
}

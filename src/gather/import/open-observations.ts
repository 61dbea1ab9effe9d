import { decodeText } from './decode-text.ts';
import type { DecodedText } from './decode-text.ts';
import type { ImportRules } from './import-rules.ts';
import type { Mapping } from './mapping.ts';
import { openTable } from './read-table.ts';
import type { Table } from './read-table.ts';
import { foldHeader, missingHeaders, neededHeaders, recogniseMapping, suits } from './recognise-mapping.ts';
import { rejectFile } from './remark.ts';
import type { FileRejection } from './remark.ts';

export type OpenedObservations = { readonly kind: 'opened'; readonly decoded: DecodedText; readonly table: Table; readonly mapping: Mapping };

/** Decodes the file and finds the mapping its header suits. A mapping that declares another encoding is tried when UTF-8 fails. */
export function openObservations(bytes: Uint8Array, settings: { readonly mappings: readonly Mapping[]; readonly rules: ImportRules }): FileRejection | OpenedObservations {
  const { limits } = settings.rules;
  const encodings = [...new Set(settings.mappings.map(({ encoding }) => encoding))];
  let refusal = rejectFile('header-not-recognised', 'There is no column mapping to read the file with.');
  for (const encoding of encodings) {
    const mappings = settings.mappings.filter((mapping) => mapping.encoding === encoding);
    const decoded = decodeText(bytes, { declared: encoding, maximumBytes: limits.bytes });
    if (decoded.kind === 'file-rejected') {
      if (refusal.code !== 'encoding-invalid') refusal = decoded;
      continue;
    }
    const [only] = mappings;
    const table = openTable(decoded.text, {
      isHeader: (cells) => recogniseMapping(cells, mappings) !== undefined,
      titleRows: limits.titleRows, maximumColumns: limits.columns,
      expected: mappings.length === 1 && only ? neededHeaders(only).join(', ') : 'council, indicator, period and value (or council, indicator and a column for each period)',
    });
    if (table.kind === 'file-rejected') { refusal = table; continue; }
    const mapping = recogniseMapping(table.header, mappings);
    if (!mapping) continue;
    if (suits(table.header, mapping) === 'yes') return { kind: 'opened', decoded, table, mapping };
    const missing = missingHeaders(table.header, mapping);
    return rejectFile('column-missing', `There is no column called ${missing.join(', ')}. Add it to the header on line ${table.headerLine}, or choose another column mapping.`, table.headerLine);
  }
  return refusal;
}

/** Positions of the mapped columns, -1 where the file has none. */
export function columnPositions(header: readonly string[], mapping: Mapping) {
  const positions = new Map(header.map((name, index) => [foldHeader(name), index]));
  const at = (name: string | undefined): number => (name === undefined ? -1 : positions.get(foldHeader(name)) ?? -1);
  const { columns } = mapping;
  const indicatorNames = columns.indicator === undefined ? [] : [columns.indicator].flat();
  return {
    council: at(columns.council), indicators: indicatorNames.map(at), period: at(columns.period), value: at(columns.value),
    numerator: at(columns.numerator), denominator: at(columns.denominator), status: at(columns.status),
    sampleSize: at(columns.sampleSize), note: at(columns.note), publishedStatus: at(columns.publishedStatus), definitionVersion: at(columns.definitionVersion),
  };
}

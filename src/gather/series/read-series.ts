import { ThreestarError } from '../../core/errors.ts';
import type { ImportRules } from '../import/import-rules.ts';
import { seriesOfJson } from './series-of-json.ts';
import type { SeriesReading } from './series-request.ts';

/**
 * The series of a file: JSON or newline-delimited JSON where it begins with a brace or a bracket, a table otherwise.
 * The table's parser is loaded for a table only. Throws ThreestarError `bad-input` where the file as a whole cannot be read.
 */
export async function readSeries(bytes: Uint8Array, rules: Pick<ImportRules, 'limits' | 'missingWords'>): Promise<Iterable<SeriesReading>> {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return seriesOfJson(decodeJson(bytes));
  const [{ decodeText }, { seriesOfCsv }] = await Promise.all([import('../import/decode-text.ts'), import('./series-of-csv.ts')]);
  const decoded = decodeText(bytes, { declared: 'utf-8', maximumBytes: rules.limits.bytes });
  if (decoded.kind === 'file-rejected') throw new ThreestarError('bad-input', decoded.message);
  return seriesOfCsv(decoded.text, rules);
}

function decodeJson(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ThreestarError('bad-input', 'The JSON has characters that are not UTF-8. Save it as UTF-8.', { cause });
  }
}

import type { Access } from '../core/access.ts';
import type { CheckedRow } from '../gather/import/checked-row.ts';
import { checkObservations } from '../gather/import/check-observations.ts';
import { beginningOf } from '../gather/import/file-columns.ts';
import { importLookups } from '../gather/import/lookups.ts';
import type { Mapping } from '../gather/import/mapping.ts';
import type { FileRejection } from '../gather/import/remark.ts';
import type { House } from './house.ts';

/** Enough for the first rows of a file with hundreds of columns. */
const BYTES_TRIED = 256 * 1024;
const ROWS_SHOWN = 10;

/** What becomes of the first rows of a file by a mapping; nothing is kept. */
export async function tryMapping({ store, catalogue, imports, now }: House, access: Access, content: Uint8Array, mapping: Mapping): Promise<readonly CheckedRow[] | FileRejection> {
  const rows: CheckedRow[] = [];
  const lookups = importLookups(await store.councils.all(), [...catalogue.indicators.values()], (gss) => access.may('enter-figures', gss));
  const checked = checkObservations(beginningOf(content, BYTES_TRIED), { mappings: [mapping], lookups, rules: imports.rules, today: now().slice(0, 10) }, (row) => {
    if (rows.length < ROWS_SHOWN) rows.push(row);
  });
  return checked.kind === 'file-rejected' ? checked : rows;
}

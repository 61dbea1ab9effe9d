import { createHash } from 'node:crypto';
import type { PackFiles } from '../bag/make-bag.ts';
import type { ReadTable } from '../tables/check-tables.ts';
import type { Fault } from './fault.ts';

const FOLDER = 'data/evidence/';
const COLUMN_OF: Readonly<Record<string, string>> = { original: 'sha256', redacted: 'redacted_sha256' };

/** Every file of evidence is the copy its row of evidence.csv names, by its SHA-256, and there is no file without a row. */
export function checkEvidence(files: PackFiles, table: ReadTable | undefined): Fault[] {
  if (table === undefined) return [];
  const faults: Fault[] = [];
  const named = new Set<string>();
  for (const { line, cells } of table.rows) {
    const fail = (message: string): void => void faults.push({ check: 'evidence', file: table.file, line, message });
    const [id, copy, place] = ['id', 'copy', 'place'].map((name) => cells.get(name) ?? '') as [string, string, string];
    const column = COLUMN_OF[copy];
    if (column === undefined) {
      if (place.startsWith('evidence/')) fail(`${id} names a place for its file and not which copy it is.`);
      continue;
    }
    const file = `data/${place}`;
    named.add(file);
    const content = files.get(file);
    if (content === undefined) fail(`The file of ${id} is not at ${file}.`);
    else if (createHash('sha256').update(content).digest('hex') !== cells.get(column)) fail(`The file of ${id}, ${file}, is not the one with the ${column} of this row.`);
  }
  for (const file of files.keys()) if (file.startsWith(FOLDER) && !named.has(file)) faults.push({ check: 'evidence', file, message: 'No row of evidence.csv names this file.' });
  return faults;
}

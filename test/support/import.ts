import { readFileSync } from 'node:fs';
import { readCouncils } from '../../src/catalogue/read-councils.ts';
import type { Council } from '../../src/core/council.ts';
import type { Indicator } from '../../src/core/indicator.ts';
import { checkObservations } from '../../src/gather/import/check-observations.ts';
import type { CheckedFile, CheckedRow } from '../../src/gather/import/checked-row.ts';
import { importRulesSchema } from '../../src/gather/import/import-rules.ts';
import { importLookups } from '../../src/gather/import/lookups.ts';
import { defaultMapping, defaultWideMapping, mappingSchema } from '../../src/gather/import/mapping.ts';
import type { Mapping } from '../../src/gather/import/mapping.ts';
import type { FileRejection } from '../../src/gather/import/remark.ts';

export const projectFile = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(projectFile(path), 'utf8'));

export const importRules = importRulesSchema.parse(json('data/import-rules.json'));
export const savedMapping = (id: string): Mapping => mappingSchema.parse(json(`data/mappings/${id}.json`));
export const registerOfCouncils = (): readonly Council[] => readCouncils(readFileSync(projectFile('data/councils.csv'), 'utf8'));

export interface Collected { readonly kind: 'collected'; readonly file: CheckedFile; readonly rows: readonly CheckedRow[] }

/** The whole answer for a small file: rows as they stand at the end. */
export function collect(bytes: Uint8Array | string, settings: {
  councils: readonly Council[]; indicators: readonly Indicator[]; mappings?: readonly Mapping[]; mayWrite?: (gss: string) => boolean; today?: string;
}): Collected | FileRejection {
  const rows: CheckedRow[] = [];
  const file = checkObservations(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, {
    mappings: settings.mappings ?? [defaultMapping, defaultWideMapping],
    lookups: importLookups(settings.councils, settings.indicators, settings.mayWrite ?? (() => true)),
    rules: importRules, today: settings.today ?? '2026-11-22',
  }, (row) => rows.push(row));
  if (file.kind === 'file-rejected') return file;
  const placeOf = (row: CheckedRow): string => `${row.line} ${row.column ?? ''}`;
  const replaced = new Map(file.replaced.map((row) => [placeOf(row), row]));
  return { kind: 'collected', file, rows: rows.map((row) => replaced.get(placeOf(row)) ?? row) };
}

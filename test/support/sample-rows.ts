import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readIndicators } from '../../src/catalogue/read-indicators.ts';
import { readSampleManifest } from '../../src/catalogue/sample-manifest.ts';
import type { SampleManifest } from '../../src/catalogue/sample-manifest.ts';
import type { Indicator } from '../../src/core/indicator.ts';

export const dataFolder = join(import.meta.dirname, '../../data');
export const samplesFolder = join(dataFolder, 'samples');

export type SampleFile = SampleManifest['files'][number];

/** One row of a sample file by column name, with what its manifest says of the file. */
export interface SampleRow {
  readonly entry: SampleFile;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export const sampleManifests: readonly SampleManifest[] = readdirSync(samplesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => readSampleManifest(join(samplesFolder, entry.name, 'sample.json')));

export function sampleTable(sample: string, file: string): { header: string[]; rows: string[][] } {
  const text = readFileSync(join(samplesFolder, sample, file), 'utf8');
  const { data, errors } = Papa.parse<string[]>(text.trimEnd(), { delimiter: ',' });
  if (errors[0]) throw new Error(`${sample}/${file}: ${errors[0].message}`);
  const [header = [], ...rows] = data;
  return { header, rows };
}

/** The rows of every file of a kind in our own columns, in load order. */
export function sampleRows(manifest: SampleManifest, kind: SampleFile['kind']): SampleRow[] {
  return manifest.files.filter((entry) => entry.kind === kind && entry.mapping === undefined).flatMap((entry) => {
    const { header, rows } = sampleTable(manifest.id, entry.file);
    return rows.map((row, at) => ({ entry, line: at + 2, cells: Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])) }));
  });
}

/** Indicators by code and by alias. */
export const indicatorsByName: ReadonlyMap<string, Indicator> = new Map(
  readIndicators(join(dataFolder, 'indicators')).flatMap((set) => set.indicators)
    .flatMap((indicator) => [indicator.code, ...indicator.aliases].map((name) => [name, indicator] as const)));

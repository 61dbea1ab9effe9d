import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { dataFileFault, readJsonFile } from './read-json-file.ts';

const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens');

export const SAMPLE_FILE_KINDS = [
  'councils', 'observations', 'targets', 'owners', 'notes', 'assessments', 'evidence', 'actions', 'inspections', 'review-dates', 'rebases', 'aggregates',
] as const;

/** `sample.json` of a folder in `data/samples/`: what the figures are, where they come from, and the order to load the files in. */
export const sampleManifestSchema = z.strictObject({
  $schema: z.string().optional(),
  id: kebab,
  title: z.string().min(1),
  /** In words, with an address. */
  source: z.string().min(1),
  licence: z.string().min(1),
  /** What was inferred, assumed or left as it is, although it looks odd. */
  provenance: z.string().min(1),
  /** Invented figures: never in a benchmark with real ones. */
  illustrative: z.boolean(),
  files: z.array(z.strictObject({
    file: z.string().regex(/^[a-z0-9.-]+\.(csv|json)$/, 'name a .csv or .json file beside the manifest'),
    kind: z.enum(SAMPLE_FILE_KINDS),
    /** A column mapping, for files that keep their own columns. */
    mapping: kebab.optional(),
    /** The day the rows became known, `YYYY-MM-DD`; later files may revise earlier ones. */
    recorded: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the day as YYYY-MM-DD'),
    /** Draft when false: shown to the council's own people only, never judged. */
    publish: z.boolean(),
    /** Why rows that revise earlier ones do so. */
    reason: z.string().min(1).optional(),
  })).min(1),
});
export type SampleManifest = z.infer<typeof sampleManifestSchema>;

/** Reads a `sample.json`; throws `bad-data-file` when it is not to the schema or a file it names is not beside it. */
export function readSampleManifest(file: string): SampleManifest {
  const manifest = readJsonFile(file, sampleManifestSchema);
  manifest.files.forEach((entry, at) => {
    if (!existsSync(join(dirname(file), entry.file)))
      throw dataFileFault(file, `files[${at}]`, `there is no ${entry.file} beside it; add the file or take the entry out`);
  });
  return manifest;
}

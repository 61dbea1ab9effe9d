import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJsonFile } from '../catalogue/read-json-file.ts';
import { readSampleManifest } from '../catalogue/sample-manifest.ts';
import type { SampleManifest } from '../catalogue/sample-manifest.ts';
import { readCouncils } from '../catalogue/read-councils.ts';
import { CONSOLE_ACCESS } from '../core/access.ts';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { confirmImport } from './confirm-import.ts';
import type { House } from './house.ts';
import { IMPORT_KINDS } from './read-into-staging.ts';
import type { ImportKind } from './read-into-staging.ts';
import { stageImport } from './stage-import.ts';

/** The sample data ends in a month of its own; the demonstration opens soon after it, whatever day it is run. */
const demoSchema = z.strictObject({ asOf: z.iso.date() });

const LOADED = 'samples-loaded-at';
const SAMPLE_ACCESS: Access = { actor: { id: 'sample-data', assignments: [] }, may: CONSOLE_ACCESS.may };

/**
 * Loads every sample of `data/samples/` through the same import as any file, each with its own recorded day.
 * A database that has the samples is left as it is. Answers how many files were loaded.
 */
export async function loadSamples(house: House, options: { readonly onFile: (name: string) => void }): Promise<number> {
  if (house.store.settings.get(LOADED) !== undefined) return 0;
  const folder = path.join(house.catalogue.folder, 'samples');
  const { asOf } = readJsonFile(path.join(folder, 'demo.json'), demoSchema);
  let files = 0;
  for (const { name } of fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const sample = readSampleManifest(path.join(folder, name, 'sample.json'));
    for (const entry of sample.files) {
      options.onFile(`${name}/${entry.file}`);
      await loadFile(house, path.join(folder, name, entry.file), sample, entry);
      files += 1;
    }
  }
  house.store.settings.set('demo-as-of', asOf);
  house.store.settings.set(LOADED, house.now());
  return files;
}

async function loadFile(house: House, file: string, sample: SampleManifest, entry: SampleManifest['files'][number]): Promise<void> {
  const content = fs.readFileSync(file);
  if (entry.kind === 'councils') {
    await house.store.councils.sync(readCouncils(content.toString('utf8'), { illustrative: sample.illustrative }));
    return;
  }
  if (!isImportKind(entry.kind)) return;
  const staged = await stageImport(house, SAMPLE_ACCESS, {
    content, fileName: path.basename(file), kind: entry.kind, ...(entry.mapping !== undefined && { mapping: entry.mapping }),
  });
  if (staged.kind === 'already-imported') return;
  if (staged.kind === 'file-rejected') throw new ThreestarError('bad-data-file', `${file}: ${staged.message}`);
  const confirmed = await confirmImport(house, SAMPLE_ACCESS, {
    id: staged.id, publish: entry.publish, leaveOut: false, recordedAt: `${entry.recorded}T09:00:00.000Z`,
    ...(entry.reason !== undefined && { reason: entry.reason }),
  });
  if (confirmed.kind === 'blocked' || confirmed.kind === 'nothing-to-save') {
    throw new ThreestarError('bad-data-file', `${file}: ${confirmed.kind === 'blocked' ? `${confirmed.rejected} rows were rejected` : 'no row could be used'}. Read it with "npx threestar import --preview" to see why.`);
  }
}

function isImportKind(kind: string): kind is ImportKind {
  return (IMPORT_KINDS as readonly string[]).includes(kind);
}

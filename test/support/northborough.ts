import fs from 'node:fs';
import path from 'node:path';
import { FOLDERS } from '../../src/folders.ts';
import { loadSamples } from '../../src/usecases/load-samples.ts';
import type { TestHouse } from './test-house.ts';

export const NORTHBOROUGH = 'X07000001';
const SAMPLES = path.join(FOLDERS.data, 'samples');

/** Loads the illustrative council's files through the real import, `change` being given the text of each first. */
export async function loadNorthborough(house: TestHouse, change: (name: string, text: string) => string = (_name, text) => text): Promise<void> {
  const folder = path.join(house.folder, 'data');
  const own = path.join(folder, 'samples', 'northborough');
  fs.mkdirSync(own, { recursive: true });
  fs.copyFileSync(path.join(SAMPLES, 'demo.json'), path.join(folder, 'samples', 'demo.json'));
  for (const name of fs.readdirSync(path.join(SAMPLES, 'northborough'))) {
    fs.writeFileSync(path.join(own, name), change(name, fs.readFileSync(path.join(SAMPLES, 'northborough', name), 'utf8')));
  }
  await loadSamples({ ...house, catalogue: { ...house.catalogue, folder } }, { onFile: () => undefined });
}

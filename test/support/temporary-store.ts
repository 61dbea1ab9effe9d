import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Council } from '../../src/core/council.ts';
import { FOLDERS } from '../../src/folders.ts';
import { openStore } from '../../src/store/store.ts';
import type { Store } from '../../src/store/store.ts';

/** An empty folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threestar-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function council(gss: string, name: string, rest: Partial<Council> = {}): Council {
  return { gss, name, officialName: `${name} Council`, kind: 'Non-metropolitan district', nation: 'England', region: 'South East', successors: [], aliases: [], formerGss: [], illustrative: false, ...rest };
}

export const CANTERBURY = council('E07000106', 'Canterbury');
export const MAIDSTONE = council('E07000110', 'Maidstone');

/** A real store in a folder of its own, with two councils and the named indicators. */
export async function temporaryStore(indicators: readonly string[] = ['first-contact-fix', 'major-incidents']): Promise<Store> {
  const store = openStore({ folder: temporaryFolder(), migrations: FOLDERS.migrations });
  onTestFinished(() => store.close());
  await store.councils.sync([CANTERBURY, MAIDSTONE]);
  await store.indicators.sync(indicators);
  fs.mkdirSync(store.stagingFolder, { recursive: true });
  return store;
}

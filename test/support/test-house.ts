import { createHash, generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { hashPassword } from '../../src/auth/password.ts';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import type { Assignment } from '../../src/core/access.ts';
import type { Council } from '../../src/core/council.ts';
import { FOLDERS } from '../../src/folders.ts';
import { openSigningKey } from '../../src/pack/seal/signing-key.ts';
import { DATABASE_NAME, openStore } from '../../src/store/store.ts';
import { frameworkShelf } from '../../src/usecases/framework-shelf.ts';
import type { House } from '../../src/usecases/house.ts';
import { keep } from '../../src/usecases/kept.ts';
import { keepTrends } from '../../src/usecases/kept-trends.ts';
import { readImportSettings } from '../../src/usecases/read-import-settings.ts';
import { readIntoStaging } from '../../src/usecases/read-into-staging.ts';
import type { ImportContext } from '../../src/usecases/read-into-staging.ts';
import { verifyZip } from '../../src/pack/verify/verify-zip.ts';
import { writePack } from '../../src/usecases/write-pack.ts';
import { inThreads } from '../../src/wire.ts';

const shipped = readCatalogue(FOLDERS.data);
const importSettings = readImportSettings(FOLDERS.data);

export const ASHFORD = 'E07000105';
export const CANTERBURY = 'E07000106';

export const aCouncil = (gss: string, name: string): Council => ({
  gss, name, officialName: `${name} Council`, kind: 'Non-metropolitan district', nation: 'England', region: 'South East',
  successors: [], aliases: [], formerGss: [], illustrative: false,
});

export const PASSWORD = 'correct horse battery staple';
const passwordHash = await hashPassword(PASSWORD);

export interface TestHouse extends House {
  readonly folder: string;
  /** File of the database, for a second connection that does what ours never would. */
  readonly databaseFile: string;
  /** Moves the clock on. */
  pass(minutes: number): void;
  /** Adds an account with the shared password; answers its id. */
  person(name: string, ...assignments: Assignment[]): Promise<string>;
}

const opened: { close(): void; folder: string }[] = [];
afterEach(() => {
  for (const { close, folder } of opened.splice(0)) {
    close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** A house on a database of its own with two councils, a clock that stands until moved, and ids that count up. Packs are made and checked in threads, as by a server, where a test asks for it. */
export async function buildTestHouse({ packsIn = 'process' }: { readonly packsIn?: 'thread' | 'process' } = {}): Promise<TestHouse> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threestar-test-'));
  const store = openStore({ folder, migrations: FOLDERS.migrations });
  opened.push({ close: store.close, folder });
  const shelf = frameworkShelf(shipped);
  const catalogue = { ...shipped, ...shelf.views };
  await store.indicators.sync([...catalogue.indicators.keys()]);
  await store.councils.sync([aCouncil(ASHFORD, 'Ashford'), aCouncil(CANTERBURY, 'Canterbury')]);
  const importContext = async (): Promise<ImportContext> => ({
    councils: await store.councils.all(), indicators: [...catalogue.indicators.values()], settings: importSettings,
    keys: { councils: store.councils.ids(), indicators: store.indicators.ids() },
  });
  let now = Date.parse('2026-11-23T09:00:00.000Z');
  let ids = 0;
  const house: TestHouse = {
    store, catalogue, shelf, folder, imports: importSettings,
    ratings: keep({ most: 50, version: store.dataVersion }),
    trends: keepTrends(20),
    outlooks: keep({ most: 50 }),
    sha256: (content) => createHash('sha256').update(content).digest('hex'),
    reportFonts: { regular: path.join(FOLDERS.fonts, 'regular.ttf'), bold: path.join(FOLDERS.fonts, 'bold.ttf') },
    signingKey: () => openSigningKey(path.join(folder, 'keys'), () => generateKeyPairSync('ed25519').privateKey),
    writePack: async (wanted, onStep) => writePack(house, wanted, onStep),
    verifyZip,
    ...(packsIn === 'thread' && inThreads(folder, importContext)),
    readIntoStaging: async (job, onProgress) => readIntoStaging(job, await importContext(), onProgress),
    databaseFile: path.join(folder, DATABASE_NAME),
    now: () => new Date(now).toISOString(),
    newId: () => (++ids).toString(16).padStart(32, '0'),
    defaultAsOf: () => '2026-11-23',
    pass: (minutes) => void (now += minutes * 60_000),
    async person(name, ...assignments) {
      const id = house.newId();
      const email = `${name}@example.gov.uk`;
      await store.users.add({ id, email, name, passwordHash, passwordExpiresAt: undefined, assignments }, { actor: 'console', at: house.now() });
      return id;
    },
  };
  return house;
}

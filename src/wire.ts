import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import path from 'node:path';
import { readCatalogue } from './catalogue/catalogue.ts';
import type { Config } from './config.ts';
import { londonDay } from './core/day.ts';
import { FOLDERS } from './folders.ts';
import { runImportWorker } from './run-import-worker.ts';
import { openSigningKey } from './pack/seal/signing-key.ts';
import { openStore } from './store/store.ts';
import { frameworkShelf } from './usecases/framework-shelf.ts';
import type { House } from './usecases/house.ts';
import { keep } from './usecases/kept.ts';
import { keepTrends } from './usecases/kept-trends.ts';
import { readImportSettings } from './usecases/read-import-settings.ts';
import { readIntoStaging } from './usecases/read-into-staging.ts';
import type { ImportContext } from './usecases/read-into-staging.ts';

/** Enough for every council under one framework, at some 50 kB each. */
const KEPT_RATINGS = 500;
/** Councils as somebody sees them on a day, at some 300 kB each for 60 indicators. */
const KEPT_TREND_SHEETS = 100;
/** Small, and dear to work out. */
const KEPT_OUTLOOKS = 500;

export interface WireOptions {
  /** `thread` keeps a server answering during an import; a command has nobody else to answer. */
  readonly importsIn: 'thread' | 'process';
}

/** Builds the house from the config: the one place that knows the clock, randomness and where things lie. */
export async function wire(config: Pick<Config, 'dataDir' | 'asOf'>, options: WireOptions): Promise<House & { close(): void }> {
  const shipped = readCatalogue(FOLDERS.data);
  const settings = readImportSettings(FOLDERS.data);
  const store = openStore({ folder: config.dataDir, migrations: FOLDERS.migrations });
  const shelf = frameworkShelf(shipped);
  const catalogue = { ...shipped, ...shelf.views };
  await shelf.load(store);
  await store.councils.sync(catalogue.councils);
  await store.indicators.sync([...catalogue.indicators.keys()]);
  const now = (): string => new Date().toISOString();
  const importContext = async (): Promise<ImportContext> => ({
    councils: await store.councils.all(), indicators: [...catalogue.indicators.values()], settings,
    keys: { councils: store.councils.ids(), indicators: store.indicators.ids() },
  });
  return {
    store,
    catalogue,
    shelf,
    imports: settings,
    ratings: keep({ most: KEPT_RATINGS, version: store.dataVersion }),
    trends: keepTrends(KEPT_TREND_SHEETS),
    outlooks: keep({ most: KEPT_OUTLOOKS }),
    now,
    newId: () => randomBytes(16).toString('hex'),
    defaultAsOf: () => config.asOf ?? store.settings.get('demo-as-of') ?? londonDay(now()),
    sha256: (content) => createHash('sha256').update(content).digest('hex'),
    reportFonts: { regular: path.join(FOLDERS.fonts, 'regular.ttf'), bold: path.join(FOLDERS.fonts, 'bold.ttf') },
    signingKey: () => openSigningKey(path.join(config.dataDir, 'keys'), () => generateKeyPairSync('ed25519').privateKey),
    async readIntoStaging(job, onProgress) {
      const context = await importContext();
      return options.importsIn === 'thread' ? runImportWorker(job, context, onProgress) : readIntoStaging(job, context, onProgress);
    },
    close: () => store.close(),
  };
}

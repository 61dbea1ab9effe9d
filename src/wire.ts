import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import path from 'node:path';
import { readCatalogue } from './catalogue/catalogue.ts';
import type { Config } from './config.ts';
import { londonDay } from './core/day.ts';
import { FOLDERS } from './folders.ts';
import type { ImportThreadJob } from './import-worker.ts';
import type { PackThreadJob } from './pack-worker.ts';
import { runThread } from './run-thread.ts';
import type { VerifyThreadJob } from './verify-worker.ts';
import { verifyZip } from './pack/verify/verify-zip.ts';
import { openSigningKey } from './pack/seal/signing-key.ts';
import { openStore } from './store/store.ts';
import { frameworkShelf } from './usecases/framework-shelf.ts';
import type { House } from './usecases/house.ts';
import { keep } from './usecases/kept.ts';
import { keepTrends } from './usecases/kept-trends.ts';
import { readImportSettings } from './usecases/read-import-settings.ts';
import { readIntoStaging } from './usecases/read-into-staging.ts';
import type { ImportContext } from './usecases/read-into-staging.ts';
import { writePack } from './usecases/write-pack.ts';

/** Enough for every council under one framework, at some 50 kB each. */
const KEPT_RATINGS = 500;
/** Councils as somebody sees them on a day, at some 300 kB each for 60 indicators. */
const KEPT_TREND_SHEETS = 100;
/** Small, and dear to work out. */
const KEPT_OUTLOOKS = 500;

export interface WireOptions {
  /** `thread` keeps a server answering during an import or while a pack is made or checked; a command has nobody else to answer. */
  readonly heavyWorkIn: 'thread' | 'process';
}

type Settings = Pick<Config, 'dataDir' | 'asOf'>;
type ClosableHouse = House & { close(): void };

/** Builds the house from the config: the one place that knows the clock, randomness and where things lie. */
export async function wire(config: Settings, options: WireOptions): Promise<ClosableHouse> {
  const house = await build(config, options);
  await house.store.councils.sync(house.catalogue.councils);
  await house.store.indicators.sync([...house.catalogue.indicators.keys()]);
  return house;
}

/** The house of a thread beside the one that is wired already: it reads the same data folder, and SQLite lets it write nothing. */
export async function wireReader({ dataDir }: Pick<Config, 'dataDir'>): Promise<ClosableHouse> {
  return build({ dataDir, asOf: undefined }, { heavyWorkIn: 'process', isReader: true });
}

async function build(config: Settings, options: WireOptions & { readonly isReader?: boolean }): Promise<ClosableHouse> {
  const shipped = readCatalogue(FOLDERS.data);
  const settings = readImportSettings(FOLDERS.data);
  const store = openStore({ folder: config.dataDir, migrations: FOLDERS.migrations, isReader: options.isReader ?? false });
  const shelf = frameworkShelf(shipped);
  const catalogue = { ...shipped, ...shelf.views };
  await shelf.load(store);
  const now = (): string => new Date().toISOString();
  const importContext = async (): Promise<ImportContext> => ({
    councils: await store.councils.all(), indicators: [...catalogue.indicators.values()], settings,
    keys: { councils: store.councils.ids(), indicators: store.indicators.ids() },
  });
  const house: ClosableHouse = {
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
    ...(options.heavyWorkIn === 'thread' ? inThreads(config.dataDir, importContext) : {
      readIntoStaging: async (job, onProgress) => readIntoStaging(job, await importContext(), onProgress),
      writePack: async (wanted, onStep) => writePack(house, wanted, onStep),
      verifyZip,
    }),
    close: () => store.close(),
  };
  return house;
}

/** The heavy work, each piece in a thread of its own. */
export function inThreads(dataDir: string, importContext: () => Promise<ImportContext>): Pick<House, 'readIntoStaging' | 'writePack' | 'verifyZip'> {
  return {
    readIntoStaging: async (job, onProgress) => runThread({ file: 'import-worker', job: { job, context: await importContext() } satisfies ImportThreadJob, onProgress }),
    writePack: async (wanted, onStep, signal) => runThread({ file: 'pack-worker', job: { dataDir, wanted } satisfies PackThreadJob, onProgress: onStep, signal }),
    verifyZip: async (zip, options) => runThread({ file: 'verify-worker', job: { zip, options } satisfies VerifyThreadJob, onProgress: () => undefined }),
  };
}

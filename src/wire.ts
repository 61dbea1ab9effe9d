import { randomBytes } from 'node:crypto';
import { readCatalogue } from './catalogue/catalogue.ts';
import type { Config } from './config.ts';
import { FOLDERS } from './folders.ts';
import { openStore } from './store/store.ts';
import type { House } from './usecases/house.ts';

/** Builds the house from the config: the one place that knows the clock, randomness and where things lie. */
export async function wire(config: Config): Promise<House & { close(): void }> {
  const catalogue = readCatalogue(FOLDERS.data);
  const store = openStore({ folder: config.dataDir, migrations: FOLDERS.migrations });
  await store.councils.sync(catalogue.councils);
  await store.indicators.sync([...catalogue.indicators.keys()]);
  const now = (): string => new Date().toISOString();
  return {
    store,
    catalogue,
    now,
    newId: () => randomBytes(16).toString('hex'),
    defaultAsOf: () => config.asOf ?? store.settings.get('demo-as-of') ?? londonDay(now()),
    close: () => store.close(),
  };
}

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day in the United Kingdom: at 23:30 UTC on 31 March it is 1 April there, a new financial year. */
function londonDay(moment: string): string {
  return LONDON.format(new Date(moment));
}

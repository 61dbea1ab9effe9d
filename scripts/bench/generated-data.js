// Generated figures, never real ones: 60 monthly indicators under made-up codes, the same for the same arguments.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readCatalogue } from '../../dist/catalogue/catalogue.js';
import { monthPeriod, periodCode } from '../../dist/core/period.js';
import { FOLDERS } from '../../dist/folders.js';
import { openStore } from '../../dist/store/store.js';
import { writeStaging } from '../../dist/store/staging/write-staging.js';
import { keep } from '../../dist/usecases/kept.js';
import { keepTrends } from '../../dist/usecases/kept-trends.js';
import { readImportSettings } from '../../dist/usecases/read-import-settings.js';
import { readIntoStaging } from '../../dist/usecases/read-into-staging.js';

const INDICATORS = 60;
const AS_OF = '2026-11-23';
const LAST_MONTH = monthPeriod(2026, 10).month;

export function benchCatalogue() {
  const catalogue = readCatalogue(FOLDERS.data);
  const [set] = catalogue.indicatorSets;
  const { numerator: _numerator, denominator: _denominator, ...model } = [...catalogue.indicators.values()].find((one) => one.frequencies.includes('month') && one.unit === 'percent');
  const indicators = Array.from({ length: INDICATORS }, (_, index) => ({
    ...model, code: `bench-${String(index + 1).padStart(2, '0')}`, aliases: [], frequencies: ['month'], aggregation: 'mean', theme: set.themes[index % set.themes.length],
  }));
  return { ...catalogue, indicatorSets: [{ ...set, id: 'bench', indicators }], indicators: new Map(indicators.map((one) => [one.code, one])) };
}

export async function benchHouse(folder, catalogue = benchCatalogue()) {
  const store = openStore({ folder, migrations: FOLDERS.migrations });
  await store.councils.sync(catalogue.councils);
  await store.indicators.sync([...catalogue.indicators.keys()]);
  fs.mkdirSync(store.stagingFolder, { recursive: true });
  const settings = readImportSettings(FOLDERS.data);
  let ids = 0;
  return {
    store, catalogue,
    ratings: keep({ most: 500, version: store.dataVersion }),
    trends: keepTrends(100),
    imports: settings,
    now: () => `${AS_OF}T09:00:00.000Z`,
    newId: () => String((ids += 1)).padStart(32, '0'),
    defaultAsOf: () => AS_OF,
    sha256: (content) => createHash('sha256').update(content).digest('hex'),
    readIntoStaging: async (job, onProgress) => readIntoStaging(job, {
      councils: catalogue.councils, indicators: [...catalogue.indicators.values()], settings,
      keys: { councils: store.councils.ids(), indicators: store.indicators.ids() },
    }, onProgress),
    close: () => store.close(),
  };
}

/** A figure between 50 and 100 with one decimal, from its place alone. */
const valueAt = (council, indicator, month) => 50 + ((council * 31 + indicator * 17 + month * 7) % 500) / 10;

const openCouncils = (catalogue, count) => catalogue.councils.filter((one) => one.closed === undefined).slice(0, count);

/** Fills the store with `councils` × 60 × `months` published figures through staging and confirm; answers how many. */
export async function fillStore(store, catalogue, { councils: count, months }) {
  const stagingFile = path.join(store.stagingFolder, 'fill.sqlite');
  const staging = writeStaging(stagingFile, { councils: store.councils.ids(), indicators: store.indicators.ids() }, Buffer.from('generated'));
  const councils = openCouncils(catalogue, count);
  let line = 1;
  councils.forEach(({ gss }, c) => [...catalogue.indicators.keys()].forEach((indicator, i) => {
    for (let m = months - 1; m >= 0; m -= 1) {
      staging.observation((line += 1), {
        council: gss, indicator, period: { granularity: 'month', month: LAST_MONTH - m }, definitionVersion: 1,
        figure: { kind: 'value', value: valueAt(c, i, m), status: 'actual' },
      });
    }
  }));
  const summary = staging.finish({
    kind: 'observations', fileName: 'generated.csv', sha256: 'generated', size: 9, createdAt: AS_OF, createdBy: 'bench',
    accepted: line - 1, normalised: 0, rejected: 0, repeated: 0, fileChanges: [], councils: councils.map((one) => one.gss),
  });
  await store.batches.confirm({ stagingFile, summary, actor: 'bench', at: `${AS_OF}T09:00:00.000Z`, publish: true });
  fs.rmSync(stagingFile, { force: true });
  return line - 1;
}

/** A long CSV of `rows` figures, month by month as an export comes: `council,indicator,period,value`. */
export function writeLongCsv(file, catalogue, rows) {
  const codes = [...catalogue.indicators.keys()];
  const councils = openCouncils(catalogue, 400);
  const handle = fs.openSync(file, 'w');
  const parts = ['council,indicator,period,value\n'];
  for (let row = 0; row < rows; row += 1) {
    const c = row % councils.length;
    const i = Math.floor(row / councils.length) % codes.length;
    const m = Math.floor(row / (councils.length * codes.length));
    parts.push(`${councils[c].gss},${codes[i]},${periodCode({ granularity: 'month', month: LAST_MONTH - m })},${valueAt(c, i, m)}\n`);
    if (parts.length === 50_000) fs.writeSync(handle, parts.splice(0).join(''));
  }
  fs.writeSync(handle, parts.join(''));
  fs.closeSync(handle);
}

import { Database } from '../../dist/store/sqlite-driver.js';
import fs from 'node:fs';
import path from 'node:path';
import { VISITOR, accessFor } from '../../dist/core/access.js';
import { lastPeriodEndedBy } from '../../dist/core/period.js';
import { FOLDERS } from '../../dist/folders.js';
import { DATABASE_NAME } from '../../dist/store/store.js';
import { compileViews } from '../../dist/web/plugins/views.js';
import { dashboardPage, dashboardQuery } from '../../dist/web/routes/dashboard/page.js';
import { buildServer } from '../../dist/web/server.js';
import { buildSite } from '../../dist/web/site.js';
import { benchCatalogue, benchHouse, fillStore } from './generated-data.js';
import { median } from './ratios.js';

export const LARGE = { councils: 400, months: 240 };
const SMALL = { councils: 9, months: 37 };
const MONTHS = 36;
const ROUNDS = 300;
const WARM_UP = 1000;

const milliseconds = async (work) => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

export async function openFilled(folder, size) {
  const catalogue = benchCatalogue();
  fs.mkdirSync(folder, { recursive: true });
  const house = await benchHouse(folder, catalogue);
  const rows = await fillStore(house.store, catalogue, size);
  const app = await buildServer({ house, folders: FOLDERS, secret: 'x'.repeat(32), https: false, logLevel: 'silent' });
  await app.ready();
  return { house, app, rows, folder, gss: catalogue.councils.find((one) => one.closed === undefined).gss };
}

/**
 * A visitor's dashboard made anew each time, from the store over the standings to the bytes of its HTML: what a page costs
 * that nobody has asked for before. HTTP, the session and the ETag are outside; that the figures are kept ready is inside,
 * since they are written on the first read after a change, not at each page.
 */
function livePage({ house, gss }) {
  const access = accessFor(house.catalogue.roles, VISITOR);
  const render = compileViews(FOLDERS.views);
  const site = buildSite(house, render);
  const asked = dashboardQuery.parse({});
  return async () => {
    const { head, view } = await dashboardPage(house, access, gss, asked);
    return Buffer.from(render('dashboard/index', await site.frame({ access }, head), view), 'utf8');
  };
}

/** What SQLite itself needs to add up the figures the page shows: one seek an indicator, nothing handed to JavaScript but the sum. */
function floor({ house, folder, gss }) {
  const sqlite = new Database(path.join(folder, DATABASE_NAME), { readonly: true });
  sqlite.pragma('cache_size = -65536');
  const to = lastPeriodEndedBy('month', house.defaultAsOf()).month;
  const sum = sqlite.prepare('SELECT sum(value), count(*) AS rows FROM indicators CROSS JOIN figures ON council_id = ? AND indicator_id = indicators.id AND granularity = 1 AND month BETWEEN ? AND ?');
  const councilId = house.store.councils.idOf(gss);
  return async () => void sum.get(councilId, to - MONTHS + 1, to);
}

async function alternate(works) {
  const times = works.map(() => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [at, work] of works.entries()) {
      const time = await milliseconds(work);
      if (round >= WARM_UP) times[at].push(time);
    }
  }
  return times.map(median);
}

/** The dashboard of 60 indicators × 36 months: rendered live against SQLite's own sum, and on a large store against a small one. */
export async function dashboardBench(large, folder) {
  const small = await openFilled(path.join(folder, 'small'), SMALL);
  const [sum, page, smallPage] = await alternate([floor(large), livePage(large), livePage(small)]);
  await small.app.close();
  small.house.close();
  const live = page / sum;
  const growth = page / smallPage;
  const rows = (count) => count.toLocaleString('en-GB');
  return [
    { name: `Dashboard of 60 indicators out of ${rows(large.rows)} figures, rendered live, against SQLite adding up the same rows`, ratio: live, wanted: 'at most 5', met: live <= 5, detail: `${page.toFixed(2)} ms against ${sum.toFixed(2)} ms, from the store to the bytes of the HTML, as a visitor and without targets; HTTP is outside` },
    { name: `The same page at ${rows(large.rows)} figures against ${rows(small.rows)}`, ratio: growth, wanted: 'at most 1.3', met: growth <= 1.3, detail: `${page.toFixed(2)} ms against ${smallPage.toFixed(2)} ms` },
  ];
}

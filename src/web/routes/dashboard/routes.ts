import { z } from 'zod';
import { showDashboard } from '../../../usecases/show-dashboard.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { toAsSeen } from '../query.ts';
import { CSV_HEADER, toCsvRow } from './csv.ts';
import { dashboardPage, dashboardQuery } from './page.ts';

const params = z.object({ gss: z.string().max(20) });

export function dashboardRoutes(app: App, site: Site): void {
  const { house } = site;
  const config = { permission: 'see-figures' } as const;
  const schema = { params, querystring: dashboardQuery };

  app.get('/councils/:gss', { config, schema }, async (request, reply) =>
    site.sendKept(request, reply, 'dashboard/index', async () => dashboardPage(house, request.access, request.params.gss, request.query)));

  app.get('/councils/:gss/indicators.csv', { config, schema }, async (request, reply) => {
    const seen = toAsSeen(house, request.query);
    const { council, rows, places } = await showDashboard(house, request.access, { ...seen, council: request.params.gss });
    return sendCsv(reply, `${council.gss}-indicators-${seen.asOf}.csv`, CSV_HEADER, rows.map((row) => toCsvRow(council, row, house.catalogue.trendRules, places.get(row.standing.indicator.code))));
  });
}

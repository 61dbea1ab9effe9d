import { z } from 'zod';
import { AIM_MARKS, CHANGE_MARKS } from '../../../core/trend/trend-marks.ts';
import { showTrends } from '../../../usecases/show-trends.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { CSV_HEADER, toCsvRow } from '../dashboard/csv.ts';
import { asSeenQuery, dateQuery, toAsSeen } from '../query.ts';
import { toTrends } from './view-model.ts';

const params = z.object({ gss: z.string().max(20) });
const query = z.object({ ...asSeenQuery, change: z.enum(CHANGE_MARKS).optional().catch(undefined), aim: z.enum(AIM_MARKS).optional().catch(undefined) });

/** All of a council's indicators as small charts on one sheet. */
export function trendsRoutes(app: App, site: Site): void {
  const { house } = site;
  const config = { permission: 'see-figures' } as const;
  const schema = { params, querystring: query };

  app.get('/councils/:gss/trends', { config, schema }, async (request, reply) => site.sendKept(request, reply, 'trends/index', async () => {
    const { gss } = request.params;
    const seen = toAsSeen(house, request.query);
    const { council, rows } = await showTrends(house, request.access, { ...seen, council: gss });
    const dates = dateQuery(request.query);
    const knownAt = request.query['known-at'];
    const view = toTrends({
      council, rows, asOf: seen.asOf, ...(knownAt && { knownAt }), rules: house.catalogue.trendRules, filters: { change: request.query.change, aim: request.query.aim },
      links: { dashboard: urls.council(gss) + dates, csv: urls.trendsCsv(gss) + dates, indicator: (code) => urls.indicator(gss, code) + dates, all: urls.trends(gss) + dates },
    });
    return { head: { title: view.title, council, at: urls.trends(gss) }, view };
  }));

  app.get('/councils/:gss/trends.csv', { config, schema }, async (request, reply) => {
    const seen = toAsSeen(house, request.query);
    const { council, rows } = await showTrends(house, request.access, { ...seen, council: request.params.gss });
    return sendCsv(reply, `${council.gss}-trends-${seen.asOf}.csv`, CSV_HEADER, rows.map((row) => toCsvRow(council, row, house.catalogue.trendRules)));
  });
}

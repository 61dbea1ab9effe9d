import { z } from 'zod';
import { listCouncils } from '../../../usecases/list-councils.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { toCouncilList } from './view-model.ts';

const SHOWN = 100;
const query = z.object({ q: z.string().max(200).default(''), all: z.string().optional() });

export function councilListRoutes(app: App, site: Site): void {
  const config = { permission: 'see-councils' } as const;

  app.get('/', { config, schema: { querystring: query } }, async (request, reply) => site.sendKept(request, reply, 'council-list/index', async () => {
    const { q, all } = request.query;
    const { total, councils } = await listCouncils(site.house, { query: q, all: all !== undefined });
    // A search is narrowed by typing more; without one, nobody should be missing from the list.
    const shown = q === '' ? councils : councils.slice(0, SHOWN);
    const view = toCouncilList({
      query: q, total, more: councils.length - shown.length,
      councils: shown.map(({ council, indicators, inspections }) => ({ council, href: urls.council(council.gss), holdings: { indicators, inspections } })),
      csv: `/councils.csv?${new URLSearchParams({ q, ...(all !== undefined && { all }) }).toString()}`,
      showAll: all === undefined && q === '' ? { href: '/?all=1' } : undefined,
    });
    return { head: { title: view.title, at: urls.home() }, view };
  }));

  app.get('/councils.csv', { config, schema: { querystring: query } }, async (request, reply) => {
    const { councils } = await listCouncils(site.house, { query: request.query.q, all: request.query.all !== undefined });
    return sendCsv(reply, 'councils.csv', ['gss', 'name', 'kind', 'nation', 'region', 'opened', 'closed', 'illustrative', 'indicators', 'inspections'], councils.map(({ council, indicators, inspections }) => [
      council.gss, council.name, council.kind, council.nation, council.region, council.opened, council.closed, council.illustrative ? 'yes' : 'no', indicators, inspections,
    ]));
  });
}

import { z } from 'zod';
import { findCouncil } from '../../../usecases/find-council.ts';
import { IMPORT_KINDS } from '../../../usecases/read-into-staging.ts';
import { showGathering } from '../../../usecases/show-gathering.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { columnsRoutes } from './columns-routes.ts';
import { gatherPage } from './gather-page.ts';
import type { ImportDoor } from './import-door.ts';
import type { ImportJobs } from './import-jobs.ts';
import { previewRoutes } from './preview-routes.ts';
import { uploadRoutes } from './upload-routes.ts';
import { batchRows, dueRows } from './view-model.ts';

const config = { permission: 'see-batches' } as const;
const params = z.object({ gss: z.string() });
const query = z.object({ already: z.coerce.number().int().positive().optional().catch(undefined), discarded: z.string().optional(), batches: z.string().optional(), mapping: z.literal('removed').optional().catch(undefined) });

/** What is due from whom, the upload, previews and batches of one council. */
export function gatherRoutes(app: App, site: Site, jobs: ImportJobs): void {
  const { house } = site;
  const read = async (gss: string, access: Parameters<typeof showGathering>[1]) => showGathering(house, access, { council: gss, asOf: house.defaultAsOf() });

  app.get('/councils/:gss/gather', { config, schema: { params, querystring: query } }, async (request, reply) =>
    gatherPage(site, request, reply, request.params.gss, { already: request.query.already, allBatches: request.query.batches === 'all', ...(request.query.discarded !== undefined && { done: 'The preview was thrown away; nothing of it was saved.' }), ...(request.query.mapping === 'removed' && { done: 'The column mapping was removed. Batches read by it stay as they are.' }) }));

  app.get('/councils/:gss/gather/due.csv', { config, schema: { params } }, async (request, reply) => {
    const gathering = await read(request.params.gss, request.access);
    return sendCsv(reply, `due-${gathering.council.gss}.csv`, ['indicator', 'title', 'period', 'state', 'due_by', 'owner'], dueRows(gathering, request.access).map(({ csv }) => csv));
  });

  app.get('/councils/:gss/gather/batches.csv', { config, schema: { params } }, async (request, reply) => {
    const gathering = await read(request.params.gss, request.access);
    return sendCsv(reply, `batches-${gathering.council.gss}.csv`, ['batch', 'kind', 'file', 'rows', 'left_out', 'recorded_at', 'state', 'reason'], batchRows(gathering.batches).map(({ csv }) => csv));
  });

  app.get('/councils/:gss/gather/enter', { config: { permission: 'enter-figures' }, schema: { params, querystring: z.object({ indicator: z.string().default('') }) } }, async (request, reply) => {
    const { gss } = await findCouncil(house, request.params.gss);
    const { indicator } = request.query;
    return reply.redirect(house.catalogue.indicators.has(indicator) ? urls.enterFigure(gss, indicator) : urls.gather(gss), 303);
  });

  const door: ImportDoor = {
    path: '/councils/:gss/gather', permission: 'enter-figures', kinds: IMPORT_KINDS, address: urls.gather,
    head: async (gss) => {
      const council = await findCouncil(house, gss);
      return { council, at: urls.gather(council.gss), back: { text: 'Gather', href: urls.gather(council.gss) } };
    },
    page: (request, reply, gss, answer) => gatherPage(site, request, reply, gss, answer),
  };
  const follow = uploadRoutes(app, site, door, jobs);
  previewRoutes(app, site, door);
  columnsRoutes(app, site, { jobs, follow });
}

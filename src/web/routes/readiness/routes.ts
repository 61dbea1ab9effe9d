import { z } from 'zod';
import type { Access } from '../../../core/access.ts';
import { showReadiness } from '../../../usecases/show-readiness.ts';
import type { Readiness } from '../../../usecases/show-readiness.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { ownFrameworks } from '../own-frameworks.ts';
import { asSeenQuery, toAsSeen } from '../query.ts';
import { READINESS_CSV_HEADER, readinessRows } from './readiness-rows.ts';
import { toReadinessView } from './view-model.ts';

const params = z.object({ gss: z.string().max(20) });
const query = z.object({ ...asSeenQuery, framework: z.string().max(60).optional() });
const route = { config: { permission: 'see-ratings' }, schema: { params, querystring: query } } as const;

export function readinessRoutes(app: App, site: Site): void {
  const { house } = site;

  const read = async (request: { params: z.output<typeof params>; query: z.output<typeof query>; access: Access }): Promise<Readiness> => {
    const { framework } = request.query;
    return showReadiness(house, request.access, { ...toAsSeen(house, request.query), council: request.params.gss, ...(framework && { framework }) });
  };

  app.get('/councils/:gss/readiness', route, async (request, reply) => site.sendKept(request, reply, 'readiness/index', async () => {
    const readiness = await read(request);
    return { head: { title: 'Readiness', council: readiness.council, at: urls.readiness(readiness.council.gss) }, view: toReadinessView(readiness, ownFrameworks(house.catalogue, request.access, readiness.council.gss), house.defaultAsOf()) };
  }));

  app.get('/councils/:gss/readiness.json', route, async (request, reply) => {
    const readiness = await read(request);
    const { sheet } = toReadinessView(readiness, house.catalogue, house.defaultAsOf());
    const { rating, paths, steps, chance, reviewDate, head } = readiness;
    const body = {
      council: rating.council, framework: rating.framework, asOf: rating.asOf, ...(rating.knownAt !== undefined && { knownAt: rating.knownAt }), reviewDate, verdict: sheet.verdict,
      judgements: rating.judgements.map(({ node, title, level, lower, upper, notRated }) => ({ node, title, level, lower, upper, notRated })),
      chance, paths, nextSteps: steps, binding: sheet.binding, path: sheet.path, missing: sheet.missing, waiting: sheet.waiting, eventLog: head,
    };
    return reply.header('cache-control', 'private, no-cache').type('application/json; charset=utf-8').send(`${JSON.stringify(body, null, 2)}\n`);
  });

  app.get('/councils/:gss/readiness.csv', route, async (request, reply) => {
    const readiness = await read(request);
    const { sheet } = toReadinessView(readiness, house.catalogue, house.defaultAsOf());
    return sendCsv(reply, `readiness-${readiness.council.gss}-${readiness.framework.id}-${readiness.rating.asOf}.csv`, READINESS_CSV_HEADER, readinessRows(sheet));
  });
}

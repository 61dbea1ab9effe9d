import { z } from 'zod';
import { EVERY_COUNCIL } from '../../../core/access.ts';
import { findFramework } from '../../../usecases/rate-council.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { addFrameworkRoutes } from './add-routes.ts';
import { toFrameworkListView, toFrameworkView } from './view-model.ts';

const config = { permission: 'see-frameworks' } as const;
const params = z.object({ id: z.string().max(60) });
const query = z.object({ open: z.literal('all').optional().catch(undefined) });

export function frameworkRoutes(app: App, site: Site): void {
  const { house } = site;
  addFrameworkRoutes(app, site);

  app.get('/frameworks', { config }, async (request, reply) => site.sendKept(request, reply, 'framework/list', async () => (
    { head: { title: 'Frameworks', at: urls.frameworks() }, view: toFrameworkListView([...house.catalogue.frameworks.values()], { shipped: house.shelf.shipped, mayAdd: request.access.may('manage-frameworks', EVERY_COUNCIL) }) })));

  app.get('/frameworks/:id', { config, schema: { params, querystring: query } }, async (request, reply) => site.sendKept(request, reply, 'framework/index', async () => {
    const framework = findFramework(house, request.params.id);
    const source = house.catalogue.frameworkFiles.get(framework.id)?.text ?? '';
    return {
      head: { title: framework.title, at: urls.frameworks(), breadcrumbs: [{ text: 'Frameworks', href: urls.frameworks() }, { text: `Version ${framework.version}` }], scripts: [urls.static('js/print-details.js')] },
      view: toFrameworkView(framework, house.catalogue, { sha256: house.sha256(Buffer.from(source)), openAll: request.query.open === 'all' }),
    };
  }));

  app.get('/frameworks/:id/file', { config, schema: { params } }, async (request, reply) => {
    const { id } = findFramework(house, request.params.id);
    const source = house.catalogue.frameworkFiles.get(id);
    return reply
      .header('cache-control', 'private, no-cache')
      .header('content-disposition', `attachment; filename="${source?.name ?? `${id}.json`}"`)
      .type('application/json; charset=utf-8')
      .send(source?.text);
  });
}

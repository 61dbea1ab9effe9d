import { z } from 'zod';
import { showBatch, showBatchFile } from '../../../usecases/show-batch.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { BATCH_DONE, batchActions } from '../batch-actions/view-model.ts';
import { toBatchView } from './view-model.ts';

/** The route is open to everybody who sees figures; which batch somebody may see is decided by its kind, state and councils. */
const config = { permission: 'see-figures' } as const;
const params = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const query = z.object({ line: z.coerce.number().int().positive().max(1e9).optional(), done: z.string().max(40).optional() });

export function batchRoutes(app: App, site: Site): void {
  app.get('/batches/:id', { config, schema: { params, querystring: query } }, async (request, reply) => site.sendKept(request, reply, 'batch/index', async () => {
    const { line } = request.query;
    const shown = await showBatch(site.house, request.access, { id: request.params.id, ...(line !== undefined && { line }) });
    const [only, ...others] = shown.councils;
    const council = others.length === 0 ? only : undefined;
    return {
      head: { title: `Batch ${shown.batch.id}: ${shown.batch.fileName}`, ...(council && { council, ...(request.access.may('see-batches', council.gss) && { at: urls.gather(council.gss) }) }) },
      view: {
        ...toBatchView(shown, line), done: BATCH_DONE[request.query.done ?? ''],
        actions: batchActions(request.access, shown.batch, shown.councils.map(({ gss }) => gss)),
      },
    };
  }));

  app.get('/batches/:id/file', { config, schema: { params } }, async (request, reply) => {
    const { name, content } = await showBatchFile(site.house, request.access, request.params.id);
    return reply
      .header('cache-control', 'private, no-cache')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `attachment; filename="${name.replace(/[^A-Za-z0-9._-]+/g, '-')}"`)
      .type('text/csv')
      .send(content);
  });
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { confirmImport, discardImport, findPreview } from '../../../usecases/confirm-import.ts';
import { findMapping } from '../../../usecases/list-mappings.ts';
import { PREVIEW_PARTS, rejectedRows, showPreview } from '../../../usecases/show-preview.ts';
import { formFaults } from '../../form-faults.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { councilNames } from '../account/council-names.ts';
import type { ImportDoor } from './import-door.ts';
import { toPreviewView } from './preview-view.ts';
import type { PreviewChoice } from './preview-view.ts';

const params = z.object({ gss: z.string().default(''), id: z.string() });
const query = z.object({ show: z.enum(PREVIEW_PARTS).optional().catch(undefined), page: z.coerce.number().int().min(1).catch(1) });
const confirmForm = z.object({ publish: z.string().default('draft'), reason: z.string().default(''), leaveOut: z.string().optional() });

/** A preview is its maker's alone: whoever else asks for it is told there is none. */
export function previewRoutes(app: App, site: Site, door: ImportDoor): void {
  const { house } = site;
  const config = { permission: door.permission };

  interface Shown { readonly query: z.infer<typeof query>; readonly choice?: PreviewChoice; readonly faults?: Readonly<Record<string, string>> }

  async function show(request: FastifyRequest, reply: FastifyReply, { gss, id }: z.infer<typeof params>, shown: Shown): Promise<FastifyReply> {
    const { back, ...head } = await door.head(gss);
    const first = await showPreview(house, request.access, { id, part: shown.query.show ?? 'rejected', page: shown.query.page });
    const preview = shown.query.show === undefined && first.summary.rejected === 0 ? await showPreview(house, request.access, { id, part: 'all', page: shown.query.page }) : first;
    const faults = formFaults(shown.faults);
    const mapping = await findMapping(house, preview.summary.mapping);
    return site.sendFresh(request, reply, 'gather/preview', {
      ...head, title: `Preview of ${preview.summary.fileName}`, failed: faults.failed, breadcrumbs: [back, { text: 'Preview' }],
    }, { ...toPreviewView(preview, request.access, door.address(gss), { councilName: await councilNames(house), mapping, choice: shown.choice ?? {} }), ...faults });
  }

  app.get(`${door.path}/previews/:id`, { config, schema: { params, querystring: query } }, async (request, reply) =>
    show(request, reply, request.params, { query: request.query }));

  app.get(`${door.path}/previews/:id/rejected.csv`, { config, schema: { params } }, async (request, reply) => {
    const { summary, rows } = await rejectedRows(house, request.access, request.params.id);
    return sendCsv(reply, `rejected-${summary.fileName}`, ['line', 'column', 'reason', 'as_written'], rows.map(({ line, cell, says, written }) => [line, cell, says.join(' '), written]));
  });

  app.post(`${door.path}/previews/:id/confirm`, { config, schema: { params, body: confirmForm } }, async (request, reply) => {
    const { publish, reason, leaveOut } = request.body;
    const why = reason.trim();
    // Registers know no drafts: what is imported into them holds at once.
    const hasDrafts = findPreview(house, request.access, request.params.id).summary.kind === 'observations';
    const confirmed = await confirmImport(house, request.access, {
      id: request.params.id, publish: !hasDrafts || publish === 'publish', leaveOut: leaveOut === 'yes', ...(why !== '' && { reason: why }),
    });
    switch (confirmed.kind) {
      case 'saved': return reply.redirect(`${urls.batch(confirmed.batch)}?done=saved`, 303);
      case 'already-imported': return reply.redirect(`${door.address(request.params.gss)}?already=${confirmed.batch}`, 303);
      case 'blocked': case 'nothing-to-save': case 'changed-meanwhile':
        return show(request, reply.code(400), request.params, {
          query: { show: undefined, page: 1 }, choice: { publish, reason, leaveOut: leaveOut === 'yes' },
          faults: confirmed.kind === 'blocked'
            ? { leaveOut: `Tick “Leave out” to save the other rows, or correct the ${confirmed.rejected === 1 ? 'rejected row' : `${confirmed.rejected} rejected rows`} in the file and send it again` }
            : { rows: 'No row of the file can be saved. Correct the file and send it again' },
        });
    }
  });

  app.post(`${door.path}/previews/:id/discard`, { config, schema: { params } }, async (request, reply) => {
    discardImport(house, request.access, request.params.id);
    return reply.redirect(`${door.address(request.params.gss)}?discarded=yes`, 303);
  });
}

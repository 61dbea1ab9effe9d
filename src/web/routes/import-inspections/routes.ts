import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { formatMoment } from '../../../present/format-moment.ts';
import { listPreviews } from '../../../usecases/list-previews.ts';
import { INSPECTION_KINDS } from '../../../usecases/stage-inspections.ts';
import { formFaults } from '../../form-faults.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import type { ImportDoor, UploadAnswer } from '../gather/import-door.ts';
import type { ImportJobs } from '../gather/import-jobs.ts';
import { kindWords } from '../gather/import-words.ts';
import { previewRoutes } from '../gather/preview-routes.ts';
import { uploadRoutes } from '../gather/upload-routes.ts';

const permission = 'import-inspections';
const query = z.object({ already: z.coerce.number().int().positive().optional().catch(undefined), discarded: z.string().optional() });

interface Shown extends UploadAnswer { readonly already?: number | undefined; readonly done?: string }

/** Where inspections of any council come in, for those who keep the register of them. */
export function importInspectionsRoutes(app: App, site: Site, jobs: ImportJobs): void {
  const { house } = site;
  const address = urls.importInspections();
  const head = { at: urls.inspections(), back: { text: 'Inspections', href: urls.inspections() } };

  async function show(request: FastifyRequest, reply: FastifyReply, { faults, upload, already, done }: Shown): Promise<FastifyReply> {
    const shown = formFaults(faults);
    return site.sendFresh(request, reply, 'import-inspections/index', {
      title: 'Import inspections', at: head.at, failed: shown.failed, breadcrumbs: [head.back, { text: 'Import' }],
    }, {
      ...shown, done, action: urls.upload(address), most: `${Math.floor(house.imports.rules.limits.bytes / (1024 * 1024))} MB`,
      already: already !== undefined && { text: `batch ${already}`, href: urls.batch(already) },
      kinds: INSPECTION_KINDS.map((kind) => ({ value: kind, text: kindWords(kind), selected: kind === upload?.kind })),
      mappings: [{ value: '', text: 'Recognise by the header' }, ...house.imports.inspectionMappings.map(({ id, title }) => ({ value: id, text: title }))].map((item) => ({ ...item, selected: item.value === upload?.mapping })),
      previews: listPreviews(house, request.access, INSPECTION_KINDS).map(({ id, summary }) => ({ href: urls.preview(address, id), fileName: summary.fileName, at: formatMoment(summary.createdAt) })),
    });
  }

  app.get('/inspections/import', { config: { permission }, schema: { querystring: query } }, async (request, reply) => {
    const { already, discarded } = request.query;
    return show(request, reply, { already, ...(discarded !== undefined && { done: 'The preview was thrown away; nothing of it was saved.' }) });
  });

  const door: ImportDoor = {
    path: '/inspections/import', permission, kinds: INSPECTION_KINDS, address: () => address,
    head: async () => head,
    page: (request, reply, _gss, answer) => show(request, reply, answer),
  };
  uploadRoutes(app, site, door, jobs);
  previewRoutes(app, site, door);
}

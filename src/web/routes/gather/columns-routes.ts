import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ThreestarError } from '../../../core/errors.ts';
import { fileColumns } from '../../../gather/import/file-columns.ts';
import { MAPPED_COLUMNS, buildMapping } from '../../../gather/import/mapping-form.ts';
import { removeUpload } from '../../../store/kept-uploads.ts';
import { findCouncil } from '../../../usecases/find-council.ts';
import { findUnreadFile } from '../../../usecases/keep-unread-file.ts';
import { maySaveMapping, removeMapping, saveMapping } from '../../../usecases/save-mapping.ts';
import { tryMapping } from '../../../usecases/try-mapping.ts';
import { formFaults } from '../../form-faults.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { councilNames } from '../account/council-names.ts';
import { firstChoice, toColumnsView } from './columns-view.ts';
import type { ColumnsForm } from './columns-view.ts';
import type { ImportJobs } from './import-jobs.ts';
import type { Follow } from './upload-routes.ts';

const config = { permission: 'enter-figures' } as const;
const params = z.object({ gss: z.string(), upload: z.string() });
const text = z.string().max(1000).default('');
const form = z.object({ ...Object.fromEntries(Object.keys(MAPPED_COLUMNS).map((name) => [name, text])), layout: text, fixedIndicator: text, scale: text, name: text, everyCouncil: text, do: text });
const removeForm = z.object({ mapping: z.string(), everyCouncil: z.string().default('') });

interface Columns {
  readonly jobs: ImportJobs;
  readonly follow: Follow;
}

/** Saying which column is which, for a file whose header was not understood; what is said is saved and recognised the next time. */
export function columnsRoutes(app: App, site: Site, { jobs, follow }: Columns): void {
  const { house } = site;

  interface Shown { readonly form?: ColumnsForm; readonly faults?: Readonly<Record<string, string>>; readonly tried?: Parameters<typeof toColumnsView>[0]['tried'] }

  async function show(request: FastifyRequest, reply: FastifyReply, { gss, upload: id }: z.infer<typeof params>, shown: Shown = {}): Promise<FastifyReply> {
    const council = await findCouncil(house, gss);
    const { about, content } = findUnreadFile(house, request.access, id);
    const file = fileColumns(content, house.imports.rules);
    if (file.kind === 'file-rejected') throw new ThreestarError('bad-input', file.message);
    const faults = formFaults(shown.faults);
    return site.sendFresh(request, reply, 'gather/columns', {
      title: 'Which column is which', council, at: urls.gather(council.gss), failed: faults.failed,
      breadcrumbs: [{ text: 'Gather', href: urls.gather(council.gss) }, { text: 'Columns' }],
    }, {
      ...toColumnsView({
        council, file, upload: { id, fileName: about.fileName }, form: shown.form ?? firstChoice(file), tried: shown.tried,
        indicators: [...house.catalogue.indicators.values()], mayServeAll: maySaveMapping(request.access, undefined), councilName: await councilNames(house),
      }), ...faults,
    });
  }

  app.get('/councils/:gss/gather/columns/:upload', { config, schema: { params } }, async (request, reply) => show(request, reply, request.params));

  app.post('/councils/:gss/gather/columns/:upload', { config, schema: { params, body: form } }, async (request, reply) => {
    const { access } = request;
    const entered = request.body as ColumnsForm;
    const council = await findCouncil(house, request.params.gss);
    const { about, content } = findUnreadFile(house, access, request.params.upload);
    const file = fileColumns(content, house.imports.rules);
    if (file.kind === 'file-rejected') throw new ThreestarError('bad-input', file.message);
    const title = entered.name.trim();
    const isForEvery = entered.everyCouncil === 'yes';
    const built = buildMapping(
      { layout: entered.layout === 'wide' ? 'wide' : 'long', columns: entered, indicator: entered.fixedIndicator, fractions: entered.scale === 'fractions' }, file,
      { id: 'unsaved', title: title === '' ? 'Not saved' : title, source: isForEvery ? 'Saved for every council' : council.name, council: council.gss });
    const isSaved = entered.do === 'save';
    const faults = { ...(built.kind === 'faults' ? built.faults : {}), ...(isSaved && title === '' && { name: 'Enter a name, such as Monthly return of the service desk' }) };
    if (built.kind === 'faults' || Object.keys(faults).length > 0) return show(request, reply.code(400), request.params, { form: entered, faults });
    if (!isSaved) {
      const tried = await tryMapping(house, access, content, built.mapping);
      if ('kind' in tried) return show(request, reply.code(400), request.params, { form: entered, faults: { layout: tried.message } });
      return show(request, reply, request.params, { form: entered, tried });
    }
    const place = jobs.claim();
    if (place === undefined) return show(request, reply.code(503).header('retry-after', 60), request.params, { form: entered, faults: { name: 'Other files are being read at the moment. Wait a minute and try again' } });
    let isStarted = false;
    try {
      const saved = await saveMapping(house, access, { mapping: built.mapping, council: isForEvery ? undefined : council.gss });
      if (saved.kind === 'faults') return await show(request, reply.code(400), request.params, { form: entered, faults: saved.faults });
      const job = place.start(access, { content, fileName: about.fileName, kind: 'observations', mapping: saved.id });
      isStarted = true;
      removeUpload(house.store.uploadFolder, request.params.upload);
      return await follow(request, reply, council.gss, job);
    } finally {
      if (!isStarted) place.release();
    }
  });

  app.post('/councils/:gss/gather/mappings/remove', { config, schema: { params: z.object({ gss: z.string() }), body: removeForm } }, async (request, reply) => {
    const { gss } = await findCouncil(house, request.params.gss);
    await removeMapping(house, request.access, { id: request.body.mapping, council: request.body.everyCouncil === 'yes' ? undefined : gss });
    return reply.redirect(`${urls.gather(gss)}?mapping=removed`, 303);
  });
}

import { setTimeout as wait } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ThreestarError } from '../../../core/errors.ts';
import { mayImport } from '../../../core/may-import.ts';
import { formatCount } from '../../../present/format-number.ts';
import { findCouncil } from '../../../usecases/find-council.ts';
import { IMPORT_KINDS } from '../../../usecases/read-into-staging.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { columnsRoutes } from './columns-routes.ts';
import { gatherPage } from './gather-page.ts';
import { importJobs } from './import-jobs.ts';
import type { ImportJob } from './import-jobs.ts';
import { readUpload } from './read-upload.ts';

const config = { permission: 'enter-figures' } as const;
const params = z.object({ gss: z.string() });
const jobParams = z.object({ gss: z.string(), job: z.string() });

/** A file read within this time is answered with its preview; a longer one with a page that shows how far it is. */
const PATIENCE_MS = 700;
const REFRESH_SECONDS = 2;

export function uploadRoutes(app: App, site: Site): void {
  const { house } = site;
  const jobs = importJobs(house);
  const { bytes } = house.imports.rules.limits;

  function findJob(request: FastifyRequest, id: string): ImportJob {
    const job = jobs.find(request.access, id);
    if (job === undefined) throw new ThreestarError('not-found', 'There is no such import under way. If it had ended, its preview waits on the page Gather.');
    return job;
  }

  /** Goes on to the preview, or says on the form why there is none. */
  async function answer(request: FastifyRequest, reply: FastifyReply, gss: string, { outcome, fileName, unread }: ImportJob): Promise<FastifyReply> {
    if (outcome?.kind === 'staged') return reply.redirect(urls.preview(gss, outcome.id), 303);
    if (outcome?.kind === 'already-imported') return reply.redirect(`${urls.gather(gss)}?already=${outcome.batch}`, 303);
    if (outcome?.kind !== 'file-rejected') throw outcome?.error ?? new Error('an import ended without an outcome');
    const place = outcome.line === undefined || outcome.message.startsWith('Line ') ? '' : `, line ${outcome.line}`;
    return gatherPage(site, request, reply.code(400), gss, { faults: { file: `${fileName}${place}: ${outcome.message}` }, unread });
  }

  /** Waits a moment for the file to be read; a longer one is answered with a page that shows how far it is. */
  async function follow(request: FastifyRequest, reply: FastifyReply, gss: string, job: ImportJob): Promise<FastifyReply> {
    await Promise.race([job.ended, wait(PATIENCE_MS, undefined, { ref: false })]);
    return job.outcome === undefined ? reply.redirect(urls.importJob(gss, job.id), 303) : answer(request, reply, gss, job);
  }

  columnsRoutes(app, site, { jobs, follow });

  void app.register(async (scope) => {
    await scope.register(multipart);
    scope.post('/councils/:gss/gather/upload', { config, schema: { params } }, async (request, reply) => {
      const { gss } = await findCouncil(house, (request.params as z.infer<typeof params>).gss);
      const place = jobs.claim();
      if (place === undefined) return gatherPage(site, request, reply.code(503).header('retry-after', 60), gss, { faults: { file: 'Other files are being read at the moment. Wait a minute and send the file again' } });
      let isStarted = false;
      try {
        const upload = await readUpload(request, bytes);
        const kind = IMPORT_KINDS.find((known) => known === upload.kind);
        const values = { kind: upload.kind, mapping: upload.mapping };
        const faults: Record<string, string> = {
          ...(upload.content === undefined && { file: 'Choose a file' }),
          ...(upload.isTooLarge && { file: `The file is larger than ${Math.floor(bytes / (1024 * 1024))} MB. Split it by year and send the parts` }),
          ...(kind === undefined && { kind: 'Choose what the file holds' }),
        };
        if (upload.content === undefined || kind === undefined || Object.keys(faults).length > 0) {
          return await gatherPage(site, request, reply.code(upload.isTooLarge ? 413 : 400), gss, { faults, upload: values });
        }
        if (!mayImport(request.access, 'enter', { kind, councils: [gss] })) throw new ThreestarError('not-permitted', 'Your account does not have the role to import this kind of file. Ask your administrator.');
        const job = place.start(request.access, { content: upload.content, fileName: upload.fileName, kind, ...(upload.mapping !== '' && { mapping: upload.mapping }) });
        isStarted = true;
        return await follow(request, reply, gss, job);
      } finally {
        if (!isStarted) place.release();
      }
    });
  });

  app.get('/councils/:gss/gather/imports/:job', { config, schema: { params: jobParams } }, async (request, reply) => {
    const council = await findCouncil(house, request.params.gss);
    const job = findJob(request, request.params.job);
    if (job.outcome !== undefined) return answer(request, reply, council.gss, job);
    return site.sendFresh(request, reply, 'gather/progress', {
      title: 'Reading the file', council, at: urls.gather(council.gss), refreshSeconds: REFRESH_SECONDS,
      breadcrumbs: [{ text: 'Gather', href: urls.gather(council.gss) }, { text: 'Reading the file' }], scripts: [urls.static('js/import-progress.js')],
    }, { fileName: job.fileName, lines: job.lines > 0 && job.lines, rows: job.rows, says: progressWords(job), state: urls.importState(council.gss, job.id) });
  });

  app.get('/councils/:gss/gather/imports/:job/state', { config, schema: { params: jobParams } }, async (request, reply) => {
    const job = findJob(request, request.params.job);
    return reply.header('cache-control', 'no-store').send({
      rows: job.rows, says: progressWords(job),
      // The page itself knows where to go on: to the preview, or back to the form with what was wrong.
      ...(job.outcome !== undefined && { next: urls.importJob(request.params.gss, job.id) }),
    });
  });
}

function progressWords({ rows, lines }: ImportJob): string {
  return lines > 0 ? `${formatCount(rows)} of about ${formatCount(lines)} rows read` : `${formatCount(rows)} rows read`;
}

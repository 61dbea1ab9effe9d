import { setTimeout as wait } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ThreestarError } from '../../../core/errors.ts';
import { mayImport } from '../../../core/may-import.ts';
import { formatCount } from '../../../present/format-number.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import type { ImportDoor } from './import-door.ts';
import type { ImportJob, ImportJobs } from './import-jobs.ts';
import { readUpload } from './read-upload.ts';

const params = z.object({ gss: z.string().default('') });
const jobParams = params.extend({ job: z.string() });

/** A file read within this time is answered with its preview; a longer one with a page that shows how far it is. */
const PATIENCE_MS = 700;
const REFRESH_SECONDS = 2;

/** Goes on with a file that is being read: to its preview, or to a page that shows how far it is. */
export type Follow = (request: FastifyRequest, reply: FastifyReply, gss: string, job: ImportJob) => Promise<FastifyReply>;

/** Upload, progress and what comes of it, at one door; answers how a file that is being read is followed. */
export function uploadRoutes(app: App, site: Site, door: ImportDoor, jobs: ImportJobs): Follow {
  const { house } = site;
  const config = { permission: door.permission };
  const { bytes } = house.imports.rules.limits;

  function findJob(request: FastifyRequest, id: string): ImportJob {
    const job = jobs.find(request.access, id);
    if (job === undefined) throw new ThreestarError('not-found', 'This import is not under way: it has ended, or the server was started again meanwhile. Look on the page it was sent from: if its preview is not there, send the file again. Nothing was saved without being confirmed.');
    return job;
  }

  /** Goes on to the preview, or says on the form why there is none. */
  async function answer(request: FastifyRequest, reply: FastifyReply, gss: string, { outcome, fileName, unread }: ImportJob): Promise<FastifyReply> {
    if (outcome?.kind === 'staged') return reply.redirect(urls.preview(door.address(gss), outcome.id), 303);
    if (outcome?.kind === 'already-imported') return reply.redirect(`${door.address(gss)}?already=${outcome.batch}`, 303);
    if (outcome?.kind !== 'file-rejected') throw outcome?.error ?? new Error('an import ended without an outcome');
    const place = outcome.line === undefined || outcome.message.startsWith('Line ') ? '' : `, line ${outcome.line}`;
    return door.page(request, reply.code(400), gss, { faults: { file: `${fileName}${place}: ${outcome.message}` }, unread });
  }

  /** Waits a moment for the file to be read; a longer one is answered with a page that shows how far it is. */
  async function follow(request: FastifyRequest, reply: FastifyReply, gss: string, job: ImportJob): Promise<FastifyReply> {
    await Promise.race([job.ended, wait(PATIENCE_MS, undefined, { ref: false })]);
    return job.outcome === undefined ? reply.redirect(urls.importJob(door.address(gss), job.id), 303) : answer(request, reply, gss, job);
  }

  void app.register(async (scope) => {
    await scope.register(multipart);
    // Whoever loads the address of a refused file again is led to the form.
    scope.get(`${door.path}/upload`, { config, schema: { params } }, async (request, reply) => reply.redirect(door.address((request.params as z.infer<typeof params>).gss), 303));
    scope.post(`${door.path}/upload`, { config, schema: { params } }, async (request, reply) => {
      const { gss } = request.params as z.infer<typeof params>;
      const { council } = await door.head(gss);
      const place = jobs.claim();
      if (place === undefined) return door.page(request, reply.code(503).header('retry-after', 60), gss, { faults: { file: 'Other files are being read at the moment. Wait a minute and send the file again' } });
      let isStarted = false;
      try {
        const upload = await readUpload(request, bytes);
        const kind = door.kinds.find((known) => known === upload.kind);
        const values = { kind: upload.kind, mapping: upload.mapping };
        const faults: Record<string, string> = {
          ...(upload.content === undefined && { file: 'Choose a file' }),
          ...(upload.isTooLarge && { file: `The file is larger than ${Math.floor(bytes / (1024 * 1024))} MB. Split it by year and send the parts` }),
          ...(kind === undefined && { kind: 'Choose what the file holds' }),
        };
        if (upload.content === undefined || kind === undefined || Object.keys(faults).length > 0) {
          return await door.page(request, reply.code(upload.isTooLarge ? 413 : 400), gss, { faults, upload: values });
        }
        if (council !== undefined && !mayImport(request.access, 'enter', { kind, councils: [council.gss] })) throw new ThreestarError('not-permitted', 'Your account does not have the role to import this kind of file. Ask your administrator.');
        const job = place.start(request.access, { content: upload.content, fileName: upload.fileName, kind, ...(upload.mapping !== '' && { mapping: upload.mapping }) });
        isStarted = true;
        return await follow(request, reply, gss, job);
      } finally {
        if (!isStarted) place.release();
      }
    });
  });

  app.get(`${door.path}/imports/:job`, { config, schema: { params: jobParams } }, async (request, reply) => {
    const { gss } = request.params;
    const { back, ...head } = await door.head(gss);
    const job = findJob(request, request.params.job);
    if (job.outcome !== undefined) return answer(request, reply, gss, job);
    return site.sendFresh(request, reply, 'gather/progress', {
      ...head, title: 'Reading the file', refreshSeconds: REFRESH_SECONDS, breadcrumbs: [back, { text: 'Reading the file' }], scripts: [urls.static('js/import-progress.js')],
    }, { fileName: job.fileName, lines: job.lines > 0 && job.lines, rows: job.rows, says: progressWords(job), state: urls.importState(door.address(gss), job.id) });
  });

  app.get(`${door.path}/imports/:job/state`, { config, schema: { params: jobParams } }, async (request, reply) => {
    const job = findJob(request, request.params.job);
    return reply.header('cache-control', 'no-store').send({
      rows: job.rows, says: progressWords(job),
      // The page itself knows where to go on: to the preview, or back to the form with what was wrong.
      ...(job.outcome !== undefined && { next: urls.importJob(door.address(request.params.gss), job.id) }),
    });
  });

  return follow;
}

function progressWords({ rows, lines }: ImportJob): string {
  return lines > 0 ? `${formatCount(rows)} of about ${formatCount(lines)} rows read` : `${formatCount(rows)} rows read`;
}

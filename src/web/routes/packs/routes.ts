import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Council } from '../../../core/council.ts';
import { ThreestarError } from '../../../core/errors.ts';
import { REDACTIONS } from '../../../pack/pack-contents.ts';
import { actorWords } from '../../../usecases/actor-words.ts';
import { findCouncil } from '../../../usecases/find-council.ts';
import { mayHavePack } from '../../../usecases/make-pack.ts';
import { listPacks, readPackFile } from '../../../usecases/pack-files.ts';
import { findFramework, refuseOtherFramework } from '../../../usecases/rate-council.ts';
import { frameworkToShow } from '../../../usecases/show-dashboard.ts';
import { formFaults } from '../../form-faults.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { packJobs } from './pack-jobs.ts';
import type { PackJob, PackOutcome } from './pack-jobs.ts';
import { REDACTION_CHOICES, failureView, openJobs, packTable } from './view-model.ts';

const config = { permission: 'make-packs' } as const;
const params = z.object({ gss: z.string() });
const jobParams = z.object({ gss: z.string(), job: z.string() });
const fileParams = z.object({ gss: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const text = z.string().default('');
const form = z.object({ framework: text, asOf: text, redaction: text });
type Wanted = z.infer<typeof form>;

/** A pack made within this time is answered with the list; a longer one with a page that shows how far it is. */
const PATIENCE_MS = 700;
const REFRESH_SECONDS = 2;
const RETRY_SECONDS = 300;

const LINE_IS_FULL = 'Too many packs are being made or wait for their turn. Nothing was started; try again in some minutes';

/** Evidence packs of a council: the register of them, making one in the background, fetching it. */
export function packRoutes(app: App, site: Site): void {
  const { house } = site;
  const jobs = packJobs(house, app.log);
  app.addHook('onReady', async () => jobs.recover());
  app.addHook('onClose', async () => jobs.close());

  async function page(request: FastifyRequest, reply: FastifyReply, gss: string, more: { readonly made?: boolean; readonly faults?: Readonly<Record<string, string>>; readonly wanted?: Wanted } = {}): Promise<FastifyReply> {
    const council = await findCouncil(house, gss);
    const packs = await listPacks(house, request.access, gss);
    const people = await actorWords(house, packs.map(({ recordedBy }) => recordedBy), gss);
    const framework = more.wanted?.framework ?? await frameworkToShow(house, request.access, gss);
    const faults = formFaults(more.faults);
    const redactions = REDACTION_CHOICES.filter(({ value }) => mayHavePack(request.access, gss, value));
    return site.sendFresh(request, reply, 'packs/index', { title: 'Evidence packs', council, at: urls.packs(gss), failed: faults.failed }, {
      ...faults, council: council.name, packs: packs.length > 0 && packTable(gss, packs, people), fingerprint: house.signingKey().fingerprint,
      open: openJobs(gss, jobs.open(request.access, gss)),
      done: more.made && 'The pack is made and is the first in the list.', action: urls.packs(gss), verify: urls.verify(),
      frameworks: [...house.catalogue.frameworks.values()].filter(({ id }) => request.access.may('make-packs', gss, id)).map(({ id, title }) => ({ value: id, text: title, selected: id === framework })),
      redactions: redactions.map((choice) => ({ ...choice, selected: choice.value === (more.wanted?.redaction || redactions[0]?.value) })),
      asOf: more.wanted?.asOf ?? house.defaultAsOf(),
    });
  }

  app.get('/councils/:gss/packs', { config, schema: { params, querystring: z.object({ made: z.literal('yes').optional() }) } }, async (request, reply) =>
    page(request, reply, request.params.gss, { made: request.query.made === 'yes' }));

  app.post('/councils/:gss/packs', { config, schema: { params, body: form } }, async (request, reply) => {
    const council = await findCouncil(house, request.params.gss);
    const { gss } = council;
    const { framework, asOf, redaction } = request.body;
    const chosen = REDACTIONS.find((one) => one === redaction);
    const faults = {
      ...(!house.catalogue.frameworks.has(framework) && { framework: 'Choose a framework' }),
      ...(!z.iso.date().safeParse(asOf).success && { asOf: 'Enter the judgement date as YYYY-MM-DD, such as 2026-10-31' }),
      ...((chosen === undefined || !mayHavePack(request.access, gss, chosen)) && { redaction: 'Choose what is left out' }),
    };
    if (chosen === undefined || Object.keys(faults).length > 0) return page(request, reply.code(400), gss, { faults, wanted: request.body });
    refuseOtherFramework(request.access, council, findFramework(house, framework));
    const job = jobs.start(request.access, { council: gss, framework, asOf, knownAt: house.now(), redaction: chosen });
    if (job === undefined) return page(request, reply.code(503).header('retry-after', RETRY_SECONDS), gss, { faults: { framework: LINE_IS_FULL }, wanted: request.body });
    await Promise.race([job.ended, wait(PATIENCE_MS, undefined, { ref: false })]);
    return job.outcome === undefined ? reply.redirect(urls.packJob(gss, job.id), 303) : answer(request, reply, council, { job, outcome: job.outcome });
  });

  /** Goes on to the list, or says why there is no pack; told once, it is not told again. */
  async function answer(request: FastifyRequest, reply: FastifyReply, council: Council, { job, outcome }: { readonly job: PackJob; readonly outcome: PackOutcome }): Promise<FastifyReply> {
    if (outcome.kind === 'made') return reply.redirect(`${urls.packs(council.gss)}?made=yes`, 303);
    jobs.forget(job);
    if (outcome.kind === 'failed' && outcome.error instanceof ThreestarError) throw outcome.error;
    return site.sendFresh(request, reply.code(outcome.kind === 'failed' ? 500 : 503), 'packs/failed', {
      title: 'The pack was not made', council, at: urls.packs(council.gss), breadcrumbs: [{ text: 'Evidence packs', href: urls.packs(council.gss) }, { text: 'The pack was not made' }],
    }, failureView(council.gss, job, outcome));
  }

  function findJob(request: FastifyRequest, { gss, job }: z.infer<typeof jobParams>): PackJob {
    const found = jobs.find(request.access, gss, job);
    if (found === undefined) throw new ThreestarError('not-found', 'There is no such pack under way. If it was made, it is in the list of evidence packs; if it is not there, make it again.');
    return found;
  }

  app.get('/councils/:gss/packs/jobs/:job', { config, schema: { params: jobParams } }, async (request, reply) => {
    const council = await findCouncil(house, request.params.gss);
    const job = findJob(request, request.params);
    if (job.outcome !== undefined) return answer(request, reply, council, { job, outcome: job.outcome });
    return site.sendFresh(request, reply, 'packs/progress', {
      title: 'Making the pack', council, at: urls.packs(council.gss), refreshSeconds: REFRESH_SECONDS,
      breadcrumbs: [{ text: 'Evidence packs', href: urls.packs(council.gss) }, { text: 'Making the pack' }], scripts: [urls.static('js/import-progress.js')],
    }, { says: job.step, state: urls.packState(council.gss, job.id) });
  });

  app.get('/councils/:gss/packs/jobs/:job/state', { config: { ...config, asksOfItself: true }, schema: { params: jobParams } }, async (request, reply) => {
    const job = findJob(request, request.params);
    return reply.header('cache-control', 'no-store').send({ says: job.step, ...(job.outcome !== undefined && { next: urls.packJob(job.council, job.id) }) });
  });

  app.get('/councils/:gss/packs/:sha256', { config, schema: { params: fileParams } }, async (request, reply) => {
    const { gss, sha256 } = request.params;
    const { content, zip } = await readPackFile(house, request.access, { council: gss, sha256 });
    return reply.header('cache-control', 'private, no-cache').header('x-content-type-options', 'nosniff')
      .header('content-disposition', `attachment; filename="evidence-${gss}-${content.framework}-${content.asOf}.zip"`).type('application/zip').send(zip);
  });
}

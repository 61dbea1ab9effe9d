import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { REQUEST_KINDS, requestAboutSchema } from '../../../core/inspection-request.ts';
import { ThreestarError } from '../../../core/errors.ts';
import { REQUEST_KIND_WORDS } from '../../../present/request-words.ts';
import { findCouncil } from '../../../usecases/find-council.ts';
import { findRequest, showRequests, subjectWords } from '../../../usecases/show-requests.ts';
import { answerRequest, checkAbout, continueRequest, writeRequest } from '../../../usecases/write-request.ts';
import { formFaults } from '../../form-faults.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { REQUESTS_HEADER, aboutHref, requestRows, toRequestView, toRequestsView } from './view-model.ts';

const params = z.object({ gss: z.string().max(20) });
const requestParams = params.extend({ id: z.string().max(20) });
const text = z.string().default('');
const aboutQuery = z.object({ on: z.string().max(20), framework: z.string().max(80).optional(), criterion: z.string().max(80).optional(), indicator: z.string().max(80).optional(), item: z.string().max(80).optional() });
const writeForm = z.object({ kind: text, period: text, text });
const answerForm = z.object({ text });
const continueForm = z.object({ text, closes: z.literal('yes').optional() });
type Asked = z.infer<typeof aboutQuery>;
type Faults = Readonly<Partial<Record<string, string>>>;

const KIND_HINTS = { comment: 'Something you found. It needs no answer.', request: 'Something you ask the council for: a figure, a document, an explanation.' } as const;

function aboutOf(asked: Asked) {
  const about = requestAboutSchema.safeParse(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)));
  if (!about.success) throw new ThreestarError('not-found', 'A comment or request is about a criterion, an indicator or an item of evidence. Start from its page.');
  return about.data;
}

/** What an inspector writes about a criterion, a figure or an item of evidence, and what the council answers. */
export function requestRoutes(app: App, site: Site): void {
  const { house } = site;
  const see = { permission: 'see-requests' } as const;
  const write = { permission: 'write-requests' } as const;
  const crumbs = (gss: string, last: string) => [{ text: 'Requests', href: urls.requests(gss) }, { text: last }];

  app.get('/councils/:gss/requests', { config: see, schema: { params } }, async (request, reply) => site.sendKept(request, reply, 'requests/index', async () => {
    const found = await showRequests(house, request.access, request.params.gss);
    const view = toRequestsView(found);
    const { council } = found;
    return { head: { title: view.title, council, at: urls.requests(council.gss), breadcrumbs: [{ text: 'Dashboard', href: urls.council(council.gss) }, { text: 'Requests' }] }, view: { ...view, writes: request.access.may('write-requests', council.gss) } };
  }));

  app.get('/councils/:gss/requests.csv', { config: see, schema: { params } }, async (request, reply) => {
    const found = await showRequests(house, request.access, request.params.gss);
    return sendCsv(reply, `requests-${found.council.gss}.csv`, REQUESTS_HEADER, requestRows(found));
  });

  async function showForm(request: FastifyRequest, reply: FastifyReply, wanted: string, asked: Asked, values: Partial<z.infer<typeof writeForm>>, faults?: Faults): Promise<FastifyReply> {
    const council = await findCouncil(house, wanted);
    const { gss } = council;
    const about = aboutOf(asked);
    await checkAbout(house, request.access, gss, about);
    const shown = formFaults(faults);
    return site.sendFresh(request, reply, 'requests/write', { title: 'Write a comment or a request', council, at: urls.requests(gss), failed: shown.failed, breadcrumbs: crumbs(gss, 'Write') }, {
      ...shown, values, subject: { text: (await subjectWords(house, request.access, gss))(about), href: aboutHref(gss, about) }, action: urls.writeRequest(gss, about), hasPeriod: about.on === 'figure',
      kinds: REQUEST_KINDS.map((kind) => ({ value: kind, text: REQUEST_KIND_WORDS[kind], hint: KIND_HINTS[kind], selected: kind === values.kind })),
    });
  }

  app.get('/councils/:gss/requests/write', { config: write, schema: { params, querystring: aboutQuery } }, async (request, reply) => showForm(request, reply, request.params.gss, request.query, {}));

  app.post('/councils/:gss/requests/write', { config: write, schema: { params, querystring: aboutQuery, body: writeForm } }, async (request, reply) => {
    const { gss } = await findCouncil(house, request.params.gss);
    const result = await writeRequest(house, request.access, { ...request.body, council: gss, about: aboutOf(request.query) });
    if (result.kind === 'written') return reply.redirect(urls.request(gss, result.id), 303);
    return showForm(request, reply.code(400), gss, request.query, request.body, result.faults);
  });

  async function showOne(request: FastifyRequest, reply: FastifyReply, wanted: z.infer<typeof requestParams>, values: { readonly text?: string; readonly closes?: string | undefined } = {}, faults?: Faults): Promise<FastifyReply> {
    const council = await findCouncil(house, wanted.gss);
    const { gss } = council;
    const view = toRequestView(gss, await findRequest(house, request.access, gss, wanted.id));
    const shown = formFaults(faults);
    return site.sendFresh(request, reply, 'requests/request', { title: view.heading, council, at: urls.requests(gss), failed: shown.failed, breadcrumbs: crumbs(gss, wanted.id) }, {
      ...shown, ...view, values,
      answer: request.access.may('answer-requests', gss) && urls.answerRequest(gss, wanted.id),
      continue: request.access.may('write-requests', gss) && urls.continueRequest(gss, wanted.id),
    });
  }

  app.get('/councils/:gss/requests/:id', { config: see, schema: { params: requestParams } }, async (request, reply) => showOne(request, reply, request.params));

  app.post('/councils/:gss/requests/:id/answer', { config: { permission: 'answer-requests' }, schema: { params: requestParams, body: answerForm } }, async (request, reply) => {
    const { gss, id } = request.params;
    const result = await answerRequest(house, request.access, { council: gss, id, text: request.body.text });
    if (result.kind === 'written') return reply.redirect(urls.request(gss, id), 303);
    return showOne(request, reply.code(400), request.params, request.body, result.faults);
  });

  app.post('/councils/:gss/requests/:id/continue', { config: write, schema: { params: requestParams, body: continueForm } }, async (request, reply) => {
    const { gss, id } = request.params;
    const result = await continueRequest(house, request.access, { council: gss, id, text: request.body.text, closes: request.body.closes === 'yes' });
    if (result.kind === 'written') return reply.redirect(urls.request(gss, id), 303);
    return showOne(request, reply.code(400), request.params, request.body, result.faults);
  });
}

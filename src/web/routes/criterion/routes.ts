import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { scaleOfNode } from '../../../core/rating/framework.ts';
import type { EvidenceEntry } from '../../../core/register.ts';
import { formatDay } from '../../../present/format-date.ts';
import { approvalSentence } from '../../../present/approval-words.ts';
import { approvalRefusal, approveAssessment, findAssessment } from '../../../usecases/approve-assessment.ts';
import { draftAssessment } from '../../../usecases/draft-assessment.ts';
import { findCouncil } from '../../../usecases/find-council.ts';
import { findFramework } from '../../../usecases/rate-council.ts';
import { readAssessments } from '../../../usecases/read-assessments.ts';
import { criterionOf, showCriterion } from '../../../usecases/show-criterion.ts';
import { formFaults } from '../../form-faults.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { asSeenQuery, toAsSeen } from '../query.ts';
import { levelTitle, toCriterionView } from './view-model.ts';

const params = z.object({ gss: z.string().max(20), id: z.string().max(80) });
const pageQuery = z.object({ ...asSeenQuery, framework: z.string().max(60).optional() });
const formQuery = z.object({ framework: z.string().max(60), day: z.iso.date().optional() });
const approveQuery = formQuery.extend({ day: z.iso.date() });
const text = z.string().default('');
const draftForm = z.object({ level: text, rationale: text, asOf: text, evidence: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]) });
const approveForm = z.object({ hash: z.string() });
type Faults = Readonly<Partial<Record<string, string>>>;

/** One criterion of a framework: how it is judged and why, and the council's own assessments, drafted and approved by form. */
export function criterionRoutes(app: App, site: Site): void {
  const { house } = site;

  async function find({ gss, id }: z.infer<typeof params>, frameworkId: string) {
    const council = await findCouncil(house, gss);
    const framework = findFramework(house, frameworkId);
    const node = criterionOf(framework, id);
    return { council, framework, node, id, page: urls.criterion(council.gss, id, framework.id), title: node.title ?? id };
  }
  const crumbs = (gss: string, page: { readonly title: string; readonly page: string }, last: string) => [{ text: 'Rating', href: urls.rating(gss) }, { text: page.title, href: page.page }, { text: last }];

  app.get('/councils/:gss/criteria/:id', { config: { permission: 'see-ratings' }, schema: { params, querystring: pageQuery } }, async (request, reply) => site.sendKept(request, reply, 'criterion/index', async () => {
    const { gss, id } = request.params;
    const { framework } = request.query;
    const shown = await showCriterion(house, request.access, { ...toAsSeen(house, request.query), council: gss, criterion: id, ...(framework && { framework }) });
    const view = toCriterionView(shown, request.access, house.catalogue.indicators);
    return {
      head: { title: view.title, council: shown.council, at: urls.rating(shown.council.gss), scripts: [urls.static('js/print-details.js')], breadcrumbs: [{ text: 'Rating', href: urls.rating(shown.council.gss) }, { text: view.title }] },
      view,
    };
  }));

  async function showDraft(request: FastifyRequest, reply: FastifyReply, wanted: z.infer<typeof params>, asked: z.infer<typeof formQuery>, values?: z.infer<typeof draftForm>, faults?: Faults): Promise<FastifyReply> {
    const found = await find(wanted, asked.framework);
    const { council, framework, node, id } = found;
    const [held, items] = await Promise.all([readAssessments(house, council.gss), house.store.register.current<EvidenceEntry>('evidence', council.gss)]);
    const own = held.filter(({ entry: { content } }) => content.framework === framework.id && content.criterion === id).sort((a, b) => (a.entry.content.asOf < b.entry.content.asOf ? 1 : -1));
    const from = own.find(({ entry }) => entry.content.asOf === asked.day) ?? own[0];
    const filled = values ?? (from === undefined ? { level: '', rationale: '', evidence: [], asOf: house.defaultAsOf() } : { ...from.entry.content, asOf: asked.day ?? house.defaultAsOf() });
    const shown = formFaults(faults);
    const linked = (item: EvidenceEntry): boolean => item.criteria.includes(id);
    return site.sendFresh(request, reply, 'criterion/assess', { title: `Assess: ${found.title}`, council, at: urls.rating(council.gss), failed: shown.failed, breadcrumbs: crumbs(council.gss, found, 'Assess') }, {
      ...shown, heading: `Assess: ${found.title}`, values: filled, back: found.page,
      action: urls.assess(council.gss, id, framework.id) + (asked.day === undefined ? '' : `&day=${asked.day}`),
      levels: scaleOfNode(framework, id).levels.map((level) => ({ value: level.id, text: level.title, hint: node.descriptors[level.id], selected: level.id === filled.level })),
      evidence: items.map(({ content }) => content).sort((a, b) => Number(linked(b)) - Number(linked(a)) || a.id.localeCompare(b.id, 'en-GB', { numeric: true }))
        .map((item) => ({ value: item.id, text: `${item.id} ${item.title}`, hint: linked(item) ? 'Linked to this criterion' : '', selected: filled.evidence.includes(item.id) })),
      standing: own.filter(({ approval }) => approval.kind === 'stands').map(({ entry: { content } }) => ({ day: formatDay(content.asOf), level: levelTitle(framework, id, content.level).toLowerCase() })),
    });
  }

  const draft = { config: { permission: 'draft-assessments' }, schema: { params, querystring: formQuery } } as const;
  app.get('/councils/:gss/criteria/:id/assess', draft, async (request, reply) => showDraft(request, reply, request.params, request.query));

  app.post('/councils/:gss/criteria/:id/assess', { ...draft, schema: { ...draft.schema, body: draftForm } }, async (request, reply) => {
    const { council, framework, id, page } = await find(request.params, request.query.framework);
    const result = await draftAssessment(house, request.access, { ...request.body, council: council.gss, framework, criterion: id });
    if (result.kind === 'drafted') return reply.redirect(page, 303);
    return showDraft(request, reply.code(400), request.params, request.query, request.body, result.faults);
  });

  async function showApproval(request: FastifyRequest, reply: FastifyReply, wanted: z.infer<typeof params>, { framework: frameworkId, day }: z.infer<typeof approveQuery>, says?: string): Promise<FastifyReply> {
    const found = await find(wanted, frameworkId);
    const { council, framework, id } = found;
    const held = await findAssessment(house, { council: council.gss, framework: framework.id, criterion: id, asOf: day });
    const { content } = held.entry;
    const items = new Map((await house.store.register.current<EvidenceEntry>('evidence', council.gss)).map(({ key, content: item }) => [key, item.title]));
    const shown = formFaults(says === undefined ? {} : { approve: says });
    return site.sendFresh(request, reply, 'criterion/approve', { title: `Approve: ${found.title}`, council, at: urls.rating(council.gss), failed: shown.failed, breadcrumbs: crumbs(council.gss, found, 'Approve') }, {
      ...shown, heading: `Approve: ${found.title}`, action: urls.approve(council.gss, id, framework.id, day), back: found.page, hash: held.hash,
      refusal: approvalRefusal(house, request.access, council.gss, held),
      state: approvalSentence(held.approval),
      summary: [
        { key: 'Level', value: levelTitle(framework, id, content.level) },
        { key: 'As of', value: formatDay(content.asOf) },
        { key: 'Why', value: content.rationale },
        { key: 'Drafted by', value: `${content.author}, ${formatDay(content.drafted)}` },
        ...held.pin.evidence.map(({ id: item, revision }) => ({ key: `Evidence ${item}`, value: revision === null ? 'not on the register' : `${items.get(item) ?? ''} (as it stands: ${revision.slice(0, 12)})` })),
      ],
    });
  }

  const approve = { config: { permission: 'approve-assessments' }, schema: { params, querystring: approveQuery } } as const;
  app.get('/councils/:gss/criteria/:id/approve', approve, async (request, reply) => showApproval(request, reply, request.params, request.query));

  app.post('/councils/:gss/criteria/:id/approve', { ...approve, schema: { ...approve.schema, body: approveForm } }, async (request, reply) => {
    const { council, framework, id, page } = await find(request.params, request.query.framework);
    const result = await approveAssessment(house, request.access, { council: council.gss, framework: framework.id, criterion: id, asOf: request.query.day, hash: request.body.hash });
    if (result.kind === 'approved') return reply.redirect(page, 303);
    return showApproval(request, reply.code(409), request.params, request.query, 'The assessment or its evidence changed while you read it. This is how it stands now; approve it if you still agree');
  });
}

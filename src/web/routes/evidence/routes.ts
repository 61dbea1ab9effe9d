import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../../../core/access.ts';
import { isCriterion } from '../../../core/rating/framework.ts';
import type { Framework } from '../../../core/rating/framework.ts';
import { CONFIDENTIALITIES } from '../../../core/register.ts';
import { addEvidenceFile } from '../../../usecases/add-evidence-file.ts';
import { findCouncil } from '../../../usecases/find-council.ts';
import { linkEvidence, unlinkEvidence } from '../../../usecases/link-evidence.ts';
import { setEvidence } from '../../../usecases/set-evidence.ts';
import { frameworkToShow } from '../../../usecases/show-dashboard.ts';
import { findEvidence, readEvidenceFile, showEvidence } from '../../../usecases/show-evidence.ts';
import { showRating } from '../../../usecases/show-rating.ts';
import { formToken } from '../../plugins/forgery-protection.ts';
import { formFaults } from '../../form-faults.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { readUpload } from '../gather/read-upload.ts';
import { asSeenQuery, toAsSeen } from '../query.ts';
import { CONFIDENTIALITY_WORDS, EVIDENCE_HEADER, evidenceCsv, toEvidenceItemView, toEvidenceView, toGapsView } from './view-model.ts';

const params = z.object({ gss: z.string().max(20) });
const itemParams = params.extend({ id: z.string().max(60) });
const fileParams = itemParams.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const text = z.string().default('');
const form = z.object({ title: text, evidencesFrom: text, evidencesTo: text, expires: text, owner: text, confidentiality: text, claim: text, where: text, reason: text });
const linkForm = z.object({ criterion: text, linkClaim: text, linkWhere: text });
type Entered = z.infer<typeof form>;
type Faults = Readonly<Partial<Record<string, string>>>;
const NEW: Entered = { title: '', evidencesFrom: '', evidencesTo: '', expires: '', owner: '', confidentiality: 'internal', claim: '', where: '', reason: '' };
const see = { permission: 'see-evidence' } as const;
const change = { permission: 'change-evidence' } as const;

/** The register of evidence: items with their files, what they show of which criterion, and what is missing. */
export function evidenceRoutes(app: App, site: Site): void {
  const { house } = site;
  const { evidenceRules: rules } = house.catalogue;
  const crumbs = (gss: string, last: string) => [{ text: 'Evidence', href: urls.evidence(gss) }, { text: last }];

  async function frameworkOf(access: Access, gss: string): Promise<Framework | undefined> {
    return house.catalogue.frameworks.get(await frameworkToShow(house, access, gss) ?? '');
  }

  app.get('/councils/:gss/evidence', { config: see, schema: { params, querystring: z.object(asSeenQuery) } }, async (request, reply) => site.sendKept(request, reply, 'evidence/index', async () => {
    const seen = toAsSeen(house, request.query);
    const register = await showEvidence(house, request.access, { ...seen, council: request.params.gss });
    const { council } = register;
    const view = toEvidenceView(register, { asOf: seen.asOf, rules, changes: request.access.may('change-evidence', council.gss) });
    return { head: { title: view.title, council, at: urls.evidence(council.gss), landscape: true }, view };
  }));

  app.get('/councils/:gss/evidence.csv', { config: see, schema: { params, querystring: z.object(asSeenQuery) } }, async (request, reply) => {
    const register = await showEvidence(house, request.access, { ...toAsSeen(house, request.query), council: request.params.gss });
    return sendCsv(reply, `evidence-${register.council.gss}.csv`, EVIDENCE_HEADER, evidenceCsv(register));
  });

  app.get('/councils/:gss/evidence/gaps', { config: { permission: 'see-ratings' }, schema: { params, querystring: z.object({ ...asSeenQuery, framework: z.string().max(60).optional() }) } }, async (request, reply) => site.sendKept(request, reply, 'evidence/gaps', async () => {
    const seen = toAsSeen(house, request.query);
    const { framework } = request.query;
    const shown = await showRating(house, request.access, { ...seen, council: request.params.gss, ...(framework && { framework }) });
    const { council } = shown;
    const view = toGapsView(shown, await showEvidence(house, request.access, { ...seen, council: council.gss }));
    return { head: { title: view.title, council, at: urls.evidenceGaps(council.gss) }, view };
  }));

  async function showForm(request: FastifyRequest, reply: FastifyReply, gss: string, id: string | undefined, values: Entered, faults?: Faults): Promise<FastifyReply> {
    const council = await findCouncil(house, gss);
    const shown = formFaults(faults);
    const heading = id === undefined ? 'Add an item of evidence' : `Change ${id}`;
    return site.sendFresh(request, reply, 'evidence/form', { title: heading, council, at: urls.evidence(council.gss), failed: shown.failed, breadcrumbs: crumbs(council.gss, heading) }, {
      ...shown, heading, values, changes: id !== undefined, action: id === undefined ? urls.addEvidence(council.gss) : urls.changeEvidence(council.gss, id), back: id === undefined ? urls.evidence(council.gss) : urls.evidenceItem(council.gss, id),
      confidentialities: CONFIDENTIALITIES.map((value) => ({ value, text: CONFIDENTIALITY_WORDS[value], selected: value === values.confidentiality })),
    });
  }

  app.get('/councils/:gss/evidence/add', { config: change, schema: { params } }, async (request, reply) => showForm(request, reply, request.params.gss, undefined, NEW));

  app.post('/councils/:gss/evidence/add', { config: change, schema: { params, body: form } }, async (request, reply) => {
    const { gss } = await findCouncil(house, request.params.gss);
    const result = await setEvidence(house, request.access, { ...request.body, council: gss });
    if (result.kind === 'set') return reply.redirect(urls.evidenceItem(gss, result.id), 303);
    return showForm(request, reply.code(400), gss, undefined, request.body, result.faults);
  });

  async function showItem(request: FastifyRequest, reply: FastifyReply, wanted: z.infer<typeof itemParams>, faults?: Faults, link: Partial<z.infer<typeof linkForm>> = {}): Promise<FastifyReply> {
    const council = await findCouncil(house, wanted.gss);
    const { gss } = council;
    const found = await findEvidence(house, request.access, gss, wanted.id);
    const framework = await frameworkOf(request.access, gss);
    const view = toEvidenceItemView(gss, found, { framework, rules, seesRatings: request.access.may('see-ratings', gss) });
    const shown = formFaults(faults);
    const changes = request.access.may('change-evidence', gss) && found.sight === 'whole' && {
      change: urls.changeEvidence(gss, view.id), upload: `${urls.evidenceUpload(gss, view.id)}?_csrf=${encodeURIComponent(formToken(request, reply))}`, link: urls.linkEvidence(gss, view.id), unlink: urls.unlinkEvidence(gss, view.id), values: link,
      hint: `${rules.types.map(({ title }) => title).join(', ')}; at most ${Math.floor(rules.maximumBytes / (1024 * 1024))} MB. The kind is told by the content, not the name.`,
      copies: [{ value: 'file', text: 'The original', selected: true }, { value: 'redacted', text: 'A redacted copy', hint: 'For those who may not see personal or confidential items.' }],
      criteria: [{ value: '', text: 'Choose a criterion' }, ...Object.entries(framework?.nodes ?? {}).filter(([, node]) => isCriterion(node)).map(([value, node]) => ({ value, text: `${node.reference ?? ''} ${node.title ?? value}`.trim(), selected: value === link.criterion }))],
    };
    return site.sendFresh(request, reply, 'evidence/item', { title: view.title, council, at: urls.evidence(gss), failed: shown.failed, breadcrumbs: crumbs(gss, view.id) }, { ...shown, ...view, changes, writeRequest: request.access.may('write-requests', gss) && urls.writeRequest(gss, { on: 'evidence', item: view.id }) });
  }

  app.get('/councils/:gss/evidence/:id', { config: see, schema: { params: itemParams } }, async (request, reply) => showItem(request, reply, request.params));

  app.get('/councils/:gss/evidence/:id/change', { config: change, schema: { params: itemParams } }, async (request, reply) => {
    const { gss, id } = request.params;
    const { entry: { content } } = await findEvidence(house, request.access, gss, id);
    const { evidencesFrom = '', evidencesTo = '', expires = '', owner = '' } = content;
    return showForm(request, reply, gss, id, { ...content, evidencesFrom, evidencesTo, expires, owner, reason: '' });
  });

  app.post('/councils/:gss/evidence/:id/change', { config: change, schema: { params: itemParams, body: form } }, async (request, reply) => {
    const { gss, id } = request.params;
    const result = await setEvidence(house, request.access, { ...request.body, council: gss, id });
    if (result.kind === 'set') return reply.redirect(urls.evidenceItem(gss, id), 303);
    return showForm(request, reply.code(400), gss, id, request.body, result.faults);
  });

  app.post('/councils/:gss/evidence/:id/link', { config: change, schema: { params: itemParams, body: linkForm } }, async (request, reply) => {
    const { gss, id } = request.params;
    const { criterion, linkClaim, linkWhere } = request.body;
    const result = await linkEvidence(house, request.access, { council: gss, id, criterion, claim: linkClaim, where: linkWhere });
    if (result.kind === 'linked') return reply.redirect(urls.evidenceItem(gss, id), 303);
    return showItem(request, reply.code(400), request.params, result.faults, request.body);
  });

  app.post('/councils/:gss/evidence/:id/unlink', { config: change, schema: { params: itemParams, body: linkForm.pick({ criterion: true }) } }, async (request, reply) => {
    const { gss, id } = request.params;
    await unlinkEvidence(house, request.access, { council: gss, id, criterion: request.body.criterion });
    return reply.redirect(urls.evidenceItem(gss, id), 303);
  });

  void app.register(async (scope) => {
    await scope.register(multipart);
    scope.post('/councils/:gss/evidence/:id/file', { config: change, schema: { params: itemParams } }, async (request, reply) => {
      const { gss, id } = request.params as z.infer<typeof itemParams>;
      const { kind: copy, fileName: name, content, isTooLarge } = await readUpload(request, rules.maximumBytes);
      const result = await addEvidenceFile(house, request.access, { council: gss, id, copy, name, content, isTooLarge });
      if (result.kind === 'added') return reply.redirect(urls.evidenceItem(gss, id), 303);
      return showItem(request, reply.code(isTooLarge ? 413 : 400), { gss, id }, result.faults);
    });
  });

  /** A download only, in a box without rights: whatever it holds, the browser runs nothing of it here. */
  app.get('/councils/:gss/evidence/:id/files/:sha256', { config: see, schema: { params: fileParams } }, async (request, reply) => {
    const { gss, id, sha256 } = request.params;
    const file = await readEvidenceFile(house, request.access, { council: gss, id, sha256 });
    return reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `attachment; filename="${file.name.replace(/[^A-Za-z0-9._-]+/g, '-')}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`)
      .type(file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType)
      .send(file.content);
  });
}

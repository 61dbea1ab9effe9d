import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ThreestarError } from '../../../core/errors.ts';
import type { Access } from '../../../core/access.ts';
import { setOwner } from '../../../usecases/set-owner.ts';
import { setReviewDate } from '../../../usecases/set-review-date.ts';
import { setTarget } from '../../../usecases/set-target.ts';
import { defaultFramework } from '../../../usecases/show-dashboard.ts';
import { showTargets } from '../../../usecases/show-targets.ts';
import { formFaults } from '../../form-faults.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { TARGETS_HEADER, targetHistory, targetsCsv, toTargetsView } from './view-model.ts';

const config = { permission: 'set-targets' } as const;
const params = z.object({ gss: z.string() });
const indicatorParams = z.object({ gss: z.string(), code: z.string() });
const text = z.string().default('');
const targetForm = z.object({ from: text, value: text, tolerance: text, profile: text, ragRule: text, reason: text });
const ownerForm = z.object({ owner: text, reason: text });
const reviewForm = z.object({ framework: text, date: text, reason: text });
const doneQuery = z.object({ done: z.string().optional() });

type Faults = Readonly<Partial<Record<string, string>>>;
const DONE: Readonly<Record<string, string>> = { target: 'The target is set.', owner: 'The owner is named.', review: 'The review date is set.' };

/** What the council aims for, who supplies each figure, and when it is reviewed: each by a form. */
export function targetRoutes(app: App, site: Site): void {
  const { house } = site;
  const { catalogue } = house;
  const read = async (access: Access, council: string) => showTargets(house, access, { council, asOf: house.defaultAsOf() });
  const crumbs = (gss: string, last: string) => [{ text: 'Gather', href: urls.gather(gss) }, { text: 'Targets and owners', href: urls.targets(gss) }, { text: last }];

  async function find(access: Access, { gss, code }: z.infer<typeof indicatorParams>) {
    const indicator = catalogue.indicators.get(code);
    if (indicator === undefined) throw new ThreestarError('not-found', `There is no indicator with the code ${code}. The page of targets lists them all.`);
    const found = await read(access, gss);
    return { ...found, row: found.held.find((one) => one.indicator.code === code) ?? { indicator, targets: [] } };
  }

  app.get('/councils/:gss/targets', { config, schema: { params, querystring: doneQuery } }, async (request, reply) => {
    const found = await read(request.access, request.params.gss);
    const { gss } = found.council;
    return site.sendFresh(request, reply, 'targets/index', {
      title: 'Targets and owners', council: found.council, at: urls.targets(gss),
    }, { ...toTargetsView(found, catalogue.ragRules, catalogue.frameworks), done: DONE[request.query.done ?? ''] });
  });

  app.get('/councils/:gss/targets.csv', { config, schema: { params } }, async (request, reply) => {
    const found = await read(request.access, request.params.gss);
    return sendCsv(reply, `targets-${found.council.gss}.csv`, TARGETS_HEADER, targetsCsv(found));
  });

  async function showTargetForm(request: FastifyRequest, reply: FastifyReply, wanted: z.infer<typeof indicatorParams>, values: Partial<z.infer<typeof targetForm>>, faults?: Faults): Promise<FastifyReply> {
    const { council, row } = await find(request.access, wanted);
    const shown = formFaults(faults);
    const title = `Set a target: ${row.indicator.title}`;
    const chosen = values.ragRule ?? row.targets.at(-1)?.content.ragRule ?? [...catalogue.ragRules.keys()][0];
    return site.sendFresh(request, reply, 'targets/target', { title, council, at: urls.gather(council.gss), failed: shown.failed, breadcrumbs: crumbs(council.gss, 'Set a target') }, {
      ...shown, heading: title, values, action: urls.setTarget(council.gss, wanted.code), changes: row.targets.length > 0, history: targetHistory(council.gss, row, catalogue.ragRules),
      rules: [...catalogue.ragRules.values()].map(({ id, words }) => ({ value: id, text: words, selected: id === chosen })),
      lower: row.indicator.polarity === 'lower',
      grades: row.indicator.grades?.map((grade) => ({ value: grade, text: grade, selected: grade === values.value })),
    });
  }

  app.get('/councils/:gss/targets/:code', { config, schema: { params: indicatorParams } }, async (request, reply) => showTargetForm(request, reply, request.params, {}));

  app.post('/councils/:gss/targets/:code', { config, schema: { params: indicatorParams, body: targetForm } }, async (request, reply) => {
    const { council, row } = await find(request.access, request.params);
    const result = await setTarget(house, request.access, { ...request.body, council: council.gss, indicator: row.indicator });
    if (result.kind === 'set') return reply.redirect(`${urls.targets(council.gss)}?done=target`, 303);
    return showTargetForm(request, reply.code(400), request.params, request.body, result.faults);
  });

  async function showOwnerForm(request: FastifyRequest, reply: FastifyReply, wanted: z.infer<typeof indicatorParams>, values?: z.infer<typeof ownerForm>, faults?: Faults): Promise<FastifyReply> {
    const { council, row, held } = await find(request.access, wanted);
    const shown = formFaults(faults);
    const title = `Name the owner: ${row.indicator.title}`;
    return site.sendFresh(request, reply, 'targets/owner', { title, council, at: urls.gather(council.gss), failed: shown.failed, breadcrumbs: crumbs(council.gss, 'Name the owner') }, {
      ...shown, heading: title, action: urls.setOwner(council.gss, wanted.code), values: values ?? { owner: row.owner ?? '' },
      known: [...new Set(held.flatMap(({ owner }) => owner ?? []))].sort(),
    });
  }

  app.get('/councils/:gss/owners/:code', { config, schema: { params: indicatorParams } }, async (request, reply) => showOwnerForm(request, reply, request.params));

  app.post('/councils/:gss/owners/:code', { config, schema: { params: indicatorParams, body: ownerForm } }, async (request, reply) => {
    const { council, row } = await find(request.access, request.params);
    const result = await setOwner(house, request.access, { ...request.body, council: council.gss, indicator: row.indicator.code });
    if (result.kind === 'set') return reply.redirect(`${urls.targets(council.gss)}?done=owner`, 303);
    return showOwnerForm(request, reply.code(400), request.params, request.body, result.faults);
  });

  async function showReviewForm(request: FastifyRequest, reply: FastifyReply, gss: string, values?: z.infer<typeof reviewForm>, faults?: Faults): Promise<FastifyReply> {
    const { council, reviewDates } = await read(request.access, gss);
    const shown = formFaults(faults);
    const latest = reviewDates.at(-1)?.content;
    const filled = values ?? { framework: latest?.framework ?? defaultFramework(house) ?? '', date: latest?.date ?? '', reason: '' };
    return site.sendFresh(request, reply, 'targets/review-date', { title: 'Set the review date', council, at: urls.gather(council.gss), failed: shown.failed, breadcrumbs: crumbs(council.gss, 'Set the review date') }, {
      ...shown, values: filled, action: urls.setReviewDate(council.gss), moves: latest !== undefined,
      frameworks: [...catalogue.frameworks.values()].map(({ id, title }) => ({ value: id, text: title, selected: id === filled.framework })),
    });
  }

  app.get('/councils/:gss/review-date', { config, schema: { params } }, async (request, reply) => showReviewForm(request, reply, request.params.gss));

  app.post('/councils/:gss/review-date', { config, schema: { params, body: reviewForm } }, async (request, reply) => {
    const { council } = await read(request.access, request.params.gss);
    const result = await setReviewDate(house, request.access, { ...request.body, council: council.gss });
    if (result.kind === 'set') return reply.redirect(`${urls.targets(council.gss)}?done=review`, 303);
    return showReviewForm(request, reply.code(400), request.params.gss, request.body, result.faults);
  });
}

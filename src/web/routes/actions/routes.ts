import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../../../core/access.ts';
import { milestonesText } from '../../../core/action-plan.ts';
import { isCriterion } from '../../../core/rating/framework.ts';
import type { Framework } from '../../../core/rating/framework.ts';
import { ACTION_STATUSES } from '../../../core/register.ts';
import type { ActionEntry } from '../../../core/register.ts';
import { ACTION_STATUS_WORDS } from '../../../present/action-words.ts';
import { findCouncil } from '../../../usecases/find-council.ts';
import { findAction, setAction } from '../../../usecases/set-action.ts';
import { showActions } from '../../../usecases/show-actions.ts';
import { frameworkToShow } from '../../../usecases/show-dashboard.ts';
import { formFaults } from '../../form-faults.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { asSeenQuery, toAsSeen } from '../query.ts';
import { ACTIONS_HEADER, actionsCsv, toActionsView } from './view-model.ts';

const params = z.object({ gss: z.string().max(20) });
const actionParams = params.extend({ id: z.string().max(60) });
const text = z.string().default('');
const form = z.object({
  title: text, owner: text, due: text, status: text, progress: text, finished: text, milestones: text, reason: text,
  effectIndicator: text, effectFrom: text, effectTo: text, effectBy: text,
  criteria: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
});
type Entered = z.infer<typeof form>;
type Faults = Readonly<Partial<Record<string, string>>>;
const NEW: Entered = { title: '', owner: '', due: '', status: 'not-started', progress: '0', finished: '', milestones: '', reason: '', effectIndicator: '', effectFrom: '', effectTo: '', effectBy: '', criteria: [] };

/** The improvement plan: what is to be done, by whom and by when, and what came of it. */
export function actionRoutes(app: App, site: Site): void {
  const { house } = site;
  const { catalogue } = house;
  const see = { config: { permission: 'see-actions' }, schema: { params, querystring: z.object(asSeenQuery) } } as const;

  async function frameworkOf(access: Access, gss: string): Promise<Framework | undefined> {
    return catalogue.frameworks.get(await frameworkToShow(house, access, gss) ?? '');
  }

  app.get('/councils/:gss/actions', see, async (request, reply) => site.sendKept(request, reply, 'actions/index', async () => {
    const seen = toAsSeen(house, request.query);
    const plan = await showActions(house, request.access, { ...seen, council: request.params.gss });
    const { council } = plan;
    const view = toActionsView({ ...plan, asOf: seen.asOf, indicators: catalogue.indicators, framework: await frameworkOf(request.access, council.gss), changes: request.access.may('change-actions', council.gss), seesRatings: request.access.may('see-ratings', council.gss) });
    return { head: { title: view.title, council, at: urls.actions(council.gss) }, view };
  }));

  app.get('/councils/:gss/actions.csv', see, async (request, reply) => {
    const seen = toAsSeen(house, request.query);
    const plan = await showActions(house, request.access, { ...seen, council: request.params.gss });
    return sendCsv(reply, `improvement-plan-${plan.council.gss}.csv`, ACTIONS_HEADER, actionsCsv({ ...plan, asOf: seen.asOf }));
  });

  async function show(request: FastifyRequest, reply: FastifyReply, gss: string, id: string | undefined, values: Entered, faults?: Faults): Promise<FastifyReply> {
    const council = await findCouncil(house, gss);
    const framework = await frameworkOf(request.access, council.gss);
    const shown = formFaults(faults);
    const heading = id === undefined ? 'Add an action' : `Change action ${id}`;
    const criteria = Object.entries(framework?.nodes ?? {}).filter(([, node]) => isCriterion(node));
    const kept = values.criteria.filter((one) => !criteria.some(([criterion]) => criterion === one));
    return site.sendFresh(request, reply, 'actions/action', { title: heading, council, at: urls.actions(council.gss), failed: shown.failed, breadcrumbs: [{ text: 'Improvement plan', href: urls.actions(council.gss) }, { text: heading }] }, {
      ...shown, heading, values, changes: id !== undefined, back: urls.actions(council.gss), action: id === undefined ? urls.addAction(council.gss) : urls.changeAction(council.gss, id),
      statuses: ACTION_STATUSES.map((status) => ({ value: status, text: ACTION_STATUS_WORDS[status], selected: status === values.status })),
      criteria: [...criteria.map(([criterion, node]) => ({ value: criterion, text: `${node.reference ?? ''} ${node.title ?? criterion}`.trim(), selected: values.criteria.includes(criterion) })), ...kept.map((one) => ({ value: one, text: one, selected: true }))],
      indicators: [{ value: '', text: 'None' }, ...[...catalogue.indicators.values()].map(({ code, title }) => ({ value: code, text: title }))].map((item) => ({ ...item, selected: item.value === values.effectIndicator })),
    });
  }

  const change = { config: { permission: 'change-actions' } } as const;
  app.get('/councils/:gss/actions/add', { ...change, schema: { params } }, async (request, reply) => show(request, reply, request.params.gss, undefined, NEW));

  app.post('/councils/:gss/actions/add', { ...change, schema: { params, body: form } }, async (request, reply) => {
    const { gss } = await findCouncil(house, request.params.gss);
    const result = await setAction(house, request.access, { ...request.body, council: gss });
    if (result.kind === 'set') return reply.redirect(`${urls.actions(gss)}#${result.id}`, 303);
    return show(request, reply.code(400), gss, undefined, request.body, result.faults);
  });

  app.get('/councils/:gss/actions/:id', { ...change, schema: { params: actionParams } }, async (request, reply) => {
    const { gss, id } = request.params;
    return show(request, reply, gss, id, toEntered(await findAction(house, gss, id), house.defaultAsOf()));
  });

  app.post('/councils/:gss/actions/:id', { ...change, schema: { params: actionParams, body: form } }, async (request, reply) => {
    const { gss, id } = request.params;
    const result = await setAction(house, request.access, { ...request.body, council: gss, id });
    if (result.kind === 'set') return reply.redirect(`${urls.actions(gss)}#${id}`, 303);
    return show(request, reply.code(400), gss, id, request.body, result.faults);
  });
}

function toEntered({ title, owner, due, status, progress, finished, milestones, effect, criteria }: ActionEntry, today: string): Entered {
  return {
    title, owner: owner ?? '', due: due ?? '', status, progress: String(progress ?? 0), finished: finished ?? (status === 'done' ? due ?? '' : today), reason: '', criteria: [...criteria],
    milestones: milestonesText(milestones ?? [], '\n'), effectIndicator: effect?.indicator ?? '', effectFrom: effect?.from ?? '', effectTo: effect?.to ?? '', effectBy: effect?.by ?? '',
  };
}

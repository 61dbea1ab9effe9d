import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorWords } from '../../../../usecases/actor-words.ts';
import { findCouncil } from '../../../../usecases/find-council.ts';
import { showEvents } from '../../../../usecases/show-events.ts';
import type { EventQuery } from '../../../../usecases/show-events.ts';
import { verifyEvents } from '../../../../usecases/sign-events.ts';
import type { Event } from '../../../../store/events.ts';
import { sendCsv } from '../../../send-csv.ts';
import type { App } from '../../../server.ts';
import type { Site } from '../../../site.ts';
import { urls } from '../../../urls.ts';
import { EVENT_COLUMNS, checkWords, neighbours, toEventRows, toEventTable, typeItems } from './view-model.ts';

const PAGE = 50;
const word = z.string().max(200).default('');
const filter = { type: word, actor: word, entity: word, day: z.union([z.literal(''), z.iso.date()]).default(''), indicator: word, period: word };
const query = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).default(1), check: z.literal('yes').optional(), ...filter });
const fileQuery = z.object(filter);
const params = z.object({ gss: z.string() });
type Asked = z.infer<typeof fileQuery>;

/** What was asked for; a browser's form sends an empty text for a field left blank. */
function toQuery(asked: Asked, council: string | undefined): EventQuery {
  const { type, actor, entity, day, indicator, period } = asked;
  return {
    ...(council !== undefined && { council }), ...(type !== '' && { type }), ...(actor !== '' && { actor }), ...(entity !== '' && { entity }), ...(day !== '' && { day }),
    ...(indicator !== '' && { figure: { indicator, ...(period !== '' && { period }) } }),
  };
}

/** The log of every council for who manages all accounts, and of one council for its own people and its inspector. */
export function eventRoutes(app: App, site: Site): void {
  const { house } = site;
  const whole = { limit: Number.MAX_SAFE_INTEGER, offset: 0 };

  async function names(request: FastifyRequest, events: readonly Event[], council: string | undefined): Promise<ReadonlyMap<string, string>> {
    if (council !== undefined) return actorWords(house, events.map(({ actor }) => actor), council);
    return new Map((await house.store.users.all(request.access)).map(({ id, name }) => [id, name]));
  }

  async function page(request: FastifyRequest, reply: FastifyReply, asked: z.infer<typeof query>, gss?: string): Promise<FastifyReply> {
    const council = gss === undefined ? undefined : await findCouncil(house, gss);
    const at = council === undefined ? urls.adminEvents() : urls.councilEvents(council.gss);
    const { page: number, check, ...rest } = asked;
    const events = await showEvents(house, request.access, toQuery(rest, council?.gss), { limit: PAGE + 1, offset: (number - 1) * PAGE });
    const shown = events.slice(0, PAGE);
    const kept = new URLSearchParams(Object.entries(rest).filter(([, value]) => value !== '')).toString();
    const withFilter = (address: string): string => (kept === '' ? address : `${address}?${kept}`);
    return site.sendFresh(request, reply, 'admin/events', {
      title: 'Event log', at: council === undefined ? urls.admin() : at, ...(council && { council }),
      ...(council === undefined && { breadcrumbs: [{ text: 'Administration', href: urls.admin() }, { text: 'Event log' }] }),
    }, {
      events: shown.length > 0 && toEventTable(shown, await names(request, shown, council?.gss)), pages: neighbours(at, kept, number, events.length > PAGE),
      csv: withFilter(`${at}.csv`), json: withFilter(`${at}.json`), council: council !== undefined, action: at, asked: rest,
      types: typeItems(await house.store.events.types(), rest.type),
      check: check && checkWords(await verifyEvents(house)), checkAt: `${at}?check=yes`,
    });
  }

  async function download(request: FastifyRequest, reply: FastifyReply, asked: Asked, form: 'csv' | 'json', gss?: string): Promise<FastifyReply> {
    const rows = toEventRows(await showEvents(house, request.access, toQuery(asked, gss), whole));
    if (form === 'csv') return sendCsv(reply, 'events.csv', EVENT_COLUMNS, rows.map((row) => EVENT_COLUMNS.map((column) => row[column])));
    return reply.header('cache-control', 'private, no-cache').header('content-disposition', 'attachment; filename="events.json"').type('application/json; charset=utf-8').send(rows);
  }

  const admin = { permission: 'manage-users' } as const;
  app.get('/admin/events', { config: admin, schema: { querystring: query } }, async (request, reply) => page(request, reply, request.query));
  app.get('/admin/events.csv', { config: admin, schema: { querystring: fileQuery } }, async (request, reply) => download(request, reply, request.query, 'csv'));
  app.get('/admin/events.json', { config: admin, schema: { querystring: fileQuery } }, async (request, reply) => download(request, reply, request.query, 'json'));

  const own = { permission: 'see-events' } as const;
  app.get('/councils/:gss/events', { config: own, schema: { params, querystring: query } }, async (request, reply) => page(request, reply, request.query, request.params.gss));
  app.get('/councils/:gss/events.csv', { config: own, schema: { params, querystring: fileQuery } }, async (request, reply) => download(request, reply, request.query, 'csv', request.params.gss));
  app.get('/councils/:gss/events.json', { config: own, schema: { params, querystring: fileQuery } }, async (request, reply) => download(request, reply, request.query, 'json', request.params.gss));
}

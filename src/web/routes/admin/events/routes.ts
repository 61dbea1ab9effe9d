import { z } from 'zod';
import { EVERY_COUNCIL } from '../../../../core/access.ts';
import { ThreestarError } from '../../../../core/errors.ts';
import { sendCsv } from '../../../send-csv.ts';
import type { App } from '../../../server.ts';
import type { Site } from '../../../site.ts';
import { urls } from '../../../urls.ts';
import { checkWords, neighbours, toEventTable } from './view-model.ts';

const PAGE = 50;
const query = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).default(1), check: z.literal('yes').optional() });

/** The log tells of every council, so it is for who manages the accounts of every council. */
export function eventRoutes(app: App, site: Site): void {
  const { store } = site.house;
  app.get('/admin/events', { config: { permission: 'manage-users' }, schema: { querystring: query } }, async (request, reply) => {
    const { access, query: { page, check } } = request;
    if (!access.may('manage-users', EVERY_COUNCIL)) throw new ThreestarError('not-permitted', 'The event log tells of every council. Ask an administrator of every council.');
    const events = await store.events.newest(PAGE + 1, (page - 1) * PAGE);
    const names = new Map((await store.users.all(access)).map(({ id, name }) => [id, name]));
    return site.sendFresh(request, reply, 'admin/events', {
      title: 'Event log', at: urls.admin(), breadcrumbs: [{ text: 'Administration', href: urls.admin() }, { text: 'Event log' }],
    }, {
      events: toEventTable(events.slice(0, PAGE), names), pages: neighbours(page, events.length > PAGE),
      csv: urls.adminEventsCsv(),
      check: check && checkWords(await store.events.verify()), checkAt: `${urls.adminEvents()}?check=yes`,
    });
  });

  app.get('/admin/events.csv', { config: { permission: 'manage-users' } }, async (request, reply) => {
    if (!request.access.may('manage-users', EVERY_COUNCIL)) throw new ThreestarError('not-permitted', 'The event log tells of every council. Ask an administrator of every council.');
    const events = await store.events.newest(Number.MAX_SAFE_INTEGER);
    return sendCsv(reply, 'events.csv', ['seq', 'at', 'actor', 'type', 'entity', 'payload', 'hash'], events.map(({ seq, at, actor, type, entity, payload, hash }) => [seq, at, actor, type, entity, payload, hash]));
  });
}

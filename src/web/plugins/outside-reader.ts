import type { FastifyInstance } from 'fastify';
import type { House } from '../../usecases/house.ts';
import { recordVisit } from '../../usecases/record-visit.ts';

const READING = new Set(['GET', 'HEAD']);

/**
 * Somebody from outside the council, such as an inspector: each page asked for is an event of the log, and is then read
 * through a connection that SQLite lets write nothing. It comes after the permissions, so that a visit is one that was let in.
 */
export function outsideReader(app: FastifyInstance, house: House): void {
  app.addHook('onRequest', async (request) => {
    if (request.session?.isFromOutside !== true || !READING.has(request.method) || request.is404 || request.routeOptions.config.asksOfItself === true) return;
    const { gss } = (request.params ?? {}) as { gss?: string };
    const { framework } = (request.query ?? {}) as { framework?: unknown };
    const isKnown = typeof framework === 'string' && house.catalogue.frameworks.has(framework);
    const council = gss === undefined ? undefined : await house.store.councils.find(gss);
    await recordVisit(house, request.access, { route: request.routeOptions.url ?? '', ...(council && { council: council.gss }), ...(isKnown && { framework }) });
  });
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.session?.isFromOutside === true && READING.has(request.method)) house.store.readOnly(done);
    else done();
  });
}

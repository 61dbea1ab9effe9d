import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';

/** For whatever watches over the process: answers while the database can be read. */
export function livezRoutes(app: App, { house }: Site): void {
  app.get('/livez', { config: { permission: 'everybody' } }, async (_request, reply) => {
    house.store.dataVersion();
    return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('ok\n');
  });
}

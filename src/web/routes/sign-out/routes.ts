import { signOut } from '../../../usecases/sign-out.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';

export function signOutRoutes(app: App, { house }: Site): void {
  app.post('/sign-out', { config: { permission: 'everybody' } }, async (request, reply) => {
    if (request.session !== undefined) await signOut(house, request.session);
    return reply.setSession(undefined).redirect(urls.home(), 303);
  });
}

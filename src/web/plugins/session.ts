import type { FastifyInstance } from 'fastify';
import { VISITOR, accessFor } from '../../core/access.ts';
import type { House } from '../../usecases/house.ts';
import { resumeSession } from '../../usecases/resume-session.ts';
import type { Resumed } from '../../usecases/resume-session.ts';
import { urls } from '../urls.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The live session, or undefined for a visitor. */
    session: Resumed | undefined;
    /** The token the browser sent, live or not. */
    sessionToken: string | undefined;
  }
  interface FastifyReply {
    /** Gives the browser the token of the session it has from now on; undefined takes it away. */
    setSession(token: string | undefined): FastifyReply;
  }
}

/** With https the name's prefix makes browsers refuse the cookie from another host, path or an open connection. */
export const cookieName = (name: string, options: { readonly https: boolean }): string => (options.https ? `__Host-${name}` : name);

/**
 * Turns the session cookie into `request.access`. Without a cookie the request is a visitor's and no database is asked.
 * It needs the cookie plugin before it, and comes before whatever reads `request.access`.
 */
export function sessions(app: FastifyInstance, house: House, options: { readonly https: boolean }): void {
  const visitor = accessFor(house.catalogue.roles, VISITOR);
  const name = cookieName('threestar', options);
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: options.https } as const;

  app.decorateRequest('access');
  app.decorateRequest('session');
  app.decorateRequest('sessionToken');
  app.decorateReply('setSession', function setSession(token) {
    return token === undefined ? this.clearCookie(name, cookie) : this.setCookie(name, token, cookie);
  });

  app.addHook('onRequest', async (request, reply) => {
    request.access = visitor;
    const token = request.cookies[name];
    if (token === undefined || request.url.startsWith(urls.static(''))) return;
    request.sessionToken = token;
    request.session = await resumeSession(house, token);
    if (request.session === undefined) return;
    request.access = request.session.access;
    const { permission } = request.routeOptions.config;
    if (request.session.mustChangePassword && permission !== 'everybody' && permission !== 'signed-in') {
      return reply.redirect(urls.changePassword(), 303);
    }
  });
}

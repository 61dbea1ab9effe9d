import csrf from '@fastify/csrf-protection';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookieName } from './session.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What the token is bound to: a token given to a visitor, or in another session, is worth nothing in this one. */
const boundTo = (request: FastifyRequest): string => request.session?.tokenHash ?? 'visitor';

/** The token for the forms of a page; the page must not be cached. */
export function formToken(request: FastifyRequest, reply: FastifyReply): string {
  return reply.generateCsrf({ userInfo: boundTo(request) });
}

/** An upload's body is a stream read by its handler, so there the token is in the address; elsewhere in the form. */
function tokenOf(request: FastifyRequest): string | undefined {
  const isUpload = (request.headers['content-type'] ?? '').startsWith('multipart/form-data');
  const place = isUpload ? request.query : request.body;
  const { _csrf: sent } = (place ?? {}) as { _csrf?: unknown };
  const header = request.headers['csrf-token'];
  if (typeof sent === 'string') return sent;
  return typeof header === 'string' ? header : undefined;
}

/**
 * Every request that may change something must carry a token made for its session, and may not come from another site.
 * The check stands before all routes, so that none can forget it: there is no way for a route to leave it out.
 */
export async function forgeryProtection(app: FastifyInstance, options: { readonly https: boolean; readonly secret: string }): Promise<void> {
  await app.register(csrf, {
    sessionPlugin: '@fastify/cookie',
    cookieKey: cookieName('threestar-form', options),
    cookieOpts: { signed: true, httpOnly: true, sameSite: 'lax', secure: options.https, path: '/' },
    csrfOpts: { hmacKey: options.secret },
    getToken: tokenOf as (request: FastifyRequest) => string,
    getUserInfo: boundTo,
  });

  const isUnsafe = (request: FastifyRequest): boolean => !SAFE.has(request.method) && !request.is404;
  app.addHook('onRequest', async (request) => {
    const site = request.headers['sec-fetch-site'];
    if (isUnsafe(request) && site !== undefined && site !== 'same-origin' && site !== 'none') {
      throw Object.assign(new Error('the request comes from another site'), { statusCode: 403 });
    }
  });
  app.addHook('preValidation', (request, reply, done) => {
    if (isUnsafe(request)) app.csrfProtection(request, reply, done);
    else done();
  });
}

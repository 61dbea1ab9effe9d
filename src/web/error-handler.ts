import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { VISITOR, accessFor } from '../core/access.ts';
import { ERROR_TITLES, ThreestarError } from '../core/errors.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { Link } from '../present/page-frame.ts';
import type { Site } from './site.ts';
import { urls } from './urls.ts';

const STATUS: Record<ErrorCode, number> = {
  'bad-input': 400, 'not-found': 404, 'not-permitted': 403, 'conflict': 409,
  'bad-setting': 500, 'bad-data-file': 500, 'bad-framework': 400,
  'database-damaged': 503, 'database-full': 507, 'database-failed': 503,
};

interface Failure {
  readonly status: number;
  readonly title: string;
  /** What happened, what was kept and what to do, in sentences. */
  readonly says: string;
  readonly reference?: string;
}

/** What a person is told of a failure. Only our own messages are shown; anything else is a reference number to the log. */
function toFailure(error: FastifyError | ThreestarError, request: FastifyRequest): Failure {
  if (error instanceof ThreestarError) {
    const status = STATUS[error.code];
    if (status < 500 || error.code.startsWith('database-')) {
      const title = error.code === 'not-permitted' && request.access.actor.id === 'visitor' ? 'Sign in to see this page' : ERROR_TITLES[error.code];
      return { status, title, says: error.message };
    }
  }
  const status = 'statusCode' in error ? error.statusCode ?? 500 : 500;
  if (status === 413) return { status, title: 'The file is too large', says: 'Nothing was saved. Split the file and send the parts one after the other.' };
  if (status === 415) return { status, title: 'This kind of content is not accepted', says: 'Nothing was saved. Use the form on the page.' };
  if (status === 429) return { status, title: 'Too many attempts', says: 'Wait a few minutes and try again.' };
  if (status === 403) return { status, title: 'The page was open too long', says: 'Nothing was saved. Go back, load the page again and repeat what you did.' };
  const field = 'validation' in error ? error.validation?.[0]?.instancePath.replace(/^\//, '') : undefined;
  if (status >= 400 && status < 500) return { status, title: 'The address or form has a mistake', says: `${field ? `“${field}” is not written as it has to be. ` : ''}Nothing was saved. Check what was entered, or start from the list of councils.` };
  return { status: 500, title: 'Sorry, there is a problem with the service', says: 'Nothing of what you sent was saved. Try again; if it happens again, give your administrator the reference.', reference: request.id };
}

function wantsJson(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || (request.headers.accept ?? '').startsWith('application/json');
}

async function answer(site: Site, request: FastifyRequest, reply: FastifyReply, failure: Failure): Promise<FastifyReply> {
  reply.code(failure.status).header('cache-control', 'no-store');
  if (wantsJson(request)) {
    return reply.type('application/problem+json').send({ type: 'about:blank', title: failure.title, status: failure.status, detail: failure.says, ...(failure.reference && { instance: failure.reference }) });
  }
  const view = {
    title: failure.title, paragraphs: [failure.says],
    links: [...nextSteps(request, failure.status), { text: 'Find a council', href: urls.home() }],
    ...(failure.reference !== undefined && { reference: failure.reference }),
  };
  const frame = await site.frame(request, { title: failure.title });
  return reply.type('text/html; charset=utf-8').send(site.render('error/index', frame, view));
}

/** Where a person who may not see the page can go: to sign in and back, or to what their account may do. */
function nextSteps(request: FastifyRequest, status: number): Link[] {
  if (status !== 403) return [];
  if (request.access.actor.id !== 'visitor') {
    const { gss } = (request.params ?? {}) as { gss?: string };
    const sees = gss !== undefined && request.access.may('see-ratings', gss);
    return [...(sees ? [{ text: 'The rating your account is for', href: urls.rating(gss) }] : []), { text: 'Your account and what it may do', href: urls.account() }];
  }
  const next = request.method === 'GET' ? request.url : urls.home();
  return [{ text: 'Sign in', href: `${urls.signIn()}?next=${encodeURIComponent(next)}` }];
}

/** For an address that cannot even be read: no hook has run, so the request is a visitor's and the headers come along. */
export function answerUnreadable(site: Site, headers: Readonly<Record<string, string>>, request: FastifyRequest, reply: FastifyReply): void {
  request.access = accessFor(site.house.catalogue.roles, VISITOR);
  reply.headers(headers);
  answer(site, request, reply, {
    status: 400, title: 'The address has a mistake', says: 'It holds signs that do not belong in an address. Check it, or start from the list of councils.',
  }).then(undefined, (error: unknown) => request.log.error({ err: error }, 'error page failed'));
}

/** The pages for what cannot be answered: each says what happened, what was kept and what to do next. */
export function errorPages(app: FastifyInstance, site: Site): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const failure = toFailure(error, request);
    if (failure.status >= 500) request.log.error({ err: error }, 'request failed');
    return answer(site, request, reply, failure);
  });
  app.setNotFoundHandler({}, async (request, reply) => answer(site, request, reply, {
    status: 404, title: 'Page not found',
    says: 'If you typed the address, check it. If you copied it, check that you have all of it. A council that has closed is still in the list.',
  }));
}

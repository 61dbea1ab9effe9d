import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sessionLimits } from '../../../core/account-rules.ts';
import { ThreestarError } from '../../../core/errors.ts';
import { changePassword } from '../../../usecases/change-password.ts';
import type { PasswordChanged } from '../../../usecases/change-password.ts';
import type { Resumed } from '../../../usecases/resume-session.ts';
import { signOutElsewhere } from '../../../usecases/sign-out.ts';
import { formFaults } from '../../form-faults.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { councilNames } from './council-names.ts';
import { toAccountView } from './view-model.ts';

const config = { permission: 'signed-in' } as const;
const DONE: Readonly<Record<string, string>> = {
  password: 'Your password has been changed, and every other session has ended',
  sessions: 'Your other sessions have ended',
};
const query = z.object({ done: z.string().optional() });
const passwordForm = z.object({ current: z.string().default(''), next: z.string().default(''), username: z.string().optional() });

/** The routes let in only who is signed in; the types do not know. */
function ownSession(request: FastifyRequest): Resumed {
  if (request.session === undefined) throw new ThreestarError('not-permitted', 'Sign in to see this page.');
  return request.session;
}

export function accountRoutes(app: App, site: Site): void {
  const { house } = site;
  const ownUser = async ({ access }: Resumed) => {
    const user = await house.store.users.find(access, access.actor.id);
    if (user === undefined) throw new ThreestarError('not-found', 'This account is no longer there.');
    return user;
  };

  app.get('/account', { config, schema: { querystring: query } }, async (request, reply) => {
    const session = ownSession(request);
    const user = await ownUser(session);
    const sessions = await house.store.sessions.ofUser(user.id, sessionLimits(house.catalogue.accountRules, house.now()));
    const view = toAccountView(user, sessions, session.tokenHash, house.catalogue.roles, await councilNames(house));
    return site.sendFresh(request, reply, 'account/index', { title: 'Your account' }, {
      ...view, limits: house.catalogue.accountRules.session, done: DONE[request.query.done ?? ''], changePassword: urls.changePassword(), signOut: urls.signOut(), signOutElsewhere: urls.signOutElsewhere(), sessionsCsv: urls.sessionsCsv(),
    });
  });

  app.get('/account/sessions.csv', { config }, async (request, reply) => {
    const session = ownSession(request);
    const sessions = await house.store.sessions.ofUser(session.access.actor.id, sessionLimits(house.catalogue.accountRules, house.now()));
    return sendCsv(reply, 'sessions.csv', ['signed_in', 'last_used', 'where'], sessions.map((one) => [one.createdAt, one.lastSeenAt, one.tokenHash === session.tokenHash ? 'this browser' : 'another browser']));
  });

  app.post('/account/sign-out-elsewhere', { config }, async (request, reply) => {
    await signOutElsewhere(house, ownSession(request));
    return reply.redirect(`${urls.account()}?done=sessions`, 303);
  });

  async function showPasswordForm(request: FastifyRequest, reply: FastifyReply, faults: Readonly<Record<string, string>> = {}): Promise<FastifyReply> {
    const session = ownSession(request);
    const shown = formFaults(faults);
    const { email } = await ownUser(session);
    return site.sendFresh(request, reply, 'account/password', {
      title: 'Change your password', failed: shown.failed, breadcrumbs: [{ text: 'Your account', href: urls.account() }, { text: 'Change your password' }],
    }, { ...shown, address: email, mustChange: session.mustChangePassword, least: house.catalogue.accountRules.password.leastCharacters, action: urls.changePassword(), signOut: urls.signOut() });
  }

  app.get('/account/password', { config }, async (request, reply) => showPasswordForm(request, reply));

  app.post('/account/password', { config, schema: { body: passwordForm } }, async (request, reply) => {
    const { current, next } = request.body;
    const empty = { ...(current === '' && { current: 'Enter your current password' }), ...(next === '' && { next: 'Enter a new password' }) };
    if (Object.keys(empty).length > 0) return showPasswordForm(request, reply.code(400), empty);
    const result = await changePassword(house, ownSession(request).access, { current, next });
    if (result.kind === 'changed') return reply.setSession(result.token).redirect(`${urls.account()}?done=password`, 303);
    return showPasswordForm(request, reply.code(result.kind === 'throttled' ? 429 : 400), faultsOf(result));
  });
}

function faultsOf(result: Exclude<PasswordChanged, { kind: 'changed' }>): Record<string, string> {
  if (result.kind === 'fault') return { next: result.says };
  if (result.kind === 'throttled') return { current: 'There were too many attempts. Wait a few minutes and try again' };
  return { current: 'The current password is not right' };
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ThreestarError } from '../../../core/errors.ts';
import { signIn, startSession } from '../../../usecases/sign-in.ts';
import type { SignedIn } from '../../../usecases/sign-in.ts';
import { formFaults } from '../../form-faults.ts';
import { localPath } from '../../local-path.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { isFromThisMachine } from './demo-sign-in.ts';
import type { DemoSignIn } from './demo-sign-in.ts';

const query = z.object({ next: z.string().optional() });
const form = z.object({ email: z.string().default(''), password: z.string().default(''), next: z.string().optional() });
const demoForm = z.object({ person: z.string(), next: z.string().optional() });

const config = { permission: 'everybody' } as const;

interface Shown {
  readonly next?: string | undefined;
  readonly email?: string;
  readonly faults?: Readonly<Record<string, string>>;
}

export function signInRoutes(app: App, site: Site, { demo }: { readonly demo: DemoSignIn | undefined }): void {
  const { house } = site;

  async function show(request: FastifyRequest, reply: FastifyReply, { next, email, faults }: Shown): Promise<FastifyReply> {
    const shown = formFaults(faults);
    return site.sendFresh(request, reply, 'sign-in/index', { title: 'Sign in', failed: shown.failed }, {
      ...shown, address: email, next: localPath(next), action: urls.signIn(),
      ...(demo && isFromThisMachine(request) && { demo: { action: urls.demoSignIn(), people: demo.people } }),
    });
  }

  app.get('/sign-in', { config, schema: { querystring: query } }, async (request, reply) => show(request, reply, request.query));

  app.post('/sign-in', { config, schema: { body: form } }, async (request, reply) => {
    const { email, password, next } = request.body;
    if (email.trim() === '' || password === '') {
      reply.code(400);
      return show(request, reply, { next, email, faults: {
        ...(email.trim() === '' && { email: 'Enter your e-mail address' }), ...(password === '' && { password: 'Enter your password' }),
      } });
    }
    const result = await signIn(house, { email, password, address: request.ip, earlierToken: request.sessionToken });
    if (result.kind === 'signed-in') {
      return reply.setSession(result.token).redirect(result.mustChangePassword ? urls.changePassword() : afterSignIn(next, result.council), 303);
    }
    const minutes = house.catalogue.accountRules.signIn.withinMinutes;
    reply.code(result.kind === 'throttled' ? 429 : 400);
    if (result.kind === 'throttled') reply.header('retry-after', minutes * 60);
    return show(request, reply, { next, email, faults: { email: refusal(result, minutes) } });
  });

  if (demo === undefined) return;
  app.post('/sign-in/demonstration', { config, schema: { body: demoForm } }, async (request, reply) => {
    const person = demo.people.find(({ userId }) => userId === request.body.person);
    if (person === undefined || !isFromThisMachine(request)) {
      throw new ThreestarError('not-permitted', 'Signing in without a password works only in a demonstration, on the machine it runs on.');
    }
    const token = await startSession(house, person.userId, request.sessionToken);
    return reply.setSession(token).redirect(afterSignIn(request.body.next, person.council), 303);
  });
}

/** Where the person wanted to go, else the dashboard of the one council they work for, else the list of councils. */
function afterSignIn(next: string | undefined, council: string | undefined): string {
  const wanted = localPath(next);
  return wanted === urls.home() && council !== undefined ? urls.council(council) : wanted;
}

function refusal(result: Exclude<SignedIn, { kind: 'signed-in' }>, minutes: number): string {
  const { kind } = result;
  if (kind === 'lapsed') return `${result.says} Ask the council’s administrator if you need it longer`;
  if (kind === 'throttled') return `There were too many attempts. Wait ${minutes} minutes and try again`;
  if (kind === 'password-expired') return 'This one-time password is no longer valid. Ask your administrator for a new one';
  return 'The e-mail address or the password is not right';
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ThreestarError } from '../../core/errors.ts';
import { PERMISSIONS } from '../../core/access.ts';
import type { Access, Permission } from '../../core/access.ts';
import { lapsedWords } from '../../present/role-words.ts';
import type { House } from '../../usecases/house.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a person must be allowed to do to reach the route. */
    permission?: RoutePermission;
    /** Asked for by a page of its own accord, again and again: no visit of anybody. */
    asksOfItself?: true;
  }
  interface FastifyInstance {
    routeTable: readonly RouteEntry[];
  }
  interface FastifyRequest {
    access: Access;
  }
}

/** `everybody` for signing in and out, errors and health; `signed-in` for the own account, whatever roles it has, even none. */
type RoutePermission = Permission | 'everybody' | 'signed-in';

/** A route as it was registered. */
interface RouteEntry {
  readonly method: string;
  readonly url: string;
  readonly permission: RoutePermission;
}

/**
 * Default deny: a route that names no permission stops the server from starting, and who lacks it is turned away
 * before the body of the request is read. `app.routeTable` lists what there is.
 */
export function permissions(app: FastifyInstance, { catalogue, store }: Pick<House, 'catalogue' | 'store'>): void {
  const table: RouteEntry[] = [];
  app.decorate('routeTable', table);
  app.addHook('onRoute', (route) => {
    const permission = route.config?.permission;
    if (permission === undefined) throw new Error(`${String(route.method)} ${route.url} names no permission in its config`);
    if (permission !== 'everybody' && permission !== 'signed-in' && !PERMISSIONS.includes(permission)) throw new Error(`${route.url}: unknown permission ${permission}`);
    for (const method of [route.method].flat()) table.push({ method, url: route.url, permission });
  });

  app.addHook('onRequest', async (request) => {
    const permission = request.routeOptions.config.permission;
    if (permission === undefined || permission === 'everybody') return;
    if (permission === 'signed-in') {
      if (request.session === undefined) throw new ThreestarError('not-permitted', 'Sign in to see this page.');
      return;
    }
    const { gss } = (request.params ?? {}) as { gss?: string };
    if (!request.access.may(permission, gss)) {
      throw new ThreestarError('not-permitted', await refusal(request, gss));
    }
  });

  async function refusal({ session }: FastifyRequest, gss: string | undefined): Promise<string> {
    if (session === undefined) return 'Ratings, notes, evidence and what is still a draft need an account. Published figures and inspections do not.';
    const lapsed = session.lapsed.roles.find(({ council }) => gss === undefined || council === null || council === gss);
    if (lapsed === undefined) return 'Your account does not have the role this page needs. Ask your administrator.';
    const name = lapsed.council === null ? undefined : (await store.councils.find(lapsed.council))?.name;
    return `${lapsedWords(catalogue.roles, (code) => name ?? code, lapsed, session.lapsed.day)} Ask the council’s administrator if you need it longer.`;
  }
}

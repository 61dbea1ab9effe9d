import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Council } from '../core/council.ts';
import type { Link, PageFrame } from '../present/page-frame.ts';
import type { House } from '../usecases/house.ts';
import { formToken } from './plugins/forgery-protection.ts';
import type { PageCache } from './plugins/page-cache.ts';
import type { RenderPage } from './plugins/views.ts';
import { urls } from './urls.ts';

/** What a page says about itself; the rest of its frame follows from the request. */
export interface PageHead {
  readonly title: string;
  readonly council?: Council;
  /** The address of the navigation item the page belongs to. */
  readonly at?: string;
  readonly breadcrumbs?: PageFrame['breadcrumbs'];
  readonly scripts?: readonly string[];
  readonly failed?: boolean;
  readonly landscape?: boolean;
  readonly refreshSeconds?: number;
}

/** Everything routes share: the house, the views and the cache of pages. */
export interface Site {
  readonly house: House;
  readonly render: RenderPage;
  readonly cache: PageCache;
  frame(request: FastifyRequest, head: PageHead): Promise<PageFrame>;
  /** Which day and rights a page depends on besides its address: part of its cache key. */
  seenAs(request: FastifyRequest): string;
  /** Renders and sends a page that must not be kept: forms, accounts, answers to a form. Its view finds the token for its forms as `csrf`. */
  sendFresh(request: FastifyRequest, reply: FastifyReply, template: string, head: PageHead, view: object): Promise<FastifyReply>;
  /** Renders on the first request after a change of the data, then sends the same bytes. */
  sendKept(request: FastifyRequest, reply: FastifyReply, template: string, page: () => Promise<{ head: PageHead; view: object }>): Promise<FastifyReply>;
}

export function buildSite(house: House, render: RenderPage, cache: PageCache): Site {
  const site: Site = {
    house, render, cache,
    async frame(request, head) {
      const signedIn = request.access.actor.id !== 'visitor';
      const items = head.council ? councilNavigation(request, head.council) : mainNavigation(request);
      return {
        title: head.title,
        account: signedIn ? { text: 'Account', href: urls.account() } : { text: 'Sign in', href: urls.signIn() },
        navigation: items.map((item) => ({ ...item, current: item.href === head.at })),
        breadcrumbs: head.breadcrumbs ?? [],
        notices: head.council?.illustrative ? [`${head.council.name} is an invented council; every figure shown for it is illustrative.`] : [],
        scripts: [urls.static('js/forms.js'), ...(head.scripts ?? [])],
        ...(head.council && { service: { text: head.council.name, href: urls.council(head.council.gss) } }),
        ...(head.failed && { failed: true }),
        ...(head.landscape && { landscape: true }),
        ...(head.refreshSeconds !== undefined && { refreshSeconds: head.refreshSeconds }),
      };
    },
    seenAs(request) {
      const { actor } = request.access;
      const rights = actor.assignments.map((held) => `${held.role}@${held.council ?? '*'}${held.framework === undefined ? '' : `/${held.framework}`}`).sort().join(' ');
      return `${house.defaultAsOf()} ${actor.id === 'visitor' ? 'visitor' : `account ${rights}`}`;
    },
    async sendFresh(request, reply, template, head, view) {
      const frame = await site.frame(request, head);
      return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(render(template, frame, { ...view, csrf: formToken(request, reply) }));
    },
    async sendKept(request, reply, template, page) {
      return cache.send(request, reply, site.seenAs(request), async () => {
        const { head, view } = await page();
        return render(template, await site.frame(request, head), view);
      });
    },
  };
  return site;
}

function mainNavigation(request: FastifyRequest): Link[] {
  const items: (Link | false)[] = [
    { text: 'Councils', href: urls.home() },
    { text: 'Inspections', href: urls.inspections() },
    { text: 'Frameworks', href: urls.frameworks() },
    { text: 'Check a pack', href: urls.verify() },
    request.access.may('manage-users') && { text: 'Administration', href: urls.admin() },
  ];
  return items.filter((item) => item !== false);
}

function councilNavigation(request: FastifyRequest, council: Council): Link[] {
  const { access } = request;
  const items: (Link | false)[] = [
    { text: 'Dashboard', href: urls.council(council.gss) },
    access.may('see-ratings', council.gss) && { text: 'Readiness', href: urls.readiness(council.gss) },
    access.may('see-ratings', council.gss) && { text: 'Rating and reasons', href: urls.rating(council.gss) },
    access.may('see-ratings', council.gss) && { text: 'Assessments', href: urls.assessments(council.gss) },
    access.may('see-evidence', council.gss) && { text: 'Evidence', href: urls.evidence(council.gss) },
    access.may('see-actions', council.gss) && { text: 'Improvement plan', href: urls.actions(council.gss) },
    access.may('make-packs', council.gss) && { text: 'Packs', href: urls.packs(council.gss) },
    access.may('see-requests', council.gss) && { text: 'Requests', href: urls.requests(council.gss) },
    access.may('see-batches', council.gss) && { text: 'Gather', href: urls.gather(council.gss) },
    { text: 'Inspections', href: `${urls.inspections()}?council=${council.gss}` },
    access.may('see-events', council.gss) && { text: 'Event log', href: urls.councilEvents(council.gss) },
    { text: 'All councils', href: urls.home() },
  ];
  return items.filter((item) => item !== false);
}

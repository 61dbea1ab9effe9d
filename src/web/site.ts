import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Council } from '../core/council.ts';
import type { Link, PageFrame } from '../present/page-frame.ts';
import type { House } from '../usecases/house.ts';
import { councilNavigation } from './council-navigation.ts';
import type { Section } from './council-navigation.ts';
import { formToken } from './plugins/forgery-protection.ts';
import type { PageCache } from './plugins/page-cache.ts';
import type { RenderPage } from './plugins/views.ts';
import { urls } from './urls.ts';

/** What a page says about itself; the rest of its frame follows from the request. */
export interface PageHead {
  readonly title: string;
  readonly council?: Council;
  /** The address of the navigation item, or of the page below it, that this page is or belongs to. */
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
      const sections: readonly Section[] = head.council ? councilNavigation(request.access, head.council) : mainNavigation(request);
      const isOpen = ({ href, pages }: Section): boolean => href === head.at || (pages ?? []).some((page) => page.href === head.at);
      const pages = sections.find(isOpen)?.pages ?? [];
      return {
        title: head.title,
        account: signedIn ? { text: 'Account', href: urls.account() } : { text: 'Sign in', href: urls.signIn() },
        navigation: sections.map((section) => ({ text: section.text, href: section.href, current: isOpen(section) })),
        pages: pages.length > 1 ? pages.map((page) => ({ ...page, current: page.href === head.at })) : [],
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

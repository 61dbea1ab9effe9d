import type { App } from '../../src/web/server.ts';
import type { testBrowser } from './test-browser.ts';
import { tokenIn } from './test-browser.ts';

/** What stands for each part of an address; `gss` is chosen by the walk. */
export type RouteValues = Readonly<Record<string, string>>;

export interface Step {
  readonly method: string;
  readonly url: string;
  readonly permission: string;
  readonly status: number;
  readonly address: string;
  readonly body: string;
}

const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Tries every address of the route table with every verb, those it was not made for too. Signing out is left out, so that the walk goes on. */
export async function walkRoutes(app: App, browser: ReturnType<typeof testBrowser>, values: RouteValues): Promise<Step[]> {
  const token = tokenIn((await browser.get('/sign-in')).body);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const urls = [...new Map(app.routeTable.filter(({ url }) => !url.includes('*') && url !== '/sign-out').map((route) => [route.url, route])).values()];
  const steps: Step[] = [];
  for (const { url } of urls) {
    const address = url.replaceAll(/:(\w+)/g, (_, name: string) => values[`${url} ${name}`] ?? values[name] ?? '1');
    for (const method of VERBS) {
      const sends = !['GET', 'HEAD', 'OPTIONS'].includes(method);
      const answer = await app.inject({
        method, url: address, headers: { host: 'localhost:3000', cookie, ...(sends && { 'content-type': 'application/x-www-form-urlencoded', 'csrf-token': token }) },
        ...(sends && { payload: `_csrf=${encodeURIComponent(token)}` }),
      });
      const permission = app.routeTable.find((route) => route.url === url && route.method === method)?.permission ?? 'none';
      steps.push({ method, url, permission, status: answer.statusCode, address, body: answer.statusCode === 403 || answer.statusCode >= 500 ? answer.body : '' });
    }
  }
  return steps;
}

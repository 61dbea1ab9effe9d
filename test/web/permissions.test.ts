import { describe, expect, it } from 'vitest';
import { PERMISSIONS, VISITOR, accessFor } from '../../src/core/access.ts';
import { buildTestServer, testBrowser, tokenIn } from '../support/test-browser.ts';
import { ASHFORD, CANTERBURY, buildTestHouse } from '../support/test-house.ts';

async function setUp() {
  const house = await buildTestHouse();
  await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
  await house.person('bob', { role: 'head-of-ict', council: ASHFORD });
  await house.person('ines', { role: 'inspector', council: CANTERBURY });
  await house.person('empty');
  const app = await buildTestServer(house);
  // Beside the pages there are: one for every permission, with the council in its address, to read and to write.
  for (const permission of PERMISSIONS) {
    app.route({ method: ['GET', 'POST'], url: `/councils/:gss/probe-${permission}`, config: { permission }, handler: async () => `done ${permission}` });
  }
  const visitor = accessFor(house.catalogue.roles, VISITOR);
  const scoped = app.routeTable.filter(({ url, permission }) => url.includes(':gss') && permission !== 'everybody' && permission !== 'signed-in' && !visitor.may(permission));
  const as = async (name: string) => {
    const browser = testBrowser(app);
    await browser.signIn(name);
    return browser;
  };
  return { house, app, scoped, as };
}

const at = (url: string, gss: string): string => url.replace(':gss', gss).replaceAll(/:\w+/g, '1');

/** A token of the person's own session, so that a refusal is about the permission and nothing else. */
async function requests(browser: ReturnType<typeof testBrowser>, method: string, url: string) {
  if (method !== 'POST') return browser.get(url);
  return browser.postBare(url, { _csrf: tokenIn((await browser.get('/account')).body) });
}

describe('every route', () => {
  it('names a permission', async () => {
    const { app } = await setUp();
    await app.ready();
    expect(app.routeTable.length).toBeGreaterThan(20);
    for (const { url, permission } of app.routeTable) expect(['everybody', 'signed-in', ...PERMISSIONS], url).toContain(permission);
  });

  it.each([
    ['without one', {}],
    ['with one there is not', { permission: 'rule-the-world' }],
  ])('does not start %s', async (_name, config) => {
    const app = await buildTestServer(await buildTestHouse());
    expect(() => app.get('/forgotten', { config: config as object }, async () => 'open')).toThrow(/permission/);
  });

  it('is open to everybody only where that is meant', async () => {
    const { app } = await setUp();
    const open = app.routeTable.filter(({ permission, method }) => permission === 'everybody' && method !== 'HEAD').map(({ method, url }) => `${method} ${url}`);
    expect(open.filter((route) => !route.includes('/static/')).sort()).toEqual(['GET /accessibility', 'GET /livez', 'GET /sign-in', 'GET /verify', 'POST /sign-in', 'POST /sign-out', 'POST /verify']);
  });
});

describe('the own account', () => {
  it('is there for whoever is signed in, without any role too, and for nobody else', async () => {
    const { app, as } = await setUp();
    const own = app.routeTable.filter(({ permission, method }) => permission === 'signed-in' && method === 'GET').map(({ url }) => url);
    expect(own.sort()).toEqual(['/account', '/account/password', '/account/sessions.csv']);
    const empty = await as('empty');
    for (const url of own) {
      expect((await empty.get(url)).statusCode, url).toBe(200);
      expect((await testBrowser(app).get(url)).statusCode, url).toBe(403);
    }
    expect((await empty.get('/account')).body).toContain('Your account has no role yet');
    expect((await empty.post('/account/sign-out-elsewhere', {}, '/account')).statusCode).toBe(303);
    expect((await empty.post('/sign-out', {}, '/account')).headers.location).toBe('/');
    expect((await empty.get('/account')).statusCode).toBe(403);
  });
});

it('leads an address with a council’s code in small letters to the one in capitals', async () => {
  const { app } = await setUp();
  const answer = await testBrowser(app).get('/councils/e07000106/rating?open=all');
  expect([answer.statusCode, answer.headers.location]).toEqual([301, '/councils/E07000106/rating?open=all']);
});

describe('a page of a council', () => {
  it('is closed to an officer of another council, to a visitor and to an account without a role', async () => {
    const { scoped, as, app } = await setUp();
    const others = [await as('bob'), await as('empty'), testBrowser(app)];
    expect(scoped.length).toBeGreaterThanOrEqual(2 * (PERMISSIONS.length - 4));
    for (const { method, url } of scoped) {
      if (method === 'HEAD') continue;
      for (const [n, browser] of others.entries()) {
        const answer = method === 'POST' && n > 0 ? await browser.postBare(at(url, CANTERBURY), {}) : await requests(browser, method, at(url, CANTERBURY));
        expect(answer.statusCode, `${method} ${url} for ${n}`).toBe(403);
        expect(answer.body).not.toContain('done');
      }
    }
  }, 30_000);

  it('opens to its own officer exactly where the role says so, to read and to write', async () => {
    const { house, as } = await setUp();
    for (const [name, role] of [['alice', 'head-of-ict'], ['ines', 'inspector']] as const) {
      const browser = await as(name);
      const allowed = house.catalogue.roles.roles.find(({ id }) => id === role)?.may ?? [];
      const visitors = house.catalogue.roles.visitor.may;
      for (const permission of PERMISSIONS) for (const method of ['GET', 'POST']) {
        const answer = await requests(browser, method, `/councils/${CANTERBURY}/probe-${permission}`);
        expect(answer.statusCode, `${name} ${method} ${permission}`).toBe(allowed.includes(permission) || visitors.includes(permission) ? 200 : 403);
      }
    }
  }, 30_000);

  it('is closed before the body of the request is read', async () => {
    const { app } = await setUp();
    const answer = await app.inject({ method: 'POST', url: `/councils/${CANTERBURY}/probe-enter-figures`, headers: { 'content-type': 'application/json' }, payload: '{ not json' });
    expect(answer.statusCode).toBe(403);
  });
});

describe('pages for what cannot be answered', () => {
  it.each([
    ['a page that is not there', '/nowhere', 404, 'Page not found'],
    ['a page one may not see', '/admin', 403, 'Sign in to see this page'],
    ['an account that is not there', '/account', 403, 'Sign in'],
    ['a fault of ours', '/broken', 500, 'Sorry, there is a problem'],
    ['an address that cannot be read', '/councils/%ZZ', 400, 'mistake'],
    ['a query that cannot be understood', '/sign-in?next=a&next=b', 400, 'mistake'],
  ])('%s', async (_name, url, status, says) => {
    const app = await buildTestServer(await buildTestHouse());
    app.get('/broken', { config: { permission: 'everybody' } }, async () => {
      throw new Error('SELECT password_hash FROM users -- /srv/threestar/src/store/users.ts');
    });
    const answer = await app.inject({ method: 'GET', url });
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(says);
    expect(answer.body).not.toContain('SELECT');
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'") as string, 'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin', 'cache-control': 'no-store',
    });
  });

  it('says where to sign in, with the way back', async () => {
    const app = await buildTestServer(await buildTestHouse());
    expect((await app.inject('/admin')).body).toContain('href="/sign-in?next&#x3D;%2Fadmin"');
  });
});

describe('a visitor without a cookie', () => {
  it('costs no look into the sessions', async () => {
    const house = await buildTestHouse();
    let looks = 0;
    const counted = { ...house, store: { ...house.store, sessions: { ...house.store.sessions, live: async () => void looks++ as undefined } } };
    const app = await buildTestServer(counted);
    await app.inject('/accessibility');
    await app.inject({ url: '/static/img/favicon.svg', headers: { cookie: 'threestar=abc' } });
    expect(looks).toBe(0);
    await app.inject({ url: '/accessibility', headers: { cookie: 'threestar=abc' } });
    expect(looks).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { buildTestServer, testBrowser, tokenIn } from '../support/test-browser.ts';
import { CANTERBURY, buildTestHouse } from '../support/test-house.ts';

async function setUp() {
  const house = await buildTestHouse();
  const alice = await house.person('alice', { role: 'viewer', council: CANTERBURY });
  await house.person('root', { role: 'administrator', council: null });
  const app = await buildTestServer(house);
  // What any route added later gets without asking for it.
  app.addContentTypeParser('multipart/form-data', (_request, _body, done) => done(null));
  app.route({ method: ['POST', 'PUT', 'PATCH', 'DELETE'], url: '/probe', config: { permission: 'everybody' }, handler: async () => 'done' });
  return { house, alice, app };
}

const BOUNDARY = '--x\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\nTOKEN\r\n--x--\r\n';

describe('a request that may change something', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('%s without a token is refused on a route that knows nothing of tokens', async (method) => {
    const { app } = await setUp();
    const answer = await app.inject({ method, url: '/probe' });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Nothing was saved');
  });

  it('changes nothing without the token, whatever the cookie says', async () => {
    const { house, alice, app } = await setUp();
    const root = testBrowser(app);
    await root.signIn('root');
    const before = await house.store.events.newest(1);
    for (const body of [{}, { _csrf: '' }, { _csrf: 'made-up' }]) {
      expect((await root.postBare(`/admin/users/${alice}/disable`, body)).statusCode).toBe(403);
    }
    expect(await house.store.events.newest(1)).toEqual(before);
    expect((await root.post(`/admin/users/${alice}/disable`, {}, `/admin/users/${alice}`)).statusCode).toBe(303);
  });

  it('is refused for every route there is', async () => {
    const { house, app } = await setUp();
    const root = testBrowser(app);
    await root.signIn('root');
    const unsafe = app.routeTable.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
    expect(unsafe.length).toBeGreaterThan(8);
    const before = await house.store.events.newest(1);
    for (const { method, url } of unsafe) {
      const answer = await app.inject({
        method: method as 'POST', url: url.replace(':gss', CANTERBURY).replaceAll(/:\w+/g, 'f'.repeat(32)),
        headers: { cookie: `threestar=${root.cookies.get('threestar')}` },
      });
      expect(answer.statusCode, `${method} ${url}`).toBe(403);
    }
    expect(await house.store.events.newest(1)).toEqual(before);
  });

  it('does not take the token of a visitor, or of another session', async () => {
    const { app } = await setUp();
    const browser = testBrowser(app);
    const visitors = tokenIn((await browser.get('/sign-in')).body);
    await browser.signIn('alice');
    expect((await browser.postBare('/account/sign-out-elsewhere', { _csrf: visitors })).statusCode).toBe(403);
    const first = tokenIn((await browser.get('/account')).body);
    await browser.signIn('alice');
    expect((await browser.postBare('/account/sign-out-elsewhere', { _csrf: first })).statusCode).toBe(403);
    const other = testBrowser(app);
    await other.signIn('root');
    expect((await browser.postBare('/account/sign-out-elsewhere', { _csrf: tokenIn((await other.get('/account')).body) })).statusCode).toBe(403);
  });

  it('cannot sign a person in to somebody else\'s account from another site', async () => {
    const { app } = await setUp();
    const answer = await testBrowser(app).postBare('/sign-in', { email: 'alice@example.gov.uk', password: 'correct horse battery staple' });
    expect(answer.statusCode).toBe(403);
    expect(answer.cookies.filter(({ name }) => name === 'threestar')).toEqual([]);
  });

  it.each(['cross-site', 'same-site'])('is refused when the browser says it comes from elsewhere (%s), even with a token', async (site) => {
    const { app } = await setUp();
    const browser = testBrowser(app, { 'sec-fetch-site': site });
    expect((await browser.post('/probe', {})).statusCode).toBe(403);
    expect((await testBrowser(app, { 'sec-fetch-site': 'same-origin' }).post('/probe', {})).statusCode).toBe(200);
  });

  it('carries the token of an upload in the address, since its body is a stream', async () => {
    const { app } = await setUp();
    const browser = testBrowser(app);
    const token = tokenIn((await browser.get('/sign-in')).body);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    const upload = async (url: string) => app.inject({
      method: 'POST', url, headers: { cookie, 'content-type': 'multipart/form-data; boundary=x' }, payload: BOUNDARY.replace('TOKEN', token),
    });
    expect((await upload('/probe')).statusCode).toBe(403);
    expect((await upload(`/probe?_csrf=${token}`)).statusCode).toBe(200);
    const form = await app.inject({ method: 'POST', url: `/probe?_csrf=${token}`, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a=b' });
    expect(form.statusCode, 'a plain form keeps its token out of the address').toBe(403);
  });
});

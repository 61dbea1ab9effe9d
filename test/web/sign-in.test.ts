import { describe, expect, it } from 'vitest';
import { buildTestServer, testBrowser, tokenIn } from '../support/test-browser.ts';
import { CANTERBURY, PASSWORD, buildTestHouse } from '../support/test-house.ts';

async function setUp(more: Parameters<typeof buildTestServer>[1] = {}) {
  const house = await buildTestHouse();
  const alice = await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
  const app = await buildTestServer(house, more);
  return { house, alice, app, browser: testBrowser(app) };
}

const events = async (house: Awaited<ReturnType<typeof buildTestHouse>>) => (await house.store.events.newest(50)).map(({ type, entity }) => `${type} ${entity}`);

describe('signing in', () => {
  it('takes the right password, keeps only the hash of the token, and goes where the person wanted', async () => {
    const { house, alice, browser } = await setUp();
    const answer = await browser.post('/sign-in', { email: ' Alice@Example.gov.uk ', password: PASSWORD, next: '/inspections?kind=unitary' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/inspections?kind=unitary');
    const [cookie] = answer.cookies.filter(({ name }) => name === 'threestar');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.value).toMatch(/^[0-9a-f]{64}$/);
    const [session] = await house.store.sessions.ofUser(alice, { seenAfter: '', startedAfter: '' });
    expect(session?.tokenHash).not.toBe(cookie?.value);
    expect(await events(house)).toContain(`signed-in user/${alice}`);
  });

  it('opens with the one council a person works for, and with the list for whoever works for all', async () => {
    const { house, browser, app } = await setUp();
    await house.person('admin', { role: 'administrator', council: null });
    expect((await browser.signIn('alice')).headers.location).toBe(`/councils/${CANTERBURY}`);
    expect((await testBrowser(app).signIn('admin')).headers.location).toBe('/');
  });

  it('uses a secure cookie bound to the host with https', async () => {
    const { app } = await setUp({ https: true });
    const answer = await testBrowser(app).signIn('alice');
    expect(answer.cookies.find(({ name }) => name === '__Host-threestar')).toMatchObject({ secure: true, httpOnly: true, path: '/' });
    expect(answer.cookies.every(({ name, domain }) => name.startsWith('__Host-') && domain === undefined)).toBe(true);
  });

  it('says the same of a wrong password, an unknown address and a disabled account, and keeps no password', async () => {
    const { house, browser } = await setUp();
    const bob = await house.person('bob', { role: 'viewer', council: CANTERBURY });
    await house.store.users.disable(bob, { actor: 'console', at: house.now() });
    const answers = [await browser.signIn('alice', 'wrong-password-here'), await browser.signIn('nobody', 'wrong-password-here'), await browser.signIn('bob')];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain('<title>Error: Sign in');
      expect(answer.body).toContain('<a href="#email">The e-mail address or the password is not right</a>');
      expect(answer.body).toContain('aria-describedby="email-error"');
      expect(answer.body).not.toContain('wrong-password-here');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.cookies.filter(({ name }) => name === 'threestar')).toEqual([]);
    }
    const texts = answers.map(({ body }) => body.replaceAll(/value="[^"]*"/g, ''));
    expect(new Set(texts).size).toBe(1);
  });

  it('does as much work for an unknown address as for a known one', async () => {
    const { house, app } = await setUp();
    const time = async (name: string, n: number) => {
      const browser = testBrowser(app, { 'x-forwarded-for': `10.0.${n}.${name.length}` });
      const token = tokenIn((await browser.get('/sign-in')).body);
      const start = performance.now();
      await browser.postBare('/sign-in', { email: `${name}@example.gov.uk`, password: 'wrong-password-here', _csrf: token });
      return performance.now() - start;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 7; n++) {
      known.push(await time('alice', n));
      unknown.push(await time('nobody', n));
      house.pass(1);
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[3] ?? 0;
    // Without the work the unknown address answers in a tenth of the time; the bound leaves room for a busy machine.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(known)).toBeLessThan(1.7);
  }, 20_000);

  it('asks for what is left empty', async () => {
    const { browser } = await setUp();
    const answer = await browser.post('/sign-in', { email: '', password: '' });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('href="#email">Enter your e-mail address');
    expect(answer.body).toContain('href="#password">Enter your password');
  });

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', '/..//evil.example'])('never leaves the site: next=%j', async (next) => {
    const { browser } = await setUp();
    const answer = await browser.post('/sign-in', { email: 'alice@example.gov.uk', password: PASSWORD, next });
    expect(answer.statusCode).toBe(303);
    expect(new URL(String(answer.headers.location), 'http://localhost:3000').origin).toBe('http://localhost:3000');
  });
});

describe('guessing', () => {
  it('stops the eleventh try in five minutes, even with the right password, and lets it pass afterwards', async () => {
    const { house, browser } = await setUp();
    for (let n = 0; n < 10; n++) expect((await browser.signIn('alice', `wrong-password-${n}`)).statusCode).toBe(400);
    const eleventh = await browser.signIn('alice');
    expect(eleventh.statusCode).toBe(429);
    expect(eleventh.body).toContain('Wait 5 minutes and try again');
    expect(eleventh.headers['retry-after']).toBe('300');
    house.pass(5);
    expect((await browser.signIn('alice')).statusCode).toBe(303);
  }, 20_000);

  it('counts an account over many addresses, and an address over many accounts', async () => {
    const { house, app } = await setUp();
    for (let n = 0; n < 10; n++) await testBrowser(app, { 'x-forwarded-for': `10.0.0.${n}` }).signIn('alice', 'wrong-password');
    expect((await testBrowser(app, { 'x-forwarded-for': '10.0.0.99' }).signIn('alice')).statusCode).toBe(429);
    await house.person('bob', { role: 'viewer', council: CANTERBURY });
    for (let n = 0; n < 10; n++) await testBrowser(app, { 'x-forwarded-for': '10.9.9.9' }).signIn(`nobody-${n}`, 'wrong-password');
    expect((await testBrowser(app, { 'x-forwarded-for': '10.9.9.9' }).signIn('bob')).statusCode).toBe(429);
    expect((await testBrowser(app, { 'x-forwarded-for': '10.9.9.8' }).signIn('bob')).statusCode).toBe(303);
  }, 20_000);

  it('lets no more than ten through when twenty come at once', async () => {
    const { browser } = await setUp();
    const _csrf = tokenIn((await browser.get('/sign-in')).body);
    const tries = Array.from({ length: 20 }, (_, n) => browser.postBare('/sign-in', { email: 'alice@example.gov.uk', password: `wrong-${n}`, _csrf }));
    const codes = (await Promise.all(tries)).map(({ statusCode }) => statusCode);
    expect(codes.filter((code) => code === 400)).toHaveLength(10);
    expect(codes.filter((code) => code === 429)).toHaveLength(10);
  }, 20_000);

  it('does not count right passwords', async () => {
    const { browser } = await setUp();
    for (let n = 0; n < 12; n++) expect((await browser.signIn('alice')).statusCode).toBe(303);
  }, 20_000);
});

describe('a session', () => {
  it('is never the one the browser brought along', async () => {
    const { app, browser } = await setUp();
    const planted = 'a'.repeat(64);
    browser.cookies.set('threestar', planted);
    await browser.signIn('alice');
    expect(browser.cookies.get('threestar')).not.toBe(planted);
    const earlier = String(browser.cookies.get('threestar'));
    await browser.signIn('alice');
    const thief = testBrowser(app);
    thief.cookies.set('threestar', earlier);
    expect((await thief.get('/account')).statusCode).toBe(403);
    expect((await browser.get('/account')).statusCode).toBe(200);
  });

  it('is worth nothing after signing out', async () => {
    const { app, house, alice, browser } = await setUp();
    await browser.signIn('alice');
    const token = String(browser.cookies.get('threestar'));
    const out = await browser.post('/sign-out', {}, '/account');
    expect(out.statusCode).toBe(303);
    expect(browser.cookies.has('threestar')).toBe(false);
    const thief = testBrowser(app);
    thief.cookies.set('threestar', token);
    expect((await thief.get('/account')).statusCode).toBe(403);
    expect((await events(house))[0]).toBe(`signed-out user/${alice}`);
  });

  it.each([
    ['29 minutes idle', [29], 200],
    ['30 minutes idle', [30], 403],
    ['used every 29 minutes for 11 hours 36', Array<number>(24).fill(29), 200],
    ['used every 29 minutes for 12 hours 5', Array<number>(25).fill(29), 403],
  ])('%s', async (_name, steps, status) => {
    const { house, browser } = await setUp();
    await browser.signIn('alice');
    let answer = await browser.get('/account');
    for (const minutes of steps) {
      house.pass(minutes);
      answer = await browser.get('/account');
    }
    expect(answer.statusCode).toBe(status);
  });
});

describe('a demonstration', () => {
  const people = (userId: string) => ({ demo: { people: [{ userId, label: 'Head of ICT', description: 'Runs the service', council: CANTERBURY }] } });

  it('offers its people as buttons that need no password', async () => {
    const house = await buildTestHouse();
    const alice = await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
    const browser = testBrowser(await buildTestServer(house, people(alice)));
    expect((await browser.get('/sign-in')).body).toContain(`name="person" value="${alice}"`);
    const answer = await browser.post('/sign-in/demonstration', { person: alice, next: '/account' });
    expect(answer.headers.location).toBe('/account');
    expect((await browser.get('/account')).body).toContain('alice@example.gov.uk');
  });

  it('opens with the council of the person', async () => {
    const house = await buildTestHouse();
    const alice = await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
    const browser = testBrowser(await buildTestServer(house, people(alice)));
    expect((await browser.post('/sign-in/demonstration', { person: alice, next: '/' })).headers.location).toBe(`/councils/${CANTERBURY}`);
  });

  it('offers nobody else', async () => {
    const house = await buildTestHouse();
    const alice = await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
    const admin = await house.person('admin', { role: 'administrator', council: null });
    const browser = testBrowser(await buildTestServer(house, people(alice)));
    expect((await browser.post('/sign-in/demonstration', { person: admin })).statusCode).toBe(403);
  });

  it.each([
    ['another host name', { host: 'rebound.example:3000' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['a proxy that renames', { 'x-forwarded-host': 'localhost:3000' }],
  ])('offers nothing through %s', async (_name, headers) => {
    const house = await buildTestHouse();
    const alice = await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
    const browser = testBrowser(await buildTestServer(house, people(alice)), headers);
    expect((await browser.get('/sign-in')).body).not.toContain('/sign-in/demonstration');
    expect((await browser.post('/sign-in/demonstration', { person: alice })).statusCode).toBe(403);
    expect(browser.cookies.has('threestar')).toBe(false);
  });

  it('is not there in a real installation', async () => {
    const { alice, browser } = await setUp();
    expect((await browser.get('/sign-in')).body).not.toContain('demonstration');
    expect((await browser.post('/sign-in/demonstration', { person: alice })).statusCode).toBe(404);
  });
});

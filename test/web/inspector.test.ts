import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../src/core/access.ts';
import type { RequestEntry } from '../../src/core/inspection-request.ts';
import { Database } from '../../src/store/sqlite-driver.ts';
import { NORTHBOROUGH, loadNorthborough } from '../support/northborough.ts';
import { buildTestServer, testBrowser } from '../support/test-browser.ts';
import { CANTERBURY, buildTestHouse } from '../support/test-house.ts';
import { walkRoutes } from '../support/walk-routes.ts';

const BASE = `/councils/${NORTHBOROUGH}`;
const FRAMEWORK = 'best-value-2001';

// The clock of the house stands at 23 November 2026, 09:00.
async function setUp(grant: Partial<Assignment> = {}) {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  const ivan = await house.person('ivan', { role: 'inspector', council: NORTHBOROUGH, ...grant });
  await house.person('vera', { role: 'viewer', council: NORTHBOROUGH });
  await house.person('hanna', { role: 'head-of-ict', council: NORTHBOROUGH });
  await house.person('root', { role: 'administrator', council: null });
  const app = await buildTestServer(house);
  const as = async (name: string) => {
    const browser = testBrowser(app);
    expect((await browser.signIn(name)).statusCode).toBe(303);
    return browser;
  };
  return { house, app, as, ivan };
}

const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=').replaceAll(/\s+/g, ' ');

describe('an account with days', { timeout: 60_000 }, () => {
  it('says at sign-in that it ended, and gives nothing to a session begun before', async () => {
    const { house, app, as } = await setUp({ until: '2026-11-23' });
    const ivan = await as('ivan');
    expect((await ivan.get(`${BASE}/rating`)).statusCode).toBe(200);
    // 15 hours later it is the 24th; the session is kept in use so that it is the role that is over, not the session.
    for (let minutes = 0; minutes < 15 * 60; minutes += 25) {
      house.pass(25);
      if (minutes < 11 * 60) await ivan.get('/account');
    }
    const late = await testBrowser(app).signIn('ivan');
    expect(late.statusCode).toBe(400);
    expect(late.body).toContain('Your inspector’s account for Northborough (illustrative) ended on 23 November 2026.');
  });

  it('ends within a session at midnight in London', async () => {
    const { house, as } = await setUp({ until: '2026-11-23' });
    house.pass(14 * 60 + 50);
    const ivan = await as('ivan');
    expect((await ivan.get(`${BASE}/rating`)).statusCode).toBe(200);
    house.pass(15);
    const answer = await ivan.get(`${BASE}/rating`);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('ended on 23 November 2026');
    expect((await ivan.get(BASE)).statusCode, 'what everybody sees').toBe(200);
  });

  it('says when it begins', async () => {
    const { app } = await setUp({ from: '2027-01-04', until: '2027-03-03' });
    expect((await testBrowser(app).signIn('ivan')).body).toContain('Your inspector’s account for Northborough (illustrative) begins on 4 January 2027.');
  });

  it('is given in the administration, with every fault named', async () => {
    const { house, as } = await setUp();
    const root = await as('root');
    const form = { name: 'Ines', email: 'ines@example.gov.uk', role: 'inspector', council: NORTHBOROUGH, from: '2026-11-23', until: '2027-03-03', framework: FRAMEWORK };
    for (const [wrong, says] of [
      [{ until: 'soon' }, 'Enter the last day, such as 2027-03-03'],
      [{ from: '4 January' }, 'Enter the first day, such as 2027-01-04'],
      [{ from: '', until: '2026-11-22' }, 'The last day is over already'],
      [{ from: '2027-04-01' }, 'The last day is before the first'],
      [{ framework: 'nothing' }, 'Choose a framework from the list'],
      [{ role: 'viewer' }, 'Only an inspector’s account is for some days or one framework'],
    ] as const) {
      const answer = await root.post('/admin/users/add', { ...form, ...wrong }, '/admin/users/add');
      expect(answer.statusCode, says).toBe(400);
      expect(answer.body).toContain(says);
    }
    const added = await root.post('/admin/users/add', form, '/admin/users/add');
    expect(textOf(added.body)).toContain('Inspector for Northborough (illustrative), from 23 November 2026 to 3 March 2027, best-value-2001 only');
    expect((await house.store.users.withEmail('ines@example.gov.uk'))?.user.assignments).toEqual([{ role: 'inspector', council: NORTHBOROUGH, from: '2026-11-23', until: '2027-03-03', framework: FRAMEWORK }]);
    expect((await root.get('/admin/users.csv')).body).toContain(`inspector@${NORTHBOROUGH} 2026-11-23/2027-03-03 best-value-2001`);
  });
});

describe('an account for one framework', { timeout: 60_000 }, () => {
  it('refuses the pages of another with words that help, and opens its own by itself', async () => {
    const { as } = await setUp({ framework: 'best-value-2000' });
    const ivan = await as('ivan');
    const pages = ['/rating', '/rating.json', '/rating.csv', '/rating/history', '/rating/history.csv', '/rating/what-if', '/rating/compare', '/rating/compare.json', '/readiness', '/readiness.json', '/readiness.csv', '/assessments', '/assessments.csv', '/evidence/gaps', '/criteria/service-standards-published'];
    for (const page of pages) {
      const own = await ivan.get(`${BASE}${page}`);
      expect(own.statusCode, page).toBe(200);
      // A comparison tells of published inspections too, whatever they were made by.
      if (!page.includes('compare')) expect(own.body.includes('best-value-2001'), `${page} names another framework`).toBe(false);
      const other = await ivan.get(`${BASE}${page}?framework=${FRAMEWORK}`);
      expect(other.statusCode, page).toBe(403);
      expect(other.body).toContain('is for the framework best-value-2000 alone');
      expect(other.body).toContain(`href="${BASE}/rating"`);
    }
    expect((await ivan.get(`${BASE}/requests/write?on=criterion&framework=${FRAMEWORK}&criterion=service-standards-published`)).statusCode).toBe(403);
    const packs = await ivan.get(`${BASE}/packs`);
    expect(packs.body).not.toContain('value="best-value-2001"');
    expect((await ivan.post(`${BASE}/packs`, { framework: FRAMEWORK, asOf: '2026-10-31', redaction: 'confidential' }, `${BASE}/packs`)).statusCode).toBe(403);
  });
});

describe('an inspector’s reading', { timeout: 60_000 }, () => {
  it('goes through a connection that SQLite lets write nothing', async () => {
    const { house, app, as, ivan } = await setUp();
    const write = async (): Promise<string> => {
      try {
        await house.store.register.add({ kind: 'notes', council: NORTHBOROUGH, key: 'x', content: {}, actor: ivan, at: house.now() });
        return 'written';
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    };
    app.route({ method: ['GET', 'POST'], url: '/councils/:gss/probe', config: { permission: 'see-ratings' }, handler: write });
    const inspector = await as('ivan');
    expect((await inspector.get(`${BASE}/probe`)).body).toBe('attempt to write a readonly database');
    expect((await (await as('vera')).get(`${BASE}/probe`)).body).toBe('written');
    expect((await inspector.post(`${BASE}/probe`, {}, '/sign-in')).body, 'a form goes through the usual connection').toBe('written');
  });

  it('answers also where a table that is kept ready is not', async () => {
    const { house, as } = await setUp();
    const other = new Database(house.databaseFile);
    other.exec('DELETE FROM recent_series; DELETE FROM peer_values');
    other.close();
    const ivan = await as('ivan');
    for (const page of [BASE, `${BASE}/indicators/first-contact-fix`, `${BASE}/trends`]) expect((await ivan.get(page)).statusCode, page).toBe(200);
    const check = new Database(house.databaseFile, { readonly: true });
    expect(check.prepare('SELECT count(*) FROM recent_series').pluck().get()).toBe(0);
    check.close();
    expect((await (await as('vera')).get(BASE)).statusCode).toBe(200);
  });

  it('is in the event log, page by page and download by download, with ids alone; nobody else’s is', async () => {
    const { house, as, ivan } = await setUp({ framework: FRAMEWORK });
    const vera = await as('vera');
    await vera.get(`${BASE}/rating`);
    const inspector = await as('ivan');
    await inspector.get(`${BASE}/rating?framework=${FRAMEWORK}`);
    await inspector.get(`${BASE}/rating.csv`);
    await inspector.get('/static/css/app.css');
    await inspector.get('/admin');
    const visits = (await house.store.events.newest(50)).filter(({ type }) => type === 'page-visited').reverse();
    expect(visits.map(({ entity, actor, payload }) => [entity, actor, (JSON.parse(payload) as { content: unknown }).content])).toEqual([
      ['page/councils/:gss/rating', ivan, { council: NORTHBOROUGH, framework: FRAMEWORK }],
      ['page/councils/:gss/rating.csv', ivan, { council: NORTHBOROUGH, framework: FRAMEWORK }],
    ]);
    expect((await house.store.events.verify()).kind).toBe('sound');
    expect((await (await as('hanna')).get(`${BASE}/events?type=page-visited`)).body).toContain('page/councils/:gss/rating');
  });
});

describe('comments and requests', { timeout: 60_000 }, () => {
  const ABOUT = `${BASE}/requests/write?on=figure&indicator=first-contact-fix`;

  it('are written about a figure, answered, asked again and closed', async () => {
    const { house, as } = await setUp();
    const [ivan, hanna, vera] = [await as('ivan'), await as('hanna'), await as('vera')];
    expect((await ivan.get(`${BASE}/requests`)).body).toContain('No comments or requests yet');
    for (const page of [`${BASE}/indicators/first-contact-fix`, `${BASE}/criteria/service-standards-published`, `${BASE}/evidence/EV-07`]) {
      expect((await ivan.get(page)).body, page).toContain('Write a comment or a request');
      expect((await hanna.get(page)).body, page).not.toContain('Write a comment or a request');
    }
    const empty = await ivan.post(ABOUT, { kind: '', period: 'Octember', text: ' ' }, ABOUT);
    expect(empty.statusCode).toBe(400);
    for (const says of ['Choose whether it is a comment or a request', 'Octember', 'Write what you found']) expect(empty.body).toContain(says);
    const written = await ivan.post(ABOUT, { kind: 'request', period: 'October 2026', text: '=Please send the call log' }, ABOUT);
    expect(written.headers.location).toBe(`${BASE}/requests/RQ-01`);
    const page = await hanna.get(`${BASE}/requests/RQ-01`);
    expect(textOf(page.body)).toMatch(/Inspector wrote .* =Please send the call log/);
    expect((await hanna.get(`${BASE}/requests`)).body).toContain('1 request waits for an answer');
    expect((await hanna.post(`${BASE}/requests/RQ-01/answer`, { text: '' }, `${BASE}/requests/RQ-01`)).body).toContain('Write the answer');
    expect((await hanna.post(`${BASE}/requests/RQ-01/answer`, { text: 'It is EV-04' }, `${BASE}/requests/RQ-01`)).statusCode).toBe(303);
    expect((await hanna.get(`${BASE}/requests`)).body).toContain('No request waits for an answer');
    expect((await ivan.post(`${BASE}/requests/RQ-01/continue`, { text: 'Which page?' }, `${BASE}/requests/RQ-01`)).statusCode).toBe(303);
    expect((await ivan.post(`${BASE}/requests/RQ-01/continue`, { text: '', closes: 'yes' }, `${BASE}/requests/RQ-01`)).statusCode).toBe(303);
    const { body: csv } = await ivan.get(`${BASE}/requests.csv`);
    expect(csv).toContain(`${NORTHBOROUGH},RQ-01,closed,request,figure,,,first-contact-fix,2026-10,,1,`);
    expect(csv).toContain("'=Please send the call log");
    const states = (await house.store.register.history<RequestEntry>('requests', NORTHBOROUGH)).map(({ content }) => content.state);
    expect(states).toEqual(['open', 'answered', 'open', 'closed']);
    const told = (await house.store.events.newest(60)).filter(({ type }) => type === 'requests-recorded').map(({ payload }) => (JSON.parse(payload) as { content: unknown }).content);
    expect(told).toEqual(Array.from({ length: 4 }, () => ({ council: NORTHBOROUGH, key: 'RQ-01', digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string })));
    for (const address of ['/requests', '/requests.csv', '/requests/RQ-01']) expect((await vera.get(`${BASE}${address}`)).statusCode).toBe(403);
    expect((await ivan.post(`${BASE}/requests/RQ-01/answer`, { text: 'x' }, `${BASE}/requests/RQ-01`)).statusCode).toBe(403);
    expect((await hanna.post(`${BASE}/requests/RQ-01/continue`, { text: 'x' }, `${BASE}/requests/RQ-01`)).statusCode).toBe(403);
  });

  it('are about something that is there', async () => {
    const { as } = await setUp();
    const ivan = await as('ivan');
    for (const wrong of ['on=figure&indicator=nothing', 'on=evidence&item=EV-99', `on=criterion&framework=${FRAMEWORK}&criterion=nothing`, 'on=criterion&framework=nothing&criterion=x', 'on=moon', 'on=figure&item=EV-01']) {
      expect((await ivan.get(`${BASE}/requests/write?${wrong}`)).statusCode, wrong).toBe(404);
    }
  });
});

describe('every route with every verb', { timeout: 300_000 }, () => {
  /** Every table but those of visits and of being signed in, as text. */
  function stateOf(file: string): string {
    const db = new Database(file, { readonly: true });
    try {
      const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('events', 'sessions', 'sign_in_attempts', 'recent_series', 'peer_values')`).pluck().all();
      return JSON.stringify(tables.sort().map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]), (_key, value: unknown) => (value instanceof Uint8Array ? value.length : value));
    } finally {
      db.close();
    }
  }

  it.each([['ivan'], ['vera'], ['visitor']])('%s gets what the role says and changes nothing', async (name) => {
    const { house, app, as } = await setUp();
    const inspector = await as('ivan');
    await inspector.post(`${BASE}/requests/write?on=evidence&item=EV-01`, { kind: 'comment', period: '', text: 'Seen' }, `${BASE}/requests/write?on=evidence&item=EV-01`);
    const inspection = (await house.store.register.current('inspections', NORTHBOROUGH))[0]?.id ?? 1;
    const batch = (await house.store.batches.ofCouncil(NORTHBOROUGH)).find(({ kind, publishedAt }) => kind === 'observations' && publishedAt !== null)?.id ?? 1;
    const values = {
      gss: NORTHBOROUGH, code: 'first-contact-fix', sha256: 'f'.repeat(64), job: '0'.repeat(32), upload: '0'.repeat(32), id: '0'.repeat(32),
      '/councils/:gss/criteria/:id id': 'service-standards-published', '/councils/:gss/evidence/:id id': 'EV-01', '/councils/:gss/requests/:id id': 'RQ-01',
      '/inspections/:id id': String(inspection), '/inspections/:id.csv id': String(inspection), '/batches/:id id': String(batch), '/batches/:id/file id': String(batch), '/frameworks/:id id': FRAMEWORK, '/frameworks/:id/file id': FRAMEWORK,
    };
    const browser = name === 'visitor' ? testBrowser(app) : await as(name);
    const before = stateOf(house.databaseFile);
    const role = house.catalogue.roles.roles.find(({ id }) => id === { ivan: 'inspector', vera: 'viewer' }[name]);
    const allowed = new Set<string>([...(role?.may ?? []), ...house.catalogue.roles.visitor.may, 'everybody', ...(role === undefined ? [] : ['signed-in'])]);
    const steps = await walkRoutes(app, browser, values);
    expect(steps.length).toBeGreaterThan(500);
    for (const step of steps) {
      const { method, url, permission, status, address } = step;
      const says = `${method} ${address} (${permission})`;
      expect(status, `${says} ${step.body.slice(0, 200)}`).toBeLessThan(500);
      if (permission === 'none') expect(status, says).toBe(404);
      else if (!allowed.has(permission)) expect(status, says).toBe(403);
      else if (method === 'GET' || method === 'HEAD') expect([200, 303, 304, 400, 404], says).toContain(status);
      else expect([303, 400, 403, 404, 406, 409, 415, 422, 429], `${says} ${url}`).toContain(status);
    }
    // What is theirs to read is there: of the pages that need no more than the council, every one answers.
    const read = steps.filter(({ method, url, permission }) => method === 'GET' && allowed.has(permission) && /^\/(councils\/:gss(\/[a-z./-]+)?|[a-z./-]*)$/.test(url));
    expect(read.length).toBeGreaterThan(10);
    for (const { address, status } of read) expect([200, 303].includes(status) || address.endsWith('/requests/write'), `${address} ${status}`).toBe(true);
    expect(stateOf(house.databaseFile)).toBe(before);
    expect((await house.store.events.verify()).kind).toBe('sound');
    const visits = (await house.store.events.newest(10_000)).filter(({ type }) => type === 'page-visited');
    if (name === 'ivan') expect(visits.length).toBeGreaterThan(40);
  });

  it('of another council gives an inspector what a visitor gets', async () => {
    const { app, as } = await setUp();
    const values = { gss: CANTERBURY, code: 'first-contact-fix', sha256: 'f'.repeat(64), job: '0'.repeat(32), upload: '0'.repeat(32), id: '0'.repeat(32) };
    const own = await walkRoutes(app, await as('ivan'), values);
    const anybody = await walkRoutes(app, testBrowser(app), values);
    const ofCouncil = (steps: typeof own) => steps.filter(({ url }) => url.startsWith('/councils/:gss')).map(({ method, address, status }) => `${method} ${address} ${status}`);
    expect(ofCouncil(own)).toEqual(ofCouncil(anybody));
  });
});

import { describe, expect, it } from 'vitest';
import { buildTestServer, testBrowser, tokenIn } from '../support/test-browser.ts';
import { ASHFORD, CANTERBURY, PASSWORD, buildTestHouse } from '../support/test-house.ts';

async function setUp() {
  const house = await buildTestHouse();
  const root = await house.person('root', { role: 'administrator', council: null });
  const kent = await house.person('kent', { role: 'administrator', council: CANTERBURY });
  const alice = await house.person('alice', { role: 'viewer', council: CANTERBURY });
  const bob = await house.person('bob', { role: 'viewer', council: ASHFORD });
  const both = await house.person('both', { role: 'viewer', council: CANTERBURY }, { role: 'head-of-ict', council: ASHFORD });
  const app = await buildTestServer(house);
  const as = async (name: string) => {
    const browser = testBrowser(app);
    expect((await browser.signIn(name)).statusCode).toBe(303);
    return browser;
  };
  const rolesOf = async (email: string) => (await house.store.users.withEmail(`${email}@example.gov.uk`))?.user.assignments;
  return { house, app, as, rolesOf, root, kent, alice, bob, both };
}

const oneTimePasswordIn = (body: string): string => /class="one-time-password">([a-z0-9-]+)</.exec(body)?.[1] ?? '';

describe('adding an account', () => {
  it('shows a one-time password once, which must be changed before anything else', async () => {
    const { app, as } = await setUp();
    const root = await as('root');
    const added = await root.post('/admin/users/add', { name: 'Carol', email: 'Carol@example.gov.uk', role: 'viewer', council: CANTERBURY }, '/admin/users/add');
    const password = oneTimePasswordIn(added.body);
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    expect(added.headers['cache-control']).toBe('no-store');
    const carolsPage = String(/href="(\/admin\/users\/[0-9a-f]{32})">Carol</.exec((await root.get('/admin')).body)?.[1]);
    expect((await root.get(carolsPage)).body).not.toContain(password);

    const carol = testBrowser(app);
    expect((await carol.signIn('carol', password)).headers.location).toBe('/account/password');
    expect((await carol.get('/admin')).headers.location).toBe('/account/password');
    const changed = await carol.post('/account/password', { current: password, next: 'seven purple elephants' }, '/account/password');
    expect(changed.headers.location).toBe('/account?done=password');
    expect((await carol.get('/account')).body).toContain('Viewer for Canterbury');
    expect((await testBrowser(app).signIn('carol', password)).statusCode).toBe(400);
    expect((await testBrowser(app).signIn('carol', 'seven purple elephants')).headers.location).toBe(`/councils/${CANTERBURY}`);
  });

  it('says that a one-time password has run out', async () => {
    const { app, as, house, alice } = await setUp();
    const answer = await (await as('root')).post(`/admin/users/${alice}/one-time-password`, {}, `/admin/users/${alice}`);
    house.pass(7 * 24 * 60);
    const late = await testBrowser(app).signIn('alice', oneTimePasswordIn(answer.body));
    expect(late.statusCode).toBe(400);
    expect(late.body).toContain('no longer valid');
  });

  it('names every fault at its field and keeps what was entered', async () => {
    const { as } = await setUp();
    const answer = await (await as('root')).post('/admin/users/add', { name: '<b>Carol', email: 'carol', role: 'king', council: '' }, '/admin/users/add');
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('<title>Error: Add an account');
    for (const field of ['email', 'role', 'council']) expect(answer.body).toContain(`<a href="#${field}">`);
    expect(answer.body).toContain('value="&lt;b&gt;Carol"');
    expect(answer.body).not.toContain('<b>Carol');
  });

  it('refuses an address that has an account', async () => {
    const { as } = await setUp();
    const answer = await (await as('root')).post('/admin/users/add', { name: 'Alice', email: 'ALICE@example.gov.uk', role: 'viewer', council: CANTERBURY }, '/admin/users/add');
    expect(answer.body).toContain('There is an account with this e-mail address already');
  });
});

describe('an administrator of one council', () => {
  it('sees the accounts of that council only', async () => {
    const { as, bob } = await setUp();
    const kent = await as('kent');
    const { body } = await kent.get('/admin');
    expect(body).toContain('alice@example.gov.uk');
    expect(body).toContain('both@example.gov.uk');
    expect(body).not.toContain('bob@example.gov.uk');
    expect(body).not.toContain('root@example.gov.uk');
    expect((await kent.get(`/admin/users/${bob}`)).statusCode).toBe(404);
    expect((await kent.get('/admin/events')).statusCode).toBe(403);
  });

  it('cannot reach beyond it by any form', async () => {
    const { house, as, rolesOf, bob, both, alice, root } = await setUp();
    const kent = await as('kent');
    const before = (await house.store.events.newest(1))[0]?.seq;
    const add = (council: string) => kent.post('/admin/users/add', { name: 'Eve', email: 'eve@example.gov.uk', role: 'administrator', council }, '/admin/users/add');
    expect((await add(ASHFORD)).statusCode).toBe(403);
    expect((await add('*')).statusCode).toBe(403);
    for (const id of [bob, root]) for (const what of ['disable', 'enable', 'one-time-password', 'give-role', 'take-role']) {
      const answer = await kent.post(`/admin/users/${id}/${what}`, { role: 'viewer', council: CANTERBURY }, '/admin/users/add');
      expect(answer.statusCode, what).toBe(404);
    }
    // Whoever sets a password has all that the account may do: here Ashford's too.
    for (const what of ['disable', 'one-time-password']) expect((await kent.post(`/admin/users/${both}/${what}`, {}, '/admin/users/add')).statusCode).toBe(403);
    expect((await kent.post(`/admin/users/${both}/take-role`, { role: 'head-of-ict', council: ASHFORD }, '/admin/users/add')).statusCode).toBe(403);
    expect((await kent.post(`/admin/users/${alice}/give-role`, { role: 'administrator', council: '*' }, '/admin/users/add')).statusCode).toBe(403);
    expect((await house.store.events.newest(1))[0]?.seq).toBe(before);
    expect(await rolesOf('both')).toHaveLength(2);
    expect((await kent.post(`/admin/users/${alice}/give-role`, { role: 'contributor', council: CANTERBURY }, `/admin/users/${alice}`)).statusCode).toBe(303);
    expect(await rolesOf('alice')).toHaveLength(2);
  });
});

describe('the own rights', () => {
  it('cannot be changed, so the last administrator cannot lock everybody out', async () => {
    const { as, root, rolesOf } = await setUp();
    const browser = await as('root');
    expect((await browser.get(`/admin/users/${root}`)).body).toContain('You cannot change the rights of your own account');
    for (const what of ['disable', 'give-role', 'take-role', 'one-time-password']) {
      expect((await browser.post(`/admin/users/${root}/${what}`, { role: 'administrator', council: '*' }, '/admin/users/add')).statusCode, what).toBe(403);
    }
    expect(await rolesOf('root')).toEqual([{ role: 'administrator', council: null }]);
  });
});

describe('rights that change', () => {
  it.each([
    ['a role given', 'give-role', { role: 'contributor', council: CANTERBURY }],
    ['a role taken', 'take-role', { role: 'viewer', council: CANTERBURY }],
    ['the account disabled', 'disable', {}],
    ['a password set', 'one-time-password', {}],
  ])('%s: a cookie from before is worth nothing', async (_name, what, body) => {
    const { as, alice } = await setUp();
    const hers = await as('alice');
    expect((await hers.get('/account')).statusCode).toBe(200);
    const answer = await (await as('root')).post(`/admin/users/${alice}/${what}`, body as Record<string, string>, `/admin/users/${alice}`);
    expect(answer.statusCode).toBeLessThan(400);
    expect((await hers.get('/account')).statusCode).toBe(403);
  });

  it('keeps sessions when nothing changed', async () => {
    const { as, alice } = await setUp();
    const hers = await as('alice');
    const answer = await (await as('root')).post(`/admin/users/${alice}/give-role`, { role: 'viewer', council: CANTERBURY }, `/admin/users/${alice}`);
    expect(answer.body).toContain('The account has this role already');
    expect((await hers.get('/account')).statusCode).toBe(200);
  });

  it('a new password of her own ends the sessions elsewhere and renews this one', async () => {
    const { as } = await setUp();
    const [here, there] = [await as('alice'), await as('alice')];
    const before = here.cookies.get('threestar');
    expect((await here.post('/account/password', { current: PASSWORD, next: 'seven purple elephants' }, '/account/password')).statusCode).toBe(303);
    expect(here.cookies.get('threestar')).not.toBe(before);
    expect((await here.get('/account')).statusCode).toBe(200);
    expect((await there.get('/account')).statusCode).toBe(403);
  });

  it('signs out elsewhere and stays here', async () => {
    const { as } = await setUp();
    const [here, there] = [await as('alice'), await as('alice')];
    expect((await here.get('/account')).body).toContain('Another browser');
    expect((await here.post('/account/sign-out-elsewhere', {}, '/account')).statusCode).toBe(303);
    expect((await here.get('/account')).body).not.toContain('Another browser');
    expect((await there.get('/account')).statusCode).toBe(403);
  });
});

describe('a new password', () => {
  it.each([
    ['wrong current one', { current: 'not the one at all', next: 'seven purple elephants' }, 'The current password is not right'],
    ['too short', { current: PASSWORD, next: 'short' }, 'at least 12 characters'],
    ['her own name', { current: PASSWORD, next: 'alice-alice-2026' }, 'easy to guess'],
    ['the same again', { current: PASSWORD, next: PASSWORD }, 'must differ'],
    ['nothing', { current: '', next: '' }, 'Enter a new password'],
  ])('%s', async (_name, body, says) => {
    const { as, app } = await setUp();
    const browser = await as('alice');
    const answer = await browser.post('/account/password', body, '/account/password');
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(says);
    for (const typed of [body.current, body.next]) if (typed !== '') expect(answer.body).not.toContain(`value="${typed}"`);
    expect((await testBrowser(app).signIn('alice')).statusCode).toBe(303);
  });

  it('cannot be guessed from an open session', async () => {
    const { as } = await setUp();
    const browser = await as('alice');
    const _csrf = tokenIn((await browser.get('/account/password')).body);
    const codes: number[] = [];
    for (let n = 0; n < 11; n++) codes.push((await browser.postBare('/account/password', { current: `guess number ${n}`, next: 'seven purple elephants', _csrf })).statusCode);
    expect(codes).toEqual([...Array<number>(10).fill(400), 429]);
  }, 20_000);
});

describe('the event log', () => {
  it('names people by looking up their ids, and keeps e-mail addresses and passwords out of itself', async () => {
    const { house, as } = await setUp();
    const root = await as('root');
    const added = await root.post('/admin/users/add', { name: 'Carol', email: 'carol@example.gov.uk', role: 'viewer', council: CANTERBURY }, '/admin/users/add');
    const page = await root.get('/admin/events?check=yes');
    expect(page.body).toContain('account of Carol');
    expect(page.body).toContain('is sound');
    const log = JSON.stringify(await house.store.events.newest(100));
    for (const personal of ['@example', 'Carol', 'carol', oneTimePasswordIn(added.body), PASSWORD]) expect(log).not.toContain(personal);
  });
});

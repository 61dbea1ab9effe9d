import { describe, expect, it } from 'vitest';
import { buildTestServer, testBrowser } from '../support/test-browser.ts';
import { CANTERBURY, PASSWORD, buildTestHouse } from '../support/test-house.ts';

describe('the log', () => {
  it('tells of failures and holds no password, no token and no e-mail address', async () => {
    const house = await buildTestHouse();
    await house.person('alice', { role: 'viewer', council: CANTERBURY });
    let isBroken = false;
    const users = {
      ...house.store.users,
      withEmail: async (email: string) => {
        if (isBroken) throw new Error('the database went away');
        return house.store.users.withEmail(email);
      },
    };
    const lines: string[] = [];
    const app = await buildTestServer({ ...house, store: { ...house.store, users } }, { logLevel: 'debug', logTo: { write: (line) => void lines.push(line) } });
    const browser = testBrowser(app);
    await browser.signIn('alice', 'a wrong password of hers');
    await browser.signIn('alice');
    const secrets = [...browser.cookies.values(), PASSWORD, 'a wrong password of hers', 'alice@', 'made-up-token'];
    await browser.postBare('/account/password?_csrf=made-up-token', { current: PASSWORD, next: 'x', _csrf: 'made-up-token' });
    await browser.get('/sign-in?next=a&next=b');
    isBroken = true;
    const failed = await browser.post('/sign-in', { email: 'alice@example.gov.uk', password: PASSWORD }, '/account');
    expect(failed.statusCode).toBe(500);
    const log = lines.join('');
    const reference = /Reference: <code>([0-9a-f]+)</.exec(failed.body)?.[1];
    expect(log).toContain('the database went away');
    expect(log).toContain(String(reference));
    expect(secrets.length).toBe(6);
    for (const secret of secrets) expect(log).not.toContain(secret);
  });
});

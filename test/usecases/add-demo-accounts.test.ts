import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { demoSignIn, waysToSignIn } from '../../src/serve.ts';
import { addDemoAccounts } from '../../src/usecases/add-demo-accounts.ts';
import { signIn } from '../../src/usecases/sign-in.ts';
import { CANTERBURY, aCouncil, buildTestHouse } from '../support/test-house.ts';

const NORTHBOROUGH = 'E07999901';

async function setUp() {
  const house = await buildTestHouse();
  await house.store.councils.sync([{ ...aCouncil(NORTHBOROUGH, 'Northborough (illustrative)'), illustrative: true }]);
  return { house, accounts: await addDemoAccounts(house, NORTHBOROUGH) };
}

describe('the accounts of a demonstration', () => {
  it('are three people of the illustrative council and an administrator, each with a password that works', async () => {
    const { house, accounts } = await setUp();
    expect(accounts.map(({ email }) => email)).toEqual(['head-of-ict', 'chief-executive', 'inspector', 'administrator'].map((who) => `${who}@northborough.example`));
    const users = await house.store.users.all(CONSOLE_ACCESS);
    expect(new Map(users.map(({ email, assignments }) => [email, assignments]))).toEqual(new Map([
      ['head-of-ict@northborough.example', [{ role: 'head-of-ict', council: NORTHBOROUGH }]],
      ['chief-executive@northborough.example', [{ role: 'chief-executive', council: NORTHBOROUGH }]],
      ['inspector@northborough.example', [{ role: 'inspector', council: NORTHBOROUGH }]],
      ['administrator@northborough.example', [{ role: 'administrator', council: null }]],
    ]));
    for (const { email, password = '' } of accounts) {
      expect((await signIn(house, { email, password, address: '127.0.0.1', earlierToken: undefined })).kind).toBe('signed-in');
    }
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(4);
  });

  it('stay as they are when the demonstration starts again', async () => {
    const { house, accounts } = await setUp();
    const again = await addDemoAccounts(house, NORTHBOROUGH);
    expect(again).toEqual(accounts.map((account) => ({ ...account, password: undefined })));
    expect(await house.store.users.all(CONSOLE_ACCESS)).toHaveLength(4);
  });

  it('are never made for a real council', async () => {
    const { house } = await setUp();
    await expect(addDemoAccounts(house, CANTERBURY)).rejects.toThrow('not an illustrative council');
  });

  it('get buttons on this machine alone; elsewhere their passwords are printed', async () => {
    const { house, accounts } = await setUp();
    const here = { isLoopback: true, publicUrl: undefined };
    expect(demoSignIn(here, house, accounts)?.people.map(({ label }) => label)).toEqual(['Head of ICT', 'Chief executive', 'Inspector']);
    const again = waysToSignIn({ isLoopback: false, publicUrl: undefined }, await addDemoAccounts(house, NORTHBOROUGH));
    expect(again).toContain('npx threestar user password --email head-of-ict@northborough.example');
    const printedHere = waysToSignIn(here, accounts);
    expect(accounts.filter(({ password }) => printedHere.includes(String(password))).map(({ role }) => role)).toEqual(['administrator']);
    for (const elsewhere of [{ isLoopback: false, publicUrl: undefined }, { isLoopback: true, publicUrl: 'https://demo.example' }]) {
      expect(demoSignIn(elsewhere, house, accounts)).toBeUndefined();
      const printed = waysToSignIn(elsewhere, accounts);
      for (const { password } of accounts) expect(printed).toContain(password);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import type { Terminal } from '../../src/cli/command.ts';
import { userCommand } from '../../src/cli/user.ts';
import { signIn } from '../../src/usecases/sign-in.ts';
import { CANTERBURY, buildTestHouse } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';

async function setUp(piped = '') {
  const house = await buildTestHouse();
  const out: string[] = [];
  const terminal: Terminal = {
    out: (text) => void out.push(text), err: () => undefined, progress: () => undefined, isInteractive: false, dataFolder: '', house: async () => house, input: async () => piped,
  };
  return { house, out, user: async (...words: string[]) => runCommand(userCommand, words, terminal) };
}
const tries = async (house: TestHouse, email: string, password: string) => (await signIn(house, { email, password, address: 'x', earlierToken: undefined }));
const FIRST = ['add', '--email', 'Jo@council.gov.uk', '--name', 'Jo Okoro', '--role', 'administrator'];

const INSPECTOR = ['add', '--email', 'ivy@inspect.example', '--name', 'Ivy', '--role', 'inspector'];

describe('threestar user', () => {
  it('makes the first administrator with a password printed once', async () => {
    const { house, out, user } = await setUp();
    expect(await user(...FIRST)).toBe(0);
    const password = String(/shown this once: (\S+)/.exec(out.join('\n'))?.[1]);
    expect(await tries(house, 'jo@council.gov.uk', password)).toMatchObject({ kind: 'signed-in', mustChangePassword: true });
    const [event] = (await house.store.events.newest(2)).slice(1);
    expect(event).toMatchObject({ type: 'user-added', actor: 'console' });
  });

  it('takes a password that is piped in and prints none', async () => {
    const { house, out, user } = await setUp('seven purple elephants\n');
    expect(await user(...FIRST, '--council', CANTERBURY, '--password-stdin', '--format', 'json')).toBe(0);
    expect(JSON.parse(out.join(''))).toEqual({ id: expect.any(String) as string, email: 'jo@council.gov.uk', roles: [{ role: 'administrator', council: CANTERBURY }] });
    expect(await tries(house, 'jo@council.gov.uk', 'seven purple elephants')).toMatchObject({ kind: 'signed-in', mustChangePassword: false });
  });

  it.each([
    ['a weak password', [...FIRST, '--password-stdin'], /password: .*12 characters/],
    ['an unknown role', ['add', '--email', 'jo@council.gov.uk', '--name', 'Jo', '--role', 'king'], /role: Choose a role: viewer/],
    ['an unknown council', [...FIRST, '--council', 'E99'], /council: Choose a council/],
    ['no address', ['add', '--name', 'Jo', '--role', 'viewer'], /--email is missing/],
    ['an account nobody has', ['disable', '--email', 'no@body.example'], /Nobody has an account/],
    ['an unknown action', ['crown'], /user add\|list/],
  ])('refuses %s and adds nobody', async (_name, words, says) => {
    const { out, user } = await setUp('short\n');
    await expect(user(...words)).rejects.toThrow(says);
    await user('list', '--format', 'json');
    expect(JSON.parse(out.join(''))).toEqual([]);
  });

  // The clock of the house stands at 23 November 2026; the days of an account count the first among them.
  it.each<[string, readonly string[], object]>([
    ['a last day', ['--until', '2027-03-03'], { until: '2027-03-03' }],
    ['a number of days', ['--days', '30'], { until: '2026-12-22' }],
    ['one day', ['--days', '1'], { until: '2026-11-23' }],
    ['a first day, days and a framework', ['--from', '2027-01-04', '--days', '10', '--framework', 'best-value-2001'], { from: '2027-01-04', until: '2027-01-13', framework: 'best-value-2001' }],
  ])('makes an inspector’s account with %s', async (_name, words, limits) => {
    const { out, user } = await setUp();
    expect(await user(...INSPECTOR, '--council', CANTERBURY, ...words)).toBe(0);
    expect(out.join()).toContain('Inspector for Canterbury, ');
    await user('list', '--format', 'json');
    expect(JSON.parse(String(out.at(-1)))).toMatchObject([{ email: 'ivy@inspect.example', roles: [{ role: 'inspector', council: CANTERBURY, ...limits }] }]);
    await user('list');
    expect(out.at(-1)).toContain(Object.values(limits).at(0));
  });

  it.each([
    ['without a council', ['--days', '30'], /--council is missing: an account for the role inspector is for one council/],
    ['without an end', ['--council', CANTERBURY], /needs --until DAY or --days NUMBER/],
    ['with two ends', ['--council', CANTERBURY, '--days', '30', '--until', '2027-03-03'], /--until or --days, not both/],
    ['with days that are no number', ['--council', CANTERBURY, '--days', '0'], /--days 0 is not a number of days/],
    ['with an empty end', ['--council', CANTERBURY, '--until', ' '], /--until says nothing/],
    ['with a day that is none', ['--council', CANTERBURY, '--until', '2027-02-30'], /--until 2027-02-30 is not a day/],
    ['that is over already', ['--council', CANTERBURY, '--until', '2026-11-22'], /until: The last day is over already/],
    ['that ends before it begins', ['--council', CANTERBURY, '--from', '2027-01-04', '--until', '2027-01-03'], /until: The last day is before the first/],
    ['for a framework there is not', ['--council', CANTERBURY, '--days', '3', '--framework', 'x'], /framework: Choose a framework/],
    ['with days for a viewer', ['--role', 'viewer', '--council', CANTERBURY, '--days', '3'], /--days is only for the role inspector\. Leave it out for viewer/],
  ])('refuses an inspector’s account %s and adds nobody', async (_name, words, says) => {
    const { out, user } = await setUp();
    await expect(user(...INSPECTOR, ...words)).rejects.toThrow(says);
    await user('list', '--format', 'json');
    expect(JSON.parse(out.join(''))).toEqual([]);
  });

  it('lists, disables, enables and sets a password', async () => {
    const { house, out, user } = await setUp();
    const alice = await house.person('alice', { role: 'viewer', council: CANTERBURY });
    await user('disable', '--email', 'ALICE@example.gov.uk');
    await user('list', '--format', 'json');
    expect(JSON.parse(String(out.at(-1)))).toEqual([{ id: alice, email: 'alice@example.gov.uk', name: 'alice', disabled: true, roles: [{ role: 'viewer', council: CANTERBURY }] }]);
    await user('enable', '--email', 'alice@example.gov.uk');
    await user('password', '--email', 'alice@example.gov.uk', '--format', 'json');
    const { oneTimePassword } = JSON.parse(String(out.at(-1))) as { oneTimePassword: string };
    expect(await tries(house, 'alice@example.gov.uk', oneTimePassword)).toMatchObject({ kind: 'signed-in', mustChangePassword: true });
  });

  it('names in its help every role there is', async () => {
    const { house } = await setUp();
    for (const { id } of house.catalogue.roles.roles) expect(userCommand.help).toContain(id);
  });
});

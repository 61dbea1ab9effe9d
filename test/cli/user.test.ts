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
    expect(JSON.parse(out.join(''))).toEqual({ id: expect.any(String) as string, email: 'jo@council.gov.uk' });
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

import { describe, expect, it } from 'vitest';
import { sessionLimits } from '../../src/core/account-rules.ts';
import { CANTERBURY, buildTestHouse } from '../support/test-house.ts';

const NO_LIMITS = { seenAfter: '', startedAfter: '' };

async function setUp() {
  const house = await buildTestHouse();
  const alice = await house.person('alice', { role: 'viewer', council: CANTERBURY }, { role: 'inspector', council: null });
  const limits = () => sessionLimits(house.catalogue.accountRules, house.now());
  const start = async (tokenHash: string, more: { replaces?: string; userId?: string } = {}) =>
    house.store.sessions.start({ tokenHash, userId: more.userId ?? alice, replaces: more.replaces, limits: limits() }, house.now());
  return { house, sessions: house.store.sessions, alice, limits, start };
}

describe('sessions', () => {
  it('answers what the account may do', async () => {
    const { sessions, alice, limits, start } = await setUp();
    await start('aa');
    expect(await sessions.live('aa', limits())).toEqual({
      tokenHash: 'aa', userId: alice, createdAt: '2026-11-23T09:00:00.000Z', lastSeenAt: '2026-11-23T09:00:00.000Z', passwordExpiresAt: undefined,
      assignments: [{ role: 'inspector', council: null }, { role: 'viewer', council: CANTERBURY }],
    });
    expect(await sessions.live('bb', limits())).toBeUndefined();
  });

  it('is not live for a disabled account, even if its row were still there', async () => {
    const { house, sessions, alice, limits, start } = await setUp();
    await house.store.users.disable(alice, { actor: 'console', at: house.now() });
    await start('aa');
    expect(await sessions.live('aa', limits())).toBeUndefined();
  });

  it('replaces the one the browser came with', async () => {
    const { sessions, alice, limits, start } = await setUp();
    await start('aa');
    await start('bb', { replaces: 'aa' });
    expect((await sessions.ofUser(alice, limits())).map(({ tokenHash }) => tokenHash)).toEqual(['bb']);
  });

  it('removes those that are over when the next one starts', async () => {
    const { house, sessions, alice, start } = await setUp();
    await start('aa');
    house.pass(30);
    await start('bb');
    expect((await sessions.ofUser(alice, NO_LIMITS)).map(({ tokenHash }) => tokenHash)).toEqual(['bb']);
  });

  it('ends the others of one account and nobody else\'s', async () => {
    const { house, sessions, alice, limits, start } = await setUp();
    const bob = await house.person('bob', { role: 'viewer', council: CANTERBURY });
    for (const token of ['aa', 'bb', 'cc']) await start(token);
    await start('dd', { userId: bob });
    expect(await sessions.endOthers({ userId: alice, tokenHash: 'bb' }, limits(), { actor: alice, at: house.now() })).toBe(2);
    expect((await sessions.ofUser(alice, NO_LIMITS)).map(({ tokenHash }) => tokenHash)).toEqual(['bb']);
    expect(await sessions.live('dd', limits())).toBeDefined();
  });

  it('does not raise the data version, since nothing anybody reads has changed', async () => {
    const { house, sessions, start } = await setUp();
    const before = house.store.dataVersion();
    await start('aa');
    await sessions.touch('aa', house.now());
    expect(house.store.dataVersion()).toBe(before);
  });
});

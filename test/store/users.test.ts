import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS, accessFor } from '../../src/core/access.ts';
import { ASHFORD, CANTERBURY, buildTestHouse } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';
import { Database } from '../../src/store/sqlite-driver.ts';

const BY = { actor: 'console', at: '2026-11-23T10:00:00.000Z' };
const viewer = { role: 'viewer', council: CANTERBURY };

async function setUp() {
  const house = await buildTestHouse();
  return { house, users: house.store.users, alice: await house.person('alice', viewer) };
}
const newest = async (house: TestHouse) => (await house.store.events.newest(1))[0];

describe('an account', () => {
  it('is found again as it was added', async () => {
    const { users, alice } = await setUp();
    expect(await users.find(CONSOLE_ACCESS, alice)).toEqual({
      id: alice, email: 'alice@example.gov.uk', name: 'alice', assignments: [viewer], createdAt: '2026-11-23T09:00:00.000Z', disabledAt: undefined, passwordExpiresAt: undefined,
    });
  });

  it('is not added twice under one address, and nothing of the second is kept', async () => {
    const { house, users, alice } = await setUp();
    const before = await newest(house);
    const second = { id: 'f'.repeat(32), email: 'alice@example.gov.uk', name: 'Impostor', passwordHash: 'x', passwordExpiresAt: undefined, assignments: [{ role: 'administrator', council: null }] };
    expect(await users.add(second, BY)).toBe(false);
    expect(await newest(house)).toEqual(before);
    expect((await users.all(CONSOLE_ACCESS)).map(({ id }) => id)).toEqual([alice]);
  });

  it.each([
    ['role-given', (house: TestHouse, id: string) => house.store.users.giveRole(id, { role: 'contributor', council: ASHFORD }, BY), { role: 'contributor', council: ASHFORD }],
    ['role-taken', (house: TestHouse, id: string) => house.store.users.takeRole(id, viewer, BY), viewer],
    ['user-disabled', (house: TestHouse, id: string) => house.store.users.disable(id, BY), {}],
    ['password-changed', (house: TestHouse, id: string) => house.store.users.setPassword(id, { hash: 'y' }, BY), {}],
    ['one-time-password-set', (house: TestHouse, id: string) => house.store.users.setPassword(id, { hash: 'y', expiresAt: '2026-12-01T00:00:00.000Z' }, BY), {}],
  ])('writes %s', async (type, work, content) => {
    const { house, alice } = await setUp();
    expect(await work(house, alice)).toBe(true);
    const event = await newest(house);
    expect(event).toMatchObject({ type, entity: `user/${alice}`, actor: 'console', at: BY.at });
    expect((JSON.parse(String(event?.payload)) as { content: unknown }).content).toEqual(content);
  });

  it.each([
    ['a role held already', (house: TestHouse, id: string) => house.store.users.giveRole(id, viewer, BY)],
    ['a role not held', (house: TestHouse, id: string) => house.store.users.takeRole(id, { role: 'viewer', council: null }, BY)],
    ['an account that is not disabled', (house: TestHouse, id: string) => house.store.users.enable(id, BY)],
    ['an account nobody has', (house: TestHouse) => house.store.users.disable('e'.repeat(32), BY)],
  ])('writes no event for %s', async (_name, work) => {
    const { house, alice } = await setUp();
    const before = await newest(house);
    expect(await work(house, alice)).toBe(false);
    expect(await newest(house)).toEqual(before);
  });

  it('leaves no byte of an erased person in the database or its log', async () => {
    const { house, users } = await setUp();
    await house.person('zebedeequillfeather', { role: 'viewer', council: CANTERBURY });
    const user = (await users.all(CONSOLE_ACCESS)).find(({ name }) => name === 'zebedeequillfeather');
    const bytes = (): string => ['', '-wal'].map((ending) => `${house.databaseFile}${ending}`).filter((file) => fs.existsSync(file)).map((file) => fs.readFileSync(file, 'latin1')).join('');
    await users.setPassword(user?.id ?? '', { hash: 'x'.repeat(2000) }, BY);
    await users.setPassword(user?.id ?? '', { hash: 'y' }, BY);
    expect(bytes()).toContain('zebedeequillfeather');
    expect(await users.erase(user?.id ?? '', BY)).toBe(true);
    expect(bytes()).not.toContain('zebedeequillfeather');
    expect(await house.store.events.verify()).toMatchObject({ kind: 'sound' });
  });

  it('changes together with its event or not at all', async () => {
    const { house, users, alice } = await setUp();
    const raw = new Database(house.databaseFile);
    raw.exec(`CREATE TRIGGER no_more_events BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no more events'); END`);
    raw.close();
    await expect(users.disable(alice, BY)).rejects.toThrow('no more events');
    await expect(users.giveRole(alice, { role: 'administrator', council: null }, BY)).rejects.toThrow('no more events');
    expect(await users.find(CONSOLE_ACCESS, alice)).toMatchObject({ disabledAt: undefined, assignments: [viewer] });
  });

  it('is shown to those who manage one of its councils, and to its owner', async () => {
    const { house, users, alice } = await setUp();
    const { roles } = house.catalogue;
    const acting = (id: string, role: string, council: string | null) => accessFor(roles, { id, assignments: [{ role, council }] });
    expect(await users.find(acting('x', 'administrator', ASHFORD), alice)).toBeUndefined();
    expect(await users.find(acting('x', 'viewer', CANTERBURY), alice)).toBeUndefined();
    expect((await users.find(acting('x', 'administrator', CANTERBURY), alice))?.id).toBe(alice);
    expect((await users.find(acting(alice, 'viewer', CANTERBURY), alice))?.id).toBe(alice);
    expect(await users.all(acting('x', 'administrator', ASHFORD))).toEqual([]);
  });
});

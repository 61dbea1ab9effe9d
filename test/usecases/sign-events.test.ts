import { generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { eraseUser } from '../../src/usecases/erase-user.ts';
import { signEvents, signEventsDaily, verifyEvents } from '../../src/usecases/sign-events.ts';
import { CANTERBURY, buildTestHouse } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';
import { Database } from '../../src/store/sqlite-driver.ts';

async function houseWithEvents(): Promise<TestHouse> {
  const house = await buildTestHouse();
  for (const name of ['ann', 'ben', 'cat', 'dan']) await house.person(name, { role: 'viewer', council: CANTERBURY });
  return house;
}

/** What somebody with the database and the will could do: the triggers are taken away first. */
function tamper(house: TestHouse, statement: string): void {
  const raw = new Database(house.databaseFile);
  raw.exec(`DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_deleted; ${statement}`);
  raw.close();
}
const heads = (house: TestHouse): string => path.join(house.folder, 'signed-heads.jsonl');

describe('signed heads of the event log', () => {
  it('agree with a log that went on since', async () => {
    const house = await houseWithEvents();
    await signEvents(house);
    await house.person('eve', { role: 'viewer', council: null });
    expect(await verifyEvents(house)).toMatchObject({ kind: 'sound', events: 5, signedHeads: 1, lastSigned: { seq: 4, fingerprint: house.signingKey().fingerprint } });
  });

  it('find a log cut off at its end, which the chain alone cannot', async () => {
    const house = await houseWithEvents();
    await signEvents(house);
    tamper(house, 'DELETE FROM events WHERE seq = 4');
    expect(await house.store.events.verify()).toMatchObject({ kind: 'sound', events: 3 });
    expect(await verifyEvents(house)).toMatchObject({ kind: 'broken', seq: 4, reason: expect.stringContaining('cut off') as string });
  });

  it('find an end that was cut off and written anew', async () => {
    const house = await houseWithEvents();
    await signEvents(house);
    tamper(house, 'DELETE FROM events WHERE seq = 4');
    await house.person('eve', { role: 'viewer', council: null });
    expect(await house.store.events.verify()).toMatchObject({ kind: 'sound', events: 4 });
    expect(await verifyEvents(house)).toMatchObject({ kind: 'broken', seq: 4 });
  });

  it('cannot be changed, or signed by another key, unseen', async () => {
    const house = await houseWithEvents();
    const signed = await signEvents(house);
    const write = (head: object): void => fs.writeFileSync(heads(house), `${JSON.stringify(head)}\n`);
    write({ ...signed, seq: 3 });
    expect(await verifyEvents(house)).toMatchObject({ kind: 'broken', reason: expect.stringContaining('was changed') as string });
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const text = Buffer.from(`threestar event log ${signed.at} ${signed.seq} ${signed.head}\n`);
    write({ ...signed, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), signature: sign(null, text, privateKey).toString('base64') });
    expect(await verifyEvents(house)).toMatchObject({ kind: 'broken', reason: expect.stringContaining('another key') as string });
    fs.writeFileSync(heads(house), 'hello\n');
    await expect(verifyEvents(house)).rejects.toMatchObject({ code: 'database-damaged' });
  });

  it('are made once a day', async () => {
    const house = await houseWithEvents();
    expect(await signEventsDaily(house)).toMatchObject({ seq: 4 });
    house.pass(60);
    expect(await signEventsDaily(house)).toBeUndefined();
    house.pass(24 * 60);
    expect(await signEventsDaily(house)).toMatchObject({ seq: 4 });
    expect(await house.store.signedHeads.all()).toHaveLength(2);
  });
});

describe('erasing a person', () => {
  it('takes out name, e-mail address, password, roles and sessions, and the chain still verifies', async () => {
    const house = await houseWithEvents();
    const [ann] = await house.store.users.all(CONSOLE_ACCESS);
    await signEvents(house);
    await eraseUser(house, CONSOLE_ACCESS, ann?.id ?? '');
    const raw = new Database(house.databaseFile);
    const row = raw.prepare('SELECT * FROM users WHERE id = ?').get(ann?.id);
    raw.close();
    expect(row).toMatchObject({ name: 'Erased person', email: `${ann?.id}@erased.invalid`, password_hash: null });
    expect(await house.store.users.withEmail('ann@example.gov.uk')).toBeUndefined();
    expect(await house.store.users.find(CONSOLE_ACCESS, ann?.id ?? '')).toMatchObject({ assignments: [] });
    expect((await house.store.events.newest(1))[0]).toMatchObject({ type: 'user-erased', entity: `user/${ann?.id}` });
    expect(await verifyEvents(house)).toMatchObject({ kind: 'sound', events: 5 });
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { addNote } from '../../src/usecases/add-note.ts';
import { importCsv } from '../support/pack.ts';
import { eventHash } from '../../src/store/events.ts';
import { CANTERBURY, buildTestHouse } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';
import { Database } from '../../src/store/sqlite-driver.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Six events: accounts added one after the other. */
async function houseWithEvents(): Promise<TestHouse> {
  const house = await buildTestHouse();
  for (const name of ['ann', 'ben', 'cat', 'dan', 'eve', 'fay']) await house.person(name, { role: 'viewer', council: null });
  return house;
}

/** What somebody with the file and the will could do: the triggers are taken away first. */
function tamper(house: TestHouse, ...statements: string[]): void {
  const raw = new Database(house.databaseFile);
  try {
    raw.exec('DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_deleted;');
    for (const statement of statements) raw.exec(statement);
  } finally {
    raw.close();
  }
}

describe('the chain of events', () => {
  it('is sound as written, each hash made from the one before it', async () => {
    const house = await houseWithEvents();
    const events = (await house.store.events.newest(10)).reverse();
    expect(events).toHaveLength(6);
    // Worked outside our code: SHA-256(previous hash ‖ SHA-256(payload)), the first previous hash being 64 zeros.
    let previous = '0'.repeat(64);
    for (const { payload, hash } of events) {
      expect(hash).toBe(sha256(previous + sha256(payload)));
      previous = hash;
    }
    expect(await house.store.events.verify()).toEqual({ kind: 'sound', events: 6, head: previous });
  });

  it('keeps its payload as canonical JSON (RFC 8785: keys in order, no spaces)', async () => {
    const house = await houseWithEvents();
    const [newest] = await house.store.events.newest(1);
    expect(newest?.payload).toBe(`{"actor":"console","at":"2026-11-23T09:00:00.000Z","content":{"roles":[{"council":null,"role":"viewer"}]},"entity":"${newest?.entity}","seq":6,"type":"user-added"}`);
  });

  it.each([
    ['changed content', [`UPDATE events SET payload = replace(payload, 'viewer', 'inspector') WHERE seq = 3`], 3],
    ['a changed actor', [`UPDATE events SET actor = 'somebody' WHERE seq = 4`], 4],
    ['a changed time', [`UPDATE events SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2`], 2],
    ['a deleted event', ['DELETE FROM events WHERE seq = 3'], 3],
    ['a deleted event, the rest moved up', ['DELETE FROM events WHERE seq = 3', 'UPDATE events SET seq = seq - 1 WHERE seq > 3'], 3],
    ['the first event deleted', ['DELETE FROM events WHERE seq = 1'], 1],
    ['two events swapped', ['UPDATE events SET seq = 99 WHERE seq = 2', 'UPDATE events SET seq = 2 WHERE seq = 4', 'UPDATE events SET seq = 4 WHERE seq = 99'], 2],
    ['an event put in between', ['UPDATE events SET seq = seq + 100 WHERE seq > 3', 'UPDATE events SET seq = seq - 99 WHERE seq > 100',
      `INSERT INTO events SELECT 4, at, actor, type, entity, payload, previous_hash, hash FROM events WHERE seq = 3`], 4],
    ['an event added at the end that does not follow', [`INSERT INTO events SELECT 7, at, actor, type, entity, payload, previous_hash, hash FROM events WHERE seq = 6`], 7],
  ])('is found broken by %s', async (_name, statements, seq) => {
    const house = await houseWithEvents();
    tamper(house, ...statements);
    expect(await house.store.events.verify()).toMatchObject({ kind: 'broken', seq });
  });

  it('is found broken where somebody made one event\'s hash fit its new content', async () => {
    const house = await houseWithEvents();
    const events = await house.store.events.newest(10);
    const [before, third] = [events.find(({ seq }) => seq === 2), events.find(({ seq }) => seq === 3)];
    const payload = String(third?.payload).replace('viewer', 'inspector');
    tamper(house, `UPDATE events SET payload = '${payload}', hash = '${eventHash(String(before?.hash), payload)}' WHERE seq = 3`);
    expect(await house.store.events.verify()).toMatchObject({ kind: 'broken', seq: 4 });
  });

  it('holds no word that people wrote, and is found broken where an entry it tells of was changed', async () => {
    const house = await buildTestHouse();
    const actor = CONSOLE_ACCESS;
    const { indicators } = house.catalogue;
    const indicator = [...indicators.values()][0];
    if (indicator === undefined) throw new Error('no indicator');
    await addNote(house, actor, { council: CANTERBURY, indicator, period: '', kind: 'note', text: 'Ask Zebedee Quillfeather' });
    await house.store.register.add({ kind: 'actions', council: CANTERBURY, key: 'A-01', content: { id: 'A-01' }, reason: 'Zebedee Quillfeather left', actor: 'console', at: house.now() });
    const batch = await importCsv(house, `council,indicator,period,value\nCanterbury,incidents-in-sla,2026-10,12.3\n`, { publish: true });
    await house.store.batches.withdraw(batch, { actor: 'console', at: house.now(), reason: 'Zebedee Quillfeather mistyped it' });
    const events = await house.store.events.newest(10);
    expect(events.map(({ type }) => type)).toEqual(['batch-withdrawn', 'batch-saved', 'actions-recorded', 'notes-recorded']);
    expect(events.filter(({ payload }) => payload.includes('Quillfeather'))).toEqual([]);
    expect(await house.store.events.verify()).toMatchObject({ kind: 'sound' });
    const raw = new Database(house.databaseFile);
    raw.exec(`DROP TRIGGER register_entries_are_never_changed; UPDATE register_entries SET reason = 'was told to' WHERE entry_key = 'A-01';`);
    raw.close();
    expect(await house.store.events.verify()).toMatchObject({ kind: 'broken', seq: 2, reason: 'what it tells of, register/2, was changed or is gone' });
  });

  it('is found broken where a file it tells of was changed or taken away', async () => {
    const house = await buildTestHouse();
    await importCsv(house, 'council,indicator,period,value\nCanterbury,incidents-in-sla,2026-10,12.3\n', { publish: true });
    expect(await house.store.events.verify()).toMatchObject({ kind: 'sound' });
    for (const statement of [`UPDATE files SET content = CAST(replace(CAST(content AS TEXT), '12.3', '92.3') AS BLOB)`, 'DELETE FROM files']) {
      const raw = new Database(house.databaseFile);
      raw.exec(`PRAGMA foreign_keys = OFF; DROP TRIGGER IF EXISTS files_are_never_changed; DROP TRIGGER IF EXISTS files_are_never_deleted; ${statement}`);
      raw.close();
      expect(await house.store.events.verify(), statement).toMatchObject({ kind: 'broken', seq: 1, reason: expect.stringContaining('the file ') as string });
    }
  });

  it('cannot tell a tail that was cut off, which is why the head is written down elsewhere', async () => {
    const house = await houseWithEvents();
    const before = await house.store.events.verify();
    tamper(house, 'DELETE FROM events WHERE seq = 6');
    const after = await house.store.events.verify();
    expect(after).toMatchObject({ kind: 'sound', events: 5 });
    expect(after).not.toEqual(before);
  });

  it.each(['UPDATE events SET actor = \'x\' WHERE seq = 1', 'DELETE FROM events WHERE seq = 1', 'INSERT OR REPLACE INTO events SELECT seq, at, \'x\', type, entity, payload, previous_hash, hash FROM events WHERE seq = 1'])('refuses through any connection: %s', async (statement) => {
    const house = await houseWithEvents();
    const raw = new Database(house.databaseFile);
    expect(() => raw.exec(statement)).toThrow('append-only');
    raw.close();
  });
});

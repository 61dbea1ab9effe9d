import { describe, expect, it } from 'vitest';
import { temporaryStore } from '../support/temporary-store.ts';

const EVENT = { at: '2026-11-23T09:00:00.000Z', actor: 'i', type: 'tried', entity: 'page/x', content: {} };

describe('reading without being able to write', () => {
  it('is refused every change by SQLite, and sees at once what another connection wrote', async () => {
    const store = await temporaryStore();
    await store.events.record(EVENT);
    await store.readOnly(async () => {
      await expect(store.events.record(EVENT)).rejects.toMatchObject({ code: 'SQLITE_READONLY', message: 'attempt to write a readonly database' });
      expect(await store.events.newest(5)).toHaveLength(1);
    });
    await store.events.record(EVENT);
    expect(await store.readOnly(async () => store.events.newest(5))).toHaveLength(2);
    expect((await store.events.verify()).kind).toBe('sound');
  });
});

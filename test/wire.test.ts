import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../src/core/access.ts';
import { confirmImport } from '../src/usecases/confirm-import.ts';
import { stageImport } from '../src/usecases/stage-import.ts';
import { wire, wireReader } from '../src/wire.ts';
import { temporaryFolder } from './support/temporary-store.ts';

const CSV = 'council,indicator,period,value\nCanterbury,incidents-in-sla,2026-10,91.5\n';

describe('the house as a server wires it', { timeout: 60_000 }, () => {
  it('imports in a thread, and has a reader beside it that sees what was saved and can write nothing', async () => {
    const dataDir = temporaryFolder();
    const house = await wire({ dataDir, asOf: undefined }, { heavyWorkIn: 'thread' });
    const threads: unknown[] = [];
    const count = (worker: unknown): void => void threads.push(worker);
    process.on('worker', count);
    const staged = await stageImport(house, CONSOLE_ACCESS, { content: Buffer.from(CSV), fileName: 'figures.csv', kind: 'observations' });
    process.off('worker', count);
    expect(staged.kind).toBe('staged');
    expect(threads).toHaveLength(1);
    expect(await confirmImport(house, CONSOLE_ACCESS, { id: staged.kind === 'staged' ? staged.id : '', publish: true, leaveOut: false })).toMatchObject({ kind: 'saved' });
    const reader = await wireReader({ dataDir });
    expect(await reader.store.known.revisions('E07000106', house.now())).toMatchObject([{ indicator: 'incidents-in-sla' }]);
    await expect(reader.store.events.record({ at: house.now(), actor: 'x', type: 'tried', entity: 'x', content: {} })).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
    reader.close();
    house.close();
  });
});

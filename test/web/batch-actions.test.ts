import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS, VISITOR, accessFor } from '../../src/core/access.ts';
import { confirmImport } from '../../src/usecases/confirm-import.ts';
import { stageImport } from '../../src/usecases/stage-import.ts';
import { batchActions } from '../../src/web/routes/batch-actions/view-model.ts';
import { canterburyServer } from '../support/canterbury-server.ts';
import { ASHFORD, CANTERBURY } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';

async function save(house: TestHouse, rows: string, options: { publish: boolean }): Promise<number> {
  const staged = await stageImport(house, CONSOLE_ACCESS, { content: Buffer.from(`council,indicator,period,value\n${rows}`), fileName: 'figures.csv', kind: 'observations' });
  if (staged.kind !== 'staged') throw new Error(staged.kind);
  const saved = await confirmImport(house, CONSOLE_ACCESS, { id: staged.id, publish: options.publish, leaveOut: true });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return saved.batch;
}

const row = (value: string, council = CANTERBURY): string => `${council},first-contact-fix,2026-10,${value}\n`;

async function published({ store, catalogue }: TestHouse): Promise<unknown[]> {
  const [series] = await store.figures.series(accessFor(catalogue.roles, VISITOR), { council: CANTERBURY });
  return series?.points.map(({ figure }) => (figure.kind === 'value' ? figure.value : figure.reason)) ?? [];
}

describe('publishing a batch', () => {
  it('asks, then shows its figures to everybody; a second time changes nothing and says so', async () => {
    const { house, as } = await canterburyServer();
    const id = await save(house, row('58.4'), { publish: false });
    const alice = await as('alice');
    expect(await published(house)).toEqual([]);
    expect((await alice.get(`/batches/${id}/publish`)).body).toContain('1 row of');
    const done = await alice.post(`/batches/${id}/publish`, {}, `/batches/${id}/publish`);
    expect([done.statusCode, done.headers.location]).toEqual([303, `/batches/${id}?done=published`]);
    expect(await published(house)).toEqual([58.4]);
    const again = await alice.post(`/batches/${id}/publish`, {}, '/account');
    expect(again.headers.location).toBe(`/batches/${id}?done=already-published`);
    expect((await house.store.events.newest(50)).filter(({ type }) => type === 'batch-published')).toHaveLength(1);
  });

  it('is for those who may publish for every council in it', async () => {
    const { house, as } = await canterburyServer();
    const both = await save(house, row('58.4') + row('50', ASHFORD), { publish: false });
    for (const name of ['alice', 'olive', 'carol'] as const) {
      expect((await (await as(name)).post(`/batches/${both}/publish`, {}, '/account')).statusCode).toBe(403);
    }
    const own = await save(house, row('58.5'), { publish: false });
    expect((await (await as('olive')).post(`/batches/${own}/publish`, {}, '/account')).statusCode).toBe(404);
    expect((await (await as('alice')).postBare(`/batches/${own}/publish`, {})).statusCode).toBe(403);
    expect(await published(house)).toEqual([]);
  });
});

describe('withdrawing a batch', () => {
  it('wants a reason, and returns the earlier figure', async () => {
    const { house, as } = await canterburyServer();
    await save(house, row('58.4'), { publish: true });
    const second = await save(house, row('85.4'), { publish: true });
    expect(await published(house)).toEqual([85.4]);
    const alice = await as('alice');
    const page = `/batches/${second}/withdraw`;
    const unexplained = await alice.post(page, { reason: ' ' }, page);
    expect(unexplained.statusCode).toBe(400);
    expect(unexplained.body).toContain('<title>Error: Withdraw batch 2');
    expect(unexplained.body).toContain('href="#reason">Say why the batch is withdrawn');
    expect(await published(house)).toEqual([85.4]);
    const done = await alice.post(page, { reason: 'Digits swapped' }, page);
    expect(done.headers.location).toBe(`/batches/${second}?done=withdrawn`);
    expect(await published(house)).toEqual([58.4]);
    expect((await alice.post(page, { reason: 'again' }, '/account')).headers.location).toBe(`/batches/${second}?done=already-withdrawn`);
    expect((await alice.post(`/batches/${second}/publish`, {}, '/account')).headers.location).toBe(`/batches/${second}?done=already-withdrawn`);
    expect((await house.store.events.newest(50)).filter(({ type }) => type === 'batch-withdrawn')).toHaveLength(1);
    expect((await house.store.events.verify()).kind).toBe('sound');
  });

  it('is not for contributors or another council, and needs the token', async () => {
    const { house, as } = await canterburyServer();
    const id = await save(house, row('58.4'), { publish: true });
    const page = `/batches/${id}/withdraw`;
    for (const name of ['carol', 'olive'] as const) expect((await (await as(name)).post(page, { reason: 'x' }, '/account')).statusCode).toBe(403);
    expect((await (await as('alice')).postBare(page, { reason: 'x' })).statusCode).toBe(403);
    expect(await published(house)).toEqual([58.4]);
  });
});

describe('what may be done with a batch', () => {
  it('follows its state and the person’s rights', async () => {
    const { house, ids } = await canterburyServer();
    const alice = ids.get('alice') ?? '';
    const id = await save(house, `${row('58.4')}${CANTERBURY},no-such,2026-10,1\n`, { publish: false });
    const access = accessFor(house.catalogue.roles, { id: alice, assignments: [{ role: 'head-of-ict', council: CANTERBURY }] });
    const actions = async () => {
      const found = await house.store.batches.find(access, id);
      if (found === undefined) throw new Error('no batch');
      return batchActions(access, found.batch, found.councils);
    };
    expect(await actions()).toEqual({ publish: '/batches/1/publish', withdraw: '/batches/1/withdraw', left: { href: '/batches/1/left-out', rows: 1 } });
    await house.store.batches.publish(id, { actor: alice, at: house.now() });
    expect(Object.keys(await actions())).toEqual(['withdraw', 'left']);
    await house.store.batches.withdraw(id, { actor: alice, at: house.now(), reason: 'x' });
    expect(Object.keys(await actions())).toEqual(['left']);
    const found = await house.store.batches.find(CONSOLE_ACCESS, id);
    expect(found && batchActions(accessFor(house.catalogue.roles, VISITOR), found.batch, found.councils)).toEqual({});
  });
});

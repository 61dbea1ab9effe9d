import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { NORTHBOROUGH } from '../support/northborough.ts';
import { northboroughServer } from '../support/northborough-server.ts';
import { importCsv } from '../support/pack.ts';

const setUp = async () => northboroughServer(['ines', 'vera', 'otto', 'root']);
const LOG = `/councils/${NORTHBOROUGH}/events`;
interface Row { seq: number; type: string; entity: string; at: string; payload: string }

describe('the event log of a council', { timeout: 60_000 }, () => {
  it.each([['ines', 200], ['vera', 200], ['root', 200], ['otto', 403], ['visitor', 403]])('%s is answered %i', async (name, code) => {
    const { as } = await setUp();
    const browser = await as(name);
    for (const ending of ['', '.csv', '.json']) expect((await browser.get(`${LOG}${ending}`)).statusCode).toBe(code);
  });

  it('tells of the council alone, while the whole log is for who manages every account', async () => {
    const { as } = await setUp();
    const ines = await as('ines');
    const own = JSON.parse((await ines.get(`${LOG}.json`)).body) as Row[];
    expect(own.length).toBeGreaterThan(20);
    expect(own.every(({ entity }) => entity.startsWith('batch/') || entity.startsWith('page/councils/:gss/events'))).toBe(true);
    expect((await ines.get('/admin/events.json')).statusCode).toBe(403);
    const all = JSON.parse((await (await as('root')).get('/admin/events.json')).body) as Row[];
    expect(all.length).toBeGreaterThan(own.length);
  });

  it('follows one figure from its first batch over its correction to its withdrawal', async () => {
    const { house, as } = await setUp();
    house.pass(1);
    const batch = await importCsv(house, 'council,indicator,period,value\nNorthborough (illustrative),incidents-in-sla,2026-10,90.1\n', { publish: true });
    await house.store.batches.withdraw(batch, { actor: 'console', at: house.now(), reason: 'a slip' });
    const life = JSON.parse((await (await as('ines')).get(`${LOG}.json?indicator=incidents-in-sla&period=2026-10`)).body) as Row[];
    expect(life.map(({ type }) => type)).toEqual(['batch-withdrawn', 'batch-saved', 'batch-saved']);
    expect(new Set(life.map(({ entity }) => entity)).size).toBe(2);
    expect(life[0]).toMatchObject({ entity: `batch/${batch}`, payload: expect.not.stringContaining('a slip') as string });
  });

  it('is filtered by what, who, day and what it is about', async () => {
    const { as } = await setUp();
    const root = await as('root');
    const ask = async (query: string) => JSON.parse((await root.get(`/admin/events.json?${query}`)).body) as Row[];
    expect((await ask('type=user-added')).every(({ type }) => type === 'user-added')).toBe(true);
    expect(await ask('type=user-added')).toHaveLength(4);
    expect((await ask('actor=sample-data')).length).toBeGreaterThan(20);
    expect(await ask('entity=batch/3')).toHaveLength(1);
    expect((await ask('day=2022-06-14')).every(({ at }) => at.startsWith('2022-06-14'))).toBe(true);
    expect(await ask('type=nothing-like-this')).toEqual([]);
    expect((await root.get('/admin/events?type=nothing-like-this')).body).toContain('There is no such event');
  });

  it('checks the chain from the page', async () => {
    const { as } = await setUp();
    expect((await (await as('ines')).get(`${LOG}?check=yes`)).body).toMatch(/The chain of \d+ events is sound/);
  });
});

describe('erasing a person from the page', () => {
  it('wants a tick, and is for who manages the account', async () => {
    const { house, as } = await setUp();
    const vera = (await house.store.users.all(CONSOLE_ACCESS)).find(({ name }) => name === 'vera');
    const root = await as('root');
    const page = `/admin/users/${vera?.id}`;
    expect((await root.post(`${page}/erase`, {}, page)).statusCode).toBe(400);
    expect((await root.post(`${page}/erase`, { sure: 'yes' }, page)).statusCode).toBe(303);
    expect((await root.get(page)).body).toContain('Erased person');
    expect((await (await as('otto')).post(`${page}/erase`, { sure: 'yes' }, '/account')).statusCode).toBe(403);
  }, 30_000);
});

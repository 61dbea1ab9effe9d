import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../../../src/core/access.ts';
import { confirmImport } from '../../../../src/usecases/confirm-import.ts';
import { stageImport } from '../../../../src/usecases/stage-import.ts';
import { buildTestServer } from '../../../support/test-browser.ts';
import { CANTERBURY, aCouncil, buildTestHouse } from '../../../support/test-house.ts';
import type { TestHouse } from '../../../support/test-house.ts';

const OTHERS = ['Ashford', 'Dover', 'Maidstone', 'Swale', 'Thanet'].map((name, at) => aCouncil(`E0700020${at}`, name));
const INVENTED = { ...aCouncil('X07000001', 'Northborough'), illustrative: true };
const PAGE = `/councils/${CANTERBURY}/indicators/flexible-working`;

async function save(house: TestHouse, rows: readonly string[], options: { publish: boolean } = { publish: true }): Promise<void> {
  const content = Buffer.from(`council,indicator,period,value,definition_version\n${rows.map((row) => `${row}\n`).join('')}`);
  const staged = await stageImport(house, CONSOLE_ACCESS, { content, fileName: 'figures.csv', kind: 'observations' });
  if (staged.kind !== 'staged') throw new Error(staged.kind);
  const saved = await confirmImport(house, CONSOLE_ACCESS, { id: staged.id, publish: options.publish, leaveOut: false });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
}

const words = (html: string): string => html.replace(/<(script|svg)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, '\'').replace(/\s+/g, ' ');

async function filled() {
  const house = await buildTestHouse();
  await house.store.councils.sync([...OTHERS, INVENTED]);
  await save(house, [
    `${CANTERBURY},flexible-working,2025/26 Q2,60,2`, `${CANTERBURY},flexible-working,2026/27 Q2,88,`,
    ...OTHERS.slice(0, 4).map(({ gss }, at) => `${gss},flexible-working,2026/27 Q2,${80 + at * 2},`),
    `${OTHERS[4]?.gss},flexible-working,2026/27 Q2,99,2`, `${INVENTED.gss},flexible-working,2026/27 Q2,100,`,
  ]);
  const app = await buildTestServer(house);
  const get = async (url: string): Promise<string> => words((await app.inject({ url })).body);
  return { house, app, get };
}

describe('the peers of an indicator', () => {
  it('are ranked on the page with what was left out and why', async () => {
    const { get } = await filled();
    const page = await get(PAGE);
    expect(page).toContain('Compared with other councils: top 25 %, rank 1 of 5');
    expect(page).toContain('Canterbury had 88.0% in July to September 2026: rank 1 of 5 councils');
    expect(page).toContain('Left out because it measures differently (out of all staff in post, here out of staff whose post allows it): Thanet.');
    expect(page).not.toContain('Northborough');
    expect(page).toContain('Figures before July to September 2026 follow definition 2');
    expect(page).toContain('not compared: measured differently since Jul to Sep 2026');
  });

  it('stand in the dashboard\'s own column, linked', async () => {
    const { app, get } = await filled();
    expect(await get(`/councils/${CANTERBURY}`)).toMatch(/\[z\] \S.{0,40}top 25 % rank 1 of 5 /);
    expect((await app.inject({ url: `/councils/${CANTERBURY}` })).body).toContain(`href="${PAGE}#peers">top 25 %`);
  });

  it('follow every change, drafts only once they are published', async () => {
    const { house, get } = await filled();
    await get(`/councils/${CANTERBURY}`);
    await save(house, [`${OTHERS[0]?.gss},flexible-working,2026/27 Q2,95,`], { publish: false });
    expect(await get(`/councils/${CANTERBURY}`)).toContain('rank 1 of 5');
    await house.store.batches.publish(2, { actor: 'console', at: house.now() });
    expect(await get(`/councils/${CANTERBURY}`)).toContain('rank 2 of 5');
    expect(await get(`/councils/${CANTERBURY}?known-at=2020-01-01`)).not.toContain('rank');
    await house.store.batches.withdraw(2, { actor: 'console', at: house.now(), reason: 'wrong' });
    expect(await get(PAGE)).toContain('rank 1 of 5');
  });

  it('are chosen by a group in the address', async () => {
    const { get, app } = await filled();
    expect(await get(`${PAGE}?peers=kind`)).toContain('Same kind: Non-metropolitan district');
    expect((await app.inject({ url: `${PAGE}?peers=kind` })).body).toMatch(/peers&#x3D;kind#peers" aria-current="true"/);
    expect(await get(`${PAGE}?peers=size`)).toContain('Canterbury does not belong to this group');
    expect((await app.inject({ url: `${PAGE}?peers=friends` })).statusCode).toBe(404);
  });

  it('are never real ones for an illustrative council, and the page says so', async () => {
    const { get } = await filled();
    expect(await get(`/councils/${INVENTED.gss}/indicators/flexible-working`)).toContain('It is an invented council, so its figures are compared with those of other invented councils only');
    expect(await get(`/councils/${INVENTED.gss}`)).toContain('No quartiles: this is an invented council');
  });

  it('can be downloaded as they are ranked', async () => {
    const { app } = await filled();
    const { body } = await app.inject({ url: `/councils/${CANTERBURY}/indicators/flexible-working/peers.csv` });
    expect(body.split('\r\n').slice(0, 3)).toEqual([
      '\uFEFFcouncil,gss,period,value,rank,n,percentile,quartile', `Canterbury,${CANTERBURY},2026/27 Q2,88,1,5,0.2,top 25 %`, 'Swale,E07000203,2026/27 Q2,86,2,5,0.4,above average',
    ]);
  });
});

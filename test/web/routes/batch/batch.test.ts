import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../../../support/import.ts';
import { NORTHBOROUGH, loadNorthborough } from '../../../support/northborough.ts';
import { buildTestServer, testBrowser } from '../../../support/test-browser.ts';
import { ASHFORD, buildTestHouse } from '../../../support/test-house.ts';

async function setUp() {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  await house.person('own', { role: 'viewer', council: NORTHBOROUGH });
  await house.person('other', { role: 'viewer', council: ASHFORD });
  const app = await buildTestServer(house);
  const browsers = { visitor: testBrowser(app), own: testBrowser(app), other: testBrowser(app) };
  await browsers.own.signIn('own');
  await browsers.other.signIn('other');
  const batches = new Map((await house.store.batches.ofCouncil(NORTHBOROUGH)).map((batch) => [batch.fileName, batch.id]));
  const idOf = (name: string): number => batches.get(name) ?? 0;
  const statuses = async (address: string) => Promise.all([browsers.visitor, browsers.own, browsers.other].map(async (browser) => (await browser.get(address)).statusCode));
  return { house, ...browsers, idOf, statuses };
}

describe('a batch and its lines', () => {
  it('shows the literal line asked for, among its neighbours, with the file and its hash', async () => {
    const { visitor, idOf } = await setUp();
    const file = readFileSync(projectFile('data/samples/northborough/figures-2025-26.csv'));
    const line = file.toString('utf8').split('\n').findIndex((text) => text.includes('incidents-in-sla,2026-03')) + 1;
    const page = (await visitor.get(`/batches/${idOf('figures-2025-26.csv')}?line=${line}`)).body;
    expect(page).toContain(`<tr class="hit" id="line-${line}">`);
    expect(/class="hit".*?<code>(.*?)<\/code>/s.exec(page)?.[1]).toMatch(/^Northborough \(illustrative\),incidents-in-sla,2026-03,89.1,1047,1175,actual/);
    expect(page).toContain('council,indicator,period,value,numerator');
    expect(page).toContain(createHash('sha256').update(file).digest('hex'));
    expect(page.match(/class="hit"/g)).toHaveLength(1);
  });

  it('says so when the file has no such line', async () => {
    const { visitor, idOf } = await setUp();
    const page = await visitor.get(`/batches/${idOf('figures-2026-10.csv')}?line=999`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('so there is no line 999');
    expect((await visitor.get('/batches/9999')).statusCode).toBe(404);
    expect((await visitor.get('/batches/1?line=0')).statusCode).toBe(400);
  });

  it('hands out the file as it was received, never to be run or guessed at', async () => {
    const { visitor, idOf } = await setUp();
    const answer = await visitor.get(`/batches/${idOf('figures-2026-10.csv')}/file`);
    expect(answer.rawPayload.equals(readFileSync(projectFile('data/samples/northborough/figures-2026-10.csv')))).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv', 'content-disposition': 'attachment; filename="figures-2026-10.csv"', 'x-content-type-options': 'nosniff',
    });
  });
});

describe('who sees a batch', () => {
  it('is everybody for published figures; its own people for drafts, papers and what is withdrawn', async () => {
    const { house, idOf, statuses } = await setUp();
    const published = idOf('figures-2026-09.csv');
    expect(await statuses(`/batches/${published}?line=2`)).toEqual([200, 200, 200]);
    expect(await statuses(`/batches/${idOf('figures-2026-10-web-contractor.csv')}`)).toEqual([404, 200, 404]);
    expect(await statuses(`/batches/${idOf('assessments.csv')}?line=2`)).toEqual([404, 200, 404]);
    // It has rows of confidential items, which a viewer may not know of.
    expect(await statuses(`/batches/${idOf('evidence.csv')}/file`)).toEqual([404, 403, 404]);
    await house.store.batches.withdraw(published, { actor: 'console', at: house.now(), reason: 'sent twice' });
    expect(await statuses(`/batches/${published}?line=2`)).toEqual([404, 200, 404]);
    expect(await statuses(`/batches/${published}/file`)).toEqual([404, 200, 404]);
  });
});

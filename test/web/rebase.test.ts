import { describe, expect, it } from 'vitest';
import { buildTestServer, testBrowser } from '../support/test-browser.ts';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { readRebases } from '../../src/usecases/read-rebases.ts';
import { confirmImport } from '../../src/usecases/confirm-import.ts';
import { stageImport } from '../../src/usecases/stage-import.ts';
import { ASHFORD, CANTERBURY, buildTestHouse } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';

const PAGE = `/councils/${CANTERBURY}/indicators/first-contact-fix`;
const FORM = `${PAGE}/new-limits`;
const WANTED = { from: 'April 2026', decision: 'confirmed', reason: 'New knowledge base' };

/** 24 months to October 2026 that step up in April 2026. */
async function withFigures(): Promise<TestHouse> {
  const house = await buildTestHouse();
  const rows = Array.from({ length: 24 }, (_, at) => {
    const month = 2024 * 12 + 10 + at;
    return `${CANTERBURY},first-contact-fix,${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')},${(at < 17 ? 50 : 52) + (at % 2)}`;
  });
  const staged = await stageImport(house, CONSOLE_ACCESS, { content: Buffer.from(`council,indicator,period,value\n${rows.join('\n')}\n`), fileName: 'f.csv', kind: 'observations' });
  if (staged.kind !== 'staged') throw new Error(staged.kind);
  await confirmImport(house, CONSOLE_ACCESS, { id: staged.id, publish: true, leaveOut: false });
  await house.person('head', { role: 'head-of-ict', council: CANTERBURY });
  await house.person('other', { role: 'head-of-ict', council: ASHFORD });
  await house.person('reader', { role: 'chief-executive', council: CANTERBURY });
  return house;
}
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('new limits', () => {
  it('are suggested, decided with a reason, drawn, and taken back', async () => {
    const house = await withFigures();
    const head = testBrowser(await buildTestServer(house));
    await head.signIn('head');
    const before = words((await head.get(PAGE)).body);
    expect(before).toContain('A suggestion, not applied: 7 figures in a row, from April 2026 to the latest, lie above the average.');
    expect((await head.post(FORM, WANTED, FORM)).statusCode).toBe(303);
    expect(await readRebases(house, CANTERBURY)).toEqual(new Map([['first-contact-fix', [{ granularity: 'month', month: 2026 * 12 + 3 }]]]));
    const after = words((await head.get(PAGE)).body);
    expect(after).not.toContain('A suggestion');
    expect(after).toContain('New limits from April 2026. New knowledge base Head of ICT, 23 November 2026');
    expect((await head.get(PAGE)).body).toContain('New limits, April 2026');
    house.pass(5);
    expect((await head.post(FORM, { ...WANTED, decision: 'undone', reason: 'It did not last' }, FORM)).statusCode).toBe(303);
    expect(await readRebases(house, CANTERBURY)).toEqual(new Map());
    const undone = words((await head.get(PAGE)).body);
    expect(undone).toContain('Decision taken back for April 2026. It did not last');
    expect(undone).toContain('New limits from April 2026. New knowledge base');
    expect(undone).toContain('A suggestion, not applied');
    expect(await readRebases(house, CANTERBURY, '2026-11-23T09:02:00.000Z')).toEqual(new Map([['first-contact-fix', [{ granularity: 'month', month: 2026 * 12 + 3 }]]]));
  });

  it('are no longer suggested once they were dismissed', async () => {
    const house = await withFigures();
    const head = testBrowser(await buildTestServer(house));
    await head.signIn('head');
    expect((await head.post(FORM, { ...WANTED, decision: 'dismissed', reason: 'A trial that ends in December' }, FORM)).statusCode).toBe(303);
    const page = words((await head.get(PAGE)).body);
    expect(page).not.toContain('A suggestion');
    expect(page).toContain('No new limits from April 2026. A trial that ends in December');
  });

  it.each([
    ['reason', { reason: ' ' }, 'Say why'], ['decision', { decision: '' }, 'Choose what was decided'], ['from', { from: '' }, 'Enter the first period'],
    ['from', { from: 'soon' }, 'soon'], ['from', { from: 'November 2026' }, 'a period that has ended'], ['decision', { decision: 'undone' }, 'nothing to take back'],
  ])('need a good %s: %o', async (_field, wrong, message) => {
    const house = await withFigures();
    const head = testBrowser(await buildTestServer(house));
    await head.signIn('head');
    const answer = await head.post(FORM, { ...WANTED, ...wrong }, FORM);
    expect(answer.statusCode).toBe(400);
    expect(words(answer.body)).toContain(message);
    expect(await readRebases(house, CANTERBURY)).toEqual(new Map());
  });

  it('are for the head of ICT of the council alone', async () => {
    const house = await withFigures();
    const app = await buildTestServer(house);
    for (const name of ['other', 'reader']) {
      const person = testBrowser(app);
      await person.signIn(name);
      expect((await person.get(FORM)).statusCode, name).toBe(403);
      expect((await person.get(PAGE)).body).not.toContain('new-limits');
    }
    expect((await testBrowser(app).get(FORM)).statusCode).toBe(403);
  });
});

describe('the files and settings of the chart', () => {
  it('gives every number drawn, and the drawing itself', async () => {
    const browser = testBrowser(await buildTestServer(await withFigures()));
    const csv = (await browser.get(`${PAGE}/chart.csv`)).body.split('\r\n');
    // Mean by hand: 9 × 50, 8 × 51, 4 × 53, 3 × 52 over 24 (places 0, 2 ... of the first 17 are 50; of the last 7, places 17, 19, 21, 23 are odd).
    expect(Number(csv[1]?.split(',')[7])).toBeCloseTo((9 * 50 + 8 * 51 + 4 * 53 + 3 * 52) / 24, 9);
    expect(csv.filter((line) => line.includes(',forecast,')).length).toBe(3);
    const svg = await browser.get(`${PAGE}/chart.svg`);
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(svg.body).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
    expect(svg.body).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('keeps every setting in the address', async () => {
    const browser = testBrowser(await buildTestServer(await withFigures()));
    const page = (await browser.get(`${PAGE}?periods=24&near=show&forecast=hide&as-of=2026-10-31`)).body.replaceAll('&#x3D;', '=');
    expect(page).toContain('href="/councils/E07000106/indicators/first-contact-fix?as-of=2026-10-31&amp;near=show&amp;forecast=hide#chart-heading"');
    expect(words(page)).toContain('Lower near limit');
    expect(words(page)).not.toContain('forecast: 50%');
    expect((await browser.get(`${PAGE}?periods=7&near=maybe`)).statusCode).toBe(200);
  });
});

describe('the sheet of trends', () => {
  it('has a chart, marks and a sentence for each indicator, and a table', async () => {
    const browser = testBrowser(await buildTestServer(await withFigures()));
    const page = words((await browser.get(`/councils/${CANTERBURY}/trends`)).body);
    expect(page).toContain('First-contact fix Improving No target');
    expect(page).toContain('All 7 figures since April are above the average, a signal of improvement.');
    expect(words((await browser.get(`/councils/${CANTERBURY}/trends?change=worsening`)).body)).toContain('No indicator matches this filter.');
    expect(words((await browser.get(`/councils/${ASHFORD}/trends`)).body)).toContain('No figures are held');
    expect((await browser.get(`/councils/${CANTERBURY}/trends.csv`)).body).toContain('improving,no-target');
  });
});

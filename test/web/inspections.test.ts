import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import type { Inspection } from '../../src/core/inspection.ts';
import { FOLDERS } from '../../src/folders.ts';
import { confirmImport } from '../../src/usecases/confirm-import.ts';
import type { ImportKind } from '../../src/usecases/read-into-staging.ts';
import { stageImport } from '../../src/usecases/stage-import.ts';
import { buildTestServer, testBrowser } from '../support/test-browser.ts';
import { aCouncil, buildTestHouse, CANTERBURY } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';

let house: TestHouse;
let browser: ReturnType<typeof testBrowser>;

const sample = (name: string): Buffer => fs.readFileSync(path.join(FOLDERS.data, 'samples', name));

async function load(content: Buffer, kind: ImportKind = 'inspections', publish = true): Promise<void> {
  const staged = await stageImport(house, CONSOLE_ACCESS, { content, fileName: 'inspections.csv', kind });
  if (staged.kind !== 'staged') throw new Error(JSON.stringify(staged));
  const confirmed = await confirmImport(house, CONSOLE_ACCESS, { id: staged.id, publish, leaveOut: false });
  if (confirmed.kind !== 'saved') throw new Error(JSON.stringify(confirmed));
}

beforeEach(async () => {
  house = await buildTestHouse();
  await house.store.councils.sync([...house.catalogue.councils, { ...aCouncil('X07000001', 'Northborough (illustrative)'), illustrative: true }]);
  browser = testBrowser(await buildTestServer(house));
});

async function loadSamples(): Promise<void> {
  await load(sample('it-inspections/inspections.csv'));
  await load(sample('it-inspections/published-aggregate.json'), 'aggregates');
  await load(sample('northborough/inspections.csv'));
  await load(sample('childrens-services/ilacs-council-inspections.csv'));
}

/** The words of a page as they are read, without marks and drawings. */
const textOf = (html: string): string => html.replaceAll(/<(style|script|title)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]*>/g, ' ').replaceAll('&#x27;', '\'').replaceAll(/\s+/g, ' ');
const page = async (url: string): Promise<{ status: number; html: string; text: string }> => {
  const answer = await browser.get(url);
  return { status: answer.statusCode, html: answer.body, text: textOf(answer.body) };
};
/** The cells of the table a heading names, row by row. */
function tableOf(html: string, labelledBy: string): string[][] {
  const table = new RegExp(`<table[^>]*aria-labelledby="${labelledBy}"[^>]*>([\\s\\S]*?)</table>`).exec(html)?.[1] ?? '';
  return [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => textOf(cell).trim()));
}

describe('the inspections of IT', () => {
  beforeEach(loadSamples);

  it('open, for a visitor, with what was published of the first 76', async () => {
    const { status, text } = await page('/inspections');
    expect(status).toBe(200);
    expect(text).toContain('Seven in ten IT services were poor or fair');
    expect(text).toContain('54 of 76 were rated poor or fair (71%). None was excellent, so the other 22 were good.');
    expect(text).toContain('68% would probably or definitely improve , about 52 of the 76.');
    expect(text).toContain('Fair The commonest result : a fair service that is likely to improve.');
  });

  it('give the published grid its margins and no cell that was not printed', async () => {
    const { html } = await page('/inspections');
    expect(tableOf(html, 'margins-0')).toEqual([
      ['', 'The rest', 'Would probably or definitely improve', 'All'],
      ['3 excellent', '0', '0', '0'],
      ['2 good', 'not published', 'not published', '22 the rest'],
      ['1 fair', 'not published', 'commonest result count not published', '54 poor or fair'],
      ['0 poor', 'not published', 'not published'],
      ['All', 'about 24 the rest', 'about 52 68%', '76'],
    ]);
  });

  it('put single inspections into the grid of their own scale version', async () => {
    const { html, text } = await page('/inspections');
    const cells = (id: string) => tableOf(html, id).map((row) => row.map((cell) => (cell === 'none held' ? '' : cell)));
    expect(cells('grid-best-value-2000')).toEqual([
      ['', 'no*', 'unlikely', 'probably', 'yes'],
      ['3 excellent', '', '', '', ''],
      ['2 good', '', '', '1 held Crawley date not known', ''],
      ['1 fair', '', '', '', ''],
      ['0 poor', '', '1 held Castle Morpeth date not known', '', ''],
    ]);
    expect(cells('grid-best-value-2001')[1]).toEqual(['3 excellent', '', '', '', '1 held North Cornwall report of Jul 2003']);
    expect(text).toContain('Not in the grid: Durham City , date not known: poor service; prospects not published');
    expect(text).toContain('The word “no” is recalled; no report with it was found.');
  });

  it('count findings with their n, illustrative ones beside the real', async () => {
    const { html, text } = await page('/inspections');
    expect(text).toContain('2 of the 4 inspections held name findings, and 2 of 2 illustrative ones, counted apart.');
    expect(tableOf(html, 'themes to-improve').slice(0, 3)).toEqual([
      ['Theme', 'Inspections', 'Count'],
      ['IT strategy aligned with the council\'s aims also a theme of the first 76', '', '1 and 2 illustrative'],
      ['Users are not satisfied', '', '1'],
    ]);
    expect(tableOf(html, 'themes strengths')).toHaveLength(5);
  });

  it('stand in the register newest first, without a date last', async () => {
    const { html } = await page('/inspections');
    expect(tableOf(html, 'register-heading').map((row) => row.slice(1, 4))).toEqual([
      ['Date', 'Grade', 'Prospects'],
      ['12 Nov 2024', 'fair', 'promising'], ['14 Sep 2022', 'fair', 'uncertain'], ['report of Jul 2003', 'excellent', 'excellent'],
      ['date not known', 'poor', 'unlikely'], ['date not known', 'good', 'probably'], ['date not known', 'poor', 'not published'],
    ]);
  });

  it('carry no inline style, no script and a name for every drawing that is not decoration', async () => {
    const { html } = await page('/inspections');
    expect(html).not.toMatch(/ style="|<style|onclick=/);
    for (const [drawing] of html.matchAll(/<svg[^>]*>/g)) expect(drawing).toMatch(/aria-hidden="true"|role="img" aria-label="[^"]+"/);
  });
});

describe('filters', () => {
  beforeEach(loadSamples);
  const councils = async (url: string): Promise<string[]> => tableOf((await page(url)).html, 'register-heading').slice(1).map(([council = '']) => council.split(' , ')[0] ?? '');

  it.each<[string, string, string[]]>([
    ['a theme', '?theme=user-training', ['Northborough (illustrative)', 'Northborough (illustrative)']],
    ['a year', '?year=2003', ['North Cornwall']],
    ['a date not known', '?year=not-known', ['Castle Morpeth', 'Crawley', 'Durham City']],
    ['a council', '?council=E07000226', ['Crawley']],
    ['a region', '?region=South+East', ['Northborough (illustrative)', 'Northborough (illustrative)', 'Crawley']],
    ['two at once, and what was left empty', '?year=not-known&region=South+East&theme=&kind=&council=', ['Crawley']],
  ])('%s', async (_, query, expected) => {
    expect(await councils(`/inspections${query}`)).toEqual(expected);
  });

  it('show every service without letting one speak for all', async () => {
    const { text } = await page('/inspections?service=all');
    expect(text).toContain('Inspections of every service 503 inspections of every service held, 2 of them illustrative.');
    expect(text).toContain('54 of 76');
    expect(text).toContain('198 of 308');
  });

  it('never narrow the published summary, but set it aside with a way back', async () => {
    const { text, html } = await page('/inspections?year=2003');
    expect(text).not.toContain('54 of 76');
    expect(text).toContain('a published summary with totals only, so it cannot be narrowed');
    expect(html).toContain('<option value="2003" selected>2003</option>');
    expect(html).toMatch(/<a href="\/inspections">Clear<\/a>/);
  });

  it('are a form that works without scripts and keeps the service', async () => {
    const { html } = await page('/inspections?service=Children%E2%80%99s+services');
    expect(html).toContain('<form class="filters inspection-filters" method="get" action="/inspections">');
    expect(html).toContain('<input type="hidden" name="service" value="Children’s services">');
    for (const name of ['theme', 'year', 'kind', 'region', 'council']) expect(html).toContain(`<label for="${name}">`);
  });

  it('say of a council without inspections that none is held, not that there was none', async () => {
    const { status, text } = await page(`/inspections?council=${CANTERBURY}`);
    expect(status).toBe(200);
    expect(text).toContain('Inspections of Canterbury');
    expect(text).toContain('No IT inspection of Canterbury is held. The council may have been inspected all the same');
    expect((await page('/inspections?council=E09000003')).text).toContain('inspections of Children’s services');
  });

  it('answer a council nobody knows with a page that helps', async () => {
    expect((await page('/inspections?council=E00000000')).status).toBe(404);
  });
});

describe('the inspections of children’s services', () => {
  beforeEach(loadSamples);

  it('are counted on their own scale, with what has no grade kept apart', async () => {
    const { html, text } = await page('/inspections?service=Children%E2%80%99s+services');
    // Counted in the file: 127 good + 71 outstanding = 198 of 308; 11 not_reported, 178 blank.
    expect(text).toContain('198 of 308 graded inspections were good or outstanding (64%).');
    expect(text).toContain('189 have no overall grade : 11 no overall grade given, 178 not published.');
    const rows = tableOf(html, 'levels-ilacs');
    expect(rows[0]).toEqual(['Year', 'Graded inspections', 'inadequate', 'requires improvement', 'good', 'outstanding', 'no overall grade given', 'not published', 'all']);
    expect(rows.find(([year]) => year === '2026')).toEqual(['2026', '', '0', '1', '6', '6', '11', '0', '24']);
    expect(rows.at(-1)).toEqual(['All years', '', '34', '76', '127', '71', '11', '178', '497']);
    expect(text).toContain('In 2018, 21 of 32 graded inspections were good or outstanding; in 2026, 12 of 13 (11 more have no overall grade).');
    expect(text).not.toContain('54 of 76');
  });

  it('come in pages of 25', async () => {
    const url = '/inspections?service=Children%E2%80%99s+services';
    const first = await page(url);
    expect(first.text).toContain('1 to 25 of 497, newest first');
    expect(tableOf(first.html, 'register-heading')).toHaveLength(26);
    const last = await page(`${url}&page=20`);
    expect(last.text).toContain('476 to 497 of 497');
    expect((await page(`${url}&page=99`)).text).toContain('476 to 497 of 497');
    expect((await page(`${url}&page=nonsense`)).text).toContain('1 to 25 of 497');
  });
});

describe('one inspection', () => {
  beforeEach(loadSamples);
  const idOf = async (council: string): Promise<number> => (await house.store.register.current<Inspection>('inspections', council)).at(-1)?.id ?? 0;

  it('shows all that is held, with the line of the file it came from', async () => {
    const { status, text } = await page(`/inspections/${await idOf('E07000022')}`);
    expect(status).toBe(200);
    expect(text).toContain('North Cornwall: IT, report of Jul 2003');
    expect(text).toContain('Date of the inspection date not known');
    expect(text).toContain('Report published July 2003');
    expect(text).toContain('Strengths Aims linked to the council\'s objectives and the national agenda');
    expect(text).toContain('batch 1, inspections.csv, line 2');
    const csv = (await browser.get(`/inspections/${await idOf('E07000022')}.csv`)).body.split('\r\n');
    expect(csv[1]).toMatch(/^\d{4}-\d\d-\d\dT[^,]*,1,2,excellent,excellent,,,$/);
  });

  it('says what is not known as such', async () => {
    const { text } = await page(`/inspections/${await idOf('E07000056')}`);
    expect(text).toContain('The service Poor');
    expect(text).toContain('Prospects for improvement Not published');
    expect(text).toContain('Date of the inspection date not known');
  });

  it('links its batch for those who may open it alone', async () => {
    const id = await idOf('E07000226');
    expect((await page(`/inspections/${id}`)).html).not.toContain('/batches/');
    await house.person('alice', { role: 'head-of-ict', council: 'E07000226' });
    await browser.signIn('alice');
    expect((await page(`/inspections/${id}`)).html).toContain('href="/batches/1?line&#x3D;5#line-5"');
  });

  it('keeps what was corrected, and says so', async () => {
    const [header = '', , , , crawley = ''] = sample('it-inspections/inspections.csv').toString().split('\n');
    const before = await idOf('E07000226');
    await load(Buffer.from(`${header}\n${crawley.replace('good', 'excellent')}\n`));
    const after = await idOf('E07000226');
    expect(after).toBeGreaterThan(before);
    expect((await page(`/inspections/${before}`)).text).toContain('This entry was corrected later.');
    expect((await page(`/inspections/${after}`)).html).toContain(`href="/inspections/${before}">good</a>`);
  });

  it.each(['0', '999999', 'x', '1e3', '-1'])('answers %s with a 404 that helps', async (id) => {
    const { status, text } = await page(`/inspections/${id}`);
    expect(status).toBe(404);
    expect(text).toContain('register of inspections shows what is held');
  });
});

describe('downloads', () => {
  beforeEach(loadSamples);
  const lines = (body: string): string[] => body.replace('\uFEFF', '').trim().split('\r\n');

  it('give the filtered register in the columns that can be imported', async () => {
    const answer = await browser.get('/inspections.csv?year=2003');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="inspections.csv"');
    expect(lines(answer.body)).toEqual([
      'council,service,body,date,published,scale,form,status,overall,prospects,sub_judgements,themes,recommendations,report,council_name,illustrative',
      'E07000022,IT,Audit Commission,,2003-07,best-value-2001,,scored,excellent,excellent,,strength-aims-linked|strength-corporate-ownership|strength-communication|strength-satisfied-users,,http://www.londonconnects.org.uk/news.asp?newsid=279&menuid=125,North Cornwall,no',
    ]);
  });

  it('come back the same when imported again', async () => {
    const contents = async () => new Set((await house.store.register.current<Inspection>('inspections')).map(({ content }) => JSON.stringify(Object.entries(content).sort())));
    const before = await contents();
    expect(before.size).toBe(503);
    const { body } = await browser.get('/inspections.csv?service=all');
    await load(Buffer.from(body));
    expect(await contents()).toEqual(before);
    expect(await house.store.register.history('inspections')).toHaveLength(2 * 503);
  });

  it('give the other tables', async () => {
    expect(lines((await browser.get('/inspections.csv?service=Children%E2%80%99s+services&table=levels')).body)).toContain('ilacs,2026,no-overall,11,no');
    expect(lines((await browser.get('/inspections.csv?table=themes')).body)[1]).toBe('strategy-alignment,to-improve,IT strategy aligned with the council\'s aims,1,2,2');
    expect(lines((await browser.get('/inspections.csv?table=summary')).body).slice(1)).toEqual([
      'first-76-it-inspections,2002-07-31,all,76,', 'first-76-it-inspections,2002-07-31,poor or fair,54,', 'first-76-it-inspections,2002-07-31,excellent,0,',
      'first-76-it-inspections,2002-07-31,would probably or definitely improve,,68',
    ]);
    expect((await browser.get('/inspections.csv?table=nonsense')).statusCode).toBe(400);
  });
});

describe('an empty register', () => {
  it('says that nothing is held', async () => {
    expect((await page('/inspections')).text).toContain('No IT inspection is held.');
  });

  it('does not show a draft', async () => {
    await load(sample('it-inspections/inspections.csv'), 'inspections', false);
    expect((await page('/inspections')).text).toContain('No IT inspection is held.');
    const [draft] = await house.store.register.current<Inspection>('inspections');
    expect((await page(`/inspections/${draft?.id ?? 0}`)).status).toBe(404);
  });

  it('is sent again unchanged as 304, and anew when the data changes', async () => {
    const first = await browser.get('/inspections');
    const app = await buildTestServer(house);
    const again = await app.inject({ url: '/inspections', headers: { host: 'localhost:3000' } });
    const etag = String(again.headers.etag);
    expect((await app.inject({ url: '/inspections', headers: { 'host': 'localhost:3000', 'if-none-match': etag } })).statusCode).toBe(304);
    await load(sample('it-inspections/inspections.csv'));
    expect((await app.inject({ url: '/inspections', headers: { 'host': 'localhost:3000', 'if-none-match': etag } })).statusCode).toBe(200);
    expect(first.headers['cache-control']).toBe('private, no-cache');
  });
});

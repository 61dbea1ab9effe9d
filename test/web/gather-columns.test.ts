import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { stageImport } from '../../src/usecases/stage-import.ts';
import { canterburyServer } from '../support/canterbury-server.ts';
import type { SignedIn } from '../support/canterbury-server.ts';
import { ASHFORD, CANTERBURY } from '../support/test-house.ts';

const GATHER = `/councils/${CANTERBURY}/gather`;
const THEIRS = 'KPI,Month,Result\nfirst-contact-fix,Oct-26,0.57\nmajor-incidents,Oct-26,two\n';
const NEXT_MONTH = 'KPI,Month,Result\nfirst-contact-fix,Sep-26,0.61\n';
const CHOSEN = { layout: 'long', council: '=', indicator: 'KPI', period: 'Month', value: 'Result', scale: 'fractions' };

/** Sends a file whose columns are not understood; answers the address at which to say which is which. */
async function sendUnread(browser: SignedIn, content = THEIRS): Promise<string> {
  const answer = await browser.upload(CANTERBURY, { name: 'theirs.csv', content });
  expect(answer.statusCode).toBe(400);
  return /href="([^"]*\/gather\/columns\/[0-9a-f]{32})"/.exec(answer.body)?.[1] ?? '';
}

describe('a file whose columns are not understood', () => {
  it('is read once somebody has said which column is which, and the next one is recognised', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const columns = await sendUnread(alice);
    expect((await alice.get(columns)).body).toContain('<option value="Result">');

    const tried = await alice.post(columns, { ...CHOSEN, do: 'try' }, columns);
    expect(tried.statusCode).toBe(200);
    expect(tried.body).toContain('57.0%');
    expect(tried.body).toContain('is not a number');
    expect((await alice.post(columns, { ...CHOSEN, do: 'save' }, columns)).body).toContain('Enter a name');

    const saved = await alice.post(columns, { ...CHOSEN, do: 'save', name: 'Monthly return' }, columns);
    expect([saved.statusCode, String(saved.headers.location)]).toEqual([303, expect.stringMatching(/\/gather\/previews\//)]);
    expect((await alice.get(String(saved.headers.location))).body).toContain('read as “Monthly return”');
    expect((await alice.get(columns)).statusCode).toBe(404);

    const next = await alice.upload(CANTERBURY, { name: 'next.csv', content: NEXT_MONTH });
    expect(next.statusCode).toBe(303);
    const preview = String(next.headers.location);
    await alice.post(`${preview}/confirm`, { publish: 'publish', reason: '' }, preview);
    const [series] = await house.store.figures.series(CONSOLE_ACCESS, { council: CANTERBURY });
    expect(series?.points.map(({ figure }) => figure)).toEqual([{ kind: 'value', value: 61, status: 'actual' }]);
  });

  it('is the maker’s alone, and says what is missing', async () => {
    const { as } = await canterburyServer();
    const alice = await as('alice');
    const columns = await sendUnread(alice);
    expect((await (await as('carol')).get(columns)).statusCode).toBe(404);
    expect((await (await as('olive')).get(columns)).statusCode).toBe(403);
    const answer = await alice.post(columns, { layout: 'long', council: 'Region', indicator: '=', value: 'Result', period: 'Result', do: 'try' }, columns);
    expect(answer.statusCode).toBe(400);
    for (const said of ['The file has no column called Region', 'Choose the indicator of every row', 'The column Result is chosen twice']) expect(answer.body).toContain(said);
    expect((await alice.post(columns, { ...CHOSEN, layout: 'wide', do: 'try' }, columns)).body).toContain('No column of the file is named by a period');
  });

  it('may have a column for each period', async () => {
    const { as } = await canterburyServer();
    const alice = await as('alice');
    const columns = await sendUnread(alice, 'KPI;Sep-26;Oct-26\nfirst-contact-fix;51;52\n');
    const tried = await alice.post(columns, { layout: 'wide', council: '=', indicator: 'KPI', do: 'try' }, columns);
    expect(tried.body).toContain('51.0%');
    expect(tried.body).toContain('2, Oct-26');
  });
});

describe('a saved column mapping', () => {
  const save = async (browser: SignedIn, more: Record<string, string> = {}, content = THEIRS): Promise<void> => {
    const columns = await sendUnread(browser, content);
    expect((await browser.post(columns, { ...CHOSEN, do: 'save', name: 'Monthly return', ...more }, columns)).statusCode).toBe(303);
  };

  it('is listed on the page Gather and can be removed there', async () => {
    const { as } = await canterburyServer();
    const alice = await as('alice');
    await save(alice);
    const page = await alice.get(GATHER);
    expect(page.body).toContain('<option value="monthly-return">Monthly return</option>');
    expect((await alice.post(`${GATHER}/mappings/remove`, { mapping: 'monthly-return' }, GATHER)).statusCode).toBe(303);
    expect((await alice.get(GATHER)).body).not.toContain('monthly-return');
    expect((await alice.post(`${GATHER}/mappings/remove`, { mapping: 'monthly-return' }, '/account/password')).statusCode).toBe(404);
    await sendUnread(alice, NEXT_MONTH);
  });

  it('serves its council alone, unless an administrator saved it for every council', async () => {
    const { as } = await canterburyServer();
    const alice = await as('alice');
    const olive = await as('olive');
    const ashford = { name: 'x.csv', content: `KPI,Month,Result,Who\nfirst-contact-fix,Oct-26,0.5,${ASHFORD}\n` };
    await save(alice, { council: 'Who' }, ashford.content.replace('0.5', '0.4'));
    expect((await olive.upload(ASHFORD, ashford)).statusCode).toBe(400);
    expect((await alice.post(`${GATHER}/mappings/remove`, { mapping: 'monthly-return', everyCouncil: 'yes' }, GATHER)).statusCode).toBe(403);
    await alice.post(`${GATHER}/mappings/remove`, { mapping: 'monthly-return' }, GATHER);
    await save(await as('adam'), { council: 'Who', everyCouncil: 'yes' }, ashford.content.replace('0.5', '0.3'));
    expect((await olive.upload(ASHFORD, ashford)).statusCode).toBe(303);
  });

  it('with a fixed council does not take a file that names its councils', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    await save(alice, { indicator: 'indicator', period: 'period', value: 'value' }, 'indicator,period,value\nfirst-contact-fix,2026-10,0.5\n');
    const preview = await alice.upload(CANTERBURY, { name: 'own.csv', content: `council,indicator,period,value\n${CANTERBURY},first-contact-fix,2026-09,58\n` });
    expect((await alice.get(`${String(preview.headers.location)}?show=all`)).body).toContain('58.0%');
    const named = await stageImport(house, CONSOLE_ACCESS, { content: Buffer.from('indicator,period,value\nfirst-contact-fix,2026-08,0.5\n'), fileName: 'x.csv', kind: 'observations', mapping: 'monthly-return' });
    expect(named.kind).toBe('staged');
  });
});

import { expect, it } from 'vitest';
import { buildTestServer, testBrowser } from '../support/test-browser.ts';
import { ASHFORD, CANTERBURY, buildTestHouse } from '../support/test-house.ts';

const PAGE = '/inspections/import';
const FILE = `council,service,body,date,published,scale,status,overall,prospects,sub_judgements,themes,recommendations,report
${CANTERBURY},IT,Audit Commission,2003-07-01,,best-value-2001,scored,good,promising,,,,
${ASHFORD},IT,Audit Commission,2003-08-01,,best-value-2001,scored,fair,uncertain,,,,
`;

async function setUp() {
  const house = await buildTestHouse();
  await house.person('adam', { role: 'administrator', council: null });
  await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
  await house.person('carol', { role: 'contributor', council: CANTERBURY });
  const app = await buildTestServer(house);
  return async (name: string) => {
    const browser = testBrowser(app, { 'x-forwarded-for': `10.0.0.${name.length}` });
    await browser.signIn(name);
    const send = async () => {
      const page = await browser.get(PAGE);
      const action = /action="([^"]*upload\?_csrf=[^"]*)"/.exec(page.body)?.[1] ?? '';
      return browser.postFile(action, { name: 'inspections.csv', content: FILE }, { kind: 'inspections', mapping: '' });
    };
    return { ...browser, send };
  };
}

it('lets the administrator bring in inspections of any council: preview, then the register', async () => {
  const adam = await (await setUp())('adam');
  expect((await adam.get('/admin')).body).toContain(PAGE);
  const sent = await adam.send();
  const preview = String(sent.headers.location);
  expect(sent.body).not.toContain('There is a problem');
  expect([sent.statusCode, preview]).toEqual([303, expect.stringMatching(/^\/inspections\/import\/previews\//)]);
  expect((await adam.get(PAGE)).body).toContain(preview);
  expect((await adam.get('/inspections')).body).not.toContain('Ashford');
  const saved = await adam.post(`${preview}/confirm`, { publish: 'publish' }, preview);
  expect(saved.statusCode).toBe(303);
  expect((await adam.get(String(saved.headers.location))).statusCode).toBe(200);
  expect((await adam.get('/inspections')).body).toContain('Ashford');
  expect(String((await adam.send()).headers.location)).toBe(`${PAGE}?already=1`);
  expect((await adam.get(`${PAGE}?already=1`)).body).toContain('imported before');
});

it('takes from somebody of one council that council’s inspections alone, and nothing from who may import none', async () => {
  const as = await setUp();
  const alice = await as('alice');
  const preview = String((await alice.send()).headers.location);
  expect((await alice.get(preview)).body).toContain('You may not enter inspections of Ashford');
  expect((await alice.post(`${preview}/confirm`, { publish: 'publish' }, preview)).statusCode).toBe(400);
  expect((await (await as('carol')).get(PAGE)).statusCode).toBe(403);
});

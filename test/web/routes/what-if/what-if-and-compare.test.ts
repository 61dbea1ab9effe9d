import { describe, expect, it } from 'vitest';
import { NORTHBOROUGH, loadNorthborough } from '../../../support/northborough.ts';
import { buildTestServer, testBrowser } from '../../../support/test-browser.ts';
import { ASHFORD, buildTestHouse } from '../../../support/test-house.ts';

const PAGE = `/councils/${NORTHBOROUGH}/rating/what-if`;
const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'").replaceAll(/\s+/g, ' ');

async function setUp() {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  await house.person('chief', { role: 'chief-executive', council: NORTHBOROUGH });
  await house.person('both', { role: 'viewer', council: null });
  const app = await buildTestServer(house);
  const chief = testBrowser(app);
  await chief.signIn('chief');
  return { house, app, chief };
}

describe('what if', () => {
  it('moves the rating on a scratch copy, with a link that says the changes alone, and stores nothing', async () => {
    const { house, chief } = await setUp();
    const version = house.store.dataVersion();
    expect(textOf((await chief.get(PAGE)).body)).toContain('Nothing is changed yet.');
    // The unapproved assessment and the expired training plan are all that keep prospects from excellent.
    const { body } = await chief.get(`${PAGE}?assessment.plan-is-approved=excellent&evidence.EV-16=renewed&assessment.users-consulted=&figure.first-contact-fix=&action.A-02=under-way`);
    expect(textOf(body)).toMatch(/The rating moves\. .*Excellent It is Promising to excellent\./);
    const link = (/href="([^"]*)">Link to this copy/.exec(body)?.[1] ?? '').replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
    expect(link).toContain('assessment.plan-is-approved=excellent');
    expect(link).not.toMatch(/users-consulted|first-contact|A-02/);
    expect(textOf((await chief.get(link)).body)).toContain('The rating moves.');
    expect(house.store.dataVersion()).toBe(version);
  });

  it('takes a figure for a whole window', async () => {
    const { chief } = await setUp();
    // 2.1 asks for 11 of 12 months on target; 95 in each of 12 meets that and the average of 95.
    const text = textOf((await chief.get(`${PAGE}?figure.incidents-in-sla=95&periods.incidents-in-sla=12`)).body);
    expect(text).toMatch(/Incidents are resolved within agreed times 2\.1 Good Excellent Better/);
  });

  it('says at each field what is wrong with it', async () => {
    const { chief } = await setUp();
    const { statusCode, body } = await chief.get(`${PAGE}?figure.incidents-in-sla=lots&figure.first-contact-fix=101&figure.user-satisfaction=5&periods.user-satisfaction=0&assessment.users-consulted=superb&assessment.constructor=good&action.A-99=done`);
    expect(statusCode).toBe(200);
    const text = textOf(body);
    for (const words of ['There is a problem', 'write a plain number, such as 97.5', '101 is above 100, the most it can be', 'write a whole number of periods from 1 to 24', '“superb” is no level of it', 'The framework has no criterion “constructor”', 'There is no action “A-99” on the register']) expect(text).toContain(words);
    expect(text).toContain('Nothing is changed yet.');
  });

  it('is for those who may see ratings', async () => {
    const { app } = await setUp();
    expect((await testBrowser(app).get(PAGE)).statusCode).toBe(403);
  });
});

describe('two ratings side by side', () => {
  it('compares with a year before where nothing else is asked, and says what differs', async () => {
    const { chief } = await setUp();
    const text = textOf((await chief.get(`/councils/${NORTHBOROUGH}/rating/compare`)).body);
    expect(text).toContain('The rating on 23 November 2026 beside 23 November 2025');
    expect(text).toContain('How good is the service? 2 stars, good');
    expect(text).toMatch(/of the criteria: \d+ better, \d+ worse, \d+ the same/);
  });

  it('shows a visitor what was published of both, and no rating', async () => {
    const { app } = await setUp();
    const { body } = await testBrowser(app).get(`/councils/${NORTHBOROUGH}/rating/compare?with=${ASHFORD}`);
    expect(body).not.toMatch(/href="[^"]*\/rating"/);
    const text = textOf(body);
    expect(text).toContain('How each would be rated on a day is seen with an account of that council.');
    expect(text).toContain('No published inspection of IT is held for Ashford.');
    expect(text).not.toContain('Judged as of');
    expect(textOf((await testBrowser(app).get(`/councils/${NORTHBOROUGH}/rating/compare`)).body)).toContain('Northborough (illustrative) beside another council');
    expect(text).not.toContain('2 stars, good');
  });

  it('says of a council without facts that there are none, and of one that may not be seen that it may not', async () => {
    const { app, chief } = await setUp();
    const closed = textOf((await chief.get(`/councils/${NORTHBOROUGH}/rating/compare?with=${ASHFORD}`)).body);
    expect(closed).toContain('Ratings of Ashford are seen with an account of that council.');
    expect(closed).toContain('No published inspection of IT is held for Ashford.');
    const viewer = testBrowser(app);
    await viewer.signIn('both');
    const open = textOf((await viewer.get(`/councils/${NORTHBOROUGH}/rating/compare?with=${ASHFORD}`)).body);
    expect(open).toContain('No fact the framework looks at is held for Ashford');
    const json = (await viewer.get(`/councils/${NORTHBOROUGH}/rating/compare.json?with=${ASHFORD}`)).json<{ nodes: { node: string; difference: string }[] }>();
    expect(json.nodes.find(({ node }) => node === 'incidents-resolved-on-time')?.difference).toBe('open');
  });
});

import { describe, expect, it } from 'vitest';
import { NORTHBOROUGH, loadNorthborough } from '../../../support/northborough.ts';
import { buildTestServer, testBrowser } from '../../../support/test-browser.ts';
import { buildTestHouse } from '../../../support/test-house.ts';

const PLAN = `/councils/${NORTHBOROUGH}/actions`;
const NEW = { title: 'Second line on call at weekends', owner: 'Service desk manager', due: '2026-11-01', status: 'under-way', progress: '20', criteria: 'incidents-resolved-on-time', milestones: '2026-10-01 Rota agreed (done 2026-10-03)\n2026-12-01 First weekend', effectIndicator: 'incidents-in-sla', effectFrom: '91', effectTo: '94', effectBy: 'March 2027', finished: '', reason: '' };

async function setUp() {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  for (const [name, role] of [['carol', 'contributor'], ['ivan', 'inspector']] as const) await house.person(name, { role, council: NORTHBOROUGH });
  const app = await buildTestServer(house);
  const as = async (name: string) => {
    const browser = testBrowser(app);
    await browser.signIn(name);
    return browser;
  };
  return { house, as };
}

const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'").replaceAll(/\s+/g, ' ');

describe('the improvement plan', () => {
  it('shows each action with its effect, and what the indicator did since', async () => {
    const { as } = await setUp();
    const text = textOf((await (await as('ivan')).get(PLAN)).body);
    expect(text).toContain('Improvement plan: 1 milestone not reached');
    expect(text).toContain('13 actions: 5 under way, 1 not started, 6 done, 1 dropped.');
    expect(text).toMatch(/Incidents within agreed times from 85\.0% to 89\.0% by March 2026/);
    // From January to June 2025 the figures rise six times in a row (77.6 to 87.1), a trend that was there before the tool came on 27 June.
    expect(text).toContain('In the 16 figures since it was done there is a signal of improvement, but it was there before already, so it says nothing of the action');
    expect(text).not.toContain('Change, finish or drop');
  });

  it('takes an action by form, overdue first, and a change with its reason', async () => {
    const { as, house } = await setUp();
    const carol = await as('carol');
    const added = await carol.post(`${PLAN}/add`, NEW, `${PLAN}/add`);
    expect([added.statusCode, added.headers.location]).toEqual([303, `${PLAN}#A-14`]);
    const page = textOf((await carol.get(PLAN)).body);
    expect(page).toContain('Improvement plan: 1 overdue');
    expect(page.indexOf('A-14')).toBeLessThan(page.indexOf('A-02'));
    expect(page).toContain('1 October 2026: Rota agreed reached 3 October 2026');
    const silent = await carol.post(`${PLAN}/A-14`, { ...NEW, status: 'done', finished: '2026-11-20' }, `${PLAN}/A-14`);
    expect(silent.body).toContain('href="#reason">Say why it changes');
    expect((await carol.post(`${PLAN}/A-14`, { ...NEW, status: 'done', finished: '2026-11-20', reason: 'The rota runs' }, `${PLAN}/A-14`)).statusCode).toBe(303);
    const done = textOf((await carol.get(PLAN)).body);
    expect(done).toContain('No figures since it was done: too few to tell a change from chance.');
    expect(done).toContain('The rota runs');
    expect((await house.store.events.newest(1))[0]).toMatchObject({ type: 'actions-recorded' });
    const csv = (await carol.get(`${PLAN}.csv`)).body;
    expect(csv).toContain('A-14,Second line on call at weekends,Service desk manager,2026-11-01,done,100,incidents-resolved-on-time,incidents-in-sla,2026-11-20,2026-10-01 Rota agreed (done 2026-10-03)|2026-12-01 First weekend,incidents-in-sla,91,94,2027-03,no,');
  });

  it.each([
    ['no title', { title: ' ' }, 'title', 'Say what'],
    ['no owner', { owner: '' }, 'owner', 'Name who'],
    ['no day', { due: '2026-02-30' }, 'due', 'Enter the day'],
    ['an unknown status', { status: 'lost' }, 'status', 'Choose how'],
    ['too much progress', { progress: '101' }, 'progress', 'Enter the progress'],
    ['done without its day', { status: 'done' }, 'finished', 'Enter the day it was done'],
    ['done tomorrow', { status: 'done', finished: '2026-11-24' }, 'finished', 'An action is done'],
    ['an unknown criterion', { criteria: 'wishful' }, 'criteria', 'There is no criterion'],
    ['a milestone without a day', { milestones: 'soon' }, 'milestones', '“soon” is not'],
    ['half an effect', { effectTo: '' }, 'effectTo', 'Enter where it is to be'],
    ['an effect in no period', { effectBy: '' }, 'effectBy', 'Enter the period'],
  ])('sends back an action with %s', async (_case, change, field, says) => {
    const { as } = await setUp();
    const answer = await (await as('carol')).post(`${PLAN}/add`, { ...NEW, ...change }, `${PLAN}/add`);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toMatch(new RegExp(`href="#${field}">[^<]*${says}`));
  });

  it('is changed by nobody else', async () => {
    const { as } = await setUp();
    const ivan = await as('ivan');
    expect((await ivan.get(`${PLAN}/add`)).statusCode).toBe(403);
    expect((await ivan.post(`${PLAN}/add`, NEW, '/account')).statusCode).toBe(403);
    expect((await (await as('carol')).get(`${PLAN}/A-99`)).statusCode).toBe(404);
  });
});

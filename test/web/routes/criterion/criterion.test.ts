import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../../../src/core/access.ts';
import { nodesIn } from '../../../../src/present/trace-lines.ts';
import { rateCouncil } from '../../../../src/usecases/rate-council.ts';
import { NORTHBOROUGH, loadNorthborough } from '../../../support/northborough.ts';
import { buildTestServer, testBrowser } from '../../../support/test-browser.ts';
import { CANTERBURY, buildTestHouse } from '../../../support/test-house.ts';

const FRAMEWORK = 'best-value-2001';
const PLAN = `/councils/${NORTHBOROUGH}/criteria/plan-is-approved`;
const STRATEGY = `/councils/${NORTHBOROUGH}/criteria/strategy-serves-council-aims`;
const assess = (page: string): string => `${page}/assess?framework=${FRAMEWORK}`;
const approve = (page: string, day: string): string => `${page}/approve?framework=${FRAMEWORK}&day=${day}`;
const DRAFT = { level: 'excellent', rationale: 'Cabinet took the plan on 2 December.', asOf: '2026-11-20', evidence: 'EV-14' };

async function setUp() {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  for (const [name, role] of [['carol', 'contributor'], ['hanna', 'head-of-ict'], ['hugo', 'head-of-ict'], ['cleo', 'chief-executive'], ['ivan', 'inspector']] as const) await house.person(name, { role, council: NORTHBOROUGH });
  const app = await buildTestServer(house);
  const as = async (name: string) => {
    const browser = testBrowser(app);
    await browser.signIn(name);
    return browser;
  };
  const level = async (criterion: string) => {
    const rating = await rateCouncil(house, CONSOLE_ACCESS, { council: NORTHBOROUGH, framework: FRAMEWORK, asOf: '2026-11-23' });
    return rating.judgements.flatMap(({ trace }) => nodesIn(trace)).find(({ node }) => node === criterion)?.words;
  };
  const hashOn = (body: string): string => /name="hash" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? '';
  const approves = async (who: Awaited<ReturnType<typeof as>>, page: string, day: string) => {
    const form = await who.get(approve(page, day));
    return who.post(approve(page, day), { hash: hashOn(form.body) }, approve(page, day));
  };
  return { house, app, as, level, approves, hashOn };
}

const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'").replaceAll(/\s+/g, ' ');

describe('the page of a criterion', () => {
  it('has its levels in words, how it is judged and why, and the assessments with their approval', async () => {
    const { as } = await setUp();
    const text = textOf((await (await as('ivan')).get(`${STRATEGY}?framework=${FRAMEWORK}`)).body);
    for (const words of ["The ICT strategy serves the council's aims", 'Excellent', 'EV-01 ICT strategy 2025 to 2028', 'Approved by Chief executive on 26 May 2026.', 'as of 30 September 2024', 'batch ']) expect(text).toContain(words);
    expect(text).not.toContain('Draft an assessment');
  });

  it('of a criterion that is not there, or a framework, says so', async () => {
    const { as } = await setUp();
    const ivan = await as('ivan');
    expect((await ivan.get(`/councils/${NORTHBOROUGH}/criteria/constructor`)).statusCode).toBe(404);
    expect((await ivan.get(`${PLAN}?framework=nothing`)).statusCode).toBe(404);
    expect((await ivan.get(`/councils/${CANTERBURY}/criteria/plan-is-approved`)).statusCode).toBe(403);
  });
});

describe('an assessment', () => {
  it('counts once a different person has approved it', async () => {
    const { as, level, approves, house } = await setUp();
    const before = await level('plan-is-approved');
    expect(before).toBe('Uncertain to excellent');
    const carol = await as('carol');
    const drafted = await carol.post(assess(PLAN), DRAFT, assess(PLAN));
    expect([drafted.statusCode, drafted.headers.location]).toEqual([303, `${PLAN}?framework=${FRAMEWORK}`]);
    expect(await level('plan-is-approved')).toBe(before);
    expect((await carol.get(approve(PLAN, '2026-11-20'))).statusCode).toBe(403);
    const done = await approves(await as('cleo'), PLAN, '2026-11-20');
    expect(done.statusCode).toBe(303);
    expect(await level('plan-is-approved')).toBe('Excellent');
    expect((await house.store.events.newest(1))[0]).toMatchObject({ type: 'approvals-recorded' });
    expect((await house.store.events.newest(1))[0]?.payload).not.toContain('Cabinet');
  });

  it('is not approved by its author, who is told so, and is by another of the same role', async () => {
    const { as, level, approves } = await setUp();
    const hanna = await as('hanna');
    await hanna.post(assess(PLAN), DRAFT, assess(PLAN));
    const page = await hanna.get(approve(PLAN, '2026-11-20'));
    expect(page.body).toContain('an author may not approve what they wrote');
    expect(page.body).not.toContain('name="hash"');
    const forced = await hanna.post(approve(PLAN, '2026-11-20'), { hash: 'a'.repeat(64) }, assess(PLAN));
    expect(forced.statusCode).toBe(403);
    expect((await approves(await as('hugo'), PLAN, '2026-11-20')).statusCode).toBe(303);
    expect(await level('plan-is-approved')).toBe('Excellent');
  });

  it('brought in by a file is not approved by the role the file names as its author', async () => {
    const { as, level, approves } = await setUp();
    expect((await (await as('hanna')).get(approve(PLAN, '2026-11-09'))).body).toContain('which is your role');
    expect((await approves(await as('cleo'), PLAN, '2026-11-09')).statusCode).toBe(303);
    expect(await level('plan-is-approved')).toBe('Excellent');
  });

  it('drafted anew for the same day has lost its approval, and the page says so with the day', async () => {
    const { as, level, approves, house } = await setUp();
    const carol = await as('carol');
    await carol.post(assess(PLAN), DRAFT, assess(PLAN));
    const cleo = await as('cleo');
    await approves(cleo, PLAN, '2026-11-20');
    house.pass(24 * 60);
    await house.person('carla', { role: 'contributor', council: NORTHBOROUGH });
    const carla = await as('carla');
    await carla.post(assess(PLAN), { ...DRAFT, rationale: 'Cabinet will take it in January.' }, assess(PLAN));
    expect(await level('plan-is-approved')).toBe('Uncertain to excellent');
    const text = textOf((await carla.get(`${PLAN}?framework=${FRAMEWORK}`)).body);
    expect(text).toContain('Approval void: it was drafted anew on 24 November 2026.');
    expect(text).toContain('its approval of 23 November 2026 is void');
    await house.person('clio', { role: 'chief-executive', council: NORTHBOROUGH });
    await approves(await as('clio'), PLAN, '2026-11-20');
    expect(await level('plan-is-approved')).toBe('Excellent');
  });

  it('of a file loses its approval when its evidence changes, and nothing older comes back', async () => {
    const { as, level, house } = await setUp();
    expect(await level('strategy-serves-council-aims')).toBe('Excellent');
    const [item] = (await house.store.register.current<{ id: string; expires?: string; claim: string }>('evidence', NORTHBOROUGH)).filter(({ key }) => key === 'EV-03');
    const record = async (content: object) => house.store.register.add({ kind: 'evidence', council: NORTHBOROUGH, key: 'EV-03', content, actor: 'u1', at: house.now() });
    await record({ ...item?.content, expires: '2029-03-31', owner: 'Deputy head of ICT' });
    expect(await level('strategy-serves-council-aims')).toBe('Excellent');
    await record({ ...item?.content, claim: 'Targets come from the middle of comparable councils.' });
    // The assessment of 2024, “good”, had been replaced: it does not count again.
    expect(await level('strategy-serves-council-aims')).not.toBe('Excellent');
    const text = textOf((await (await as('ivan')).get(`${STRATEGY}?framework=${FRAMEWORK}`)).body);
    expect(text).toContain('Approval void: EV-03 changed on 23 November 2026.');
    expect(text).toContain('is void: EV-03 changed on 23 November 2026');
  });

  it('that changed while it was read is not approved', async () => {
    const { as, hashOn, level } = await setUp();
    const [carol, cleo] = [await as('carol'), await as('cleo')];
    await carol.post(assess(PLAN), DRAFT, assess(PLAN));
    const form = await cleo.get(approve(PLAN, '2026-11-20'));
    await carol.post(assess(PLAN), { ...DRAFT, level: 'promising' }, assess(PLAN));
    const answer = await cleo.post(approve(PLAN, '2026-11-20'), { hash: hashOn(form.body) }, approve(PLAN, '2026-11-20'));
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('changed while you read it');
    expect(await level('plan-is-approved')).toBe('Uncertain to excellent');
  });

  it.each([
    ['no level', { level: '' }, 'level', 'Choose a level'],
    ['a level of another scale', { level: 'good' }, 'level', 'Choose a level'],
    ['no reason', { rationale: ' ' }, 'rationale', 'Say why'],
    ['evidence that is not there', { evidence: 'EV-99' }, 'evidence', 'There is no evidence EV-99'],
    ['no day', { asOf: '2026-13-01' }, 'asOf', 'Enter the day'],
    ['a day to come', { asOf: '2027-01-01' }, 'asOf', 'a day that has come'],
  ])('with %s is sent back', async (_case, change, field, says) => {
    const { as } = await setUp();
    const answer = await (await as('carol')).post(assess(PLAN), { ...DRAFT, ...change }, assess(PLAN));
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toMatch(new RegExp(`href="#${field}">[^<]*${says}`));
  });
});

describe('the list of assessments', () => {
  it('has what waits first, with who approves, and every one as a file', async () => {
    const { as } = await setUp();
    const ivan = await as('ivan');
    const page = textOf((await ivan.get(`/councils/${NORTHBOROUGH}/assessments`)).body);
    expect(page).toContain('1 assessment waits for approval');
    expect(page).toContain('Approved by Head of ICT or Chief executive, and never by the author.');
    const csv = (await ivan.get(`/councils/${NORTHBOROUGH}/assessments.csv`)).body;
    expect(csv).toMatch(/X07000001,best-value-2001,plan-is-approved,excellent,.*,2026-11-09,waiting,[0-9a-f]{64}/);
  });
});

describe('the days on which the rating changed', () => {
  it('are those on which something became known, with why', async () => {
    const { as } = await setUp();
    const ivan = await as('ivan');
    const page = textOf((await ivan.get(`/councils/${NORTHBOROUGH}/rating/history`)).body);
    // Assessments came on 9 November 2026, evidence on the 5th and actions on the 10th (sample.json).
    expect(page).toContain('9 November 2026');
    expect(page).toContain('(assessments.csv)');
    const csv = (await ivan.get(`/councils/${NORTHBOROUGH}/rating/history.csv`)).body;
    expect(csv.split('\r\n')[0]).toContain('day,judgement,from,to,why');
    expect(csv).toMatch(/2026-11-(09|10),How good is the service\?/);
    expect(textOf((await (await as('ivan')).get(`/councils/${NORTHBOROUGH}/rating/history?as-of=2021-01-01`)).body)).toContain('Nothing has happened yet.');
  });
});

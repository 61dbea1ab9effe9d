import { describe, expect, it } from 'vitest';
import { NORTHBOROUGH, loadNorthborough } from '../../../support/northborough.ts';
import { buildTestServer, testBrowser } from '../../../support/test-browser.ts';
import { CANTERBURY, buildTestHouse } from '../../../support/test-house.ts';

const PAGE = `/councils/${NORTHBOROUGH}/readiness`;
const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'").replaceAll(/\s+/g, ' ').replaceAll(/ ([.,;:])/g, '$1');

async function setUp(change?: Parameters<typeof loadNorthborough>[1]) {
  const house = await buildTestHouse();
  await loadNorthborough(house, change);
  await house.person('viewer', { role: 'viewer', council: null });
  const app = await buildTestServer(house);
  const viewer = testBrowser(app);
  await viewer.signIn('viewer');
  return { house, app, viewer };
}

describe('the readiness sheet', { timeout: 30_000 }, () => {
  it('answers first, then says where we are, what holds us, what to do, what is missing and who must approve', async () => {
    const { app, viewer } = await setUp();
    expect((await testBrowser(app).get(PAGE)).statusCode).toBe(403);
    const text = textOf((await viewer.get(PAGE)).body);
    for (const words of [
      'Would our ICT service be rated double three-star today? Not yet.',
      'The review is on 3 March 2027, in 100 days.', 'Chance of each star rating on 3 Mar 2027', 'What holds us at ', 'The cheapest path to double three-star',
      'Staff training plan 2025/26', 'Expired 30 Sep 2026', 'The plan is assessed and approved, excellent', 'never an official judgement', 'All figures illustrative.',
    ]) expect(text).toContain(words);
  });

  it('says which day it is about where that is not today', async () => {
    const { viewer } = await setUp();
    const text = textOf((await viewer.get(`${PAGE}?as-of=2026-10-31`)).body);
    for (const words of ['Would our ICT service be rated double three-star on 31 October 2026?', 'Where we stand on 31 October 2026']) expect(text).toContain(words);
    expect(text).not.toContain('three-star today');
  });

  it('gives the same as JSON and CSV: the path is what the rating engine accepts, and chances add up', async () => {
    const { viewer } = await setUp();
    const json = (await viewer.get(`${PAGE}.json`)).json<{ verdict: string; paths: { paths: { effort: number; moves: { node: string; to: string; effort: number }[] }[] }; chance: { judgements: { levels: { share: number }[] }[] } }>();
    expect(json.verdict).toBe('Not yet.');
    const [cheapest] = json.paths.paths;
    expect(cheapest?.moves.map(({ node }) => node)).toContain('plan-is-approved');
    expect(cheapest?.moves.reduce((sum, { effort }) => sum + effort, 0)).toBe(cheapest?.effort);
    for (const judgement of json.chance.judgements) expect(judgement.levels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    const csv = (await viewer.get(`${PAGE}.csv`)).body;
    expect(csv).toContain('verdict,Not yet.');
    expect(csv).toMatch(/missing,Staff training plan 2025\/26,/);
  });

  it.each([['cqc-2022', 'Would we be rated outstanding today?'], ['cpa-2005', 'Would we be rated 4 stars today?']])('asks of no ICT service by a framework that is not about one: %s', async (framework, question) => {
    const { viewer } = await setUp();
    const text = textOf((await viewer.get(`${PAGE}?framework=${framework}`)).body);
    expect(text).toContain(question);
    expect(text).not.toContain('ICT service');
  });

  it('says of a council of which nothing is known that nothing is known, not that it is poor', async () => {
    const { viewer } = await setUp();
    const text = textOf((await viewer.get(`/councils/${CANTERBURY}/readiness`)).body);
    expect(text).toContain('Would our ICT service be rated double three-star today? Not known. Nothing that decides is known yet: no fact this framework looks at is held up to 23 November 2026. Nothing known is not poor. No review date is set for this framework.');
    expect(text).toContain('No chance is given, because no review date is set for this framework.');
    expect(text).not.toContain('What holds us at no star');
  });

  it('gives no chance after the review, or by a framework without one', async () => {
    const { viewer } = await setUp();
    expect(textOf((await viewer.get(`${PAGE}?as-of=2027-03-10`)).body)).toMatch(/The review was on 3 March 2027, 7 days ago\..*No chance is given\. The review date has passed\./);
    expect(textOf((await viewer.get(`${PAGE}?framework=best-value-2000`)).body)).toContain('No review date is set for this framework.');
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { FOLDERS } from '../../src/folders.ts';
import { nodesIn } from '../../src/present/trace-lines.ts';
import type { Rating } from '../../src/core/rating/rate.ts';
import { rateCouncil } from '../../src/usecases/rate-council.ts';
import { findEvidence } from '../../src/usecases/show-evidence.ts';
import { NORTHBOROUGH, loadNorthborough } from '../support/northborough.ts';
import { buildTestServer, testBrowser } from '../support/test-browser.ts';
import { buildTestHouse } from '../support/test-house.ts';

// EV-02 is made confidential and to have expired: its criterion asks for evidence, so that its title would be woven into sentences.
const SAMPLE = fs.readFileSync(path.join(FOLDERS.data, 'samples/northborough/evidence.csv'), 'utf8').replace('2027-03-31,2027-03-31,Service desk manager,public', '2026-11-01,2026-11-01,Service desk manager,confidential');
const CONFIDENTIAL = SAMPLE.split('\n').filter((line) => /,(confidential|personal),/.test(line));
const TITLE = 'Service standards, edition of April 2026';
const BASE = `/councils/${NORTHBOROUGH}`;

async function setUp() {
  const house = await buildTestHouse();
  await loadNorthborough(house, (name, text) => (name === 'evidence.csv' ? SAMPLE : text));
  for (const [name, role] of [['victor', 'viewer'], ['ivan', 'inspector'], ['cleo', 'chief-executive'], ['carol', 'head-of-ict']] as const) await house.person(name, { role, council: NORTHBOROUGH });
  const app = await buildTestServer(house);
  const as = async (name: string) => {
    const browser = testBrowser(app);
    await browser.signIn(name);
    return browser;
  };
  const batch = (await house.store.batches.ofCouncil(NORTHBOROUGH)).find(({ kind }) => kind === 'evidence');
  return { house, as, batch: batch?.id ?? 0 };
}

describe('confidential evidence', { timeout: 60_000 }, () => {
  it('is an id and no more to a viewer, wherever the rating is shown', async () => {
    expect(CONFIDENTIAL.length).toBeGreaterThan(0);
    const { as, batch } = await setUp();
    const victor = await as('victor');
    const cleo = await as('cleo');
    const pages = ['/rating?open=all', '/rating.json', '/rating.csv', '/rating/history', '/rating/history.csv', '/rating/what-if', '/readiness', '/readiness.json', '/readiness.csv', '/criteria/service-standards-published', '/evidence', '/evidence.csv', '/evidence/gaps', '/assessments', '/rating/compare?show=all', ''].map((page) => `${BASE}${page}`);
    const titles = CONFIDENTIAL.map((line) => /EV-\d+,(?:"([^"]+)"|([^,]+))/.exec(line)?.slice(1).find(Boolean) ?? line);
    for (const address of [...pages, `/batches/${batch}?line=3`, `/batches/${batch}`]) {
      const { statusCode, body } = await victor.get(address);
      expect(statusCode, address).toBe(200);
      for (const title of titles) expect(body.includes(title), `${address}: ${title}`).toBe(false);
    }
    expect((await victor.get(`${BASE}/rating.json`)).body).toContain('[confidential evidence item EV-02]');
    expect((await victor.get(`${BASE}/rating?open=all`)).body).toContain('[confidential evidence item EV-02]');
    expect((await victor.get(`/batches/${batch}/file`)).statusCode).toBe(403);
    for (const address of [`${BASE}/rating?open=all`, `${BASE}/rating.json`, `/batches/${batch}?line=3`, `/batches/${batch}/file`]) {
      expect((await cleo.get(address)).body, address).toContain(TITLE);
      expect((await (await as('ivan')).get(address)).body, address).toContain(TITLE);
    }
  });

  it('changes no verdict', async () => {
    const { house } = await setUp();
    const query = { council: NORTHBOROUGH, framework: 'best-value-2001', asOf: '2026-11-23' };
    const whole = await rateCouncil(house, CONSOLE_ACCESS, query);
    const less = await rateCouncil(house, { actor: { id: 'v', assignments: [] }, may: (permission) => !permission.includes('confidential') && !permission.includes('redacted') }, query);
    const verdicts = (rating: Rating) => rating.judgements.flatMap((judgement) => [judgement.lower, judgement.upper, judgement.binding, ...nodesIn(judgement.trace).map(({ node, words }) => [node, words])]);
    expect(verdicts(less)).toEqual(verdicts(whole));
    expect(JSON.stringify(less)).not.toEqual(JSON.stringify(whole));
  });
});

describe('importing evidence again', { timeout: 60_000 }, () => {
  it('keeps the file and the links of an item', async () => {
    const { house, as } = await setUp();
    const carol = await as('carol');
    const item = `${BASE}/evidence/EV-04`;
    const action = /action="([^"]*\/file\?_csrf[^"]*)"/.exec((await carol.get(item)).body)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&') ?? '';
    expect((await carol.postFile(action, { name: 'report.pdf', content: '%PDF-1.7\nreport' }, { kind: 'file' })).statusCode).toBe(303);
    expect((await carol.post(`${item}/link`, { criterion: 'first-contact-fixed', linkClaim: 'Seven in ten at once', linkWhere: 'Page 4' }, item)).statusCode).toBe(303);
    const [header, ...lines] = SAMPLE.split('\n');
    const again = [header, lines.find((line) => line.includes('EV-04'))?.replace('Service desk report, October 2026', 'Service desk report, revised')].join('\n');
    const preview = await carol.upload(NORTHBOROUGH, { name: 'evidence-again.csv', content: again }, { kind: 'evidence', mapping: '' });
    const address = String(preview.headers.location);
    expect((await carol.post(`${address}/confirm`, { publish: 'yes', reason: 'New edition' }, address)).statusCode).toBe(303);
    const { entry: { content, source } } = await findEvidence(house, CONSOLE_ACCESS, NORTHBOROUGH, 'EV-04');
    expect(source).toBeDefined();
    expect(content.title).toBe('Service desk report, revised');
    expect(content.file?.name).toBe('report.pdf');
    expect(content.links).toEqual([{ criterion: 'first-contact-fixed', claim: 'Seven in ten at once', where: 'Page 4' }]);
  });
});

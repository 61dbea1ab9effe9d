import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../../../src/core/access.ts';
import { nodesIn } from '../../../../src/present/trace-lines.ts';
import { rateCouncil } from '../../../../src/usecases/rate-council.ts';
import { NORTHBOROUGH, loadNorthborough } from '../../../support/northborough.ts';
import { buildTestServer, testBrowser } from '../../../support/test-browser.ts';
import { ASHFORD, buildTestHouse } from '../../../support/test-house.ts';

const REGISTER = `/councils/${NORTHBOROUGH}/evidence`;
const PDF = '%PDF-1.7\nminutes of the board';
const NEW = { title: 'Minutes of the ICT board', evidencesFrom: '2026-09-01', evidencesTo: '2026-11-05', expires: '2027-11-05', owner: 'Head of ICT', confidentiality: 'internal', claim: 'The board follows every action.', where: 'Page 3', reason: '' };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function setUp() {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  for (const [name, role] of [['carol', 'contributor'], ['victor', 'viewer'], ['ivan', 'inspector'], ['cleo', 'chief-executive']] as const) await house.person(name, { role, council: NORTHBOROUGH });
  await house.person('otto', { role: 'head-of-ict', council: ASHFORD });
  const app = await buildTestServer(house);
  const as = async (name: string) => {
    const browser = testBrowser(app);
    await browser.signIn(name);
    return browser;
  };
  const carol = await as('carol');
  const upload = async (id: string, content: string | Uint8Array, copy = 'file', name = 'minutes.pdf') => {
    const page = await carol.get(`${REGISTER}/${id}`);
    const action = /action="([^"]*\/file\?_csrf[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&') ?? '';
    return carol.postFile(action, { name, content }, { kind: copy });
  };
  return { house, app, as, carol, upload };
}

const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'").replaceAll(/\s+/g, ' ');

describe('the register of evidence', () => {
  it('lists what has expired, expires soon or is linked to nothing, then every item', async () => {
    const { as } = await setUp();
    const text = textOf((await (await as('cleo')).get(REGISTER)).body);
    // Of the sample: EV-16 ended on 30 September 2026; none ends within 60 days of 23 November (EV-07 and EV-17 stand until 31 January).
    expect(text).toContain('17 items of evidence, 1 to look at');
    expect(text).toContain('Expired EV-16 Staff training plan 2025/26 stood until 30 September 2026');
    expect(text).toContain('EV-07 Vulnerability scan, October 2026');
  });

  it('says nothing of a confidential item to a viewer, nor of any to somebody of another council or nobody', async () => {
    const { as, app } = await setUp();
    const victor = await as('victor');
    for (const address of [REGISTER, `${REGISTER}.csv`]) expect((await victor.get(address)).body).not.toContain('Vulnerability');
    expect((await victor.get(`${REGISTER}/EV-07`)).statusCode).toBe(404);
    expect((await victor.get(`/councils/${NORTHBOROUGH}/criteria/security-kept-current`)).body).not.toContain(`${REGISTER}/EV-07`);
    expect((await (await as('otto')).get(REGISTER)).statusCode).toBe(403);
    expect((await testBrowser(app).get(REGISTER)).statusCode).toBe(403);
  });

  it('compares what the framework asks for with what is there', async () => {
    const { as } = await setUp();
    const text = textOf((await (await as('ivan')).get(`${REGISTER}/gaps`)).body);
    expect(text).toContain('An item of evidence for this criterion that has not expired.');
    expect(text).toMatch(/of evidence asked for (is|are) (missing or expired|there)|Every piece of evidence asked for is there/);
  });
});

describe('an item', () => {
  it('is added, linked with its own claim and place, changed with a reason, and unlinked', async () => {
    const { carol } = await setUp();
    const added = await carol.post(`${REGISTER}/add`, NEW, `${REGISTER}/add`);
    expect([added.statusCode, added.headers.location]).toEqual([303, `${REGISTER}/EV-18`]);
    const item = `${REGISTER}/EV-18`;
    expect(textOf((await carol.get(REGISTER)).body)).toContain('Not linked EV-18');
    const half = await carol.post(`${item}/link`, { criterion: 'plan-on-schedule', linkClaim: 'Each month', linkWhere: '' }, item);
    expect(half.body).toContain('href="#linkWhere">Say where to look');
    expect((await carol.post(`${item}/link`, { criterion: 'constructor', linkClaim: 'x', linkWhere: 'y' }, item)).statusCode).toBe(400);
    expect((await carol.post(`${item}/link`, { criterion: 'plan-on-schedule', linkClaim: 'Each month the board sees it.', linkWhere: 'Page 7' }, item)).statusCode).toBe(303);
    expect(textOf((await carol.get(`/councils/${NORTHBOROUGH}/criteria/plan-on-schedule`)).body)).toContain('Each month the board sees it. Page 7');
    expect((await carol.post(`${item}/change`, { ...NEW, title: 'Minutes' }, `${item}/change`)).body).toContain('href="#reason">Say why it changes');
    await carol.post(`${item}/change`, { ...NEW, title: 'Minutes', reason: 'Shorter' }, `${item}/change`);
    const text = textOf((await carol.get(item)).body);
    for (const words of ['Minutes of the ICT board', 'Shorter', 'Page 7']) expect(text).toContain(words);
    await carol.post(`${item}/unlink`, { criterion: 'plan-on-schedule' }, item);
    expect(textOf((await carol.get(item)).body)).toContain('It is linked to none.');
  });

  it.each([
    ['no title', { title: '' }, 'title', 'Name'], ['no first day', { evidencesFrom: '' }, 'evidencesFrom', 'Enter'], ['days the wrong way round', { evidencesTo: '2026-08-01' }, 'evidencesTo', 'What it speaks of ends'],
    ['an end that is no day', { expires: 'never' }, 'expires', 'Enter'], ['no owner', { owner: ' ' }, 'owner', 'Name who'], ['an unknown reader', { confidentiality: 'secret' }, 'confidentiality', 'Choose'],
    ['no claim', { claim: '' }, 'claim', 'Say'], ['no place', { where: '' }, 'where', 'Say where'],
  ])('with %s is sent back', async (_case, change, field, says) => {
    const { carol } = await setUp();
    const answer = await carol.post(`${REGISTER}/add`, { ...NEW, ...change }, `${REGISTER}/add`);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toMatch(new RegExp(`href="#${field}">${says}`));
  });

  it('is changed by its keepers alone', async () => {
    const { as } = await setUp();
    for (const name of ['victor', 'ivan', 'cleo']) {
      const other = await as(name);
      expect((await other.get(`${REGISTER}/add`)).statusCode, name).toBe(403);
      expect((await other.post(`${REGISTER}/EV-01/link`, { criterion: 'plan-on-schedule', linkClaim: 'a', linkWhere: 'b' }, '/account')).statusCode, name).toBe(403);
    }
  });
});

describe('a file', () => {
  it('is kept under its SHA-256, typed by its content, and served as a download in a box', async () => {
    const { carol, upload, house } = await setUp();
    expect((await upload('EV-01', PDF, 'file', 'Strätegy (1).html')).statusCode).toBe(303);
    const page = await carol.get(`${REGISTER}/EV-01`);
    expect(page.body).toContain(sha256(PDF));
    expect(textOf(page.body)).toContain('PDF, 1 kB');
    const file = await carol.get(`${REGISTER}/EV-01/files/${sha256(PDF)}`);
    expect(file.body).toBe(PDF);
    expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''Str%C3%A4tegy%20%281%29\.html\.pdf$/);
    const [event] = await house.store.events.newest(1);
    expect(JSON.parse(event?.payload ?? '{}')).toMatchObject({ type: 'evidence-recorded', content: { council: NORTHBOROUGH, key: 'EV-01', files: [sha256(PDF)] } });
    expect(event?.payload).not.toContain('tegy');
  });

  it('of a newer revision keeps the older one, and makes an approval that rests on it void', async () => {
    const { carol, upload, house } = await setUp();
    const level = async () => {
      const rating = await rateCouncil(house, CONSOLE_ACCESS, { council: NORTHBOROUGH, framework: 'best-value-2001', asOf: '2026-11-23' });
      return rating.judgements.flatMap(({ trace }) => nodesIn(trace)).find(({ node }) => node === 'strategy-serves-council-aims')?.words;
    };
    expect(await level()).toBe('Excellent');
    await upload('EV-01', PDF);
    expect(await level()).not.toBe('Excellent');
    await upload('EV-01', `${PDF}, second edition`);
    expect((await carol.get(`${REGISTER}/EV-01/files/${sha256(PDF)}`)).body).toBe(PDF);
    expect((await carol.get(`${REGISTER}/EV-01/files/${sha256(`${PDF}, second edition`)}`)).statusCode).toBe(200);
    expect((await carol.get(`${REGISTER}/EV-02/files/${sha256(PDF)}`)).statusCode).toBe(404);
  });

  it('that is confidential goes to those who may see it; an inspector gets the redacted copy', async () => {
    const { upload, as } = await setUp();
    await upload('EV-07', PDF);
    const ivan = await as('ivan');
    expect(textOf((await ivan.get(`${REGISTER}/EV-07`)).body)).toContain('no redacted copy is held yet');
    const copy = '%PDF-1.7\nblack bars';
    await upload('EV-07', copy, 'redacted');
    expect((await ivan.get(`${REGISTER}/EV-07`)).body).not.toContain(sha256(PDF));
    expect((await ivan.get(`${REGISTER}.csv`)).body).toContain(sha256(copy));
    const answers = async (name: string) => {
      const reader = await as(name);
      return [(await reader.get(`${REGISTER}/EV-07/files/${sha256(PDF)}`)).statusCode, (await reader.get(`${REGISTER}/EV-07/files/${sha256(copy)}`)).statusCode];
    };
    expect(await answers('cleo')).toEqual([200, 200]);
    expect(await answers('ivan')).toEqual([403, 200]);
    expect(await answers('victor')).toEqual([404, 404]);
  });

  it.each([
    ['a program named as a PDF', new Uint8Array([0x4d, 0x5a, 0x90, 0]), 'file', 'By its content it is none of these: PDF'],
    ['a page of HTML named as a PDF', '<!DOCTYPE html><script>alert(1)</script>', 'file', 'By its content it is none of these: PDF'],
    ['nothing', '', 'file', 'Choose a file'],
    ['a third copy', PDF, 'other', 'Choose which copy'],
  ])('is refused: %s', async (_case, content, copy, says) => {
    const { upload } = await setUp();
    const answer = await upload('EV-01', content, copy);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(says);
  });

  it('is refused when it is larger than the rules allow', async () => {
    const { upload, house } = await setUp();
    const answer = await upload('EV-01', `%PDF-${'x'.repeat(house.catalogue.evidenceRules.maximumBytes)}`);
    expect(answer.statusCode).toBe(413);
    expect(answer.body).toContain('The file is larger than 25 MB');
  });
});

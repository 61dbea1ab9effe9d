import { describe, expect, it } from 'vitest';
import { verifyPack } from '../../src/pack/verify/verify-pack.ts';
import { NORTHBOROUGH } from '../support/northborough.ts';
import { northboroughServer } from '../support/northborough-server.ts';
import { unfold } from '../support/pack.ts';
import type { testBrowser } from '../support/test-browser.ts';

const setUp = async () => northboroughServer(['hanna', 'ines', 'vera', 'otto']);
const LIST = `/councils/${NORTHBOROUGH}/packs`;
const FORM = { framework: 'best-value-2001', asOf: '2026-10-31', redaction: 'none' };

/** Posts the form and follows it to the list. */
async function make(browser: ReturnType<typeof testBrowser>, change: Partial<typeof FORM> = {}) {
  let answer = await browser.post(LIST, { ...FORM, ...change }, LIST);
  for (let tries = 0; tries < 100 && answer.statusCode === 303 && String(answer.headers.location).includes('/jobs/'); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer = await browser.get(String(answer.headers.location));
    if (answer.statusCode === 200) answer = { ...answer, statusCode: 303, headers: { location: `${LIST}/jobs/${/jobs\/([0-9a-f]+)\/state/.exec(answer.body)?.[1] ?? ''}` } } as typeof answer;
  }
  expect(answer.headers.location).toBe(`${LIST}?made=yes`);
  return browser.get(`${LIST}?made=yes`);
}

describe('the page of evidence packs', { timeout: 60_000 }, () => {
  it('makes a pack, lists it with who and when by role, and hands it out whole', async () => {
    const { as } = await setUp();
    const hanna = await as('hanna');
    expect((await hanna.get(LIST)).body).toContain('No pack has been made');
    const list = await make(hanna);
    expect(list.body).toContain('The pack is made');
    expect(list.body).toContain('31 October 2026');
    expect(list.body).toContain('Head of ICT');
    const href = new RegExp(`href="(${LIST}/[0-9a-f]{64})"`).exec(list.body)?.[1] ?? '';
    const file = await hanna.get(href);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="evidence-${NORTHBOROUGH}-best-value-2001-2026-10-31.zip"`);
    expect(verifyPack({ kind: 'files', files: await unfold(file.rawPayload) }).faults).toEqual([]);
    expect((await (await as('otto')).get(href)).statusCode).toBe(403);
  });

  it('gives an inspector only packs without confidential evidence', async () => {
    const { as } = await setUp();
    const whole = new RegExp(`href="(${LIST}/[0-9a-f]{64})"`).exec((await make(await as('hanna'))).body)?.[1] ?? '';
    const inspector = await as('ines');
    expect((await inspector.get(whole)).statusCode).toBe(403);
    expect((await inspector.get(LIST)).body).toContain('for those who may see confidential evidence');
    expect((await inspector.post(LIST, FORM, LIST)).statusCode).toBe(400);
    const own = new RegExp(`href="(${LIST}/[0-9a-f]{64})"`).exec((await make(inspector, { redaction: 'confidential' })).body)?.[1] ?? '';
    expect((await inspector.get(own)).statusCode).toBe(200);
  });

  it.each(['vera', 'otto', 'visitor'])('is closed to %s', async (name) => {
    const { as } = await setUp();
    const browser = await as(name);
    expect((await browser.get(LIST)).statusCode).toBe(403);
    expect((await browser.post(LIST, FORM, name === 'visitor' ? '/sign-in' : '/account')).statusCode).toBe(403);
  });

  it.each([
    ['a framework there is not', { framework: 'x' }, 'Choose a framework'], ['a day that is none', { asOf: '31/10/2026' }, 'Enter the judgement date'], ['nothing chosen', { redaction: '' }, 'Choose what is left out'],
  ])('says what is wrong with %s', async (_case, change, says) => {
    const { as } = await setUp();
    const answer = await (await as('hanna')).post(LIST, { ...FORM, ...change }, LIST);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(says);
  });
});

describe('the page that checks a pack', { timeout: 60_000 }, () => {
  it('answers anybody what holds and what does not, and keeps nothing', async () => {
    const { as, house } = await setUp();
    const hanna = await as('hanna');
    const href = new RegExp(`href="(${LIST}/[0-9a-f]{64})"`).exec((await make(hanna)).body)?.[1] ?? '';
    const zip = (await hanna.get(href)).rawPayload;
    const visitor = await as('visitor');
    const send = async (content: Buffer, fields: Record<string, string> = {}) => visitor.postFile(/action="(\/verify\?_csrf=[^"]+)"/.exec((await visitor.get('/verify')).body)?.[1] ?? '', { name: 'pack.zip', content }, fields);
    const good = await send(zip);
    expect(good.body).toContain('pack.zip: it holds');
    expect(good.body).toContain('unchanged since it was sealed by key');
    expect(good.body).not.toContain('genuine');
    expect((await send(zip, { key: house.signingKey().fingerprint })).body).toContain('the key you named');
    expect((await send(zip, { key: '0'.repeat(64) })).body).toContain('it does not hold');
    expect(await send(zip, { key: 'abc' })).toMatchObject({ statusCode: 400, body: expect.stringContaining('A fingerprint is 64') as string });
    const bad = await send(Buffer.from(zip.subarray(0, zip.length - 100)));
    expect(bad.body).toContain('it does not hold');
    expect((await send(Buffer.from('<script>'))).body).toContain('not a ZIP file');
    // Four are held at once, of which one is looked at; a fifth is told to come back.
    const sent = await Promise.all(Array.from({ length: 5 }, async () => send(zip)));
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 200, 503]);
    expect(sent.find(({ statusCode }) => statusCode === 503)?.body).toContain('Other packs are being checked at the moment');
    expect((await send(zip)).statusCode).toBe(200);
  });
});

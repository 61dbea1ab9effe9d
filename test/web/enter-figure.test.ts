import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { canterburyServer } from '../support/canterbury-server.ts';
import { testBrowser, tokenIn } from '../support/test-browser.ts';
import { CANTERBURY } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';

const enter = (code: string): string => `/councils/${CANTERBURY}/indicators/${code}/enter`;
const FIX = enter('first-contact-fix');
const BLANK = { period: '2026-10', what: 'figure', value: '', numerator: '', denominator: '', status: 'actual', sampleSize: '', note: '', reason: '', seenPeriod: '2026-10', seenBatch: '', publish: 'publish' };

async function held(house: TestHouse, indicator = 'first-contact-fix') {
  const [series] = await house.store.figures.series(CONSOLE_ACCESS, { council: CANTERBURY, indicators: [indicator] });
  return series?.points.map(({ figure, draft, source }) => ({ figure, draft, source })) ?? [];
}

describe('entering a figure', () => {
  it('keeps it as a file of one row, in a batch of its own', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const answer = await alice.post(FIX, { ...BLANK, period: 'October 2026', value: '58.4', note: '=SUM, "quoted"', reason: 'The tool was down' }, FIX);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/batches/1?done=saved']);
    expect(await held(house)).toEqual([{ figure: { kind: 'value', value: 58.4, status: 'actual' }, draft: false, source: { batch: 1, line: 2 } }]);
    const found = await house.store.batches.find(CONSOLE_ACCESS, 1);
    expect(found?.batch).toMatchObject({ fileName: 'entered-first-contact-fix-2026-10.csv', reason: 'The tool was down' });
    const file = await house.store.batches.file(String(found?.batch.fileSha256));
    expect(file?.content.toString()).toBe([
      'council,indicator,period,value,numerator,denominator,status,sample_size,note,reason,replaces_batch',
      `${CANTERBURY},first-contact-fix,October 2026,58.4,,,actual,,"=SUM, ""quoted""",The tool was down,`, '',
    ].join('\n'));
  });

  it('works a figure out from its numerator and denominator, and keeps a reason why there is none', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    await alice.post(FIX, { ...BLANK, numerator: '35', denominator: '50' }, FIX);
    expect((await held(house))[0]?.figure).toEqual({ kind: 'value', value: 70, numerator: 35, denominator: 50, status: 'actual' });
    await alice.post(FIX, { ...BLANK, period: '2026-09', seenPeriod: '2026-09', what: 'confidential' }, FIX);
    expect((await held(house)).map(({ figure }) => figure)[0]).toEqual({ kind: 'none', reason: 'confidential' });
  });

  it.each([
    ['no period', { period: '', value: '5' }, 'period', 'Enter the period'],
    ['a period that is none', { period: '2026-13', value: '5' }, 'period', '2026-13'],
    ['a quarter of a monthly indicator', { period: '2026/27 Q2', value: '5' }, 'period', 'Q2'],
    ['nothing', {}, 'value', 'Enter the figure, or choose why there is none'],
    ['a word', { value: 'many' }, 'value', '“many” is not a number'],
    ['more than there can be', { value: '140' }, 'value', 'more than 100'],
    ['a figure that is none', { what: 'not-available', value: '5' }, 'what', 'There is a figure below'],
    ['a numerator that is no number', { numerator: 'x', denominator: '5' }, 'numerator', '“x” is not a number'],
    ['a denominator below zero', { numerator: '1', denominator: '-5' }, 'denominator', 'less than 0'],
    ['an unknown status', { value: '5', status: 'guessed' }, 'status', 'is not a status'],
    ['a sample size in words', { value: '5', sampleSize: 'ten' }, 'sampleSize', 'is not a sample size'],
  ])('refuses %s, at its field, and keeps what was typed', async (_name, typed, field, says) => {
    const { house, as } = await canterburyServer();
    const answer = await (await as('alice')).post(FIX, { ...BLANK, note: 'a note to keep', ...typed }, FIX);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('<title>Error: ');
    expect(answer.body).toMatch(new RegExp(`href="#${field}">[^<]*${says}`));
    if (field !== 'sampleSize') expect(answer.body).toContain(`id="${field}-error"`);
    expect(answer.body).toContain('value="a note to keep"');
    expect(await held(house)).toEqual([]);
  });

  it('asks about what is odd before it saves it', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const typed = { ...BLANK, value: '10', numerator: '35', denominator: '50' };
    const asked = await alice.post(FIX, typed, FIX);
    expect(asked.statusCode).toBe(400);
    expect(asked.body).toContain('href="#checked">Check the figure: 35 out of 50 gives 70, and 10 was published');
    expect(await held(house)).toEqual([]);
    expect((await alice.post(FIX, { ...typed, checked: 'yes' }, FIX)).statusCode).toBe(303);
    expect((await held(house))[0]?.figure).toMatchObject({ value: 10 });
  });

  it('takes a grade by its name', async () => {
    const { house, as } = await canterburyServer();
    const url = enter('website-grade');
    const alice = await as('alice');
    expect((await alice.get(url)).body).toContain('<select class="govuk-select" id="value"');
    await alice.post(url, { ...BLANK, period: '2025/26', seenPeriod: '2025/26', value: 'T' }, url);
    expect((await held(house, 'website-grade'))[0]?.figure).toMatchObject({ value: 4 });
  });
});

describe('correcting a figure', () => {
  it('shows what stands, wants a reason, and keeps the earlier revision', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    await alice.post(FIX, { ...BLANK, value: '58.4' }, FIX);
    const form = await alice.get(`${FIX}?period=2026-10`);
    expect(form.body).toContain('What stands for October 2026');
    expect(form.body).toContain('name="seenBatch" value="1"');
    expect(form.body).toContain('value="58.4"');
    const seen = { ...BLANK, seenBatch: '1', value: '59.1' };
    const unexplained = await alice.post(FIX, seen, FIX);
    expect(unexplained.body).toContain('href="#reason">Say why the figure is corrected');
    expect((await alice.post(FIX, { ...seen, reason: 'Two calls were counted twice' }, FIX)).headers.location).toBe('/batches/2?done=saved');
    expect(await held(house)).toEqual([{ figure: { kind: 'value', value: 59.1, status: 'actual' }, draft: false, source: { batch: 2, line: 2 } }]);

    // And back again to the first value, whose file would otherwise be the same bytes.
    await alice.post(FIX, { ...BLANK, seenBatch: '2', value: '58.4', reason: 'The first count was right' }, FIX);
    expect(await held(house)).toMatchObject([{ figure: { value: 58.4 }, source: { batch: 3 } }]);
  });

  it('answers 409 with both figures when somebody changed it meanwhile, and never loses theirs', async () => {
    const { house, as } = await canterburyServer();
    const [alice, carol] = [await as('alice'), await as('carol')];
    await alice.post(FIX, { ...BLANK, value: '58.4' }, FIX);
    await carol.post(FIX, { ...BLANK, seenBatch: '1', value: '60', reason: 'Recounted', publish: 'draft' }, FIX);
    const late = await alice.post(FIX, { ...BLANK, seenBatch: '1', value: '59.1', reason: 'Counted twice' }, FIX);
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('There is a figure for October 2026 that you have not seen: 60.0%');
    expect(late.body).toContain('<b>60.0%</b>');
    expect(late.body).toContain('<b>59.1%</b>');
    expect(late.body).toContain('name="seenBatch" value="2"');
    expect(await held(house)).toMatchObject([{ figure: { value: 60 }, draft: true }]);
  });

  it('answers 409 for a figure of another period than the form was opened for', async () => {
    const { as } = await canterburyServer();
    const alice = await as('alice');
    await alice.post(FIX, { ...BLANK, value: '58.4' }, FIX);
    const answer = await alice.post(FIX, { ...BLANK, seenPeriod: '2026-09', value: '61' }, FIX);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('to replace it, give a reason');
  });

  it('lets one of two at once through', async () => {
    const { house, as } = await canterburyServer();
    const [alice, carol] = [await as('alice'), await as('carol')];
    await alice.post(FIX, { ...BLANK, value: '58.4' }, FIX);
    const tokens = [tokenIn((await alice.get(FIX)).body), tokenIn((await carol.get(FIX)).body)];
    const change = { ...BLANK, seenBatch: '1', reason: 'Recounted', publish: 'draft' };
    const answers = await Promise.all([
      alice.postBare(FIX, { ...change, value: '59.1', _csrf: String(tokens[0]) }),
      carol.postBare(FIX, { ...change, value: '60', _csrf: String(tokens[1]) }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    expect(await house.store.batches.ofCouncil(CANTERBURY)).toHaveLength(2);
  });

  it('pressed twice is one batch', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const _csrf = tokenIn((await alice.get(FIX)).body);
    const answers = await Promise.all([1, 2].map(async () => alice.postBare(FIX, { ...BLANK, value: '58.4', _csrf })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await house.store.batches.ofCouncil(CANTERBURY)).toHaveLength(1);
  });
});

describe('who may enter figures', () => {
  it('turns away visitors and other councils, and a form without its token', async () => {
    const { app, as } = await canterburyServer();
    expect((await testBrowser(app).get(FIX)).statusCode).toBe(403);
    expect((await (await as('olive')).get(FIX)).statusCode).toBe(403);
    expect((await (await as('alice')).postBare(FIX, { ...BLANK, value: '5' })).statusCode).toBe(403);
  });

  it('lets a contributor save a draft and not publish', async () => {
    const { house, as } = await canterburyServer();
    const carol = await as('carol');
    expect((await carol.get(FIX)).body).not.toContain('Publish now');
    expect((await carol.post(FIX, { ...BLANK, value: '58.4' }, FIX)).statusCode).toBe(403);
    expect(await held(house)).toEqual([]);
    expect((await carol.post(FIX, { ...BLANK, value: '58.4', publish: 'draft' }, FIX)).statusCode).toBe(303);
    expect(await held(house)).toMatchObject([{ draft: true }]);
  });

  it('says of an unknown indicator that there is none', async () => {
    const { as } = await canterburyServer();
    expect((await (await as('alice')).get(enter('no-such'))).statusCode).toBe(404);
  });
});

import { describe, expect, it } from 'vitest';
import { canterburyServer } from '../support/canterbury-server.ts';
import { testBrowser } from '../support/test-browser.ts';
import { CANTERBURY } from '../support/test-house.ts';

const AT = `/councils/${CANTERBURY}`;
const TARGET = `${AT}/targets/first-contact-fix`;
const OWNER = `${AT}/owners/first-contact-fix`;
const REVIEW = `${AT}/review-date`;
const NOTES = `${AT}/indicators/first-contact-fix/notes`;
const VALID = { from: 'April 2026', value: '62%', tolerance: '', profile: '', ragRule: 'within-5-percent', reason: '' };

async function setUp() {
  const served = await canterburyServer();
  const entries = async (kind: string) => (await served.house.store.register.current(kind, CANTERBURY)).map(({ content, reason }) => ({ content, reason }));
  return { ...served, entries };
}

describe('setting a target', () => {
  it('records it with its event, and the next change wants a reason', async () => {
    const { house, as, entries } = await setUp();
    const alice = await as('alice');
    const set = await alice.post(TARGET, VALID, TARGET);
    expect([set.statusCode, set.headers.location]).toEqual([303, `${AT}/targets?done=target`]);
    expect(await entries('targets')).toEqual([{ content: { indicator: 'first-contact-fix', from: '2026-04', value: '62', ragRule: 'within-5-percent' }, reason: undefined }]);
    expect((await house.store.events.newest(1))[0]?.type).toBe('targets-recorded');
    const unexplained = await alice.post(TARGET, { ...VALID, from: '2026-10', value: '65' }, TARGET);
    expect(unexplained.body).toContain('href="#reason">Say why the target changes');
    await alice.post(TARGET, { ...VALID, from: '2026-10', value: '65', reason: 'A new knowledge base' }, TARGET);
    const page = await alice.get(`${AT}/targets?done=target`);
    expect(page.body).toContain('The target is set.');
    expect(page.body).toContain('65.0%');
    expect((await alice.get(`${AT}/targets.csv`)).body).toContain(`${CANTERBURY},first-contact-fix,2026-10,65,,,within-5-percent,A new knowledge base,`);
  });

  it('keeps a profile inside the year and an agreed tolerance', async () => {
    const { as, entries } = await setUp();
    await (await as('alice')).post(TARGET, { ...VALID, ragRule: 'agreed-tolerance', tolerance: '2.5', profile: '60 60 61 61 62 62 63 63 64 64 65 65' }, TARGET);
    expect((await entries('targets'))[0]?.content).toEqual({
      indicator: 'first-contact-fix', from: '2026-04', value: '62', ragRule: 'agreed-tolerance', tolerance: '2.5',
      profile: ['60', '60', '61', '61', '62', '62', '63', '63', '64', '64', '65', '65'],
    });
  });

  it.each([
    ['no period', { from: '' }, 'from', 'Enter the period'],
    ['a quarter of a monthly indicator', { from: '2026/27 Q1' }, 'from', 'Q1'],
    ['no target', { value: '' }, 'value', 'Enter the target'],
    ['a target that cannot be', { value: '140' }, 'value', 'more than 100'],
    ['an unknown rule', { ragRule: 'gut-feeling' }, 'ragRule', 'Choose how close'],
    ['a rule without its tolerance', { ragRule: 'agreed-tolerance' }, 'tolerance', 'Enter the agreed tolerance'],
    ['a tolerance in words', { tolerance: 'some' }, 'tolerance', 'as a number'],
    ['a profile too short', { profile: '60 61' }, 'profile', 'needs 12 values'],
    ['a profile with a word', { profile: '60 60 61 61 62 62 63 63 64 64 65 x' }, 'profile', 'is not a number'],
  ])('refuses %s, at its field', async (_name, typed, field, says) => {
    const { as, entries } = await setUp();
    const answer = await (await as('alice')).post(TARGET, { ...VALID, ...typed }, TARGET);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('<title>Error: ');
    expect(answer.body).toMatch(new RegExp(`href="#${field}">[^<]*${says}`));
    expect(answer.body).toContain(`id="${field}-error"`);
    expect(await entries('targets')).toEqual([]);
  });
});

describe('naming an owner', () => {
  it('records the role, shown on the list; blank is refused', async () => {
    const { as, entries } = await setUp();
    const alice = await as('alice');
    expect((await alice.post(OWNER, { owner: ' ' }, OWNER)).body).toContain('href="#owner">Enter the role');
    expect((await alice.post(OWNER, { owner: 'x'.repeat(101) }, OWNER)).body).toContain('at most 100 characters');
    await alice.post(OWNER, { owner: 'Service desk manager', reason: '' }, OWNER);
    expect(await entries('owners')).toEqual([{ content: { indicator: 'first-contact-fix', owner: 'Service desk manager' }, reason: undefined }]);
  });
});

describe('agreeing the review date', () => {
  it('records it; moving it wants a reason', async () => {
    const { as, entries } = await setUp();
    const alice = await as('alice');
    const wrong = await alice.post(REVIEW, { framework: 'nonsense', date: '2027-02-30', reason: '' }, REVIEW);
    expect(wrong.body).toContain('href="#framework">Choose a framework');
    expect(wrong.body).toContain('href="#date">Enter the day');
    await alice.post(REVIEW, { framework: 'best-value-2001', date: '2027-03-03', reason: '' }, REVIEW);
    expect((await alice.post(REVIEW, { framework: 'best-value-2001', date: '2027-04-03', reason: '' }, REVIEW)).body).toContain('href="#reason">Say why the review date moves');
    await alice.post(REVIEW, { framework: 'best-value-2001', date: '2027-04-03', reason: 'Inspectors asked' }, REVIEW);
    expect(await entries('review-dates')).toEqual([{ content: { framework: 'best-value-2001', date: '2027-04-03' }, reason: 'Inspectors asked' }]);
    expect((await alice.get(`${AT}/targets`)).body).toContain('3 April 2027');
  });
});

describe('adding a note', () => {
  it('signs it with the role, never the name', async () => {
    const { as, entries } = await setUp();
    const carol = await as('carol');
    const added = await carol.post(NOTES, { period: 'Oct-26', kind: 'incident', text: ' Network down for two days. ' }, NOTES);
    expect([added.statusCode, added.headers.location]).toEqual([303, `${AT}/indicators/first-contact-fix`]);
    expect((await entries('notes')).map(({ content }) => content)).toEqual([{ indicator: 'first-contact-fix', kind: 'incident', text: 'Network down for two days.', by: 'Contributor', period: '2026-10' }]);
    expect((await carol.get(NOTES)).body).toContain('Network down for two days.');
  });

  it.each([
    ['no text', { text: ' ' }, 'text', 'Enter the note'],
    ['too long a text', { text: 'x'.repeat(2001) }, 'text', 'at most 2000 characters'],
    ['an unknown kind', { kind: 'rumour' }, 'kind', 'Choose what kind'],
    ['a period that is none', { period: 'soon' }, 'period', 'soon'],
  ])('refuses %s, at its field', async (_name, typed, field, says) => {
    const { as, entries } = await setUp();
    const answer = await (await as('alice')).post(NOTES, { period: '', kind: 'note', text: 'Something', ...typed }, NOTES);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toMatch(new RegExp(`href="#${field}">[^<]*${says}`));
    expect(await entries('notes')).toEqual([]);
  });
});

describe('who may do so', () => {
  it.each([['a target', TARGET, VALID], ['an owner', OWNER, { owner: 'x' }], ['the review date', REVIEW, { framework: 'best-value-2001', date: '2027-03-03' }], ['a note', NOTES, { kind: 'note', text: 'x' }]])('setting %s needs the right, for this council, and the token', async (_name, url, body) => {
    const { app, as } = await setUp();
    const people = url === NOTES ? (['ivan', 'olive'] as const) : (['carol', 'ivan', 'olive'] as const);
    for (const name of people) {
      const browser = await as(name);
      expect((await browser.get(url)).statusCode).toBe(403);
      expect((await browser.post(url, body, '/account')).statusCode).toBe(403);
    }
    expect((await testBrowser(app).get(url)).statusCode).toBe(403);
    expect((await (await as('alice')).postBare(url, body)).statusCode).toBe(403);
  });
});

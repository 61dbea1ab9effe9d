import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { periodCode } from '../../src/core/period.ts';
import { canterburyServer } from '../support/canterbury-server.ts';
import type { SignedIn } from '../support/canterbury-server.ts';
import { buildTestServer, testBrowser, tokenIn } from '../support/test-browser.ts';
import { ASHFORD, CANTERBURY, buildTestHouse } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';

const GATHER = `/councils/${CANTERBURY}/gather`;
const GOOD = `council,indicator,period,value\n${CANTERBURY},first-contact-fix,2026-10,58.4\n${CANTERBURY},major-incidents,2026-10,2\n`;
const MIXED = `council,indicator,period,value\n${CANTERBURY},first-contact-fix,Oct-26,58.4\n${CANTERBURY},major-incidents,2026-10,two\n`;

/** Uploads and answers the address of the preview. */
async function stage(browser: SignedIn, content: string, name = 'figures.csv'): Promise<string> {
  const answer = await browser.upload(CANTERBURY, { name, content });
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

async function figures(house: TestHouse): Promise<Record<string, unknown>> {
  const all = await house.store.figures.series(CONSOLE_ACCESS, { council: CANTERBURY });
  return Object.fromEntries(all.flatMap(({ indicator, points }) => points.map(({ period, figure, draft }) => [`${indicator} ${periodCode(period)}`, `${figure.kind === 'value' ? figure.value : figure.reason}${draft ? ' draft' : ''}`])));
}
const stagingFiles = (house: TestHouse): string[] => (fs.existsSync(house.store.stagingFolder) ? fs.readdirSync(house.store.stagingFolder) : []);

describe('uploading a file', () => {
  it('shows a preview, saves nothing before it is confirmed, and then a batch', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const preview = await stage(alice, GOOD);
    expect(await figures(house)).toEqual({});
    const page = await alice.get(preview);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).toContain('58.4%');
    expect(page.body).toContain(`${CANTERBURY},first-contact-fix,2026-10,58.4`);
    const saved = await alice.post(`${preview}/confirm`, { publish: 'publish', reason: 'Monthly return' }, preview);
    expect([saved.statusCode, saved.headers.location]).toEqual([303, '/batches/1?done=saved']);
    expect(await figures(house)).toEqual({ 'first-contact-fix 2026-10': '58.4', 'major-incidents 2026-10': '2' });
    expect((await house.store.batches.find(CONSOLE_ACCESS, 1))?.batch.reason).toBe('Monthly return');
    expect(stagingFiles(house)).toEqual([]);
    const batch = await alice.get(String(saved.headers.location));
    expect(batch.body).toContain('The batch is saved.');
    expect(batch.body).toContain('href="/batches/1/withdraw"');
    expect((await (await as('ivan')).get('/batches/1')).body).not.toContain('/batches/1/withdraw');
  });

  it('lists the preview until it is confirmed or thrown away', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const preview = await stage(alice, GOOD);
    expect((await alice.get(GATHER)).body).toContain(`href="${preview}"`);
    expect((await (await as('carol')).get(GATHER)).body).not.toContain(preview);
    const discarded = await alice.post(`${preview}/discard`, {}, preview);
    expect(discarded.headers.location).toBe(`${GATHER}?discarded=yes`);
    expect((await alice.get(preview)).statusCode).toBe(404);
    expect(stagingFiles(house)).toEqual([]);
  });

  it('says of rejected rows which, why and what is written there, and downloads them', async () => {
    const { as } = await canterburyServer();
    const alice = await as('alice');
    const preview = await stage(alice, MIXED);
    const page = await alice.get(preview);
    expect(page.body).toContain('“two” is not a number');
    expect(page.body).toContain(`${CANTERBURY},major-incidents,2026-10,two`);
    expect(page.body).not.toContain('58.4%');
    expect((await alice.get(`${preview}?show=all`)).body).toContain('“Oct-26” was read as 2026-10');
    const csv = await alice.get(`${preview}/rejected.csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain(`3,,"value: “two” is not a number. Write a plain number, or N/A where there is none.","${CANTERBURY},major-incidents,2026-10,two"`);
  });

  it('does not confirm with rejected rows until they are left out', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const preview = await stage(alice, MIXED);
    const blocked = await alice.post(`${preview}/confirm`, { publish: 'publish', reason: 'kept text' }, preview);
    expect(blocked.statusCode).toBe(400);
    expect(blocked.body).toContain('<title>Error: ');
    expect(blocked.body).toContain('href="#leaveOut">Tick “Leave out”');
    expect(blocked.body).toContain('id="leaveOut"');
    expect(blocked.body).toContain('value="kept text"');
    expect(await figures(house)).toEqual({});
    const saved = await alice.post(`${preview}/confirm`, { publish: 'draft', leaveOut: 'yes' }, preview);
    expect(saved.headers.location).toBe('/batches/1?done=saved');
    expect(await figures(house)).toEqual({ 'first-contact-fix 2026-10': '58.4 draft' });
    expect((await alice.get('/batches/1/left-out')).body).toContain('“two” is not a number');
    expect((await alice.get('/batches/1/left-out.csv')).body).toContain('3,"value: “two” is not a number');
    // An inspector sees that the draft is there, and not what its rows hold.
    const ivan = await as('ivan');
    for (const address of ['/batches/1/left-out', '/batches/1/left-out.csv']) expect((await ivan.get(address)).statusCode).toBe(403);
    expect((await ivan.get('/batches/1')).body).not.toContain('left-out');
  });

  it.each([
    ['no file', '', '', 'Choose a file'],
    ['an empty file', 'empty.csv', '', 'empty.csv'],
    ['a header alone', 'header.csv', 'council,indicator,period,value\n', 'There is a header and no row below it'],
    ['a picture', 'scan.csv', fs.readFileSync(new URL('../fixtures/bad-inputs/130-png-as.csv', import.meta.url)), 'scan.csv: This is a PNG picture'],
    ['an unclosed quote', 'quote.csv', fs.readFileSync(new URL('../fixtures/bad-inputs/022-unclosed-quote.csv', import.meta.url)), 'quote.csv: Line '],
    ['a name with folders', '../../etc/passwd.csv', 'x', 'passwd.csv'],
  ])('refuses %s on the form, with what to do', async (_name, name, content, says) => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const answer = await alice.upload(CANTERBURY, { name, content });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('<title>Error: Gather');
    expect(answer.body).toMatch(new RegExp(`href="#file">[^<]*${says}`));
    expect(answer.body).not.toContain('../etc');
    expect(stagingFiles(house)).toEqual([]);
  });

  it('refuses an unknown kind of file and keeps what was chosen', async () => {
    const { as } = await canterburyServer();
    const answer = await (await as('alice')).upload(CANTERBURY, { name: 'a.csv', content: GOOD }, { kind: 'secrets', mapping: 'wide' });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('href="#kind">Choose what the file holds');
    expect(answer.body).toContain('<option value="wide" selected>');
  });

  it('leads whoever loads the address of a refused file again to the form', async () => {
    const { as } = await canterburyServer();
    const { statusCode, headers } = await (await as('alice')).get(`${GATHER}/upload`);
    expect({ statusCode, to: headers.location }).toEqual({ statusCode: 303, to: GATHER });
  });

  it('says of an import the server no longer knows what to do', async () => {
    const { as } = await canterburyServer();
    const { statusCode, body } = await (await as('alice')).get(`${GATHER}/imports/${'0'.repeat(32)}`);
    expect(statusCode).toBe(404);
    expect(body).toContain('if its preview is not there, send the file again');
  });

  it('refuses a file larger than the rules allow, and keeps nothing of it', async () => {
    const house = await buildTestHouse();
    await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
    const { rules } = house.imports;
    const app = await buildTestServer({ ...house, imports: { ...house.imports, rules: { ...rules, limits: { ...rules.limits, bytes: 1000 } } } });
    const alice = testBrowser(app);
    await alice.signIn('alice');
    const answer = await alice.upload(CANTERBURY, { name: 'big.csv', content: 'x'.repeat(1001) });
    expect(answer.statusCode).toBe(413);
    expect(answer.body).toContain('The file is larger than');
    expect(stagingFiles(house)).toEqual([]);
  });

  it('reads a register by its kind, which holds at once', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const content = `council,indicator,owner\n${CANTERBURY},first-contact-fix,Service desk manager\n`;
    const staged = await alice.upload(CANTERBURY, { name: 'owners.csv', content }, { kind: 'owners', mapping: '' });
    const preview = String(staged.headers.location);
    expect((await alice.get(preview)).body).not.toContain('Publish now');
    await alice.post(`${preview}/confirm`, {}, preview);
    expect((await house.store.register.current('owners', CANTERBURY)).map(({ content: kept }) => kept)).toEqual([{ indicator: 'first-contact-fix', owner: 'Service desk manager' }]);
  });
});

describe('a long import', () => {
  it('answers at once, says how far it is, and goes on to the preview', async () => {
    const house = await buildTestHouse();
    await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
    await house.person('carol', { role: 'contributor', council: CANTERBURY });
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => void (finish = resolve));
    const app = await buildTestServer({
      ...house,
      async readIntoStaging(job, onProgress) {
        onProgress(20_000);
        await held;
        return house.readIntoStaging(job, onProgress);
      },
    });
    const alice = testBrowser(app);
    await alice.signIn('alice');
    const answer = await alice.upload(CANTERBURY, { name: 'long.csv', content: GOOD });
    const job = String(answer.headers.location);
    expect(job).toMatch(new RegExp(`^${GATHER}/imports/[0-9a-f]{32}$`));
    const page = await alice.get(job);
    expect(page.body).toContain('<p role="status">20,000 of about 3 rows read</p>');
    expect(page.body).toContain('<noscript><meta http-equiv="refresh" content="2"></noscript>');
    expect((await alice.get(`${job}/state`)).json()).toEqual({ rows: 20_000, says: '20,000 of about 3 rows read' });
    const carol = testBrowser(app);
    await carol.signIn('carol');
    expect((await carol.get(job)).statusCode).toBe(404);

    finish();
    await expect.poll(async () => (await alice.get(`${job}/state`)).json<{ next?: string }>().next).toBe(job);
    const next = await alice.get(job);
    expect(next.statusCode).toBe(303);
    expect((await alice.get(String(next.headers.location))).body).toContain('Preview of long.csv');
  });

  it('takes no more files at once than the rules say', async () => {
    const house = await buildTestHouse();
    await house.person('alice', { role: 'head-of-ict', council: CANTERBURY });
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => void (finish = resolve));
    const app = await buildTestServer({ ...house, readIntoStaging: async (job, onProgress) => held.then(async () => house.readIntoStaging(job, onProgress)) });
    const alice = testBrowser(app);
    await alice.signIn('alice');
    const { importsAtOnce } = house.imports.rules.limits;
    const send = async (n: number) => alice.upload(CANTERBURY, { name: `${n}.csv`, content: `${GOOD}\n`.repeat(1) + ' '.repeat(n) });
    const answers = await Promise.all(Array.from({ length: importsAtOnce + 1 }, async (_, n) => send(n)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array<number>(importsAtOnce).fill(303), 503]);
    finish();
    await expect.poll(async () => (await send(99)).statusCode).toBe(303);
  });
});

describe('an upload that breaks off', () => {
  it('leaves nothing behind, and gives its place back', async () => {
    const { house, app, as } = await canterburyServer();
    const alice = await as('alice');
    const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    onTestFinished(async () => app.close());
    const action = /action="([^"]*upload\?_csrf=[^"]*)"/.exec((await alice.get(GATHER)).body)?.[1] ?? '';
    const cookie = [...alice.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    for (let n = 0; n < 2 * house.imports.rules.limits.importsAtOnce; n += 1) {
      await new Promise<void>((resolve) => {
        const request = http.request(new URL(action, address), { method: 'POST', headers: { cookie, 'content-type': 'multipart/form-data; boundary=b', 'content-length': 1_000_000 } });
        request.on('error', () => resolve()).on('close', resolve);
        request.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\ncouncil,indicator');
        setTimeout(() => request.destroy(), 30);
      });
    }
    expect(stagingFiles(house)).toEqual([]);
    await expect.poll(async () => (await alice.upload(CANTERBURY, { name: 'a.csv', content: GOOD })).statusCode).toBe(303);
  });
});

describe('the same bytes', () => {
  it('sent twice are one batch, and the second time says so', async () => {
    const { as } = await canterburyServer();
    const alice = await as('alice');
    const preview = await stage(alice, GOOD);
    await alice.post(`${preview}/confirm`, { publish: 'publish' }, preview);
    const again = await alice.upload(CANTERBURY, { name: 'other-name.csv', content: GOOD });
    expect(again.headers.location).toBe(`${GATHER}?already=1`);
    const page = await alice.get(`${GATHER}?already=1`);
    expect(page.body).toContain('This file was imported before, as <a href="/batches/1">batch 1</a>');
  });

  it('confirmed by two people at once are one batch', async () => {
    const { house, as } = await canterburyServer();
    const [alice, carol] = [await as('alice'), await as('carol')];
    const [first, second] = [await stage(alice, GOOD), await stage(carol, GOOD)];
    const tokens = [tokenIn((await alice.get(first)).body), tokenIn((await carol.get(second)).body)];
    const answers = await Promise.all([
      alice.postBare(`${first}/confirm`, { publish: 'draft', _csrf: String(tokens[0]) }),
      carol.postBare(`${second}/confirm`, { publish: 'draft', _csrf: String(tokens[1]) }),
    ]);
    expect(answers.map(({ headers }) => headers.location).sort()).toEqual(['/batches/1?done=saved', `${GATHER}?already=1`]);
    expect(await house.store.batches.ofCouncil(CANTERBURY)).toHaveLength(1);
    expect((await house.store.events.newest(50)).filter(({ type }) => type === 'batch-saved')).toHaveLength(1);
  });

  it('confirmed twice from one preview are one batch', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const preview = await stage(alice, GOOD);
    const _csrf = tokenIn((await alice.get(preview)).body);
    const answers = await Promise.all([1, 2].map(async () => alice.postBare(`${preview}/confirm`, { publish: 'publish', _csrf })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 404]);
    expect(await house.store.batches.ofCouncil(CANTERBURY)).toHaveLength(1);
  });
});

describe('who may gather', () => {
  it('turns away visitors, other councils and those who only read', async () => {
    const { app, as } = await canterburyServer();
    expect((await testBrowser(app).get(GATHER)).statusCode).toBe(403);
    const olive = await as('olive');
    expect((await olive.get(GATHER)).statusCode).toBe(403);
    const ivan = await as('ivan');
    const page = await ivan.get(GATHER);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('type="file"');
    const token = tokenIn((await ivan.get('/account')).body);
    expect((await ivan.postFile(`${GATHER}/upload?_csrf=${token}`, { name: 'a.csv', content: GOOD }, { kind: 'observations' })).statusCode).toBe(403);
  });

  it('refuses an upload without the token, and one with the token of another session', async () => {
    const { house, as } = await canterburyServer();
    const [alice, carol] = [await as('alice'), await as('carol')];
    const theirs = tokenIn((await carol.get('/account')).body);
    for (const url of [`${GATHER}/upload`, `${GATHER}/upload?_csrf=${theirs}`]) {
      expect((await alice.postFile(url, { name: 'a.csv', content: GOOD }, { kind: 'observations' })).statusCode).toBe(403);
    }
    const preview = await stage(alice, GOOD);
    expect((await alice.postBare(`${preview}/confirm`, { publish: 'publish' })).statusCode).toBe(403);
    expect(await figures(house)).toEqual({});
  });

  it('lets a contributor save drafts and not publish', async () => {
    const { house, as } = await canterburyServer();
    const carol = await as('carol');
    const preview = await stage(carol, GOOD);
    expect((await carol.get(preview)).body).not.toContain('Publish now');
    expect((await carol.post(`${preview}/confirm`, { publish: 'publish' }, preview)).statusCode).toBe(403);
    expect(await figures(house)).toEqual({});
    await carol.post(`${preview}/confirm`, { publish: 'draft' }, preview);
    expect(await figures(house)).toEqual({ 'first-contact-fix 2026-10': '58.4 draft', 'major-incidents 2026-10': '2 draft' });
  });

  it('shows a preview to nobody else, not even of the same council', async () => {
    const { house, as } = await canterburyServer();
    const preview = await stage(await as('alice'), GOOD);
    const carol = await as('carol');
    for (const url of [preview, `${preview}/rejected.csv`]) expect((await carol.get(url)).statusCode).toBe(404);
    for (const action of ['confirm', 'discard']) expect((await carol.post(`${preview}/${action}`, {}, '/account')).statusCode).toBe(404);
    expect(stagingFiles(house)).toHaveLength(1);
    const olive = await as('olive');
    expect((await olive.get(preview.replace(CANTERBURY, ASHFORD))).statusCode).toBe(404);
  });

  it('rejects the rows of a council the person may not write of', async () => {
    const { as } = await canterburyServer();
    const alice = await as('alice');
    const preview = await stage(alice, `${GOOD}${ASHFORD},major-incidents,2026-10,2\n`);
    expect((await alice.get(preview)).body).toContain('You may not enter figures for Ashford');
  });
});

describe('what is due', () => {
  it('is listed with period, day and owner, and downloads', async () => {
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    const preview = await stage(alice, `council,indicator,period,value\n${CANTERBURY},first-contact-fix,2026-08,58.4\n${CANTERBURY},major-incidents,2026-09,2\n${CANTERBURY},incidents-reopened,2026-10,N/A\n`);
    await alice.post(`${preview}/confirm`, { publish: 'publish' }, preview);
    await house.store.register.add({ kind: 'owners', council: CANTERBURY, key: 'first-contact-fix', content: { indicator: 'first-contact-fix', owner: 'Service desk manager' }, actor: 'console', at: house.now() });
    // These are due 14 days after their month, and the day is 23 November: September's by 14 October, October's by 14 November.
    const page = await alice.get(GATHER);
    expect(page.body).toContain('<h1>2 figures overdue, 1 not supplied</h1>');
    const { body } = await alice.get(`${GATHER}/due.csv`);
    expect(body.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
      'indicator,title,period,state,due_by,owner',
      'first-contact-fix,Incidents fixed at first contact,2026-09,Overdue,2026-10-14,Service desk manager',
      'major-incidents,Major incidents,2026-10,Overdue,2026-11-14,',
      'incidents-reopened,Incidents reopened after closing,2026-10,Not supplied,2026-11-14,',
    ]);
    expect(page.body).toContain(`/councils/${CANTERBURY}/indicators/first-contact-fix/enter?period&#x3D;2026-09`);
    expect((await alice.get(`${GATHER}/batches.csv`)).body).toContain('1,Figures,figures.csv,3,0,');
  });
});

describe('a half-written preview', () => {
  it('is never shown, and is gone when the store is opened again, unless it is still being written', async () => {
    const { openStore } = await import('../../src/store/store.ts');
    const { writeStaging } = await import('../../src/store/staging/write-staging.ts');
    const { FOLDERS } = await import('../../src/folders.ts');
    const { house, as } = await canterburyServer();
    const alice = await as('alice');
    await stage(alice, GOOD);
    const dead = path.join(house.store.stagingFolder, `${'d'.repeat(32)}.sqlite.part`);
    fs.copyFileSync(path.join(house.store.stagingFolder, String(stagingFiles(house)[0])), dead);
    expect((await alice.get(`${GATHER}/previews/${'d'.repeat(32)}`)).statusCode).toBe(404);
    const alive = writeStaging(path.join(house.store.stagingFolder, `${'a'.repeat(32)}.sqlite`), { councils: new Map(), indicators: new Map() }, Buffer.from('x'));
    openStore({ folder: house.folder, migrations: FOLDERS.migrations }).close();
    const left = stagingFiles(house);
    alive.abandon();
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([`${'a'.repeat(32)}.sqlite.part`]);
    expect(left.filter((name) => name.endsWith('.sqlite'))).toHaveLength(1);
  });
});

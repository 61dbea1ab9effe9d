import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import { packCommand } from '../../src/cli/pack.ts';
import { noteUnfinishedPack } from '../../src/usecases/unfinished-packs.ts';
import { wire } from '../../src/wire.ts';
import { NORTHBOROUGH } from '../support/northborough.ts';
import { browserOf, northboroughServer } from '../support/northborough-server.ts';
import { buildTestServer } from '../support/test-browser.ts';
import type { testBrowser } from '../support/test-browser.ts';
import type { TestHouse } from '../support/test-house.ts';

const LIST = `/councils/${NORTHBOROUGH}/packs`;
const FORM = { framework: 'best-value-2001', asOf: '2026-10-31', redaction: 'none' };
type Browser = ReturnType<typeof testBrowser>;

const setUp = async () => northboroughServer(['hanna', 'ines'], { packsIn: 'thread' });

/** Asks for a pack; answers the address of its page. */
async function ask(browser: Browser, change: Partial<typeof FORM> = {}): Promise<string> {
  const { statusCode, headers } = await browser.post(LIST, { ...FORM, ...change }, LIST);
  expect({ statusCode, location: headers.location }).toEqual({ statusCode: 303, location: expect.stringMatching(/\/packs\/jobs\/[0-9a-f]+$/) as string });
  return String(headers.location);
}

/** How often another page was asked for over the network and answered until `isOver`, each begun after the last was answered. */
async function answersUntil(address: string, isOver: () => Promise<boolean>): Promise<number> {
  for (let answers = 0; ; answers += 1) {
    const { status } = await fetch(`${address}/livez`);
    if (await isOver()) return answers;
    if (status !== 200) throw new Error(`/livez was answered ${status}`);
  }
}

async function packByCommand(house: TestHouse): Promise<Buffer> {
  const own = await wire({ dataDir: house.folder, asOf: undefined }, { heavyWorkIn: 'process' });
  const out = path.join(house.folder, 'by-command.zip');
  const terminal = { out: () => undefined, err: () => undefined, progress: () => undefined, isInteractive: false, dataFolder: '', house: async () => own, input: async () => '' };
  try {
    expect(await runCommand(packCommand, ['--council', NORTHBOROUGH, '--framework', FORM.framework, '--as-of', FORM.asOf, '--known-at', house.now(), '--out', out], terminal)).toBe(0);
  } finally {
    own.close();
  }
  return fs.readFileSync(out);
}

describe('packs made and checked in threads of their own', { timeout: 240_000 }, () => {
  it('leave the server free to answer, say how far they are, wait in line, and have the bytes the command gives', async () => {
    const { house, app, as } = await setUp();
    const [hanna, ines] = [await as('hanna'), await as('ines')];
    const address = await app.listen({ port: 0 });
    const job = await ask(hanna);
    const waiting = await ask(ines, { redaction: 'confidential' });
    expect((await ines.get(waiting)).body).toContain('Waiting for its turn: one pack is before it');
    expect((await ines.get(job)).statusCode).toBe(404);
    expect((await hanna.get(LIST)).body).toMatch(/Asked for by you.*Pack asked for on 23 November 2026 at 09:00/s);
    const steps = new Set<string>();
    const answers = await answersUntil(address, async () => {
      const state = JSON.parse((await hanna.get(`${job}/state`)).body) as { says: string; next?: string };
      steps.add(state.says);
      return state.next !== undefined;
    });
    // A pack made on the server's own thread leaves room for a handful between its steps.
    expect(answers).toBeGreaterThan(100);
    expect([...steps]).toEqual(expect.arrayContaining(['Rating', 'Writing the report']));
    expect((await hanna.get(job)).headers.location).toBe(`${LIST}?made=yes`);
    const href = new RegExp(`href="(${LIST}/[0-9a-f]{64})"`).exec((await hanna.get(LIST)).body)?.[1] ?? '';
    const zip = (await hanna.get(href)).rawPayload;
    expect(zip.equals(await packByCommand(house))).toBe(true);

    const form = /action="(\/verify\?_csrf=[^"]+)"/.exec((await hanna.get('/verify')).body)?.[1] ?? '';
    let checked: string | undefined;
    void hanna.postFile(form, { name: 'pack.zip', content: zip }, {}).then(({ body }) => void (checked = body));
    expect(await answersUntil(address, async () => checked !== undefined)).toBeGreaterThan(100);
    expect(checked).toContain('pack.zip: it holds');
    await app.close();
  });

  it('tell of one that died or was cut short by the end of the server, keep nothing of it, and go on', async () => {
    const { house, app, as } = await setUp();
    const hanna = await as('hanna');
    process.once('worker', (worker) => void worker.terminate());
    const died = await hanna.post(LIST, FORM, LIST);
    expect(died.statusCode).toBe(500);
    expect(died.body).toContain('The pack was not made');
    expect(died.body).toMatch(/asked for on 23 November 2026 at 09:00 ended before it was done.*reference: <code>[0-9a-f]+</s);
    expect((await hanna.get(LIST)).body).toContain('No pack has been made');

    const [job, second] = [await ask(hanna), await ask(hanna)];
    await app.close();
    // As if a third had been entered in the register at the very moment the server was ended.
    const actor = (await house.store.users.withEmail('hanna@example.gov.uk'))?.user.id ?? '';
    const wanted = { council: NORTHBOROUGH, framework: FORM.framework, asOf: '2026-09-30', knownAt: house.now(), redaction: 'none' } as const;
    noteUnfinishedPack(house, { id: 'third', actor, askedAt: house.now(), wanted });
    await house.store.register.add({ kind: 'packs', council: NORTHBOROUGH, key: 'x', content: { ...wanted, sha256: '0'.repeat(64), size: 1, fingerprint: '', chainHead: '' }, actor, at: house.now() });
    const again = await buildTestServer(house);
    const later = await browserOf(again, 'hanna');
    expect((await later.get(LIST)).body).toMatch(/Asked for by you.*It was not made/s);
    expect((await (await browserOf(again, 'ines')).get(job)).statusCode).toBe(404);
    expect((await later.get(`${LIST}/jobs/third`)).headers.location).toBe(`${LIST}?made=yes`);
    for (const one of [job, second]) {
      const told = await later.get(one);
      expect(told.statusCode).toBe(503);
      expect(told.body).toContain('when the server was stopped');
      expect(told.body).toContain('Nothing of it was kept');
    }
    expect((await later.get(job)).statusCode).toBe(404);
    expect((await later.get(LIST)).body).not.toContain('Asked for by you');
    expect(fs.existsSync(path.join(house.folder, 'packs', 'unfinished'))).toBe(false);
    // Twenty are let in, of which one is made at a time; the next is told to come back.
    const asked = await Promise.all(Array.from({ length: 21 }, async () => later.post(LIST, FORM, LIST)));
    expect(asked.filter(({ statusCode }) => statusCode === 303)).toHaveLength(20);
    expect(asked.find(({ statusCode }) => statusCode === 503)).toMatchObject({ headers: { 'retry-after': '300' }, body: expect.stringContaining('Too many packs are being made') as string });
    await again.close();
  });
});

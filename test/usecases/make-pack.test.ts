import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS, accessFor } from '../../src/core/access.ts';
import type { EvidenceEntry } from '../../src/core/register.ts';
import { verifyPack } from '../../src/pack/verify/verify-pack.ts';
import type { PackEntryContent } from '../../src/usecases/make-pack.ts';
import { makePack } from '../../src/usecases/make-pack.ts';
import { listPacks } from '../../src/usecases/pack-files.ts';
import { PACK_ARGUMENTS, importCsv, packedHouse, textOf, unfold } from '../support/pack.ts';
import { CANTERBURY } from '../support/test-house.ts';

const quiet = (): void => undefined;

describe('making a pack', { timeout: 150_000 }, () => {
  it('gives the same bytes in any time zone, and after other work went on', async () => {
    const { house, zip } = await packedHouse();
    const zone = process.env['TZ'];
    const made: string[] = [];
    for (const name of ['Asia/Tokyo', 'America/New_York']) {
      process.env['TZ'] = name;
      made.push(house.sha256((await makePack(house, CONSOLE_ACCESS, PACK_ARGUMENTS, quiet)).zip));
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    house.pass(60);
    await importCsv(house, 'council,indicator,period,value\nNorthborough (illustrative),incidents-in-sla,2026-10,12.3\n', { publish: true });
    await house.store.batches.withdraw(5, { actor: 'console', at: house.now(), reason: 'to see whether the pack changes' });
    await house.store.register.add({ kind: 'actions', council: PACK_ARGUMENTS.council, key: 'A-99', content: { id: 'A-99', title: 'Later', status: 'not-started', criteria: [], indicators: [] }, actor: 'console', at: house.now() });
    await house.person('later', { role: 'viewer', council: PACK_ARGUMENTS.council });
    made.push(house.sha256((await makePack(house, CONSOLE_ACCESS, PACK_ARGUMENTS, quiet)).zip));
    expect(new Set([house.sha256(zip), ...made]).size).toBe(1);
    const later = await makePack(house, CONSOLE_ACCESS, { ...PACK_ARGUMENTS, knownAt: house.now() }, quiet);
    expect(later.content.sha256).not.toBe(house.sha256(zip));
  });

  it('is entered in the register with what it takes the place of, and in the event log', async () => {
    const { house, zip } = await packedHouse();
    house.pass(5);
    const knownAt = house.now();
    for (const change of [{ knownAt }, { knownAt, redaction: 'personal' as const }, { asOf: '2026-10-31' }, {}]) await makePack(house, CONSOLE_ACCESS, { ...PACK_ARGUMENTS, ...change }, quiet);
    const [first, second, third, fourth, fifth] = (await house.store.register.history<PackEntryContent>('packs', PACK_ARGUMENTS.council)).map(({ content }) => content);
    expect(first).toMatchObject({ ...PACK_ARGUMENTS, sha256: house.sha256(zip), size: zip.length });
    expect(first).not.toHaveProperty('supersedes');
    expect(second).toMatchObject({ knownAt, supersedes: house.sha256(zip) });
    // With more left out it is another paper, of an earlier day it takes no place of a later one, and the same again is no new one.
    for (const [one, wanted] of [[third, { redaction: 'personal' }], [fourth, { asOf: '2026-10-31' }], [fifth, { sha256: house.sha256(zip) }]] as const) {
      expect(one).toMatchObject(wanted);
      expect(one).not.toHaveProperty('supersedes');
    }
    expect((await house.store.events.newest(1))[0]).toMatchObject({ type: 'packs-recorded', actor: 'console' });
  });

  it('is made for every framework there is, also one whose nodes have scales of their own or that has no criteria, and holds', async () => {
    const { house } = await packedHouse();
    const others = [...house.catalogue.frameworks.keys()].filter((id) => id !== PACK_ARGUMENTS.framework);
    expect(others).toContain('district-cpa-2003-consultation');
    for (const framework of others) {
      const files = await unfold((await makePack(house, CONSOLE_ACCESS, { ...PACK_ARGUMENTS, framework }, quiet)).zip);
      expect(verifyPack({ kind: 'files', files }).faults, framework).toEqual([]);
      const hasCriteria = textOf(files, 'data/rating.json').includes('"kind": "criterion"');
      expect(textOf(files, 'data/report.html').includes('This framework has no criteria'), framework).toBe(!hasCriteria);
    }
  });

  it('is handed to an inspector only while nothing it shows has become confidential, and not made of such a moment', async () => {
    const { house } = await packedHouse();
    const { council } = PACK_ARGUMENTS;
    const open = { ...PACK_ARGUMENTS, redaction: 'confidential' } as const;
    const inspector = accessFor(house.catalogue.roles, { id: 'ines', assignments: [{ role: 'inspector', council }] });
    const { content: { sha256 } } = await makePack(house, inspector, open, quiet);
    const mayHave = async (access: typeof inspector) => (await listPacks(house, access, council)).find(({ content }) => content.sha256 === sha256)?.mayHave;
    expect(await mayHave(inspector)).toBe(true);

    const item = (await house.store.register.current<EvidenceEntry>('evidence', council)).find(({ content }) => content.confidentiality === 'public')?.content;
    house.pass(5);
    await house.store.register.add({ kind: 'evidence', council, key: item?.id ?? '', content: { ...item, confidentiality: 'confidential' }, reason: 'Names a supplier', actor: 'console', at: house.now() });
    expect(await mayHave(inspector)).toBe(false);
    expect(await mayHave(CONSOLE_ACCESS)).toBe(true);
    await expect(makePack(house, inspector, open, quiet)).rejects.toThrow('An item of evidence was open at that moment and is confidential now');
    await expect(makePack(house, inspector, { ...open, knownAt: house.now() }, quiet)).resolves.toBeDefined();
  });

  it('tells of other councils\' events as hashes only, and of this council alone', async () => {
    const { house } = await packedHouse();
    await house.person('zebedee', { role: 'viewer', council: null });
    house.pass(5);
    const files = await unfold((await makePack(house, CONSOLE_ACCESS, { ...PACK_ARGUMENTS, knownAt: house.now() }, quiet)).zip);
    const events = textOf(files, 'data/events.jsonl').trim().split('\n').map((line) => JSON.parse(line) as { payload?: string });
    expect(events.some(({ payload }) => payload === undefined)).toBe(true);
    for (const [name] of files) {
      if (!name.endsWith('.csv') && !name.endsWith('.json')) continue;
      expect(/E0\d{7}|zebedee/.test(textOf(files, name)), name).toBe(false);
    }
  });

  it('holds no draft, and only says of one that it is there', async () => {
    const { house, files } = await packedHouse();
    const csv = 'council,indicator,period,value\nNorthborough (illustrative),incidents-in-sla,2026-10,12.3\n';
    await importCsv(house, csv, { publish: false });
    house.pass(5);
    const drafted = await unfold((await makePack(house, CONSOLE_ACCESS, { ...PACK_ARGUMENTS, knownAt: house.now() }, quiet)).zip);
    for (const name of drafted.keys()) expect(textOf(drafted, name).includes('12.3\n'), name).toBe(false);
    const facts = (from: ReadonlyMap<string, Uint8Array>) => (JSON.parse(textOf(from, 'data/facts.json')) as { observations: { indicator: string; period: string; state: string; value: string | null }[] }).observations.find(({ indicator, period }) => indicator === 'incidents-in-sla' && period === '2026-10');
    expect(facts(files)).toMatchObject({ state: 'published', value: '91.6' });
    expect(facts(drafted)).toMatchObject({ state: 'draft', value: null });
  });

  it('is refused for a moment that has not come', async () => {
    const { house } = await packedHouse();
    await expect(makePack(house, CONSOLE_ACCESS, { ...PACK_ARGUMENTS, knownAt: '2030-01-01T00:00:00.000Z' }, quiet)).rejects.toThrow('is not known yet');
  });

  it('is refused to who may not', async () => {
    const { house } = await packedHouse();
    for (const [role, council] of [['viewer', PACK_ARGUMENTS.council], ['head-of-ict', CANTERBURY]] as const) {
      const access = accessFor(house.catalogue.roles, { id: 'x', assignments: [{ role, council }] });
      await expect(makePack(house, access, PACK_ARGUMENTS, quiet)).rejects.toMatchObject({ code: 'not-permitted' });
    }
  });

  it('keeps its key beside the database, for the owner of the folder alone', async () => {
    const { house } = await packedHouse();
    const file = path.join(house.folder, 'keys', 'signing-key.pem');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const secret = fs.readFileSync(file, 'utf8').split('\n')[1] ?? 'none';
    expect(fs.readFileSync(house.databaseFile).includes(Buffer.from(secret))).toBe(false);
    expect(house.signingKey().fingerprint).toBe(house.signingKey().fingerprint);
  });
});

import { describe, expect, it } from 'vitest';
import type { Redaction } from '../../src/pack/pack-contents.ts';
import { verifyPack } from '../../src/pack/verify/verify-pack.ts';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { makePack } from '../../src/usecases/make-pack.ts';
import { PACK_ARGUMENTS, importCsv, packedHouse, textOf, unfold } from '../support/pack.ts';

const everything = (files: ReadonlyMap<string, Uint8Array>): string => [...files].filter(([name]) => !name.endsWith('.pdf') && !name.endsWith('.xlsx')).map(([name]) => textOf(files, name)).join('\n');
const judgements = (files: ReadonlyMap<string, Uint8Array>) => verifyPack({ kind: 'files', files }).rating?.judgements.map(({ lower, upper }) => [lower, upper]);

describe('redaction', { timeout: 60_000 }, () => {
  it.each<[Redaction, boolean]>([['personal', true], ['confidential', false]])('%s takes out people, and only it the confidential item: %s stays', async (redaction, keepsConfidential) => {
    const { files } = await packedHouse({ redaction });
    const text = everything(files);
    // EV-07 is the one item of the sample that is marked confidential.
    expect(text.includes('Safe of the security officer')).toBe(keepsConfidential);
    expect(text.includes('No critical hole older than 14 days')).toBe(keepsConfidential);
    expect([text.includes('Finance business partner'), text.includes('[redacted person 1]')]).toEqual([false, true]);
    expect(textOf(files, 'data/batches.csv')).toContain(`[redacted: ${redaction}]`);
    expect(verifyPack({ kind: 'files', files }).faults).toEqual([]);
    expect(judgements(files)).toEqual([['good', 'good'], ['promising', 'excellent']]);
  });

  it('takes names and addresses out of what people wrote, and the reason why a hidden item was changed', async () => {
    const { house } = await packedHouse();
    const { council } = PACK_ARGUMENTS;
    const add = async (kind: string, key: string, content: object, reason?: string): Promise<unknown> => house.store.register.add({ kind, council, key, content, ...(reason !== undefined && { reason }), actor: 'console', at: house.now() });
    const item = { title: 'Report by Jo O’Neill-Bloggs', owner: 'Jo O’Neill-Bloggs', evidencesFrom: '2026-10-01', evidencesTo: '2026-10-31', criteria: ['security-kept-current'], claim: 'Jo  O’Neill-Bloggs wrote it', where: 'with jo.oneill@council.example' };
    await add('evidence', 'EV-91', { ...item, id: 'EV-91', confidentiality: 'public' }, 'jo o’neill-bloggs asked for it');
    await add('evidence', 'EV-92', { ...item, id: 'EV-92', title: 'Secret scan', confidentiality: 'confidential' }, 'the firewall has a hole');
    await add('notes', 'n', { indicator: 'user-satisfaction', kind: 'note', text: 'Ask Jo O’Neill-Bloggs or jo.oneill@council.example; Jo O’Neill-Bloggsworth stays', by: 'Contributor' });
    const batch = await importCsv(house, 'council,indicator,period,value\nNorthborough (illustrative),incidents-in-sla,2026-10,12.3\n', { publish: true });
    await house.store.batches.withdraw(batch, { actor: 'console', at: house.now(), reason: 'Jo O’Neill-Bloggs mistyped it' });
    await importCsv(house, 'council,indicator,period,value,note\nNorthborough (illustrative),incidents-in-sla,2026-10,91.7,Jo O’Neill-Bloggs counted again\n', { publish: true });
    house.pass(1);
    const files = await unfold((await makePack(house, CONSOLE_ACCESS, { ...PACK_ARGUMENTS, knownAt: house.now(), redaction: 'confidential' }, () => undefined)).zip);
    const text = everything(files);
    expect(text.match(/jo\s+o’neill-bloggs(?!worth)|jo\.oneill|secret scan|firewall/gi) ?? []).toEqual([]);
    expect(textOf(files, 'data/notes.csv')).toMatch(/Ask \[redacted person \d+\] or \[redacted e-mail\]; Jo O’Neill-Bloggsworth stays/);
    expect(textOf(files, 'data/batches.csv')).toMatch(/\[redacted person \d+\] mistyped it/);
    // The figure and its note are there; the file that named her, and its line, stay behind.
    expect(textOf(files, 'data/observations.csv')).toMatch(/,91\.7,.*\[redacted person \d+\] counted again/);
    expect(textOf(files, 'data/lines.csv')).not.toContain('counted again');
    expect(verifyPack({ kind: 'files', files }).faults).toEqual([]);
  });

  it('leaves everything in where none was asked for', async () => {
    const { files } = await packedHouse();
    const text = everything(files);
    expect([text.includes('Finance business partner'), text.includes('[redacted person')]).toEqual([true, false]);
  });
});

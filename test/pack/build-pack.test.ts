import { describe, expect, it } from 'vitest';
import { buildPack } from '../../src/pack/build-pack.ts';
import { verifyPack } from '../../src/pack/verify/verify-pack.ts';
import { readPackContents } from '../../src/usecases/read-pack-contents.ts';
import { PACK_ARGUMENTS, packedHouse, textOf } from '../support/pack.ts';

const quiet = (): void => undefined;

describe('building a pack', { timeout: 60_000 }, () => {
  it('puts the files of evidence items in by their SHA-256 and names them in the list', async () => {
    const { house } = await packedHouse();
    const contents = await readPackContents(house, PACK_ARGUMENTS, quiet);
    const content = Buffer.from('%PDF-1.7 strategy');
    const sha256 = house.sha256(content);
    const { files } = await buildPack({ ...contents, evidenceFiles: new Map([['EV-01', { sha256, name: 'Strategy 2025.PDF', content }]]) }, house.signingKey(), quiet);
    expect(files.get(`data/evidence/${sha256}.pdf`)).toEqual(content);
    expect(textOf(files, 'data/evidence.csv')).toContain(`evidence/${sha256}.pdf`);
    expect(textOf(files, 'data/report.html')).toContain('The file is in this pack.');
    expect(verifyPack({ kind: 'files', files }).faults).toEqual([]);
  });

  it('keeps every file as it was received, to the byte, save those other councils are in', async () => {
    const { house, files } = await packedHouse();
    const places = [...files.keys()].filter((path) => path.startsWith('data/sources/'));
    expect(places.length).toBeGreaterThan(20);
    for (const path of places) expect(path).toContain(house.sha256(files.get(path) ?? new Uint8Array()));
  });
});

import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { buildPack } from '../../src/pack/build-pack.ts';
import type { Redaction } from '../../src/pack/pack-contents.ts';
import { verifyPack } from '../../src/pack/verify/verify-pack.ts';
import { addEvidenceFile } from '../../src/usecases/add-evidence-file.ts';
import { linkEvidence } from '../../src/usecases/link-evidence.ts';
import { readPackContents } from '../../src/usecases/read-pack-contents.ts';
import { setEvidence } from '../../src/usecases/set-evidence.ts';
import { findEvidence } from '../../src/usecases/show-evidence.ts';
import { PACK_ARGUMENTS, packedHouse, textOf } from '../support/pack.ts';

const quiet = (): void => undefined;
const pdf = (word: string): Buffer => Buffer.from(`%PDF-1.7 ${word}`);

/** A pack after files were uploaded as the page does it. */
async function uploadedPack(redaction: Redaction) {
  const { house } = await packedHouse();
  const council = PACK_ARGUMENTS.council;
  const upload = async (id: string, copy: string, word: string): Promise<void> => {
    expect(await addEvidenceFile(house, CONSOLE_ACCESS, { council, id, copy, name: `Named ${word}.PDF`, content: pdf(word), isTooLarge: false })).toEqual({ kind: 'added' });
  };
  await upload('EV-01', 'file', 'open');
  await upload('EV-07', 'file', 'secret');
  await upload('EV-07', 'redacted', 'cleared');
  expect(await linkEvidence(house, CONSOLE_ACCESS, { council, id: 'EV-07', criterion: 'security-kept-current', claim: 'See page 3 of the safe', where: 'page 3 of the safe' })).toEqual({ kind: 'linked' });
  await upload('EV-06', 'file', 'alone');
  const { content } = (await findEvidence(house, CONSOLE_ACCESS, council, 'EV-06')).entry;
  const { evidencesFrom = '', evidencesTo = '', expires = '', owner = '', title, claim, where } = content;
  expect(await setEvidence(house, CONSOLE_ACCESS, { council, id: 'EV-06', title, claim, where, evidencesFrom, evidencesTo, expires, owner, confidentiality: 'confidential', reason: 'names a supplier' })).toMatchObject({ kind: 'set' });
  const contents = await readPackContents(house, { ...PACK_ARGUMENTS, redaction, knownAt: house.now() }, quiet);
  return { house, files: (await buildPack(contents, house.signingKey(), quiet)).files };
}

describe('building a pack', { timeout: 60_000 }, () => {
  it.each<[Redaction, readonly string[]]>([
    ['none', ['open', 'secret', 'alone']], ['personal', ['open', 'secret', 'alone']], ['confidential', ['open', 'cleared']],
  ])('with redaction %s holds the files %j of evidence as uploaded, and says of each which copy it is', async (redaction, wanted) => {
    const { house, files } = await uploadedPack(redaction);
    const evidence = [...files].filter(([name]) => name.startsWith('data/evidence/'));
    expect(evidence.map(([name, content]) => [name, Buffer.from(content).toString()]).sort()).toEqual(wanted.map((word) => [`data/evidence/${house.sha256(pdf(word))}.pdf`, pdf(word).toString()]).sort());
    const table = textOf(files, 'data/evidence.csv').split('\r\n');
    const rowOf = (id: string): string => table.filter((line) => line.includes(`,${id},`) && line.endsWith(',true')).at(-1) ?? '';
    expect(rowOf('EV-01')).toContain(`original,evidence/${house.sha256(pdf('open'))}.pdf`);
    // EV-07 is confidential and has a redacted copy; EV-06 was made confidential and has none.
    expect(rowOf('EV-07')).toContain(redaction === 'confidential' ? `redacted,evidence/${house.sha256(pdf('cleared'))}.pdf` : `original,evidence/${house.sha256(pdf('secret'))}.pdf`);
    expect(rowOf('EV-06')).toContain(redaction === 'confidential' ? ',,[redacted: confidential],' : `original,evidence/${house.sha256(pdf('alone'))}.pdf`);
    expect(verifyPack({ kind: 'files', files }).faults).toEqual([]);
    const all = [...files].filter(([name]) => !/\.(pdf|xlsx)$/.test(name)).map(([name]) => textOf(files, name)).join();
    expect(all.includes('page 3 of the safe')).toBe(redaction !== 'confidential');
  });

  it('fails where a file of evidence is not the one of its row, or has none', async () => {
    const { house, files } = await uploadedPack('none');
    const place = `data/evidence/${house.sha256(pdf('open'))}.pdf`;
    const found = verifyPack({ kind: 'files', files: new Map([...files, [place, pdf('other')], ['data/evidence/more.pdf', pdf('more')]]) }).faults.filter(({ check }) => check === 'evidence');
    expect(found).toEqual([
      { check: 'evidence', file: 'data/evidence.csv', line: expect.any(Number) as number, message: `The file of EV-01, ${place}, is not the one with the sha256 of this row.` },
      { check: 'evidence', file: 'data/evidence/more.pdf', message: 'No row of evidence.csv names this file.' },
    ]);
  });

  it('keeps every file as it was received, to the byte, save those other councils are in', async () => {
    const { house, files } = await packedHouse();
    const places = [...files.keys()].filter((path) => path.startsWith('data/sources/'));
    expect(places.length).toBeGreaterThan(20);
    for (const path of places) expect(path).toContain(house.sha256(files.get(path) ?? new Uint8Array()));
  });
});

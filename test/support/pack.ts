import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { readZip } from '../../src/pack/archive/read-zip.ts';
import type { PackArguments } from '../../src/pack/pack-contents.ts';
import { confirmImport } from '../../src/usecases/confirm-import.ts';
import { makePack } from '../../src/usecases/make-pack.ts';
import { stageImport } from '../../src/usecases/stage-import.ts';
import { NORTHBOROUGH, loadNorthborough } from './northborough.ts';
import { buildTestHouse } from './test-house.ts';
import type { TestHouse } from './test-house.ts';

export const PACK_ARGUMENTS: PackArguments = { council: NORTHBOROUGH, framework: 'best-value-2001', asOf: '2026-11-23', knownAt: '2026-11-23T09:00:00.000Z', redaction: 'none' };

/** Unfolds a ZIP that must be readable. */
export async function unfold(zip: Buffer): Promise<Map<string, Uint8Array>> {
  const opened = await readZip(zip);
  if (opened.kind === 'unreadable') throw new Error(opened.message);
  return new Map(opened.files);
}

/** A house with the illustrative council and its pack. */
export async function packedHouse(change: Partial<PackArguments> = {}): Promise<{ house: TestHouse; zip: Buffer; files: Map<string, Uint8Array> }> {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  house.pass(1);
  const { zip } = await makePack(house, CONSOLE_ACCESS, { ...PACK_ARGUMENTS, ...change }, () => undefined);
  return { house, zip, files: await unfold(zip) };
}

/** Brings a CSV file of figures in through the real import; answers the number of its batch. */
export async function importCsv(house: TestHouse, text: string, options: { readonly publish: boolean }): Promise<number> {
  const staged = await stageImport(house, CONSOLE_ACCESS, { content: Buffer.from(text), fileName: 'figures.csv', kind: 'observations' });
  if (staged.kind !== 'staged') throw new Error(staged.kind);
  const confirmed = await confirmImport(house, CONSOLE_ACCESS, { id: staged.id, publish: options.publish, leaveOut: false });
  if (confirmed.kind !== 'saved') throw new Error(confirmed.kind);
  return confirmed.batch;
}

export const textOf = (files: ReadonlyMap<string, Uint8Array>, path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');

import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { readZip } from '../../src/pack/archive/read-zip.ts';
import type { PackArguments } from '../../src/pack/pack-contents.ts';
import { makePack } from '../../src/usecases/make-pack.ts';
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

export const textOf = (files: ReadonlyMap<string, Uint8Array>, path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');

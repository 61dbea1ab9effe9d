import { buildPack } from '../pack/build-pack.ts';
import type { PackArguments } from '../pack/pack-contents.ts';
import type { House } from './house.ts';
import { readPackContents } from './read-pack-contents.ts';

/** A pack as written down, before it is entered anywhere. */
export interface WrittenPack {
  readonly zip: Uint8Array;
  readonly sha256: string;
  readonly fingerprint: string;
  readonly chainHead: string;
}

/** Loads what a pack shows, judges it and writes it down; changes nothing, so that a reading store is enough. Throws ThreestarError `not-found`. */
export async function writePack(house: House, wanted: PackArguments, onStep: (words: string) => void): Promise<WrittenPack> {
  const contents = await readPackContents(house, wanted, onStep);
  const key = house.signingKey();
  const { zip } = await buildPack(contents, key, onStep);
  return { zip, sha256: house.sha256(zip), fingerprint: key.fingerprint, chainHead: contents.events.at(-1)?.hash ?? '' };
}

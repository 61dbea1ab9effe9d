import { readZip } from '../archive/read-zip.ts';
import { verifyPack } from './verify-pack.ts';
import type { VerifiedPack } from './verify-pack.ts';

export interface VerifyLimits {
  /** Fingerprint the reader was told by another way. */
  readonly key?: string;
  /** How much it may unfold to, in bytes. */
  readonly unfolded: number;
}

/** Checks a pack from the bytes of its ZIP; one that cannot be opened is a pack that does not hold. */
export async function verifyZip(zip: Uint8Array, { key, unfolded }: VerifyLimits): Promise<VerifiedPack> {
  return verifyPack(await readZip(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength), { bytes: unfolded }), key === undefined ? {} : { key });
}

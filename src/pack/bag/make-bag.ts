import { unsafePath } from './bag-path.ts';
import { ALGORITHMS, manifestText } from './manifest.ts';

/** Path in the pack → content. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** What both tag manifests list besides the payload manifests. */
export const LISTED_TAG_FILES = ['VERIFY.txt', 'bag-info.txt', 'bagit.txt'] as const;
export const PAYLOAD_MANIFESTS = ALGORITHMS.map((algorithm) => `manifest-${algorithm}.txt`);
export const TAG_MANIFESTS = ALGORITHMS.map((algorithm) => `tagmanifest-${algorithm}.txt`);
export const SIGNATURE_FILE = 'signature.ed25519';
export const PUBLIC_KEY_FILE = 'public-key.pem';

interface BagInput {
  /** Every file under `data/`. */
  readonly payload: PackFiles;
  /** Labels and values of `bag-info.txt`, in order; `Payload-Oxum` is added. */
  readonly info: readonly (readonly [label: string, value: string])[];
  readonly verifyText: string;
}

/**
 * A BagIt 1.0 bag (RFC 8493): the payload with its declaration, information, manifests and tag manifests.
 * Throws RangeError for a path that is not safe on every machine, or two that differ by case alone: a programmer's error.
 */
export function makeBag({ payload, info, verifyText }: BagInput): Map<string, Uint8Array> {
  const seen = new Set<string>();
  for (const path of payload.keys()) {
    const fault = path.startsWith('data/') ? unsafePath(path) : 'it is not under data/';
    if (fault !== undefined || seen.has(path.toLowerCase())) throw new RangeError(`${path} cannot stand in a pack: ${fault ?? 'another differs from it by case alone'}`);
    seen.add(path.toLowerCase());
  }
  const tags = new Map<string, Uint8Array>([
    ['bagit.txt', bytesOf(DECLARATION)],
    ['bag-info.txt', bytesOf([...info, ['Payload-Oxum', payloadOxum(payload)] as const].map(([label, value]) => `${label}: ${oneLine(value)}\n`).join(''))],
    ['VERIFY.txt', bytesOf(verifyText)],
    ...ALGORITHMS.map((algorithm) => [`manifest-${algorithm}.txt`, bytesOf(manifestText(algorithm, payload))] as const),
  ]);
  const tagManifests = ALGORITHMS.map((algorithm) => [`tagmanifest-${algorithm}.txt`, bytesOf(manifestText(algorithm, tags))] as const);
  return new Map([...tags, ...tagManifests, ...payload]);
}

/** Bytes and files of the payload, `1234.5` (RFC 8493 2.2.2). */
export function payloadOxum(payload: PackFiles): string {
  return `${[...payload.values()].reduce((sum, bytes) => sum + bytes.length, 0)}.${payload.size}`;
}

export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

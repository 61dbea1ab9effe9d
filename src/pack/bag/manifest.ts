import { createHash } from 'node:crypto';
import { decodePath, encodePath } from './bag-path.ts';

export const ALGORITHMS = ['sha256', 'sha512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export function digest(algorithm: Algorithm, bytes: Uint8Array | string): string {
  return createHash(algorithm).update(bytes).digest('hex');
}

/** A manifest: one line a file, checksum, two spaces, path, in the order of the paths (RFC 8493 2.1.3). `sha256sum -c` reads it. */
export function manifestText(algorithm: Algorithm, files: ReadonlyMap<string, Uint8Array>): string {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => `${digest(algorithm, bytes)}  ${encodePath(path)}\n`).join('');
}

export interface ManifestLine {
  /** 1 is the first line. */
  readonly line: number;
  readonly checksum: string;
  readonly path: string;
}

const LINE = /^([0-9A-Fa-f]+)[ \t]+(.+)$/;

/** Reads a manifest; `undefined` in place of a line that is none. */
export function parseManifest(text: string): readonly (ManifestLine | undefined)[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((content, at) => {
    const [, checksum, path] = LINE.exec(content) ?? [];
    return checksum === undefined || path === undefined ? undefined : { line: at + 1, checksum: checksum.toLowerCase(), path: decodePath(path) };
  });
}

import { buffer } from 'node:stream/consumers';
import zlib from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry } from 'yauzl';
import { PACK_LIMITS } from './pack-limits.ts';
import type { Opened, Unreadable } from './pack-limits.ts';

const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * Reads a ZIP from memory with care: no name that leaves the folder, none twice (also by case, since two files would fall
 * on one place on some machines), no links, nothing encrypted, and no more than `PACK_LIMITS` allows, counted as it unfolds.
 */
export async function readZip(content: Buffer, limits: { readonly bytes: number } = PACK_LIMITS): Promise<Opened> {
  const files = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  let bytes = 0;
  try {
    const zip = await yauzl.fromBufferPromise(content, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
    if (zip.entryCount > PACK_LIMITS.files) return refuse(`It holds ${zip.entryCount} files, more than ${PACK_LIMITS.files}.`);
    for await (const entry of zip.eachEntry()) {
      const fault = entryFault(entry, seen);
      if (fault !== undefined) return refuse(fault, entry.fileName);
      if (entry.fileName.endsWith('/')) continue;
      bytes += entry.uncompressedSize;
      if (bytes > limits.bytes) return refuse(`It unfolds to more than ${limits.bytes} bytes.`, entry.fileName);
      if (!isNamedAlike(content, entry)) return refuse('The ZIP names it otherwise at its place than in its directory, so programs would not agree which file it is.', entry.fileName);
      const unfolded = await buffer(await zip.openReadStreamPromise(entry));
      if (zlib.crc32(unfolded) !== entry.crc32) return refuse('Its content is not what the checksum of the ZIP (CRC-32) says.', entry.fileName);
      files.set(entry.fileName, unfolded);
    }
  } catch (error) {
    return refuse(`It is not a ZIP file that can be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { kind: 'files', files };
}

const LOCAL_HEADER_LENGTH = 30;

/** Is the name before the content the one of the directory? A program that unfolds as it reads goes by the first, others by the second. */
function isNamedAlike(content: Buffer, { relativeOffsetOfLocalHeader: at, fileNameRaw }: Entry): boolean {
  return content.subarray(at + LOCAL_HEADER_LENGTH, at + LOCAL_HEADER_LENGTH + content.readUInt16LE(at + 26)).equals(fileNameRaw);
}

function entryFault({ fileName, externalFileAttributes, ...entry }: Entry, seen: Set<string>): string | undefined {
  const name = fileName.toLowerCase();
  if (seen.has(name)) return 'The name stands in the ZIP twice.';
  seen.add(name);
  if (fileName.includes('\0')) return 'The name has a character that may not stand in one.';
  if ((entry.generalPurposeBitFlag & 1) !== 0) return 'It is encrypted.';
  return ((externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK ? 'It is a link and not a file.' : undefined;
}

function refuse(message: string, file?: string): Unreadable {
  return { kind: 'unreadable', message, ...(file !== undefined && { file }) };
}

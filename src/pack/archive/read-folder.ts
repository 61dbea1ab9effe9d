import fs from 'node:fs';
import path from 'node:path';
import { PACK_LIMITS } from './pack-limits.ts';
import type { Opened } from './pack-limits.ts';

/** Reads a pack that was unfolded into a folder; links are refused, and so is more than `PACK_LIMITS` allows. */
export function readFolder(folder: string): Opened {
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, full).split(path.sep).join('/');
    if (entry.isDirectory()) continue;
    if (!entry.isFile()) return { kind: 'unreadable', file: name, message: 'It is a link or a device and not a file.' };
    bytes += fs.statSync(full).size;
    if (bytes > PACK_LIMITS.bytes || files.size >= PACK_LIMITS.files) return { kind: 'unreadable', file: name, message: 'The folder holds more than a pack may.' };
    files.set(name, fs.readFileSync(full));
  }
  return { kind: 'files', files };
}

import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import type { PackFiles } from '../bag/make-bag.ts';

const FIRST = 'bagit.txt';
/** An ordinary file anybody may read. */
const MODE = 0o100644;

/**
 * A ZIP whose bytes depend on the files and the day alone: entries in the order of their paths (the bag's declaration first),
 * one time and one mode for all. The time is given as local because that is what the format keeps, whatever the zone.
 */
export async function writeZip(files: PackFiles, day: string, options: { readonly compress: boolean }): Promise<Buffer> {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const zip = new yazl.ZipFile();
  const entries = [...files].sort(([a], [b]) => (a === FIRST ? -1 : b === FIRST ? 1 : a < b ? -1 : 1));
  for (const [path, content] of entries) {
    zip.addBuffer(Buffer.from(content), path, { mtime: new Date(year, month - 1, date), mode: MODE, forceDosTimestamp: true, compress: options.compress });
  }
  zip.end();
  return buffer(zip.outputStream);
}

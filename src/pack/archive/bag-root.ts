import type { Opened } from './pack-limits.ts';

const DECLARATION = 'bagit.txt';

/** The files of the bag by their path in it: it lies at the root, or in the one folder there is. */
export function atBagRoot(files: ReadonlyMap<string, Uint8Array>): Opened {
  if (files.has(DECLARATION)) return { kind: 'files', files };
  const tops = new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''));
  const [top = ''] = tops;
  if (tops.size !== 1 || !files.has(`${top}/${DECLARATION}`)) {
    return { kind: 'unreadable', file: DECLARATION, message: 'There is no bagit.txt, neither at the top nor in the one folder there may be: this is no evidence pack, or it was damaged.' };
  }
  return { kind: 'files', files: new Map([...files].map(([path, content]) => [path.slice(top.length + 1), content])) };
}

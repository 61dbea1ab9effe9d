import type { Opened } from './pack-limits.ts';

const DECLARATION = 'bagit.txt';

/** The files of the bag by their path in it: it lies at the root, or in the one folder there is. */
export function atBagRoot(files: ReadonlyMap<string, Uint8Array>): Opened {
  if (files.has(DECLARATION)) return { kind: 'files', files };
  const tops = new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''));
  const [top = ''] = tops;
  const bags = [...tops].filter((one) => files.has(`${one}/${DECLARATION}`));
  if (bags.length === 1 && tops.size > 1) {
    const beside = [...files.keys()].find((path) => !path.startsWith(`${bags[0] ?? ''}/`)) ?? '';
    return { kind: 'unreadable', file: beside, message: `It lies beside the folder ${bags[0] ?? ''} with the pack, in which everything must be. If a program put it there when the pack was folded again, ask for the file as it was made.` };
  }
  if (tops.size !== 1 || !files.has(`${top}/${DECLARATION}`)) {
    return { kind: 'unreadable', file: DECLARATION, message: 'There is no bagit.txt, neither at the top nor in the one folder there may be: this is no evidence pack, or it was damaged.' };
  }
  return { kind: 'files', files: new Map([...files].map(([path, content]) => [path.slice(top.length + 1), content])) };
}

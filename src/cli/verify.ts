import fs from 'node:fs';
import { ThreestarError } from '../core/errors.ts';
import { atBagRoot } from '../pack/archive/bag-root.ts';
import { readFolder } from '../pack/archive/read-folder.ts';
import { readZip } from '../pack/archive/read-zip.ts';
import type { PackFiles } from '../pack/bag/make-bag.ts';
import type { Opened } from '../pack/archive/pack-limits.ts';
import { comparePacks, comparisonLines } from '../pack/verify/compare-packs.ts';
import { verifyPack } from '../pack/verify/verify-pack.ts';
import { faultWords, sealWords } from '../pack/verify/verify-words.ts';
import { judgementLine } from '../present/rating-text.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command } from './command.ts';

const MARKS = { holds: 'holds', fails: 'FAILS', 'not-reached': 'not reached' } as const;

export const verifyCommand: Command = {
  summary: 'Check an evidence pack and work its stars out again',
  help: `Usage: npx threestar verify PACK.zip|FOLDER [--key FINGERPRINT] [--format text|json]

       npx threestar verify --compare A.zip B.zip [--format text|json]

Checks every file of an evidence pack against its manifests, its signature, the chain of its
event log and the description of its tables, and works the stars out again from the pack
alone. Opens no database. Exit code 0 only when all of it holds; otherwise each fault is
named with its file and line.

  --compare           says what changed from pack A to pack B; both must hold
  --key FINGERPRINT   the key the council named by another way; without it a pack is at best
                      "unchanged since it was sealed", whoever sealed it

Example: npx threestar verify pack.zip`,
  options: { key: { type: 'string' }, compare: { type: 'boolean' }, ...FORMAT_OPTION },
  async run({ values, positionals }, terminal) {
    const format = formatOf(values);
    const [file, other] = positionals;
    if (values['compare'] === true) {
      if (file === undefined || other === undefined) throw new ThreestarError('bad-input', 'Name the two packs: npx threestar verify --compare A.zip B.zip');
      const comparison = comparePacks(await heldFiles(file), await heldFiles(other));
      terminal.out(format === 'json' ? JSON.stringify(comparison, null, 2) : comparisonLines(comparison).join('\n'));
      return 0;
    }
    if (file === undefined) throw new ThreestarError('bad-input', 'Name the pack: npx threestar verify PACK.zip');
    const verified = verifyPack(await openPack(file), typeof values['key'] === 'string' ? { key: values['key'] } : {});
    if (format === 'json') {
      terminal.out(JSON.stringify({ file, ...verified }, null, 2));
      return verified.holds ? 0 : 1;
    }
    for (const { title, status } of verified.checks) terminal.out(`${MARKS[status].padEnd(12)}${title}`);
    for (const fault of verified.faults) terminal.out(`  ${faultWords(fault)}`);
    for (const judgement of verified.rating?.judgements ?? []) terminal.out(`Worked out again: ${judgementLine(judgement)}`);
    terminal.out(sealWords(verified));
    return verified.holds ? 0 : 1;
  },
};

/** A pack from a ZIP file or a folder. Throws ThreestarError `bad-input` when there is neither. */
async function openPack(file: string): Promise<Opened> {
  if (!fs.existsSync(file)) throw new ThreestarError('bad-input', `There is no file ${file}.`);
  return fs.statSync(file).isDirectory() ? readFolder(file) : readZip(fs.readFileSync(file));
}

/** The files of a pack that holds. Throws ThreestarError `bad-input` for one that does not. */
async function heldFiles(file: string): Promise<PackFiles> {
  const opened = await openPack(file);
  const root = opened.kind === 'files' ? atBagRoot(opened.files) : opened;
  const { holds, faults } = verifyPack(opened);
  if (root.kind === 'files' && holds) return root.files;
  throw new ThreestarError('bad-input', `${file} does not hold, so it is not compared: ${faults[0] === undefined ? '' : faultWords(faults[0])}`);
}

import fs from 'node:fs';
import path from 'node:path';
import { CONSOLE_ACCESS } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { REDACTIONS } from '../pack/pack-contents.ts';
import { makePack } from '../usecases/make-pack.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command } from './command.ts';
import { asOfOption, knownAtOption } from './dates.ts';

export const packCommand: Command = {
  summary: 'Make an evidence pack',
  help: `Usage: npx threestar pack --council GSS --framework ID --out FILE.zip [--as-of DAY] [--known-at TIME] [--redact personal|confidential] [--format text|json]

Writes everything behind a modelled rating into one sealed ZIP that can be checked without
this program (see VERIFY.txt in it) or with "npx threestar verify". The same arguments give
the same bytes. Where it is not given, --known-at is the present moment and is printed: give
it to make the same pack again.

  --as-of DAY       the judgement date, YYYY-MM-DD (default: the day pages open with)
  --known-at TIME   only what was recorded by then, YYYY-MM-DD or an ISO moment (default: now)
  --redact WHAT     personal: leaves out what is marked personal, and the names of people;
                    confidential: what is marked confidential too. Every place is marked.
  --out FILE        the ZIP to write; an existing file is not overwritten

Example: npx threestar pack --council E07000106 --framework best-value-2001 --as-of 2026-10-31 --out pack.zip`,
  options: {
    council: { type: 'string' }, framework: { type: 'string' }, 'as-of': { type: 'string' }, 'known-at': { type: 'string' }, redact: { type: 'string' }, out: { type: 'string' }, ...FORMAT_OPTION,
  },
  async run({ values, positionals }, terminal) {
    const format = formatOf(values);
    if (positionals.length > 0) throw new ThreestarError('bad-input', `${positionals.join(' ')}: this command takes options alone; write --out before the name of the file.`);
    const { council, framework, out, redact = 'none' } = values;
    if (typeof council !== 'string' || typeof framework !== 'string' || typeof out !== 'string') throw new ThreestarError('bad-input', 'Name the council, the framework and the file to write: npx threestar pack --council GSS --framework ID --out FILE.zip');
    const redaction = REDACTIONS.find((one) => one === redact);
    if (redaction === undefined) throw new ThreestarError('bad-input', `--redact ${String(redact)} is not known; use personal or confidential.`);
    const [asOf, knownAt] = [asOfOption(values['as-of']), knownAtOption(values['known-at'])];
    if (fs.existsSync(out)) throw new ThreestarError('bad-input', `${out} is there already. Name another file or remove it.`);
    if (!isFolder(path.dirname(path.resolve(out)))) throw new ThreestarError('bad-input', `There is no folder ${path.dirname(out)} to write ${path.basename(out)} into. Make it first.`);
    const house = await terminal.house();
    const wanted = { council: council.toUpperCase(), framework, asOf: asOf ?? house.defaultAsOf(), knownAt: knownAt ?? house.now(), redaction };
    const { content, zip } = await makePack(house, CONSOLE_ACCESS, wanted, (words) => terminal.err(`${words} ...`));
    if (content.knownAt > house.now()) terminal.err(`${content.knownAt} is still to come: what is recorded until then will change the pack.`);
    fs.writeFileSync(out, zip, { flag: 'wx' });
    if (format === 'json') terminal.out(JSON.stringify({ file: out, ...content }, null, 2));
    else terminal.out(`${out}: ${content.size} bytes, as of ${content.asOf}, as known at ${content.knownAt}.\nSHA-256 ${content.sha256}\nSealed by key ${content.fingerprint}`);
    return 0;
  },
};

const isFolder = (name: string): boolean => fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;

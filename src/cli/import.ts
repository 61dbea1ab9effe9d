import fs from 'node:fs';
import path from 'node:path';
import { CONSOLE_ACCESS } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { confirmImport, discardImport, findPreview } from '../usecases/confirm-import.ts';
import { IMPORT_KINDS } from '../usecases/read-into-staging.ts';
import type { ImportKind } from '../usecases/read-into-staging.ts';
import { stageImport } from '../usecases/stage-import.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command, Terminal } from './command.ts';

const SHOWN_ROWS = 50;

export const importCommand: Command = {
  summary: 'Import a file of figures or of a register',
  help: `Usage: npx threestar import FILE [options]

Reads a CSV file, checks every row and saves all accepted rows in one batch, or none.

  --kind KIND      ${IMPORT_KINDS.join(', ')} (default: observations)
  --mapping ID     a saved column mapping; without it the header decides
  --preview        only say what would become of each row
  --leave-out      save the good rows although others are rejected
  --draft          save as drafts, seen by the council's own people until published
  --reason TEXT    why the figures are entered or corrected
  --format json    the outcome as JSON

Exit code 1 when nothing was saved, unless the same file was imported before.`,
  options: {
    kind: { type: 'string', default: 'observations' }, mapping: { type: 'string' }, preview: { type: 'boolean' },
    'leave-out': { type: 'boolean' }, draft: { type: 'boolean' }, reason: { type: 'string' }, ...FORMAT_OPTION,
  },
  async run({ values, positionals }, terminal) {
    const format = formatOf(values);
    const [file] = positionals;
    if (file === undefined) throw new ThreestarError('bad-input', 'Name the file: npx threestar import FILE');
    if (!fs.existsSync(file)) throw new ThreestarError('bad-input', `There is no file ${file}.`);
    const answer = (text: string, data: object): void => terminal.out(format === 'json' ? JSON.stringify(data) : text);

    const house = await terminal.house();
    const staged = await stageImport(house, CONSOLE_ACCESS, {
      content: fs.readFileSync(file), fileName: path.basename(file), kind: kindOf(values['kind']),
      ...(typeof values['mapping'] === 'string' && { mapping: values['mapping'] }),
    }, progressTo(terminal));
    if (staged.kind === 'already-imported') {
      answer(`Nothing to do: this file was imported before, as batch ${staged.batch}.`, staged);
      return 0;
    }
    if (staged.kind === 'file-rejected') {
      answer(`The file cannot be used${staged.line === undefined ? '' : ` (line ${staged.line})`}: ${staged.message}`, staged);
      return 1;
    }

    const preview = findPreview(house, CONSOLE_ACCESS, staged.id);
    const { accepted, normalised, rejected, repeated } = preview.summary;
    const counts = `${accepted} accepted, ${normalised} accepted after normalisation, ${rejected} rejected, ${repeated} repeated.`;
    if (format === 'text') printRemarks(terminal, preview);
    if (values['preview'] === true) {
      const rejectedRows = preview.withOutcome('rejected', { offset: 0, limit: 10_000 });
      discardImport(house, CONSOLE_ACCESS, staged.id);
      answer(`${counts} Nothing was saved.`, { kind: 'preview', summary: preview.summary, rejected: rejectedRows });
      return 0;
    }
    const confirmed = await confirmImport(house, CONSOLE_ACCESS, {
      id: staged.id, publish: values['draft'] !== true, leaveOut: values['leave-out'] === true,
      ...(typeof values['reason'] === 'string' && { reason: values['reason'] }),
    });
    if (confirmed.kind === 'saved' || confirmed.kind === 'already-imported') {
      answer(`${counts} Saved as batch ${confirmed.batch}.`, { ...confirmed, summary: preview.summary });
      return 0;
    }
    discardImport(house, CONSOLE_ACCESS, staged.id);
    answer(`${counts} Nothing was saved. Correct the rejected rows, or add --leave-out to save the others.`, { ...confirmed, summary: preview.summary });
    return 1;
  },
};

function kindOf(value: unknown): ImportKind {
  const kind = IMPORT_KINDS.find((known) => known === value);
  if (kind === undefined) throw new ThreestarError('bad-input', `--kind ${String(value)} is not known; use one of ${IMPORT_KINDS.join(', ')}.`);
  return kind;
}

/** On a terminal one line that counts up; elsewhere nothing, so that logs stay short. */
function progressTo(terminal: Terminal): (rows: number) => void {
  return terminal.isInteractive ? (rows) => terminal.progress(`${rows.toLocaleString('en-GB')} rows read`) : () => undefined;
}

function printRemarks(terminal: Terminal, preview: ReturnType<typeof findPreview>): void {
  for (const change of preview.summary.fileChanges) terminal.err(change);
  for (const outcome of ['rejected', 'normalised'] as const) {
    for (const row of preview.withOutcome(outcome, { offset: 0, limit: SHOWN_ROWS })) {
      terminal.err(`line ${row.line}${row.cell === undefined ? '' : `, ${row.cell}`}: ${outcome}. ${row.says.join(' ')}`);
    }
    const more = preview.summary[outcome] - SHOWN_ROWS;
    if (more > 0) terminal.err(`and ${more} more ${outcome}`);
  }
}

import { ThreestarError } from '../core/errors.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command } from './command.ts';

export const backupCommand: Command = {
  summary: 'Make a verified copy of the database',
  help: `Usage: npx threestar backup FILE [--format text|json]

Writes a copy of the whole database to FILE, while the server goes on, and checks it.
To restore: stop the server, put the copy in place of threestar.sqlite in the data
folder, delete threestar.sqlite-wal and threestar.sqlite-shm, and start again.`,
  options: FORMAT_OPTION,
  async run({ values, positionals }, terminal) {
    const format = formatOf(values);
    const [file] = positionals;
    if (file === undefined) throw new ThreestarError('bad-input', 'Name the file to write: npx threestar backup FILE');
    const { store } = await terminal.house();
    const { bytes, events } = await store.backup(file);
    terminal.out(format === 'json' ? JSON.stringify({ file, bytes, events }) : `${file}: ${bytes} bytes, ${events} events, checked.`);
    return 0;
  },
};

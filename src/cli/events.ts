import { ThreestarError } from '../core/errors.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command } from './command.ts';

export const eventsCommand: Command = {
  summary: 'Check the event log',
  help: `Usage: npx threestar events verify [--format text|json]

Walks the whole event log and checks that every event follows from the one before it.
Prints the number of events and the newest hash; compare that hash with one written down
earlier, because a log cut off at its end cannot be told from inside.
Exit code 1 when the chain is broken, naming the first event that does not fit.`,
  options: FORMAT_OPTION,
  async run({ values, positionals }, terminal) {
    const format = formatOf(values);
    if (positionals[0] !== 'verify') throw new ThreestarError('bad-input', 'Say what to do with the events: npx threestar events verify');
    const { store } = await terminal.house();
    const check = await store.events.verify();
    if (format === 'json') terminal.out(JSON.stringify(check));
    else if (check.kind === 'sound') terminal.out(`The chain of ${check.events} events is sound. Newest hash: ${check.head}`);
    else terminal.out(`The chain is broken at event ${check.seq}: ${check.reason}.`);
    return check.kind === 'sound' ? 0 : 1;
  },
};

import { ThreestarError } from '../core/errors.ts';
import { signEvents, verifyEvents } from '../usecases/sign-events.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command } from './command.ts';

export const eventsCommand: Command = {
  summary: 'Check or sign the event log',
  help: `Usage: npx threestar events verify|sign [--format text|json]

verify  walks the whole event log, checks that every event follows from the one before it,
        and holds it against every signed head: a log cut off at its end is found by the
        last one. Exit code 1 when something is broken, naming the first event that does
        not fit.
sign    signs the last event there is. The signatures lie in signed-heads.jsonl in the
        data folder, beside the database and not in it; keep a copy of the file elsewhere.
        A running server signs once a day by itself.`,
  options: FORMAT_OPTION,
  async run({ values, positionals }, terminal) {
    const format = formatOf(values);
    const [what] = positionals;
    if (what !== 'verify' && what !== 'sign') throw new ThreestarError('bad-input', 'Say what to do with the events: npx threestar events verify, or npx threestar events sign');
    const house = await terminal.house();
    if (what === 'sign') {
      const signed = await signEvents(house);
      terminal.out(format === 'json' ? JSON.stringify(signed) : `Signed event ${signed.seq}, ${signed.head}, at ${signed.at}.`);
      return 0;
    }
    const check = await verifyEvents(house);
    if (format === 'json') terminal.out(JSON.stringify(check));
    else if (check.kind === 'broken') terminal.out(`The chain is broken at event ${check.seq}: ${check.reason}.`);
    else {
      terminal.out(`The chain of ${check.events} events is sound. Newest hash: ${check.head}`);
      terminal.out(check.lastSigned === undefined ? 'No head was signed yet, so a log cut off at its end could not be told: npx threestar events sign' : `${check.signedHeads} signed ${check.signedHeads === 1 ? 'head agrees' : 'heads agree'}, the last of event ${check.lastSigned.seq} on ${check.lastSigned.at.slice(0, 10)}.`);
    }
    return check.kind === 'sound' ? 0 : 1;
  },
};

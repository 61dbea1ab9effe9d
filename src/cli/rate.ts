import { CONSOLE_ACCESS } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { ratingText } from '../present/rating-text.ts';
import { rateCouncil } from '../usecases/rate-council.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { rateFactsFile } from './rate-facts.ts';
import type { RatedFacts } from './rate-facts.ts';

/** One rating is indented; of many each is a line of the list, since together they can be longer than any one text may be. */
function printJson({ many, ratings }: RatedFacts, terminal: Terminal): void {
  if (!many) {
    for (const rating of ratings) terminal.out(JSON.stringify(rating, null, 2));
    return;
  }
  let before: string | undefined;
  terminal.out('[');
  for (const rating of ratings) {
    if (before !== undefined) terminal.out(`${before},`);
    before = JSON.stringify(rating);
  }
  if (before !== undefined) terminal.out(before);
  terminal.out(']');
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const rateCommand: Command = {
  summary: 'Rate a council and say why',
  help: `Usage: npx threestar rate --council GSS --framework ID [--as-of DAY] [--known-at TIME] [--format text|json]
       npx threestar rate --facts FILE --framework ID|FILE [--format text|json]

Prints the modelled rating with its whole trace, down to the line of the file each figure came from.

  --council GSS     the council's GSS code
  --framework ID    one of data/frameworks, such as best-value-2001; with --facts also a framework file
  --facts FILE      rate the facts of a file (data/schemas/facts.json), one or {"cases": [...]}; opens no database
  --as-of DAY       the judgement date, YYYY-MM-DD (default: the day pages open with)
  --known-at TIME   only what was recorded by then, YYYY-MM-DD or an ISO moment (default: all)

Example: npx threestar rate --council E07000106 --framework best-value-2001 --as-of 2026-10-31`,
  options: { facts: { type: 'string' }, council: { type: 'string' }, framework: { type: 'string' }, 'as-of': { type: 'string' }, 'known-at': { type: 'string' }, ...FORMAT_OPTION },
  async run({ values }, terminal) {
    const format = formatOf(values);
    const { council, facts, framework, 'as-of': day, 'known-at': moment } = values;
    if (typeof facts === 'string') {
      if (typeof framework !== 'string') throw new ThreestarError('bad-input', 'Name the framework: npx threestar rate --facts FILE --framework ID|FILE');
      const rated = rateFactsFile({ facts, framework, dataFolder: terminal.dataFolder });
      if (format === 'json') printJson(rated, terminal);
      else for (const [index, rating] of [...rated.ratings].entries()) terminal.out(`${index === 0 ? '' : '\n'}${ratingText(rating)}`);
      return 0;
    }
    if (typeof council !== 'string' || typeof framework !== 'string') throw new ThreestarError('bad-input', 'Name the council and the framework: npx threestar rate --council GSS --framework ID');
    if (typeof day === 'string' && !isDay(day)) throw new ThreestarError('bad-input', `--as-of ${day} is not a day; write it as YYYY-MM-DD.`);
    const knownAt = typeof moment === 'string' ? endOf(moment) : undefined;
    const house = await terminal.house();
    const rating = await rateCouncil(house, CONSOLE_ACCESS, {
      council, framework, asOf: typeof day === 'string' ? day : house.defaultAsOf(), ...(knownAt !== undefined && { knownAt }),
    });
    terminal.out(format === 'json' ? JSON.stringify(rating, null, 2) : ratingText(rating));
    return 0;
  },
};

function isDay(text: string): boolean {
  return DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** A day means its end; a moment means itself. Throws ThreestarError `bad-input` for anything else. */
function endOf(text: string): string {
  if (DAY.test(text)) return `${text}T23:59:59.999Z`;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new ThreestarError('bad-input', `--known-at ${text} is not understood; write a day as YYYY-MM-DD or a moment such as 2026-10-31T12:00:00Z.`);
  return moment.toISOString();
}

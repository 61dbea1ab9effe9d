import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command } from './command.ts';

export const councilsCommand: Command = {
  summary: 'List the councils',
  help: `Usage: npx threestar councils [--illustrative] [--format text|json]

Lists every council with its GSS code.

  --illustrative   only invented councils
  --format json    a list of {gss, name, illustrative}`,
  options: { illustrative: { type: 'boolean' }, ...FORMAT_OPTION },
  async run({ values }, terminal) {
    const format = formatOf(values);
    const { store } = await terminal.house();
    const councils = (await store.councils.all())
      .filter((council) => values['illustrative'] !== true || council.illustrative)
      .map(({ gss, name, illustrative }) => ({ gss, name, illustrative }));
    if (format === 'json') terminal.out(JSON.stringify(councils, null, 2));
    else if (councils.length === 0) terminal.err('There is no illustrative council here; `npx threestar demo --load` loads one.');
    else for (const council of councils) terminal.out(`${council.gss}  ${council.name}`);
    return 0;
  },
};

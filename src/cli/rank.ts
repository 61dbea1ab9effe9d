import Papa from 'papaparse';
import type { LeftOutBecause } from '../core/benchmark/rank-councils.ts';
import { toDecimalText } from '../core/decimal-text.ts';
import { ThreestarError } from '../core/errors.ts';
import { periodCode } from '../core/period.ts';
import { RANK_FIELDS, rankRecord } from '../present/rank-record.ts';
import { rankIndicator } from '../usecases/rank-indicator.ts';
import type { PeriodRanking } from '../usecases/rank-indicator.ts';
import { formatOf } from './command.ts';
import type { Command } from './command.ts';

const BECAUSE: Record<LeftOutBecause, string> = {
  'no-figure': 'without a figure for the period',
  'sample-too-small': 'from too small a sample to be judged',
  'measured-differently': 'measured under another definition',
  'illustrative': 'illustrative, never ranked with real ones',
  'not-in-group': 'in no part of the group',
};

export const rankCommand: Command = {
  summary: 'Rank the councils by an indicator',
  help: `Usage: npx threestar rank --indicator CODE --period P [--group all|kind|region|size|LIST] [--format json|csv]
       npx threestar rank --indicator CODE --all-periods [--group ...] [--format json|csv]

Ranks the published figures: 1 is best, ties share the best rank, percentile is rank ÷ n.
The quartile is a word, or null (blank) with fewer than five councils.

  --indicator CODE   the indicator's code or alias, such as "CORP 09"
  --period P         as in a file: 2026-10, Apr-03, Q1 2003/04, 2018-19;Q1, 2003/04
  --all-periods      every period there are figures of
  --group G          all (default), or each council within its own kind, region or size; or a list of data/peer-groups.json
  --format           json (default) or csv

Left out, and counted on standard error: councils without a figure, illustrative ones, and those that measure differently
or from too small a sample.

Example: npx threestar rank --indicator "CORP 09" --period "2018-19;Q1"`,
  options: {
    'indicator': { type: 'string' }, 'period': { type: 'string' }, 'all-periods': { type: 'boolean' }, 'group': { type: 'string', default: 'all' }, 'format': { type: 'string', default: 'json' },
  },
  async run({ values }, terminal) {
    const format = formatOf(values, ['json', 'csv']);
    const { indicator, period, group } = values;
    if (typeof indicator !== 'string') throw new ThreestarError('bad-input', 'Name the indicator: npx threestar rank --indicator CODE --period P');
    if ((period === undefined) === (values['all-periods'] !== true)) throw new ThreestarError('bad-input', 'Name one --period, or ask for --all-periods.');
    const house = await terminal.house();
    const ranking = await rankIndicator(house, { indicator, group: String(group), ...(typeof period === 'string' && { period }) });
    const rows = ranking.periods.flatMap((one) => one.ranked.map((figure) => rankRecord(figure, one.period)));
    if (format === 'json') terminal.out(JSON.stringify(rows, null, 2));
    else terminal.out(Papa.unparse({ fields: [...RANK_FIELDS], data: rows.map((row) => RANK_FIELDS.map((field) => (typeof row[field] === 'number' ? toDecimalText(row[field]) : row[field]))) }, { newline: '\n' }));
    for (const one of ranking.periods) for (const line of leftOutLines(one)) terminal.err(line);
    if (rows.length === 0) terminal.err(`There is no published figure of ${ranking.indicator.code} to rank${typeof period === 'string' ? ` for ${period}` : ''}.`);
    return 0;
  },
};

/** "2018/19 Q1: 2 councils left out, without a figure for the period: Falkirk, Fife". */
function leftOutLines({ period, leftOut, missing }: PeriodRanking): string[] {
  const all = [...leftOut, ...missing.map((council) => ({ council, because: 'no-figure' as const }))];
  return (Object.keys(BECAUSE) as LeftOutBecause[]).flatMap((because) => {
    const names = all.filter((one) => one.because === because).map(({ council }) => council.name);
    return names.length === 0 ? [] : [`${periodCode(period)}: ${names.length} ${names.length === 1 ? 'council' : 'councils'} left out, ${BECAUSE[because]}: ${names.sort().join(', ')}`];
  });
}

import fs from 'node:fs';
import path from 'node:path';
import { readForecastRules } from '../catalogue/catalogue.ts';
import { ThreestarError } from '../core/errors.ts';
import { backtest } from '../core/forecast/backtest.ts';
import { backtestChance } from '../core/forecast/backtest-chance.ts';
import { readTrendRules } from '../catalogue/read-trend-rules.ts';
import { firstDay, monthPeriod } from '../core/period.ts';
import { analyseTrend } from '../core/trend/trend.ts';
import type { TrendRules } from '../core/trend/trend-rules.ts';
import { FOLDERS } from '../folders.ts';
import { readBacktestFile } from '../gather/backtest-file.ts';
import { backtestText } from '../present/backtest-text.ts';
import { chanceBacktestText } from '../present/chance-backtest-text.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command, Terminal } from './command.ts';

/** What chances are tried on where no file is named. */
const SAMPLE = ['samples', 'scottish-welfare-fund', 'lgbf-quarterly.csv'] as const;
const METHODS = ['drawn', 'trend', 'mean'] as const;

export const backtestCommand: Command = {
  summary: 'Try the forecast on figures it has not seen',
  help: `Usage: npx threestar backtest FILE|- [--horizon 6] [--origins 24,28] [--method trend|mean] [--format text|json]
       npx threestar backtest --chance [FILE|-] [--held-back 8] [--target N] [--lower-is-better] [--format text|json]

Forecasts every series of the file from its first figures and holds the rest against it: how many lay in the bands,
how wide these are, and how far off the forecast is beside two simple ones. It opens no database.

  --horizon N       periods ahead (default 6)
  --origins N,N     how many periods are known each time (default 24,28)
  --method drawn    what a page would draw: the damped trend where the latest figure meets a rule, else the mean (default)
  --method trend    the damped trend for every series
  --method mean     the mean for every series
  --chance          tries the chance of meeting a target instead: Brier score and reliability beside the last figure
                    carried on; without a file on the Scottish Welfare Fund figures (CORP 09 and CORP 10)
  --held-back N     with --chance: periods at the end that no forecast sees before they have come (default 8)
  --target N        with --chance: one target for every series; without it the median of what each series had shown by then
  --lower-is-better with --chance: the target is met at or below it
  --format json     the same as JSON

JSON: {"frequency": "month|quarter|year", "series": [{"name": "...", "value": [1, null, 2]}]}
CSV: columns name, date (2026-10 or 2026-10-31) and value; or LocalAuthority, Code, Period (2018-19;Q1) and Value.

Example: npx threestar backtest test/fixtures/monthly-open.json`,
  options: { horizon: { type: 'string', default: '6' }, origins: { type: 'string', default: '24,28' }, method: { type: 'string', default: 'drawn' }, 'chance': { type: 'boolean' }, 'held-back': { type: 'string', default: '8' }, 'target': { type: 'string' }, 'lower-is-better': { type: 'boolean' }, ...FORMAT_OPTION },
  async run({ values, positionals }, terminal) {
    const format = formatOf(values);
    const [file, ...others] = positionals;
    if (values['chance']) {
      if (others.length > 0) throw new ThreestarError('bad-input', 'Name one file at most: npx threestar backtest --chance FILE');
      return tryChances(file ?? path.join(terminal.dataFolder, ...SAMPLE), values, format, terminal);
    }
    if (file === undefined || others.length > 0) throw new ThreestarError('bad-input', 'Name one file, or - for what is piped in: npx threestar backtest FILE');
    const rules = readForecastRules(FOLDERS.data);
    const horizon = countOf('--horizon', String(values['horizon']));
    if (horizon > rules.longestSteps) throw new ThreestarError('bad-input', `--horizon ${horizon} is too far: a forecast reaches at most ${rules.longestSteps} periods.`);
    const origins = String(values['origins']).split(',').map((text) => countOf('--origins', text.trim()));
    const method = METHODS.find((known) => known === values['method']);
    if (method === undefined) throw new ThreestarError('bad-input', `--method ${String(values['method'])} is not known; use ${METHODS.join(' or ')}.`);

    const trendRules = readTrendRules(FOLDERS.data);
    const series = readBacktestFile(await textOf(file, terminal));
    const reports = backtest(series, { horizon, origins, hasSignal: (known) => (method === 'drawn' ? showsSignal(known, trendRules) : method === 'trend') }, rules);
    terminal.out(format === 'json' ? JSON.stringify({ series: series.length, method, horizon, origins: reports }, null, 2) : `${series.length} series\n\n${backtestText(reports)}`);
    return reports.some(({ forecasts }) => forecasts.trend + forecasts.mean > 0) ? 0 : 1;
  },
};

async function tryChances(file: string, values: Readonly<Record<string, string | boolean | undefined>>, format: string, terminal: Terminal): Promise<number> {
  const asked = values['target'];
  const target = asked === undefined ? 'median' as const : Number(asked);
  if (Number.isNaN(target)) throw new ThreestarError('bad-input', `--target "${String(asked)}" is no number.`);
  const trendRules = readTrendRules(FOLDERS.data);
  const series = readBacktestFile(await textOf(file, terminal));
  const polarity = values['lower-is-better'] ? 'lower' : 'higher';
  const heldBack = countOf('--held-back', String(values['held-back']));
  const report = backtestChance(series, { heldBack, target, polarity, hasSignal: (known) => showsSignal(known, trendRules) }, readForecastRules(FOLDERS.data));
  const words = `${target === 'median' ? "each series' own median of the figures known by then" : String(target)}, met at or ${polarity === 'higher' ? 'above' : 'below'} it; the last ${heldBack} periods held back.`;
  terminal.out(format === 'json' ? JSON.stringify({ target, polarity, heldBack, ...report }, null, 2) : `${series.length} series\n${chanceBacktestText(report, words)}`);
  return 0;
}

/** Does the latest of the figures meet a special-cause rule? Only their order counts, so any following dates do. */
function showsSignal(known: readonly (number | null)[], rules: TrendRules): boolean {
  const points = known.map((value, at) => ({ date: firstDay(monthPeriod(2000, 1 + at)), value }));
  const trend = analyseTrend(points, { improvement: 'neutral' }, rules);
  return trend.kind === 'trend' && trend.latest.signals.length > 0;
}

function countOf(option: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new ThreestarError('bad-input', `${option}: "${text}" is not a whole number of periods, at least 1.`);
  return Number(text);
}

async function textOf(file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return terminal.input();
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ThreestarError('bad-input', `The file ${file} cannot be read. Check its name and that you may read it.`, { cause });
  }
}

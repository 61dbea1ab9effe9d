import fs from 'node:fs';
import { readForecastRules } from '../catalogue/catalogue.ts';
import { ThreestarError } from '../core/errors.ts';
import { backtest } from '../core/forecast/backtest.ts';
import { readTrendRules } from '../catalogue/read-trend-rules.ts';
import { firstDay, monthPeriod } from '../core/period.ts';
import { analyseTrend } from '../core/trend/trend.ts';
import type { TrendRules } from '../core/trend/trend-rules.ts';
import { FOLDERS } from '../folders.ts';
import { readBacktestFile } from '../gather/backtest-file.ts';
import { backtestText } from '../present/backtest-text.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command, Terminal } from './command.ts';

const METHODS = ['drawn', 'trend', 'mean'] as const;

export const backtestCommand: Command = {
  summary: 'Try the forecast on figures it has not seen',
  help: `Usage: npx threestar backtest FILE|- [--horizon 6] [--origins 24,28] [--method trend|mean] [--format text|json]

Forecasts every series of the file from its first figures and holds the rest against it: how many lay in the bands,
how wide these are, and how far off the forecast is beside two simple ones. It opens no database.

  --horizon N       periods ahead (default 6)
  --origins N,N     how many periods are known each time (default 24,28)
  --method drawn    what a page would draw: the damped trend where the latest figure meets a rule, else the mean (default)
  --method trend    the damped trend for every series
  --method mean     the mean for every series
  --format json     the same as JSON

JSON: {"frequency": "month|quarter|year", "series": [{"name": "...", "value": [1, null, 2]}]}
CSV: columns name, date (2026-10 or 2026-10-31) and value.

Example: npx threestar backtest test/fixtures/monthly-open.json`,
  options: { horizon: { type: 'string', default: '6' }, origins: { type: 'string', default: '24,28' }, method: { type: 'string', default: 'drawn' }, ...FORMAT_OPTION },
  async run({ values, positionals }, terminal) {
    const format = formatOf(values);
    const [file, ...others] = positionals;
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
    return 0;
  },
};

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

import fs from 'node:fs';
import path from 'node:path';
import { readJsonFile } from '../catalogue/read-json-file.ts';
import { readForecastRules } from '../catalogue/catalogue.ts';
import { readTrendRules } from '../catalogue/read-trend-rules.ts';
import { ThreestarError } from '../core/errors.ts';
import { analyseTrend } from '../core/trend/trend.ts';
import type { Trend, TrendOptions } from '../core/trend/trend.ts';
import type { TrendRules } from '../core/trend/trend-rules.ts';
import type { Forecast } from '../core/forecast/forecast.ts';
import type { ForecastRules } from '../core/forecast/forecast-rules.ts';
import { forecastTrend } from '../core/forecast/forecast-trend.ts';
import { chanceOfMeeting } from '../core/forecast/target-chance.ts';
import type { Chance } from '../core/forecast/target-chance.ts';
import { FOLDERS } from '../folders.ts';
import { importRulesSchema } from '../gather/import/import-rules.ts';
import { readSeries } from '../gather/series/read-series.ts';
import type { SeriesReading } from '../gather/series/series-request.ts';
import { forecastLines, forecastRecord } from '../present/forecast-record.ts';
import { trendJson } from '../present/trend-record.ts';
import { refusalSentence, warningSentence } from '../present/trend-remarks.ts';
import { trendSentence } from '../present/trend-sentence.ts';
import { trendTable } from '../present/trend-table.ts';
import { plainTrendWords } from '../present/trend-words.ts';
import { formatOf } from './command.ts';
import type { Command, Terminal } from './command.ts';

export const analyseCommand: Command = {
  summary: 'Tell signal from noise in any series of figures',
  help: `Usage: npx threestar analyse FILE|- [--forecast H [--chance]] [--format text|json|ndjson]

Draws up XmR limits for each series and finds special causes, as NHS England's Making Data Count does.
It reads a file, or what is piped in for -, and opens no database.

  --format text     a sentence and a table for each series (default)
  --format json     one list with an entry for each series
  --format ndjson   one line for each series
  --forecast H      the H periods to expect next, with bands of 80 % and 95 %
  --chance          with it, the chance that each of them meets the series' own target, as far ahead as one is given

JSON, or one such object a line, or a list of them:
  {"name": "...", "series": [{"date": "2026-04-01", "value": 91.2}], "improvement": "increase|decrease|neutral",
   "target": 90, "rebase": ["2026-10-01"], "baseline": 12, "screen": true}
All but "series" may be left out. A value is null where the figure is missing.

CSV: columns date and value; name for several series; improvement, target, rebase, baseline and screen if wanted.

Exit code 1 when a series could not be analysed; the others are answered all the same.

Example: npx threestar analyse figures.csv --format text`,
  options: { format: { type: 'string', default: 'text' }, forecast: { type: 'string' }, chance: { type: 'boolean', default: false } },
  async run({ values, positionals }, terminal) {
    const format = formatOf(values, ['text', 'json', 'ndjson']);
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new ThreestarError('bad-input', 'Name one file, or - for what is piped in: npx threestar analyse FILE');
    const rules = readTrendRules(FOLDERS.data);
    const withChance = values['chance'] === true;
    if (withChance && values['forecast'] === undefined) throw new ThreestarError('bad-input', '--chance goes with --forecast H, which says how many periods ahead.');
    const ahead = values['forecast'] === undefined ? undefined : { horizon: horizonOf(String(values['forecast'])), withChance, rules: readForecastRules(FOLDERS.data) };
    const importRules = readJsonFile(path.join(FOLDERS.data, 'import-rules.json'), importRulesSchema);
    const bad: BadSeries[] = [];
    const texts: string[] = [];
    for (const reading of await readSeries(await contentOf(file, terminal), importRules)) {
      const answer = answerTo(reading, rules, ahead);
      if (answer.kind === 'bad-series') bad.push(answer);
      if (format !== 'text') texts.push(recordOf(answer));
      else if (answer.kind === 'trend') texts.push(`${textOf(answer)}\n`);
    }
    if (texts.length === 0 && bad.length === 0) throw new ThreestarError('bad-input', 'There is no series in it.');
    if (format === 'json') terminal.out(`[${texts.join(',\n')}]`);
    else if (texts.length > 0) terminal.out(texts.join('\n'));
    for (const { name, message } of bad) terminal.err(`${name}: ${message}`);
    return bad.length === 0 ? 0 : 1;
  },
};

interface Analysed { readonly kind: 'trend'; readonly name: string; readonly trend: Trend; readonly remarks: readonly string[]; readonly forecast?: Forecast; readonly chances?: readonly Chance[] }
interface Ahead { readonly horizon: number; readonly withChance: boolean; readonly rules: ForecastRules }
type BadSeries = Extract<SeriesReading, { kind: 'bad-series' }>;
type Answer = Analysed | BadSeries;

async function contentOf(file: string, terminal: Terminal): Promise<Uint8Array> {
  if (file === '-') return Buffer.from(await terminal.input());
  try {
    return fs.readFileSync(file);
  } catch (cause) {
    throw new ThreestarError('bad-input', `The file ${file} cannot be read. Check its name and that you may read it.`, { cause });
  }
}

function horizonOf(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new ThreestarError('bad-input', `--forecast ${text} is not a number of periods ahead; write a whole number from 1 to 999, such as 6.`);
  return Number(text);
}

function answerTo(reading: SeriesReading, rules: TrendRules, ahead: Ahead | undefined): Answer {
  if (reading.kind === 'bad-series') return reading;
  const { name, values, options, remarks } = reading;
  const trend = analyseTrend(values, options, rules);
  if (trend.kind !== 'trend') return { kind: 'bad-series', name, message: refusalSentence(trend) };
  if (ahead === undefined) return { kind: 'trend', name, trend, remarks };
  const forecast = forecastTrend(trend, ahead.horizon, ahead.rules);
  return { kind: 'trend', name, trend, remarks, forecast, ...(ahead.withChance && { chances: chancesOf(forecast, options, ahead.rules) }) };
}

const POLARITY = { increase: 'higher', decrease: 'lower', neutral: 'none' } as const;

/** One a step where the series has a target; none otherwise. */
function chancesOf(forecast: Forecast, { improvement, target }: TrendOptions, rules: ForecastRules): Chance[] {
  if (forecast.kind === 'refused' || target === undefined) return [];
  return forecast.steps.map(({ step }) => chanceOfMeeting(forecast, { target, polarity: POLARITY[improvement], step }, rules));
}

/** A bad series keeps its place in the list, with the message for it. */
function recordOf(answer: Answer): string {
  if (answer.kind === 'bad-series') return JSON.stringify({ name: answer.name, error: answer.message });
  return trendJson(answer.name, answer.trend, answer.remarks, answer.forecast && forecastRecord(answer.forecast, answer.chances));
}

function textOf({ name, trend, remarks, forecast, chances }: Analysed): string {
  const words = plainTrendWords(trend);
  const notes = [...remarks, ...trend.warnings.map(warningSentence)].map((note) => `Note: ${note}`);
  return [name, trendSentence(trend, words), ...notes, '', ...trendTable(trend, words), ...(forecast ? ['', ...forecastLines(forecast, words, chances)] : [])].join('\n');
}

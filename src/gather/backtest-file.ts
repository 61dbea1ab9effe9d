import Papa from 'papaparse';
import { z } from 'zod';
import { ThreestarError } from '../core/errors.ts';
import type { NamedSeries } from '../core/forecast/backtest.ts';
import { groupBy } from '../core/group-by.ts';
import { readPeriod } from '../core/period-text.ts';
import { GRANULARITIES, monthPeriod, monthsIn } from '../core/period.ts';
import type { Granularity } from '../core/period.ts';

const SHOWN_FAULTS = 5;
const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;
const DATE = /^(\d{4})-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;
/** The coarsest that fits every distance between dates is the one meant. */
const COARSEST_FIRST = GRANULARITIES.toReversed();

const fileSchema = z.looseObject({
  frequency: z.enum(GRANULARITIES, { error: `write ${GRANULARITIES.join(', ')}` }).default('month'),
  series: z.array(z.looseObject({
    name: z.string({ error: 'write the name in quotes' }),
    value: z.array(z.number({ error: 'write a number, or null where there is no figure' }).nullable(), { error: 'write the figures as a list' }),
  })).min(1, 'there is no series in it'),
}, { error: 'write {"frequency": "month", "series": [{"name", "value": [...]}]}' });

/**
 * The series of a file to try the forecast on. JSON: `{"frequency": "month", "series": [{"name", "value": [1, null, 2]}]}`.
 * CSV: columns `date` (`2026-10` or `2026-10-31`) and `value` (empty where there is no figure), and `name` for several series,
 * rows in any order; a period without a row has no figure. Or, as councils' files have it, `period` (`2018-19;Q1`) and
 * `value`, and `LocalAuthority` or `council` and `code` or `indicator`, which together name the series. Whether periods are months, quarters or years is told from the dates.
 * Throws ThreestarError `bad-input` naming each fault and its place.
 */
export function readBacktestFile(text: string): readonly NamedSeries[] {
  const plain = text.replace(/^\uFEFF/, '');
  return plain.trimStart().startsWith('{') ? seriesOfJson(plain) : seriesOfCsv(plain);
}

function seriesOfJson(text: string): readonly NamedSeries[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ThreestarError('bad-input', `This is not valid JSON: ${(cause as Error).message}.`, { cause });
  }
  const checked = fileSchema.safeParse(json);
  if (!checked.success) throw faultsFound(checked.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole file'}: ${message}`));
  const { frequency, series } = checked.data;
  return series.map(({ name, value }) => ({ name, granularity: frequency, values: value }));
}

interface Row {
  readonly line: number;
  readonly name: string;
  readonly month: number;
  readonly value: number | null;
}

function seriesOfCsv(text: string): readonly NamedSeries[] {
  const [header = [], ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: false }).data;
  const column = (name: string): number => header.findIndex((cell) => cell.trim().toLowerCase() === name);
  const [date, period, value] = [column('date'), column('period'), column('value')];
  const names = ['name', 'localauthority', 'council', 'code', 'indicator'].map(column).filter((at) => at !== -1);
  if ((date === -1 && period === -1) || value === -1) throw new ThreestarError('bad-input', 'The first line has to name the columns date and value, and name for several series.');
  const faults: string[] = [];
  const rows = lines.flatMap((cells, at): Row[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const line = at + 2;
    const [day = '', figure = ''] = [cells[date === -1 ? period : date]?.trim(), cells[value]?.trim()];
    const month = date === -1 ? monthOfPeriod(day) : monthOfDate(day);
    if (month === undefined) faults.push(`line ${line}: "${day}" is no ${date === -1 ? 'period; write it as 2018-19;Q1 or 2026-10' : 'date; write it as 2026-10-31 or 2026-10'}`);
    if (figure !== '' && !NUMBER.test(figure)) faults.push(`line ${line}: "${figure}" is no number; leave the cell empty where there is no figure`);
    return [{ line, name: names.map((at) => cells[at]?.trim() ?? '').join(' ').trim(), month: month ?? Number.NaN, value: figure === '' ? null : Number(figure) }];
  });
  if (faults.length > 0) throw faultsFound(faults);
  if (rows.length === 0) throw new ThreestarError('bad-input', 'There are no rows below the header.');
  return [...groupBy(rows, (row) => row.name)].map(([series, own]) => seriesOfRows(series || 'series', own));
}

function monthOfDate(text: string): number | undefined {
  const parts = DATE.exec(text);
  return parts ? monthPeriod(Number(parts[1]), Number(parts[2])).month : undefined;
}

/** The first month of a period as people write it. */
function monthOfPeriod(text: string): number | undefined {
  const reading = readPeriod(text, GRANULARITIES, { from: '1900-01-01', to: '2999-12-31' });
  return reading.kind === 'period' ? reading.period.month : undefined;
}

function seriesOfRows(name: string, rows: readonly Row[]): NamedSeries {
  const sorted = rows.toSorted((a, b) => a.month - b.month);
  const first = sorted[0]!;
  const twice = sorted.find((row, i) => row.month === sorted[i - 1]?.month);
  if (twice) throw new ThreestarError('bad-input', `${name}, line ${twice.line}: there is a figure for this month already. Give one figure a month, quarter or year.`);
  const granularity = COARSEST_FIRST.find((each) => sorted.every(({ month }) => (month - first.month) % monthsIn(each) === 0)) as Granularity;
  const size = monthsIn(granularity);
  const values: (number | null)[] = Array.from({ length: (sorted.at(-1)!.month - first.month) / size + 1 }, () => null);
  for (const { month, value } of sorted) values[(month - first.month) / size] = value;
  return { name, granularity, values };
}

function faultsFound(faults: readonly string[]): ThreestarError {
  const more = faults.length - SHOWN_FAULTS;
  return new ThreestarError('bad-input', `${faults.slice(0, SHOWN_FAULTS).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`);
}

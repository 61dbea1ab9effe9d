import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FIGURE_SHAPES } from './illustrative/figure-shapes.ts';
import type { FigureShape } from './illustrative/figure-shapes.ts';
import { financialYearOf, periodCode, periodFromCode, shiftPeriod } from '../src/core/period.ts';
import type { Granularity, Period } from '../src/core/period.ts';

const COUNCIL = 'Northborough (illustrative)';
const HEADER = 'council,indicator,period,value,numerator,denominator,status,sample_size,note,published_status';
const SEED = 2003;
const SPANS: Record<Granularity, readonly [first: string, last: string]> = {
  month: ['2021-11', '2026-10'], quarter: ['2021/22 Q3', '2026/27 Q2'], year: ['2021/22', '2025/26'],
};
/** Periods whose figure never came: no row at all, unlike a gap that the council explained. */
export const ROWS_NEVER_SENT: Readonly<Record<string, readonly string[]>> = { 'training-days': ['2026/27 Q2'] };

interface Row {
  readonly indicator: string;
  readonly period: Period;
  readonly value: string;
  readonly part?: number;
  readonly whole?: number;
  readonly status: string;
  readonly sampleSize?: number;
  readonly note?: string;
  readonly definition?: number;
}

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function period(code: string): Period {
  const read = periodFromCode(code);
  if (read === undefined) throw new Error(`${code} is not the code of a period`);
  return read;
}

function periodsOf(granularity: Granularity): Period[] {
  const [first, last] = SPANS[granularity];
  const list: Period[] = [];
  for (let each = period(first); each.month <= period(last).month; each = shiftPeriod(each, 1)) list.push(each);
  return list;
}

function levelAt(shape: FigureShape, at: Period): number {
  let before = shape.levels[0];
  for (const knot of shape.levels) {
    if (before === undefined) break;
    const [start, end] = [period(before[0]).month, period(knot[0]).month];
    if (at.month <= end) return end === start ? knot[1] : before[1] + ((knot[1] - before[1]) * (at.month - start)) / (end - start);
    before = knot;
  }
  return before?.[1] ?? 0;
}

/** Counts whose ratio is printed as `value`; the whole grows until there are such counts. */
function countsFor(value: string, decimals: number, usual: number): { part: number; whole: number } {
  for (let whole = usual; ; whole += 1) {
    const part = Math.round((Number(value) * whole) / 100);
    if (((100 * part) / whole).toFixed(decimals) === value) return { part, whole };
  }
}

function rowsOf(shape: FigureShape, random: () => number, cases: ReadonlyMap<string, number>): Row[] {
  const { indicator, granularity, decimals, chance, least = 0, most = Infinity, counts } = shape;
  return periodsOf(granularity).flatMap((at): Row[] => {
    const code = periodCode(at);
    // Drawn for every period, so that fixing one figure leaves all others as they are.
    const [first, second, third] = [random(), random(), random()];
    if (ROWS_NEVER_SENT[indicator]?.includes(code)) return [];
    const gap = shape.gaps?.[code];
    if (gap !== undefined) return [{ indicator, period: at, value: gap[0], status: '', note: gap[1] }];
    const drawn = Math.min(most, Math.max(least, levelAt(shape, at) + chance * (first + second - 1)));
    const whole = cases.get(code) ?? (counts ? Math.round(counts.usual + counts.varies * (2 * third - 1)) : 0);
    const known = counts?.fixed?.[code];
    const written = shape.fixed?.[code] ?? drawn.toFixed(decimals);
    let fraction: { part: number; whole: number } | undefined;
    if (known !== undefined) fraction = { part: known[0], whole: known[1] };
    else if (cases.has(code)) fraction = { part: Math.round((Number(written) * whole) / 100), whole };
    else if (counts !== undefined) fraction = countsFor(written, decimals, whole);
    const note = shape.remarks?.[code];
    const sampleSize = shape.sampleSizes?.[code];
    const [until, version] = shape.definitionUntil ?? [];
    const definition = until !== undefined && at.month <= period(until).month ? version : undefined;
    return [{
      indicator, period: at,
      value: fraction === undefined ? written : ((100 * fraction.part) / fraction.whole).toFixed(decimals),
      ...fraction,
      status: shape.provisional?.includes(code) ? 'provisional' : 'actual',
      ...(sampleSize !== undefined && { sampleSize }),
      ...(note !== undefined && { note }),
      ...(definition !== undefined && { definition }),
    }];
  });
}

/** Every figure of the illustrative council as first sent, indicator by indicator, oldest first. */
function illustrativeRows(seed: number): Row[] {
  const cases = new Map<string, Map<string, number>>();
  return FIGURE_SHAPES.flatMap((shape, at) => {
    const rows = rowsOf(shape, randomNumbers(seed + at * 7919), cases.get(shape.casesOf ?? '') ?? new Map<string, number>());
    cases.set(shape.indicator, new Map(rows.flatMap((row) => (row.whole === undefined ? [] : [[periodCode(row.period), row.whole]]))));
    return rows;
  });
}

/** What was sent again later: figures that were late, provisional or wrong the first time. */
const CORRECTIONS: Readonly<Record<string, readonly Row[]>> = {
  'figures-2026-06-correction.csv': [
    { indicator: 'patches-in-14-days', period: period('2026-06'), value: '94.2', part: 3925, whole: 4167, status: 'actual', note: 'List of devices checked: 61 had been counted twice' }],
  'figures-2025-26-year.csv': [
    { indicator: 'cost-per-workstation', period: period('2025/26 Q4'), value: '420', status: 'actual', note: 'Accounts closed' }],
  'figures-2026-08-correction.csv': [
    { indicator: 'incidents-in-sla', period: period('2026-08'), value: '90.4', part: 919, whole: 1017, status: 'actual', note: 'Late closures from the priority 3 queue' },
    { indicator: 'incidents-reopened', period: period('2026-08'), value: '3.1', part: 32, whole: 1017, status: 'actual', note: 'Late closures from the priority 3 queue' }],
};

/** The web contractor's October figures came last and wait to be published. */
const OCTOBER_DRAFTS = ['website-available'];

/** The files a council would have sent, by name: a file a year for history, then one a month and a quarter. */
export function illustrativeFiles(seed: number = SEED): ReadonlyMap<string, string> {
  const files = new Map<string, Row[]>();
  const put = (name: string, row: Row): void => void files.set(name, [...(files.get(name) ?? []), row]);
  for (const row of illustrativeRows(seed)) put(fileFor(row), row);
  for (const [name, rows] of Object.entries(CORRECTIONS)) for (const row of rows) put(name, row);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, rows]) => [name, csv(rows)]));
}

function fileFor(row: Row): string {
  const code = periodCode(row.period);
  const year = financialYearOf(row.period);
  const span = `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
  if (year === 2025 && row.period.granularity === 'year') return `figures-${span}-year.csv`;
  if (year < 2026) return `figures-${span}.csv`;
  if (row.period.granularity === 'quarter') return `figures-${span}-${code.slice(-2).toLowerCase()}.csv`;
  return OCTOBER_DRAFTS.includes(row.indicator) && code === '2026-10' ? 'figures-2026-10-web-contractor.csv' : `figures-${code}.csv`;
}

/** The column of definitions stands only in files that state one. */
function csv(rows: readonly Row[]): string {
  const isStated = rows.some(({ definition }) => definition !== undefined);
  const lines = rows.map((row) =>
    [COUNCIL, row.indicator, periodCode(row.period), row.value, row.part ?? '', row.whole ?? '', row.status, row.sampleSize ?? '', row.note ?? '', '', ...(isStated ? [row.definition ?? ''] : [])]
      .map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)))
      .join(','));
  return [isStated ? `${HEADER},definition_version` : HEADER, ...lines, ''].join('\n');
}

/** Run by itself (`npx tsx scripts/make-illustrative-council.ts`) it writes the files anew. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(import.meta.dirname, '../data/samples/northborough');
  for (const [name, text] of illustrativeFiles()) writeFileSync(join(folder, name), text);
}

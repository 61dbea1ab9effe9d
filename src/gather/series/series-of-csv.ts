import { ThreestarError } from '../../core/errors.ts';
import { groupBy } from '../../core/group-by.ts';
import type { ImportRules } from '../import/import-rules.ts';
import { openTable } from '../import/read-table.ts';
import { visibleText } from '../import/visible-text.ts';
import { dayOfText } from './day-of-text.ts';
import { listOfFaults, seriesRequest } from './series-request.ts';
import type { SeriesReading } from './series-request.ts';

/** Columns of the table; the ones after `value` hold what a JSON series says beside its points. */
const COLUMNS = ['name', 'date', 'value', 'improvement', 'target', 'rebase', 'baseline', 'screen'] as const;
type Column = (typeof COLUMNS)[number];

interface Row { readonly line: number; readonly cells: readonly string[] }
type CellOf = (row: Row, column: Column) => string;

const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/**
 * The series of a table with the columns `date` and `value`, and if wanted `name` (one series per name) and `improvement`,
 * `target`, `rebase` (days, separated by spaces), `baseline` and `screen`. A setting may stand in one row of its series or in
 * all of them, always the same; a target may change, and the one of the latest date counts. An empty value, or one of the
 * words by which imports know a missing figure, is missing.
 * Throws ThreestarError `bad-input` where the text is no such table.
 */
export function seriesOfCsv(text: string, rules: Pick<ImportRules, 'limits' | 'missingWords'>): Iterable<SeriesReading> {
  const columnsOf = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim().toLowerCase());
  const table = openTable(text, {
    isHeader: (cells) => ['date', 'value'].every((wanted) => columnsOf(cells).includes(wanted)),
    titleRows: rules.limits.titleRows, maximumColumns: rules.limits.columns, expected: 'date and value (and, for several series, name)',
  });
  if (table.kind === 'file-rejected') throw new ThreestarError('bad-input', table.message);
  const header = columnsOf(table.header);
  const places = Object.fromEntries(COLUMNS.map((column) => [column, header.indexOf(column)])) as Record<Column, number>;
  const cellOf: CellOf = ({ cells }, column) => (cells[places[column]] ?? '').trim();
  const unknown = table.header.filter((_, at) => !COLUMNS.some((column) => column === header[at]));
  const rows: Row[] = [];
  const rejection = table.eachRow((cells, line) => void rows.push({ line, cells }));
  if (rejection) throw new ThreestarError('bad-input', rejection.message);
  const passedOver = unknown.map((column) => `The column ${visibleText(column)} is not known and was passed over.`);
  return seriesOfGroups(groupBy(rows, (row) => cellOf(row, 'name') || 'series 1'), { cellOf, missingWords: rules.missingWords, passedOver });
}

interface Reading { readonly cellOf: CellOf; readonly missingWords: ImportRules['missingWords']; readonly passedOver: readonly string[] }

function* seriesOfGroups(groups: ReadonlyMap<string, readonly Row[]>, reading: Reading): Generator<SeriesReading> {
  for (const [name, rows] of groups) {
    const series = seriesOfRows(name, rows, reading);
    yield series.kind === 'series' ? { ...series, remarks: [...reading.passedOver, ...series.remarks] } : series;
  }
}

function seriesOfRows(name: string, rows: readonly Row[], { cellOf, missingWords }: Reading): SeriesReading {
  const faults: string[] = [];
  const fault = (row: Row, column: Column, what: string): undefined => void faults.push(`line ${row.line}, ${column}: ${visibleText(cellOf(row, column))} ${what}`);
  const dayIn = (row: Row): string => dayOfText(cellOf(row, 'date')) ?? fault(row, 'date', 'is no day; write it as YYYY-MM-DD, or a period such as 2026-10') ?? '';
  const numberIn = (row: Row, column: Column): number | undefined => (NUMBER.test(cellOf(row, column)) ? Number(cellOf(row, column)) : fault(row, column, 'is not a plain number'));
  const valueIn = (row: Row): number | null => {
    const text = cellOf(row, 'value');
    return text === '' || Object.hasOwn(missingWords, text.toLowerCase()) ? null : numberIn(row, 'value') ?? null;
  };
  const saidOnce = (column: Column): Row | undefined => {
    const first = rows.find((row) => cellOf(row, column) !== '');
    const other = first && rows.find((row) => cellOf(row, column) !== '' && cellOf(row, column) !== cellOf(first, column));
    if (other) fault(other, column, 'differs from the rows before it; write it once');
    return first;
  };
  const textSaid = (column: Column): string | undefined => {
    const row = saidOnce(column);
    return row && cellOf(row, column);
  };

  const series = rows.map((row) => ({ row, date: dayIn(row), value: valueIn(row) }));
  const latestTarget = series.filter(({ row }) => cellOf(row, 'target') !== '').sort((a, b) => (a.date < b.date ? 1 : -1))[0]?.row;
  const baseline = saidOnce('baseline');
  const raw = {
    name,
    series: series.map(({ date, value }) => ({ date, value })),
    improvement: textSaid('improvement')?.toLowerCase(),
    target: latestTarget && numberIn(latestTarget, 'target'),
    rebase: textSaid('rebase')?.split(/[\s;]+/),
    baseline: baseline && numberIn(baseline, 'baseline'),
    screen: truthOf(textSaid('screen')),
  };
  return faults.length > 0 ? { kind: 'bad-series', name, message: listOfFaults(faults) } : seriesRequest(raw, name);
}

/** What is neither is handed on as it is, for the check to name it. */
function truthOf(text: string | undefined): boolean | string | undefined {
  if (text === undefined) return undefined;
  return { true: true, false: false }[text.toLowerCase()] ?? text;
}

import type { Council } from '../../../core/council.ts';
import type { Indicator } from '../../../core/indicator.ts';
import { formatPeriodLong } from '../../../present/format-date.ts';
import { formatFigure } from '../../../present/format-number.ts';
import type { CheckedRow } from '../../../gather/import/checked-row.ts';
import type { FileColumns } from '../../../gather/import/file-columns.ts';
import { EVERY_ROW, MAPPED_COLUMNS } from '../../../gather/import/mapping-form.ts';
import type { MappedColumn } from '../../../gather/import/mapping-form.ts';
import { foldHeader } from '../../../gather/import/recognise-mapping.ts';
import { urls } from '../../urls.ts';
import { OUTCOME_MARKS } from './import-words.ts';

const OPTIONAL: ReadonlySet<MappedColumn> = new Set(['numerator', 'denominator', 'status', 'sampleSize', 'note']);
/** Columns named in words of a hint; a wide file may have a hundred. */
const NAMED_AT_MOST = 4;

export type ColumnsForm = Readonly<Record<MappedColumn | 'layout' | 'fixedIndicator' | 'scale' | 'name' | 'everyCouncil' | 'do', string>>;

/** What the form opens with: columns called as ours are, and a wide layout where columns are named by periods. */
export function firstChoice({ header, periods }: FileColumns): ColumnsForm {
  const named = (name: string): string => header.find((one) => foldHeader(one) === foldHeader(name)) ?? '';
  const columns = Object.keys(MAPPED_COLUMNS).map((name): [string, string] => [name, named(name === 'sampleSize' ? 'sample size' : name)]);
  return { ...Object.fromEntries(columns) as Record<MappedColumn, string>, layout: periods.length > 1 ? 'wide' : 'long', fixedIndicator: '', scale: 'as-written', name: '', everyCouncil: '', do: '' };
}

interface ColumnsPage {
  readonly council: Council;
  readonly upload: { readonly id: string; readonly fileName: string };
  readonly file: FileColumns;
  readonly form: ColumnsForm;
  readonly indicators: readonly Indicator[];
  readonly mayServeAll: boolean;
  /** What became of the first rows, once they were tried. */
  readonly tried?: readonly CheckedRow[] | undefined;
  readonly councilName: (gss: string) => string;
}

function periodHint({ periods }: FileColumns): string {
  if (periods.length === 0) return 'No column of this file is named by a period.';
  const more = periods.length > NAMED_AT_MOST ? ` and ${periods.length - NAMED_AT_MOST} more` : '';
  return `Here: ${periods.slice(0, NAMED_AT_MOST).join(', ')}${more}.`;
}

export function toColumnsView(page: ColumnsPage): object {
  const { council, upload, file, form, indicators } = page;
  const choices = (name: MappedColumn, none: string, more: readonly { value: string; text: string }[] = []): object[] =>
    [{ value: '', text: none }, ...more, ...file.header.map((header) => ({ value: header, text: header }))].map((item) => ({ ...item, selected: item.value === form[name] }));
  const select = (name: MappedColumn, none: string, more?: readonly { value: string; text: string }[]): object =>
    ({ id: name, label: `${MAPPED_COLUMNS[name]}${OPTIONAL.has(name) ? ' (optional)' : ''}`, items: choices(name, none, more) });
  return {
    action: urls.columns(council.gss, upload.id), fileName: upload.fileName, back: urls.gather(council.gss),
    layouts: [
      { value: 'long', text: 'One figure a row', hint: 'Choose the columns of period and figure below.', selected: form.layout !== 'wide' },
      { value: 'wide', text: 'A column for each period', hint: `The figures stand under the periods. ${periodHint(file)}`, selected: form.layout === 'wide' },
    ],
    whose: [
      select('council', 'Choose a column', [{ value: EVERY_ROW, text: `Every row is of ${council.name}` }]),
      select('indicator', 'Choose a column', [{ value: EVERY_ROW, text: 'Every row is of the indicator chosen below' }]),
    ],
    fixedIndicators: [{ value: '', text: 'The column says which' }, ...indicators.map(({ code, title }) => ({ value: code, text: title }))].map((item) => ({ ...item, selected: item.value === form.fixedIndicator })),
    figure: [select('period', 'No column'), select('value', 'No column')],
    optional: [...OPTIONAL].map((name) => select(name, 'No column')),
    scales: [
      { value: 'as-written', text: 'As they are written', selected: form.scale !== 'fractions' },
      { value: 'fractions', text: 'As shares of one, to be read as percent: 0.57 is 57%', selected: form.scale === 'fractions' },
    ],
    name: form.name,
    everyCouncil: page.mayServeAll && [{ value: 'yes', text: 'For the files of every council', selected: form.everyCouncil === 'yes' }],
    tried: page.tried && { head: TRIED_HEAD, rows: page.tried.map((row) => triedRow(row, page)), none: page.tried.length === 0 },
  };
}

const TRIED_HEAD = [{ text: 'Line' }, { text: 'Outcome' }, { text: 'What is taken' }, { text: 'What was changed, or why not' }];

function triedRow({ line, column, outcome, observation, changes, reasons, warnings }: CheckedRow, { indicators, councilName }: ColumnsPage): object[] {
  const indicator = indicators.find(({ code }) => code === observation?.indicator);
  return [
    { text: column === undefined ? String(line) : `${line}, ${column}` },
    { ...OUTCOME_MARKS[outcome], label: 'Outcome' },
    { text: observation && indicator ? `${formatFigure(observation.figure, indicator)}: ${indicator.title}, ${formatPeriodLong(observation.period)}, ${councilName(observation.council)}` : 'Nothing', label: 'Taken' },
    { text: [...reasons, ...changes, ...warnings].map(({ message }) => message).join(' '), label: 'Said' },
  ];
}

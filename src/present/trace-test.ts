import { decimalPlaces } from '../core/decimal-text.ts';
import type { Indicator } from '../core/indicator.ts';
import { periodFromCode } from '../core/period.ts';
import type { UsedObservation, UsedSource } from '../core/rating/answer.ts';
import type { ExpressionTrace } from '../core/rating/criterion.ts';
import { amountWords } from '../core/rating/words.ts';
import { formatPeriod } from './format-date.ts';
import { formatCount, formatValueInWords } from './format-number.ts';
import type { Mark } from './standing-words.ts';
import { lineKey, testsIn } from './trace-lines.ts';
import type { TestTrace } from './trace-lines.ts';
import { NOT_KNOWN_WORDS, VERDICT_MARKS } from './verdict-words.ts';

/** What turns a trace into a page besides the trace itself. */
export interface TraceSources {
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The literal lines of the files as received, by `lineKey`. */
  readonly lines: ReadonlyMap<string, string>;
  /** Address of the page that shows a line of a batch's file. */
  lineHref(batch: number, line: number): string;
  /** Address of a criterion's own page, where there is one. */
  criterionHref?(id: string): string;
}

/** Where one fact was read, with the line itself where the file is held. */
export interface SourceView {
  readonly words: string;
  readonly href: string;
  readonly file?: string;
  readonly literal?: string;
}

export interface FigureTable {
  readonly caption: string;
  readonly head: readonly { readonly text: string; readonly numeric?: boolean }[];
  readonly rows: readonly FigureRow[];
  readonly sources: readonly SourceView[];
  readonly sourcesTitle: string;
}

interface FigureRow {
  readonly period: string;
  readonly cells: readonly { readonly label: string; readonly text: string; readonly numeric: boolean; readonly value?: true; readonly mark?: Mark }[];
  readonly source?: SourceView;
}

export interface TestView extends Mark {
  readonly needed: string;
  readonly found: string;
  readonly settle?: string;
  /** A few facts in a line each; more than two figures are a table. */
  readonly facts: readonly { readonly words: string; readonly source?: SourceView }[];
  readonly table?: FigureTable;
  /** The first test of its level that is not met or not known: its figures are shown at once, unless they are folded. */
  readonly open: boolean;
}

/** What a level asks for: one test, or several joined. */
export type NeedView =
  | { readonly test: TestView }
  | ({ readonly join: string; readonly parts: readonly NeedView[] } & Mark);

/** Figures that are named in a line each; more make a table. */
const FEW_FIGURES = 2;

export function needView(trace: ExpressionTrace, sources: TraceSources, { foldFigures = false }: { readonly foldFigures?: boolean } = {}): NeedView {
  return viewOf(trace, sources, foldFigures ? undefined : testsIn(trace).find((test) => test.verdict === 'not-met' || test.verdict === 'not-known'));
}

function viewOf(trace: ExpressionTrace, sources: TraceSources, first: TestTrace | undefined): NeedView {
  if (trace.kind === 'test') return { test: testView(trace, sources, trace === first) };
  return { ...VERDICT_MARKS[trace.verdict], join: joinWords(trace.kind, trace.wanted, trace.parts.length), parts: trace.parts.map((part) => viewOf(part, sources, first)) };
}

/** How the parts of what a level asks for are joined: `At least 2 of these 3`. */
export function joinWords(kind: 'all' | 'any' | 'atLeast', wanted: number, of: number): string {
  if (kind === 'all') return 'All of these';
  return kind === 'any' ? 'Any one of these' : `At least ${wanted} of these ${of}`;
}

function testView(test: TestTrace, sources: TraceSources, open: boolean): TestView {
  const figures = test.observations.filter((one) => one.source ?? one.value !== null);
  const many = test.observations.length > FEW_FIGURES;
  return {
    ...VERDICT_MARKS[test.verdict],
    needed: test.needed,
    found: test.found,
    ...(test.settle !== undefined && { settle: test.settle }),
    facts: [
      ...(many ? [] : figures.map((one) => ({ words: figureWords(one, sources), ...sourceOf(one.source, sources) }))),
      ...test.items.map((item) => ({ words: item.words, ...sourceOf(item.source, sources) })),
    ],
    ...(many && figures.length > 0 && { table: figureTable(test, sources) }),
    open,
  };
}

function sourceOf(source: UsedSource | undefined, { lines, lineHref }: TraceSources): { source?: SourceView } {
  if (!source) return {};
  const literal = lines.get(lineKey(source));
  return {
    source: {
      words: `batch ${source.batch}, line ${source.line}`, href: lineHref(source.batch, source.line),
      ...(source.file !== undefined && { file: source.file }), ...(literal !== undefined && { literal }),
    },
  };
}

/** A figure with its unit and the indicator's decimals, so that columns line up; more decimals where it was published with more. */
function figureText(text: string, code: string, { indicators }: TraceSources): string {
  const indicator = indicators.get(code);
  if (!indicator) return text;
  const value = Number(text);
  return decimalPlaces(value) > indicator.decimals ? amountWords(text, indicator) : formatValueInWords(value, indicator);
}

function targetText(text: string, code: string, { indicators }: TraceSources): string {
  const indicator = indicators.get(code);
  return indicator ? amountWords(text, indicator) : text;
}

/** Decimal text with its thousands separated. */
function count(text: string | number | undefined): string {
  return text === undefined ? '' : formatCount(Number(text));
}

function periodOf({ period }: UsedObservation): string {
  const read = periodFromCode(period);
  return read ? formatPeriod(read) : period;
}

/** `Oct 2026: 91.6% (1,085 of 1,184), draft`. */
function figureWords(one: UsedObservation, sources: TraceSources): string {
  const value = one.value === null ? NOT_KNOWN_WORDS[one.because ?? 'missing'] : figureText(one.value, one.indicator, sources);
  const parts = one.numerator === undefined || one.denominator === undefined ? '' : ` (${count(one.numerator)} of ${count(one.denominator)})`;
  const sample = one.sampleSize === undefined ? '' : `, sample of ${one.sampleSize}`;
  const reason = one.value === null || one.because === undefined ? '' : `, ${NOT_KNOWN_WORDS[one.because]}`;
  return `${periodOf(one)}: ${value}${parts}${sample}${reason}`;
}

type FigureCell = Omit<FigureRow['cells'][number], 'label' | 'numeric'>;

/** A column stands in the table when `shows` is so of any figure. */
interface FigureColumn {
  readonly text: string;
  readonly numeric: boolean;
  shows(one: UsedObservation): boolean;
  cell(one: UsedObservation, sources: TraceSources): FigureCell;
}

const FIGURE_COLUMNS: readonly FigureColumn[] = [
  { text: 'Numerator', numeric: true, shows: (one) => one.numerator !== undefined, cell: (one) => ({ text: count(one.numerator) }) },
  { text: 'Denominator', numeric: true, shows: (one) => one.denominator !== undefined, cell: (one) => ({ text: count(one.denominator) }) },
  { text: 'Sample', numeric: true, shows: (one) => one.sampleSize !== undefined, cell: (one) => ({ text: count(one.sampleSize) }) },
  { text: 'Value', numeric: true, shows: () => true, cell: (one, sources) => (one.value === null ? { text: NOT_KNOWN_WORDS[one.because ?? 'missing'] } : { text: figureText(one.value, one.indicator, sources), value: true }) },
  { text: 'Target', numeric: true, shows: (one) => one.target !== undefined, cell: (one, sources) => ({ text: one.target === undefined ? 'none' : targetText(one.target, one.indicator, sources) }) },
  { text: 'Target met', numeric: false, shows: (one) => one.verdict !== undefined, cell: (one) => (one.verdict === undefined ? { text: '' } : { text: '', mark: periodMark(one) }) },
];

function figureTable({ observations }: TestTrace, sources: TraceSources): FigureTable {
  const columns = FIGURE_COLUMNS.filter((column) => observations.some((one) => column.shows(one)));
  const rows = observations.map((one): FigureRow => ({
    period: periodOf(one),
    cells: columns.map((column) => ({ label: column.text, numeric: column.numeric, ...column.cell(one, sources) })),
    ...sourceOf(one.source, sources),
  }));
  const literal = rows.flatMap(({ source }) => (source?.literal === undefined ? [] : [source]));
  const first = observations[0];
  return {
    caption: `${(first && sources.indicators.get(first.indicator)?.title) ?? 'Figures'}, latest first`,
    head: [{ text: 'Period' }, ...columns.map(({ text, numeric }) => ({ text, numeric })), { text: 'From' }],
    rows,
    sources: literal,
    sourcesTitle: `The ${literal.length === 1 ? 'line' : `${literal.length} lines`} as received`,
  };
}

function periodMark({ verdict, because }: UsedObservation): Mark {
  const { mark, word } = VERDICT_MARKS[verdict ?? 'not-known'];
  if (verdict === 'met') return { mark, word: 'Yes' };
  if (verdict === 'not-met') return { mark, word: 'No' };
  return { mark, word: because === undefined ? word : `${word}: ${NOT_KNOWN_WORDS[because]}` };
}

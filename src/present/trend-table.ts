import { COMMON_CAUSE } from '../core/trend/signals.ts';
import type { Trend } from '../core/trend/trend.ts';
import type { TrendWords } from './trend-words.ts';

const HEADINGS = ['Date', 'Value', 'Mean', 'Lower', 'Upper', 'Signals'];
const NO_VALUE = '[x]';
/** Dates and signals are words and stand left; numbers stand right. */
const isWords = (column: number): boolean => column === 0 || column === HEADINGS.length - 1;

/** The points of a trend as lines for a terminal, with every rule met; a line between phases. */
export function trendTable({ points, phases }: Trend, words: TrendWords): string[] {
  const line = (value: number | undefined): string => (value === undefined ? '' : words.line(value));
  const rows = points.map(({ date, value, phase, signals }) => {
    const { mean, limits } = phases[phase] ?? {};
    const labels = signals.map((signal) => signal.label);
    return [date, value === null ? NO_VALUE : words.value(value), line(mean), line(limits?.lower), line(limits?.upper), value === null ? '' : labels.join(', ') || COMMON_CAUSE];
  });
  const widths = HEADINGS.map((heading, column) => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), heading.length));
  const laid = (cells: readonly string[]): string => cells.map((cell, column) => (isWords(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [laid(HEADINGS), ...rows.flatMap((row, at) => (points[at]?.phase === points[at - 1]?.phase ? [laid(row)] : [rule, laid(row)]))];
}

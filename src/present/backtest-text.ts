import type { BacktestScore, OriginReport } from '../core/forecast/backtest.ts';

const HEADER = ['step', 'figures', 'in 80 %', 'in 95 %', 'width', 'error', 'last', 'mean'];
const COLUMN = 9;

const NOTES = [
  'in 80 %, in 95 %: figures held back that lay inside the band.',
  'width: of the 80 % band, as a multiple of the band around the last figure carried on.',
  'error: mean distance from the forecast, in mean changes from one figure to the next; then the same of the last figure carried on and of the mean.',
];

const percent = (share: number | undefined): string => (share === undefined ? '-' : (share * 100).toFixed(1));
const multiple = (number: number | undefined): string => (number === undefined ? '-' : number.toFixed(2));
const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(COLUMN)).join('').trimEnd();

function scoreRow(first: string, { points, held80, held95, width, error, naiveError, meanError }: BacktestScore): string {
  return row([first, String(points), percent(held80), percent(held95), multiple(width), multiple(error), multiple(naiveError), multiple(meanError)]);
}

/** What became of the forecasts, for the terminal: a table for each origin, a line for each step, and what the columns mean. */
export function backtestText(reports: readonly OriginReport[]): string {
  const tables = reports.flatMap(({ origin, forecasts, refused, unscaled, steps, all }) => [
    `From ${origin} figures: ${forecasts.trend} series forecast by their trend, ${forecasts.mean} by their mean.`,
    ...refused.map(({ reason, series }) => `  ${series} without a forecast: ${reason}`),
    ...(unscaled > 0 ? [`  ${unscaled} whose figures never change until then are left out of width and error.`] : []),
    row(HEADER),
    ...steps.map((step) => scoreRow(String(step.step), step)),
    scoreRow('all', all),
    '',
  ]);
  return [...tables, ...NOTES].join('\n');
}

import type { ChanceBacktest, ChanceScore } from '../core/forecast/backtest-chance.ts';

const COLUMN = 13;
const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(COLUMN)).join('').trimEnd();
const number = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(3));
const percent = (value: number | undefined): string => (value === undefined ? '-' : `${(value * 100).toFixed(0)} %`);
const scoreRow = (first: string, { predictions, met, brier, persistence, known }: ChanceScore): string => row([first, String(predictions), percent(predictions === 0 ? undefined : met / predictions), number(brier), number(persistence), number(known)]);

/** The back-test of chances for the terminal: Brier scores by step beside two simple ways, and whether a chance was kept. */
export function chanceBacktestText({ refused, steps, all, reliability }: ChanceBacktest, target: string): string {
  return [
    `Target: ${target}`,
    ...(refused > 0 ? [`${refused} series without any chance: too little history, or nothing held back.`] : []),
    '',
    row(['step', 'predictions', 'met', 'Brier', 'as last', 'as known']),
    ...steps.map((step) => scoreRow(String(step.step), step)),
    scoreRow('all', all),
    '',
    row(['chance said', 'predictions', 'said, mean', 'came true']),
    ...reliability.map((band) => row([`${band.from.toFixed(1)} to ${band.to.toFixed(1)}`, String(band.predictions), percent(band.said), percent(band.came)])),
    '',
    'Brier: mean squared distance between the chance and what came; 0 is perfect, 0.25 is a coin; lower is better.',
    'as last: the chance is 1 or 0, as the last figure met the target or not. as known: the share of known figures that met it.',
    verdict(all),
  ].join('\n');
}

function verdict({ brier, persistence, known }: ChanceScore): string {
  if (brier === undefined || persistence === undefined || known === undefined) return 'No chance could be tried.';
  const beside = (other: number): string => (brier < other ? 'better than' : brier > other ? 'worse than' : 'the same as');
  return `The forecast's chance was ${beside(persistence)} the last figure carried on, and ${beside(known)} the share of known figures.`;
}

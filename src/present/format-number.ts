import { decimalPlaces } from '../core/decimal-text.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Figure, NoFigureReason } from '../core/observation.ts';

type Shown = Pick<Indicator, 'unit' | 'decimals' | 'unitWord' | 'grades'>;

/** Shorthand as in UK statistics releases (Analysis Function, "Using symbols in tables"), with its words. */
export const NO_FIGURE_WORDS: Record<NoFigureReason, { readonly short: string; readonly words: string }> = {
  'not-available': { short: '[x]', words: 'not available' },
  'not-applicable': { short: '[z]', words: 'not applicable' },
  'confidential': { short: '[c]', words: 'confidential' },
  'none-recorded': { short: '[w]', words: 'none recorded' },
};

const MINUS = '\u2212';

/** A figure with its unit's sign: `91.6%`, `£1,412`, `−0.5`; a grade by its name. */
export function formatValue(value: number, indicator: Shown): string {
  if (indicator.unit === 'grade') return indicator.grades?.[value - 1] ?? String(value);
  const size = formatSize(Math.abs(value), indicator.decimals);
  const sign = value < 0 && /[1-9]/.test(size) ? MINUS : '';
  if (indicator.unit === 'currency') return `${sign}£${size}`;
  return indicator.unit === 'percent' ? `${sign}${size}%` : sign + size;
}

/** A figure, or the shorthand for why there is none; `[x]` where no row is held. */
export function formatFigure(figure: Figure | undefined, indicator: Shown): string {
  if (figure?.kind === 'value') return formatValue(figure.value, indicator);
  return NO_FIGURE_WORDS[figure?.reason ?? 'not-available'].short;
}

/** For sentences: `4.1 days`, `12 incidents`; units with a sign of their own, and scores, as `formatValue`. */
export function formatValueInWords(value: number, indicator: Shown): string {
  const text = formatValue(value, indicator);
  const word = indicator.unitWord ?? (indicator.unit === 'days' || indicator.unit === 'minutes' ? indicator.unit : undefined);
  if (word === undefined || indicator.unit === 'percent' || indicator.unit === 'currency') return text;
  return `${text} ${unitFor(text, word)}`;
}

/** The word for so many: one of anything loses its s. Example: `1 incident`, `−1 incident`, `1.0 days`. */
export function unitFor(text: string, word: string): string {
  return /^[+\u2212]?1$/.test(text) ? word.replace(/s$/, '') : word;
}

/** A difference with its sign: `+0.7`, `−£7`, `0`; percentages differ by points, so without `%`. Grades: `same`, `+1 grade`. */
export function formatChange(by: number, indicator: Shown): string {
  if (indicator.unit === 'grade') {
    return by === 0 ? 'same' : `${by < 0 ? MINUS : '+'}${Math.abs(by)} ${Math.abs(by) === 1 ? 'grade' : 'grades'}`;
  }
  const size = formatSize(Math.abs(by), indicator.decimals);
  if (!/[1-9]/.test(size)) return '0';
  return `${by < 0 ? MINUS : '+'}${indicator.unit === 'currency' ? '£' : ''}${size}`;
}

/** A target as the tables show it: `≤ 30` where lower is better. */
export function formatTarget(value: number, indicator: Shown & Pick<Indicator, 'polarity'>): string {
  return indicator.polarity === 'lower' ? `≤ ${formatValue(value, indicator)}` : formatValue(value, indicator);
}

/** Whole numbers with thousands separated, as for counts of rows: `1,085`. */
export function formatCount(value: number): string {
  return value < 0 ? MINUS + formatSize(-value, decimalPlaces(value)) : formatSize(value, decimalPlaces(value));
}

/** Rounds half up on the decimal text, so that 9.95 to one place is 10.0 and not 9.9. */
function formatSize(size: number, decimals: number): string {
  const rounded = decimalPlaces(size) > decimals ? Math.round(Number(`${size}e${decimals}`)) / 10 ** decimals : size;
  const text = rounded.toFixed(decimals);
  return size < 1000 && rounded < 1000 ? text : text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

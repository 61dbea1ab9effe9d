import type { ForecastRules } from './forecast-rules.ts';
import type { Values } from './smoothing.ts';

type Rules = ForecastRules['season'];

/** The shape a year repeats. `multiplicative`: figures are their shape times the rest; `additive`: plus the rest, where a figure is zero or below. */
export interface Season {
  readonly kind: 'multiplicative' | 'additive';
  /** By place in the season, counted from the first value; on average 1, or 0 when additive. */
  readonly shape: readonly number[];
  /** Whole seasons the shape was taken from. */
  readonly seasons: number;
}

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/**
 * Autocorrelations of lags 0 to `most`; a pair with a missing value counts nothing. All 0 from lag 1 on for a constant series.
 *
 * Example: 1, 2, 3 has mean 2, differences -1, 0, 1 and squares 2: lag 1 gives (-1 * 0 + 0 * 1) / 2 = 0, lag 2 gives -1 / 2.
 */
export function autocorrelations(values: Values, most: number): readonly number[] {
  const mean = meanOf(values.filter((value) => value !== null));
  const offsets = values.map((value) => (value === null ? 0 : value - mean));
  const total = offsets.reduce((sum, offset) => sum + offset * offset, 0);
  return Array.from({ length: most + 1 }, (_, lag) => {
    if (total === 0) return lag === 0 ? 1 : 0;
    return offsets.reduce((sum, offset, i) => sum + (i >= lag ? offset * offsets[i - lag]! : 0), 0) / total;
  });
}

/** The values less the straight line of least squares through them. */
function withoutLine(values: Values): Values {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  const middle = meanOf(known.map(({ at }) => at));
  const mean = meanOf(known.map(({ value }) => value));
  const slope = known.reduce((sum, { at, value }) => sum + (at - middle) * (value - mean), 0) / known.reduce((sum, { at }) => sum + (at - middle) ** 2, 0);
  return values.map((value, at) => (value === null ? null : value - mean - slope * (at - middle)));
}

/**
 * Do the months repeat from year to year? Yes when the autocorrelation one season back exceeds so many of its standard
 * errors, 1 / sqrt(n). A straight line is taken off first, because a steady rise would hide the season. The wider standard
 * error that counts the autocorrelations before it is not used: it finds no season in a smooth one, a pure sine of three years.
 */
function repeats(values: Values, { months, standardErrors }: Rules): boolean {
  return (autocorrelations(withoutLine(values), months)[months] ?? 0) > standardErrors / Math.sqrt(values.length);
}

/** A gap takes the mean of the same month a year before and after, so that it does not cost a year of running means. */
function filled(values: Values, months: number): Values {
  return values.map((value, at) => {
    if (value !== null) return value;
    const beside = [values[at - months] ?? null, values[at + months] ?? null].filter((each) => each !== null);
    return beside.length === 0 ? null : meanOf(beside);
  });
}

/** The mean of one season around each value, half a weight at either end; `undefined` near the ends and beside a gap that stays. */
function runningMeans(values: Values, months: number): readonly (number | undefined)[] {
  const half = Math.floor(months / 2);
  const whole = filled(values, months);
  return values.map((_, at) => {
    if (at < half || at + half >= values.length) return undefined;
    let sum = 0;
    for (let i = at - half; i <= at + half; i += 1) {
      const value = whole[i] ?? null;
      if (value === null) return undefined;
      sum += months % 2 === 0 && (i === at - half || i === at + half) ? value / 2 : value;
    }
    return sum / months;
  });
}

/**
 * The season of a monthly series, by classical decomposition: each figure over (or minus) the mean of the year around it,
 * averaged by month and scaled to 1 (or 0) on average. `undefined` when there are too few months, when the test finds no
 * season, or when gaps leave a month with fewer than two estimates.
 */
export function findSeason(values: Values, rules: Rules): Season | undefined {
  if (values.length < rules.leastMonths || !repeats(values, rules)) return undefined;
  const kind = values.every((value) => value === null || value > 0) ? 'multiplicative' : 'additive';
  const around = runningMeans(values, rules.months);
  const estimates = Array.from({ length: rules.months }, (): number[] => []);
  for (const [at, value] of values.entries()) {
    const mean = around[at];
    if (value === null || mean === undefined) continue;
    estimates[at % rules.months]!.push(kind === 'multiplicative' ? value / mean : value - mean);
  }
  const fewest = Math.min(...estimates.map((each) => each.length));
  if (fewest < 2) return undefined;
  const raw = estimates.map(meanOf);
  const level = meanOf(raw);
  return { kind, shape: raw.map((each) => (kind === 'multiplicative' ? each / level : each - level)), seasons: Math.floor(values.length / rules.months) };
}

/** The values with their season taken out. */
export function withoutSeason(values: Values, { kind, shape }: Season): Values {
  return values.map((value, at) => {
    const part = shape[at % shape.length]!;
    if (value === null) return null;
    return kind === 'multiplicative' ? value / part : value - part;
  });
}

/** A value with the season of place `at` put back in. */
export function withSeason(value: number, { kind, shape }: Season, at: number): number {
  const part = shape[at % shape.length]!;
  return kind === 'multiplicative' ? value * part : value + part;
}

/**
 * How much further off a figure to come lies than the figures the season was taken from: their own noise is in the shape,
 * so with k seasons they seem nearer by sqrt(1 - 1/k), and the next lies further by sqrt(1 + 1/k).
 * Example: three years, sqrt((4/3) / (2/3)) = 1.414.
 */
export function seasonWidening({ seasons: k }: Season): number {
  return Math.sqrt((1 + 1 / k) / (1 - 1 / k));
}

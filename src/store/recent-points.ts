import { decimalPlaces } from '../core/decimal-text.ts';
import { monthsIn } from '../core/period.ts';
import type { Granularity } from '../core/period.ts';
import type { SeriesPoint } from '../core/series.ts';
import { figureFromCode } from './figure-codes.ts';

type Details = [
  month: number, state: number, definition: number, numerator: number | null, denominator: number | null,
  sampleSize: number | null, note: string | null, publishedStatus: string | null,
];

/**
 * Columns beside each other, newest first. In a text that is kept, the newest month stands alone where no period is left out,
 * and values may be whole numbers of units of 10^-places, which are read much faster.
 */
type RecentCells = [
  months: number | number[], values: (number | null)[], details: Details[], newest: [batch: number, line: number, cell: string | null], places?: number,
];

/** An actual figure by the first definition with nothing said beside it: its month and value are all there is. */
const IS_PLAIN = 'state = 0 AND definition = 1 AND numerator IS NULL AND denominator IS NULL AND sample_size IS NULL AND note IS NULL AND published_status IS NULL';

/** What SQLite writes of rows that come newest first: `RecentCells` but for the source of the newest. */
export const RECENT_COLUMNS = `json_group_array(month), json_group_array(value),
  json_group_array(json_array(month, state, definition, numerator, denominator, sample_size, note, published_status)) FILTER (WHERE NOT (${IS_PLAIN}))`;

/** The newest month of a text, without reading the rest of it. */
export function newestMonth(content: string): number {
  return Number(/\d+/.exec(content)?.[0]);
}

/** The same points in less text: of months that follow each other only the newest, and values in whole units. */
export function shorten(granularity: Granularity, content: string): string {
  const [months, values, details, source] = JSON.parse(content) as RecentCells;
  const step = monthsIn(granularity);
  const [newest = 0] = months as number[];
  const isUnbroken = (months as number[]).every((month, at) => month === newest - at * step);
  const places = Math.max(0, ...values.map((value) => decimalPlaces(value ?? 0)));
  const scale = 10 ** places;
  const units = values.map((value) => (value === null ? null : Math.round(value * scale)));
  const isExact = units.every((unit, at) => unit === null || (Number.isSafeInteger(unit) && unit / scale === values[at]));
  return JSON.stringify([isUnbroken ? newest : months, isExact ? units : values, details, source, isExact ? places : 0] satisfies RecentCells);
}

/** The points of a text, oldest first, of which the newest alone tells its source. */
export function readRecent(granularity: Granularity, content: string): SeriesPoint[] {
  const [months, values, details, [batch, line, cell], places = 0] = JSON.parse(content) as RecentCells;
  const step = monthsIn(granularity);
  const scale = 10 ** places;
  const points: SeriesPoint[] = [];
  let next = details.length - 1;
  for (let at = values.length - 1; at >= 0; at -= 1) {
    const month = typeof months === 'number' ? months - at * step : months[at] ?? 0;
    const units = values[at] ?? null;
    const value = units === null ? null : units / scale;
    const more = details[next];
    if (more?.[0] === month) {
      points.push(toDetailedPoint(granularity, value, more));
      next -= 1;
    } else {
      points.push({ period: { granularity, month }, figure: figureFromCode(0, value, null, null), definitionVersion: 1, draft: false });
    }
  }
  const newest = points.pop();
  return newest === undefined ? [] : [...points, { ...newest, source: cell === null ? { batch, line } : { batch, line, cell } }];
}

function toDetailedPoint(granularity: Granularity, value: number | null, details: Details): SeriesPoint {
  const [month, state, definitionVersion, numerator, denominator, sampleSize, note, publishedStatus] = details;
  return {
    period: { granularity, month }, figure: figureFromCode(state, value, numerator, denominator), definitionVersion, draft: false,
    ...(sampleSize !== null && { sampleSize }),
    ...(note !== null && { note }),
    ...(publishedStatus !== null && { publishedStatus }),
  };
}

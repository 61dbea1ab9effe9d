import type { SeriesForecast } from '../core/forecast/forecast-series.ts';
import type { IndicatorSet } from '../core/indicator.ts';
import type { Period } from '../core/period.ts';
import type { AttentionReason, Standing } from '../core/standing.ts';
import type { Target } from '../core/target.ts';
import type { TargetRun } from '../core/trend/target-run.ts';
import type { TrendMarks } from '../core/trend/trend-marks.ts';
import type { Trend, TrendRefusal } from '../core/trend/trend.ts';
import type { StandingGround } from './read-standings.ts';

/** What the newest figures of one indicator say. The same object comes back while nothing behind it has changed. */
export interface IndicatorTrend {
  readonly marks: TrendMarks;
  readonly trend: Trend | TrendRefusal;
  /** What the standing asks attention for, and what its trend does. */
  readonly attention: readonly AttentionReason[];
  readonly run?: TargetRun;
  /** Absent where the figures are too old to say anything of what comes next, or there is no trend. */
  readonly ahead?: SeriesForecast;
}

/** One indicator of a council's sheet: where it stands, and what its newest figures say. */
export interface TrendStanding {
  readonly set: IndicatorSet;
  readonly standing: Standing;
  readonly trend: IndicatorTrend;
}

/** Everything it is worked out from, but for the day. */
export interface TrendGround extends StandingGround {
  readonly rebases: readonly Period[];
}

/**
 * What was worked out before, by what it was worked out from: a kept one serves only while every figure, target and rebase
 * behind it is the same, so that no change of the data has to be announced. A sheet is one council on one day as somebody sees it.
 */
export interface KeptTrends {
  get(sheet: string, ground: TrendGround, work: () => TrendStanding): TrendStanding;
}

interface Kept {
  readonly ground: TrendGround;
  readonly worked: TrendStanding;
}

/** Keeps at most so many sheets, the least recently used going first. */
export function keepTrends(most: number): KeptTrends {
  const sheets = new Map<string, Map<string, Kept>>();
  let newest = '';

  function sheetOf(name: string): Map<string, Kept> {
    const found = sheets.get(name) ?? new Map<string, Kept>();
    if (name === newest) return found;
    sheets.delete(name);
    sheets.set(name, found);
    newest = name;
    const [oldest] = sheets.keys();
    if (sheets.size > most && oldest !== undefined) sheets.delete(oldest);
    return found;
  }

  return {
    get(name, ground, work) {
      const sheet = sheetOf(name);
      const { code } = ground.indicator;
      const kept = sheet.get(code);
      if (kept !== undefined && isSame(kept.ground, ground)) return kept.worked;
      const worked = work();
      sheet.set(code, { ground, worked });
      return worked;
    },
  };
}

/** Points are the same objects for as long as the store finds nothing new of their series. */
function isSame(a: TrendGround, b: TrendGround): boolean {
  return (a.series === b.series || isSameList(a.series.points, b.series.points, (one, other) => one === other))
    && a.owner === b.owner
    && isSameList(a.targets, b.targets, isSameTarget)
    && isSameList(a.rebases, b.rebases, (one, other) => one.month === other.month);
}

function isSameList<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, at) => {
    const other = b[at];
    return other !== undefined && same(one, other);
  });
}

function isSameTarget(a: Target, b: Target): boolean {
  return a.from.month === b.from.month && a.from.granularity === b.from.granularity && a.value === b.value && a.tolerance === b.tolerance && a.ragRule === b.ragRule
    && isSameList(a.profile ?? [], b.profile ?? [], (one, other) => one === other);
}

import type { SeriesForecast } from '../core/forecast/forecast-series.ts';
import type { Period } from '../core/period.ts';
import type { SeriesPoint } from '../core/series.ts';
import type { AttentionReason, Standing } from '../core/standing.ts';
import type { Target } from '../core/target.ts';
import type { TargetRun } from '../core/trend/target-run.ts';
import type { TrendMarks } from '../core/trend/trend-marks.ts';
import type { Trend, TrendRefusal } from '../core/trend/trend.ts';

/** What the newest figures of one indicator say. The same object comes back while nothing behind it and its standing has changed. */
export interface IndicatorTrend {
  readonly marks: TrendMarks;
  readonly trend: Trend | TrendRefusal;
  /** What the standing asks attention for, and what its trend does. */
  readonly attention: readonly AttentionReason[];
  readonly run?: TargetRun;
  /** Absent where the figures are too old to say anything of what comes next, or there is no trend. */
  readonly ahead?: SeriesForecast;
}

/** Everything a trend is worked out from. */
export interface TrendGround {
  readonly standing: Standing;
  readonly rebases: readonly Period[];
}

/**
 * Trends worked out before, by what they were worked out from: a kept one serves only while every figure, target and rebase
 * behind it is the same, so that no change of the data has to be announced. A sheet is one council as somebody sees it.
 */
export interface KeptTrends {
  get(sheet: string, ground: TrendGround, work: () => IndicatorTrend): IndicatorTrend;
}

/** Keeps at most so many sheets, the least recently used going first. */
export function keepTrends(most: number): KeptTrends {
  const sheets = new Map<string, Map<string, { readonly ground: TrendGround; readonly trend: IndicatorTrend }>>();
  let newest = '';

  function sheetOf(name: string) {
    const found = sheets.get(name) ?? new Map<string, { readonly ground: TrendGround; readonly trend: IndicatorTrend }>();
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
      const { code } = ground.standing.indicator;
      const kept = sheet.get(code);
      if (kept !== undefined && isSame(kept.ground, ground)) return kept.trend;
      const trend = work();
      sheet.set(code, { ground, trend });
      return trend;
    },
  };
}

function isSame(a: TrendGround, b: TrendGround): boolean {
  return a.standing.indicator === b.standing.indicator && a.standing.granularity === b.standing.granularity
    && a.standing.lastEnded.month === b.standing.lastEnded.month && a.standing.freshness.kind === b.standing.freshness.kind
    && (a.standing.series === b.standing.series || isSameList(a.standing.series.points, b.standing.series.points, isSamePoint))
    && isSameList(a.standing.targets, b.standing.targets, isSameTarget)
    && isSameList(a.rebases, b.rebases, (one, other) => one.month === other.month);
}

function isSameList<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) {
    const [one, other] = [a[at], b[at]];
    if (one === undefined || other === undefined || !same(one, other)) return false;
  }
  return true;
}

function isSamePoint(a: SeriesPoint, b: SeriesPoint): boolean {
  return a.period.month === b.period.month && a.definitionVersion === b.definitionVersion && a.draft === b.draft && a.sampleSize === b.sampleSize
    && (a.figure.kind === 'value' ? b.figure.kind === 'value' && a.figure.value === b.figure.value : b.figure.kind === 'none' && a.figure.reason === b.figure.reason);
}

function isSameTarget(a: Target, b: Target): boolean {
  return a.from.month === b.from.month && a.from.granularity === b.from.granularity && a.value === b.value && a.tolerance === b.tolerance && a.ragRule === b.ragRule
    && isSameList(a.profile ?? [], b.profile ?? [], (one, other) => one === other);
}

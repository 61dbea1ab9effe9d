import { firstDay } from '../period.ts';
import type { Period } from '../period.ts';
import type { Series, SeriesPoint } from '../series.ts';
import type { Polarity } from '../indicator.ts';
import { improvementOf } from './improvement.ts';
import { analyseTrend } from './trend.ts';
import type { Trend, TrendRefusal } from './trend.ts';
import type { TrendRules } from './trend-rules.ts';

export interface SeriesTrendInput {
  readonly series: Series;
  readonly polarity: Polarity;
  /** The last period that counts. */
  readonly last: Period;
  /** So many of the newest figures are analysed; two to three years of months are enough (Making Data Count). */
  readonly periods: number;
  /** In force at the latest figure. */
  readonly target?: number;
  /** First periods of new phases, as people confirmed them. */
  readonly rebases: readonly Period[];
}

/**
 * The trend of a council's series: published figures alone, a row without a figure as a missing value. A phase begins at each
 * rebase, or at the next row where its period has none, and wherever the definition changes, because figures under different
 * definitions have no limits in common. Days are the first of their period.
 *
 * Example: January to December by definition 1 and from January by definition 2 are two phases, rebased or not.
 */
export function trendOfSeries({ series, polarity, last, periods, target, rebases }: SeriesTrendInput, rules: TrendRules): Trend | TrendRefusal {
  const points = analysedPoints(series, last, periods);
  const values = points.map(({ period, figure }) => ({ date: firstDay(period), value: figure.kind === 'value' ? figure.value : null }));
  return analyseTrend(values, {
    improvement: improvementOf(polarity), rebase: phaseStarts(points, rebases).map(({ period }) => firstDay(period)), ...(target !== undefined && { target }),
  }, rules);
}

/** The newest published points up to a period, oldest first. */
export function analysedPoints({ points }: Series, last: Period, periods: number): SeriesPoint[] {
  return points.filter(({ period, draft }) => !draft && period.month <= last.month).slice(-periods);
}

export interface PhaseStart {
  /** Of the first point of the phase. */
  readonly period: Period;
  readonly why: 'rebase' | 'definition';
  /** For a rebase: the period it was confirmed for, which may have no row. */
  readonly wanted?: Period;
}

/** Where phases begin after the first one, and why; a definition's change is said even where a rebase falls on it. */
export function phaseStarts(points: readonly SeriesPoint[], rebases: readonly Period[]): PhaseStart[] {
  const starts = new Map<number, PhaseStart>();
  const first = points[0]?.period.month ?? 0;
  for (const wanted of rebases) {
    const at = wanted.month <= first ? undefined : points.find(({ period }) => period.month >= wanted.month);
    if (at !== undefined) starts.set(at.period.month, { period: at.period, why: 'rebase', wanted });
  }
  for (const [at, point] of points.entries()) {
    const before = points[at - 1];
    if (before !== undefined && before.definitionVersion !== point.definitionVersion) starts.set(point.period.month, { period: point.period, why: 'definition' });
  }
  return [...starts.values()].sort((a, b) => a.period.month - b.period.month);
}

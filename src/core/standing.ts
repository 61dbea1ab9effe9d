import { addDays } from './day.ts';
import { definitionChanges } from './definition.ts';
import { differenceAsWritten } from './exact.ts';
import type { Indicator } from './indicator.ts';
import type { NoFigureReason } from './observation.ts';
import { lastDay, lastDayThatCounts, lastPeriodEndedBy, shiftPeriod, yearBefore } from './period.ts';
import type { Granularity, Period } from './period.ts';
import type { Series, SeriesPoint } from './series.ts';
import { isSampleTooSmall } from './small-sample.ts';
import { targetInForce, targetStatus } from './target-status.ts';
import type { TargetInForce, TargetVerdict } from './target-status.ts';
import type { RagRule, Target } from './target.ts';

export interface StandingInput {
  readonly indicator: Indicator;
  /** At the granularity the indicator is reported in. */
  readonly series: Series;
  readonly targets: readonly Target[];
  /** By id. */
  readonly ragRules: ReadonlyMap<string, RagRule>;
  readonly owner?: string;
  /** The judgement date, `YYYY-MM-DD`: only periods ended by then count, and ages are counted to it. */
  readonly asOf: string;
}

/** Latest minus earlier, in the indicator's unit; or why that cannot be said. */
export type Change =
  | { readonly kind: 'change'; readonly by: number; readonly from: Period }
  | { readonly kind: 'unknown'; readonly reason: 'no-latest-figure' | 'no-earlier-figure' }
  /** The two are measured differently; `since` is the first period measured as the latest one is. */
  | { readonly kind: 'unknown'; readonly reason: 'definition-changed'; readonly since: Period };

/**
 * Whether the figures are up to date. `due-soon`: a period has ended and its figure is not due yet.
 * `overdue`: its due day has passed without a row. `too-old`: beyond the age at which a figure counts.
 */
export type Freshness =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'due-soon' | 'overdue'; readonly period: Period; readonly due: string }
  | { readonly kind: 'too-old'; readonly since: string }
  | { readonly kind: 'never-supplied' };

export type AttentionReason = 'worsening' | 'missed' | 'falls-short' | 'stale' | 'not-supplied';

/** One indicator of one council on one day: the row of the dashboard and the head of the indicator page. */
export interface Standing {
  readonly indicator: Indicator;
  readonly granularity: Granularity;
  readonly series: Series;
  readonly targets: readonly Target[];
  /** The last period ended by the judgement date, whether or not there is a figure for it. */
  readonly lastEnded: Period;
  /** The last row of a period ended by then: a figure, or the reason why there is none. */
  readonly latest?: SeriesPoint;
  /** Set when the latest row says that there is no figure. */
  readonly noFigure?: NoFigureReason;
  readonly freshness: Freshness;
  readonly onLastPeriod: Change;
  readonly onLastYear: Change;
  readonly target?: TargetInForce;
  readonly ragRule?: RagRule;
  readonly verdict: TargetVerdict;
  readonly owner?: string;
  /** Empty when nothing needs attention. */
  readonly attention: readonly AttentionReason[];
}

/**
 * Where one indicator stands on a day. Nothing missing is taken for zero or for poor: a row that says
 * "not available" asks for attention and is judged unknown; "not applicable" has nothing to compare.
 *
 * Example: monthly figures up to September 2026, due 30 days after a month: on 23 November 2026 October
 * is due soon (30 November); on 1 December it is overdue, and the row needs attention as stale.
 */
export function standing({ indicator, series, targets, ragRules, owner, asOf }: StandingInput): Standing {
  const lastEnded = lastPeriodEndedBy(series.granularity, asOf);
  const at = indexAtOrBefore(series.points, lastEnded);
  const latest = series.points[at];
  const noFigure = latest?.figure.kind === 'none' ? latest.figure.reason : undefined;
  const freshness = freshnessOf(indicator, latest, lastEnded, asOf);
  const target = targetInForce(targets, latest?.period ?? lastEnded);
  const ragRule = target && ragRules.get(target.target.ragRule);
  const lastYear = latest && pointAt(series.points, at, yearBefore(latest.period));
  const verdict = judge(indicator, latest, target, ragRule, lastYear);
  return {
    indicator, granularity: series.granularity, series, targets, lastEnded, freshness, verdict,
    ...(latest && { latest }),
    ...(noFigure && { noFigure }),
    onLastPeriod: change(series.points, latest, latest && pointAt(series.points, at, shiftPeriod(latest.period, -1))),
    onLastYear: change(series.points, latest, lastYear),
    ...(target && { target }),
    ...(ragRule && { ragRule }),
    ...(owner !== undefined && { owner }),
    attention: attentionReasons(verdict, freshness, noFigure),
  };
}

function indexAtOrBefore(points: readonly SeriesPoint[], last: Period): number {
  let at = points.length - 1;
  while (at >= 0 && (points[at]?.period.month ?? 0) > last.month) at -= 1;
  return at;
}

function pointAt(points: readonly SeriesPoint[], before: number, period: Period): SeriesPoint | undefined {
  for (let at = before; at >= 0; at -= 1) {
    const point = points[at];
    if (!point || point.period.month < period.month) return undefined;
    if (point.period.month === period.month) return point;
  }
  return undefined;
}

function freshnessOf(indicator: Indicator, latest: SeriesPoint | undefined, lastEnded: Period, asOf: string): Freshness {
  if (!latest) return { kind: 'never-supplied' };
  const since = lastDayThatCounts(latest.period, indicator.maximumAgeMonths);
  if (since < asOf) return { kind: 'too-old', since };
  const next = shiftPeriod(latest.period, 1);
  if (next.month > lastEnded.month) return { kind: 'fresh' };
  const due = dueDay(indicator, next);
  return { kind: due < asOf ? 'overdue' : 'due-soon', period: next, due };
}

/** The last day on which a figure for the period is in time: for October 2026 and 30 days, `2026-11-30`. */
export function dueDay({ dueDays }: Pick<Indicator, 'dueDays'>, period: Period): string {
  return addDays(lastDay(period), dueDays);
}

function judge(
  indicator: Indicator, latest: SeriesPoint | undefined, target: TargetInForce | undefined,
  ragRule: RagRule | undefined, lastYear: SeriesPoint | undefined,
): TargetVerdict {
  if (!latest) return { status: 'unknown', words: 'No figure has been supplied.' };
  if (latest.figure.kind === 'none') return withoutFigure(latest.figure.reason);
  if (latest.draft) return { status: 'unknown', words: 'The figure is a draft and is judged once it is published.' };
  if (isSampleTooSmall(indicator, latest.sampleSize)) {
    return { status: 'unknown', words: `The sample of ${latest.sampleSize ?? 0} is below the ${indicator.minimumSample ?? 0} needed to judge it.` };
  }
  const comparable = lastYear?.figure.kind === 'value' && lastYear.definitionVersion === latest.definitionVersion;
  return targetStatus(latest.figure.value, target, ragRule, indicator,
    comparable && lastYear.figure.kind === 'value' ? lastYear.figure.value : undefined);
}

function withoutFigure(reason: NoFigureReason): TargetVerdict {
  switch (reason) {
    case 'not-available': return { status: 'unknown', words: 'The figure was not supplied.' };
    case 'confidential': return { status: 'unknown', words: 'The figure is confidential.' };
    case 'none-recorded': return { status: 'unknown', words: 'Nothing was recorded in the period, so there is no figure to compare.' };
    case 'not-applicable': return { status: 'no-target', words: 'The indicator did not apply in the period.' };
  }
}

function change(points: readonly SeriesPoint[], latest: SeriesPoint | undefined, earlier: SeriesPoint | undefined): Change {
  if (latest?.figure.kind !== 'value') return { kind: 'unknown', reason: 'no-latest-figure' };
  if (earlier?.figure.kind !== 'value') return { kind: 'unknown', reason: 'no-earlier-figure' };
  if (earlier.definitionVersion !== latest.definitionVersion) {
    const since = definitionChanges(points).findLast(({ from }) => from.month <= latest.period.month)?.from ?? latest.period;
    return { kind: 'unknown', reason: 'definition-changed', since };
  }
  return { kind: 'change', by: differenceAsWritten(latest.figure.value, earlier.figure.value), from: earlier.period };
}

function attentionReasons(verdict: TargetVerdict, freshness: Freshness, noFigure: NoFigureReason | undefined): AttentionReason[] {
  const reasons: AttentionReason[] = [];
  if (verdict.status === 'missed') reasons.push('missed');
  if (freshness.kind === 'overdue' || freshness.kind === 'too-old') reasons.push('stale');
  if (noFigure === 'not-available' || freshness.kind === 'never-supplied') reasons.push('not-supplied');
  return reasons;
}

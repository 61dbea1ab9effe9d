import { assuranceOf } from './assurance.ts';
import type { Assurance } from './assurance.ts';
import { dateGaps } from './date-gaps.ts';
import type { DatedValue } from './dated-value.ts';
import { kindOf } from './improvement.ts';
import type { Improvement, PointKind } from './improvement.ts';
import { phasesOf } from './phases.ts';
import type { Stretch } from './phases.ts';
import { placePoint } from './placing.ts';
import type { ProcessLimits } from './process-limits.ts';
import type { Side } from './side.ts';
import { COMMON_CAUSE, signalsOf } from './signals.ts';
import type { Signal } from './signals.ts';
import { phaseOf } from './trend-phase.ts';
import type { TrendPhase } from './trend-phase.ts';
import type { TrendRules } from './trend-rules.ts';
import { warningsOf } from './trend-warning.ts';
import type { TrendWarning } from './trend-warning.ts';
import { variationOf } from './variation.ts';
import type { Variation } from './variation.ts';

export interface TrendOptions {
  readonly improvement: Improvement;
  /** The target in force at the latest point. Zero is a target. */
  readonly target?: number;
  /** Days on which a new phase begins. */
  readonly rebase?: readonly string[];
  /** Limits come from the first so many points of each phase; the later ones are judged by them. */
  readonly baseline?: number;
  /** Replaces the rules' own `screen`. */
  readonly screen?: boolean;
}

export interface TrendPoint extends DatedValue {
  /** Counted from 0. */
  readonly phase: number;
  /** Above, below or on the mean of its phase; 0 for a missing value. */
  readonly sideOfMean: Side;
  /** Every rule met, the one that gives the label first. Empty for common cause and for a missing value. */
  readonly signals: readonly Signal[];
  readonly label: string;
  readonly kind: PointKind;
}

export interface Trend {
  readonly kind: 'trend';
  readonly improvement: Improvement;
  readonly target?: number;
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  readonly phases: readonly TrendPhase[];
  /** The latest point with a value. */
  readonly latest: TrendPoint;
  /** Of the latest point with a value; absent while its phase has no limits. */
  readonly variation?: Variation;
  readonly assurance?: Assurance;
  /** What the last phase that had limits gave, while the latest phase has none yet. */
  readonly assuranceBefore?: Assurance;
  /** Some phase has trial limits, or none yet. */
  readonly trial: boolean;
  readonly warnings: readonly TrendWarning[];
}

/** Why there is no trend. */
export type TrendRefusal =
  | { readonly kind: 'no-values' }
  | { readonly kind: 'date-twice'; readonly date: string }
  | { readonly kind: 'value-unusable'; readonly date: string }
  | { readonly kind: 'baseline-too-short'; readonly baseline: number; readonly needed: number };

/** Far above any real figure, and far enough below the largest double that sums of such values can be taken. */
const LARGEST = 1e290;

/**
 * The XmR chart of a series with its special causes: NHS England's Making Data Count, as carried out by NHSRplotthedots 0.2.2.
 * Points may come in any order. A missing value breaks every run and is never flagged; a date that is left out does not, its
 * neighbours count as consecutive and a warning says so. The analysis always reports what the rules give; whether a page
 * shows an icon on trial limits is the page's policy.
 *
 * Example: monthly 50, 52, 49, 51, then 70 with `baseline` unset: mean 54.4, moving ranges 2, 3, 2, 19. 19 is below
 * 3.267 × 6.5 = 21.2, so it stays: limits 54.4 ± 2.66 × 6.5 = 37.11 and 71.69, and 70 is common cause.
 */
export function analyseTrend(values: readonly DatedValue[], options: TrendOptions, rules: TrendRules): Trend | TrendRefusal {
  const { improvement, target, rebase = [], baseline } = options;
  const sorted = isInOrder(values) ? values : [...values].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const refusal = refusalOf(sorted, baseline, rules);
  if (refusal) return refusal;

  const applied = options.screen === undefined ? rules : { ...rules, screen: options.screen };
  const dates = sorted.map(({ date }) => date);
  const { stretches, notFound } = phasesOf(dates, rebase);
  const phases = stretches.map((stretch) => phaseOf(sorted.slice(stretch.start, stretch.end), baseline, applied));
  const points = stretches.map((stretch, phase) => pointsOf(sorted, stretch, { phase, limits: phases[phase]?.limits, improvement, rules: applied })).flat();
  const latest = points.findLast(({ value }) => value !== null);
  if (latest === undefined) return { kind: 'no-values' };

  const last = phases.at(-1);
  const assurance = assuranceOf(last?.limits, target, improvement);
  const assuranceBefore = last?.limits === undefined ? assuranceOf(phases.findLast(({ limits }) => limits !== undefined)?.limits, target, improvement) : undefined;
  return {
    kind: 'trend', improvement, points, phases, latest,
    ...(target !== undefined && { target }),
    ...(phases[latest.phase]?.limits && { variation: variationOf(latest.kind, improvement) }),
    ...(assurance && { assurance }),
    ...(assuranceBefore && { assuranceBefore }),
    trial: phases.some((phase) => phase.trial),
    warnings: warningsOf({ sorted, stretches, phases, notFound, gaps: dateGaps(dates), baseline, rules }),
  };
}

/** As most series come. */
function isInOrder(values: readonly DatedValue[]): boolean {
  for (let at = 1; at < values.length; at += 1) if ((values[at - 1]?.date ?? '') > (values[at]?.date ?? '')) return false;
  return true;
}

function refusalOf(sorted: readonly DatedValue[], baseline: number | undefined, { leastBaseline }: TrendRules): TrendRefusal | undefined {
  if (baseline !== undefined && !(Number.isInteger(baseline) && baseline >= leastBaseline)) return { kind: 'baseline-too-short', baseline, needed: leastBaseline };
  let known = 0;
  let before: string | undefined;
  for (const { date, value } of sorted) {
    if (date === before) return { kind: 'date-twice', date };
    if (value !== null && !(Math.abs(value) <= LARGEST)) return { kind: 'value-unusable', date };
    if (value !== null) known += 1;
    before = date;
  }
  return known === 0 ? { kind: 'no-values' } : undefined;
}

function pointsOf(sorted: readonly DatedValue[], { start, end }: Stretch, phase: {
  readonly phase: number; readonly limits: ProcessLimits | undefined; readonly improvement: Improvement; readonly rules: TrendRules;
}): TrendPoint[] {
  const values = sorted.slice(start, end);
  const placed = values.map(({ value }) => placePoint(value, phase.limits));
  return signalsOf(placed, phase.rules).map((signals, at) => ({
    date: values[at]?.date ?? '',
    value: values[at]?.value ?? null,
    phase: phase.phase,
    sideOfMean: placed[at]?.ofMean ?? 0,
    signals,
    label: signals[0]?.label ?? COMMON_CAUSE,
    kind: kindOf(signals[0]?.side ?? 0, phase.improvement),
  }));
}

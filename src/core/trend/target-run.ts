import type { Indicator } from '../indicator.ts';
import { shiftPeriod } from '../period.ts';
import type { Period } from '../period.ts';
import type { SeriesPoint } from '../series.ts';
import type { Target } from '../target.ts';
import { targetInForce, targetStatus } from '../target-status.ts';

/** Figures in a row, up to the latest one, that all met their target or all did not. */
export interface TargetRun {
  readonly met: boolean;
  readonly count: number;
  /** Of the first figure of the run. */
  readonly since: Period;
  /** The run began before the figures that were looked at, or with the first of them. */
  readonly all: boolean;
}

/**
 * How long the target has been met, or not met, without a break: each figure against the target in force in its own period,
 * exactly, whatever still counts as close. A missing period, a figure without a target and a change of definition end the run.
 * `undefined` without a figure or target at the end.
 *
 * Example: target 90; 91, 89, 92, 93 up to October: met, 2, since September.
 */
export function targetRun(points: readonly SeriesPoint[], targets: readonly Target[], indicator: Pick<Indicator, 'polarity' | 'midpoint' | 'grades'>): TargetRun | undefined {
  const at = points.findLastIndex(({ figure }) => figure.kind === 'value');
  const newest = points[at];
  const met = newest && isMet(newest, targets, indicator);
  if (newest === undefined || met === undefined) return undefined;
  let first = newest;
  let count = 1;
  for (let before = at - 1; before >= 0; before -= 1) {
    const point = points[before];
    if (point === undefined || point.period.month !== shiftPeriod(first.period, -1).month || point.definitionVersion !== first.definitionVersion) break;
    if (isMet(point, targets, indicator) !== met) break;
    first = point;
    count += 1;
  }
  return { met, count, since: first.period, all: first === points[0] };
}

/** How many of the figures met the target in force in their period, of those that have one. */
export function targetsMet(points: readonly SeriesPoint[], targets: readonly Target[], indicator: Pick<Indicator, 'polarity' | 'midpoint' | 'grades'>): { readonly met: number; readonly of: number } {
  const judged = points.map((point) => isMet(point, targets, indicator)).filter((met) => met !== undefined);
  return { met: judged.filter(Boolean).length, of: judged.length };
}

function isMet({ figure, period }: SeriesPoint, targets: readonly Target[], indicator: Pick<Indicator, 'polarity' | 'midpoint' | 'grades'>): boolean | undefined {
  if (figure.kind !== 'value') return undefined;
  const verdict = targetStatus(figure.value, targetInForce(targets, period), undefined, indicator);
  return verdict.status === 'no-target' ? undefined : verdict.status === 'met';
}

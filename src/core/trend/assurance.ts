import type { Improvement } from './improvement.ts';
import type { ProcessLimits } from './process-limits.ts';
import { sideOf } from './side.ts';

/** Will the target be met if nothing changes: always, never, or now and then? */
export type Assurance = 'pass' | 'fail' | 'inconsistent';

/**
 * The assurance icon: the target in force at the latest point against the limits of the latest phase (Making Data Count). A
 * target on a limit is `inconsistent` (NHSRplotthedots 0.2.2), save where the limits have no width: a series that is constantly
 * on its target meets it every time. `undefined` without a target or limits, and where neither direction is better.
 *
 * Example: limits 40 and 60, increase is better: target 30 `pass`, 60 `inconsistent`, 70 `fail`; decrease is better: 30 `fail`.
 */
export function assuranceOf(limits: ProcessLimits | undefined, target: number | undefined, improvement: Improvement): Assurance | undefined {
  if (limits === undefined || target === undefined || improvement === 'neutral') return undefined;
  const { lower, upper, averageMovingRange, tolerance } = limits;
  if (averageMovingRange === 0 && sideOf(target, limits.mean, tolerance) === 0) return 'pass';
  if (sideOf(target, upper, tolerance) === 1) return improvement === 'increase' ? 'fail' : 'pass';
  if (sideOf(target, lower, tolerance) === -1) return improvement === 'increase' ? 'pass' : 'fail';
  return 'inconsistent';
}

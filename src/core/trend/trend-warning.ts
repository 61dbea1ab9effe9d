import type { DateGap } from './date-gaps.ts';
import type { DatedValue } from './dated-value.ts';
import type { Stretch } from './phases.ts';
import type { TrendPhase } from './trend-phase.ts';
import type { TrendRules } from './trend-rules.ts';

/** Something a reader of the chart should know; `phase` is counted from 0. */
export type TrendWarning =
  | { readonly kind: 'rebase-date-not-found'; readonly date: string }
  | { readonly kind: 'no-limits' | 'trial-limits'; readonly phase: number; readonly count: number; readonly needed: number }
  | { readonly kind: 'baseline-not-reached'; readonly phase: number; readonly count: number; readonly baseline: number }
  | { readonly kind: 'screening-set-aside'; readonly phase: number }
  | { readonly kind: 'values-missing'; readonly count: number }
  | { readonly kind: 'dates-missing'; readonly gaps: readonly DateGap[] };

/** Everything to be said about a trend, in the order in which it bears on the chart. */
export function warningsOf({ sorted, stretches, phases, notFound, gaps, baseline, rules }: {
  readonly sorted: readonly DatedValue[]; readonly stretches: readonly Stretch[]; readonly phases: readonly TrendPhase[];
  readonly notFound: readonly string[]; readonly gaps: readonly DateGap[]; readonly baseline: number | undefined; readonly rules: TrendRules;
}): TrendWarning[] {
  const missing = sorted.filter(({ value }) => value === null).length;
  return [
    ...notFound.map((date) => ({ kind: 'rebase-date-not-found', date }) as const),
    ...phases.flatMap(({ count, limits, trial }, phase): TrendWarning[] => {
      const rows = (stretches[phase]?.end ?? 0) - (stretches[phase]?.start ?? 0);
      return [
        ...(limits === undefined ? [{ kind: 'no-limits', phase, count, needed: rules.trialBelow } as const] : []),
        ...(limits !== undefined && trial ? [{ kind: 'trial-limits', phase, count, needed: rules.trialBelow } as const] : []),
        ...(baseline !== undefined && rows < baseline ? [{ kind: 'baseline-not-reached', phase, count: rows, baseline } as const] : []),
        ...(limits?.screeningSetAside === true ? [{ kind: 'screening-set-aside', phase } as const] : []),
      ];
    }),
    ...(missing > 0 ? [{ kind: 'values-missing', count: missing } as const] : []),
    ...(gaps.length > 0 ? [{ kind: 'dates-missing', gaps } as const] : []),
  ];
}

import type { Side } from './side.ts';
import type { Trend, TrendRefusal } from './trend.ts';
import type { TrendRules } from './trend-rules.ts';

/** Is it changing? `higher` and `lower` are real changes of a figure that has no better direction. */
export const CHANGE_MARKS = ['worsening', 'improving', 'higher', 'lower', 'steady', 'too-few'] as const;
export type ChangeMark = (typeof CHANGE_MARKS)[number];

/** Will it hit its target? `not-judged` has a target and no better direction for the limits to be judged by. */
export const AIM_MARKS = ['falls-short', 'hit-or-miss', 'reliable', 'too-few', 'not-judged', 'no-target'] as const;
export type AimMark = (typeof AIM_MARKS)[number];

export interface TrendMarks {
  readonly change: ChangeMark;
  /** Which way the data of a real change goes: up (1) or down (-1); whether that is good says `change`. */
  readonly side: Side;
  readonly aim: AimMark;
  /** Figures of the latest phase, and how many are needed for either mark. */
  readonly figures: number;
  readonly needed: number;
}

/**
 * The two marks of a series on a page. Below `trialBelow` figures in the latest phase neither is shown (Making Data Count shows
 * limits and icons from 13 points), although the analysis itself says what the rules give.
 *
 * Example: 12 figures of which the last is far above the upper limit are `too-few`; with a thirteenth they are judged.
 */
export function trendMarks(trend: Trend | TrendRefusal, hasTarget: boolean, { trialBelow }: Pick<TrendRules, 'trialBelow'>): TrendMarks {
  const aimless = hasTarget ? undefined : 'no-target';
  if (trend.kind !== 'trend') return { change: 'too-few', side: 0, aim: aimless ?? 'too-few', figures: 0, needed: trialBelow };
  const { latest, phases, improvement, assurance } = trend;
  const figures = phases.at(-1)?.count ?? 0;
  const count = { figures, needed: trialBelow };
  const unjudged = aimless ?? (improvement === 'neutral' ? 'not-judged' : undefined);
  if (figures < trialBelow || latest.phase !== phases.length - 1) return { change: 'too-few', side: 0, aim: unjudged ?? 'too-few', ...count };
  const aim = unjudged ?? (assurance === undefined ? 'too-few' : ({ pass: 'reliable', fail: 'falls-short', inconsistent: 'hit-or-miss' } as const)[assurance]);
  return { change: changeOf(latest.kind), side: latest.signals[0]?.side ?? 0, aim, ...count };
}

function changeOf(kind: Trend['latest']['kind']): ChangeMark {
  switch (kind) {
    case 'common_cause': return 'steady';
    case 'special_cause_improvement': return 'improving';
    case 'special_cause_concern': return 'worsening';
    case 'special_cause_neutral_high': return 'higher';
    case 'special_cause_neutral_low': return 'lower';
  }
}

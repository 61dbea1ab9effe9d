import type { Indicator } from './indicator.ts';
import { firstDay, lastDay } from './period.ts';
import type { ActionEntry, Milestone } from './register.ts';
import type { Series } from './series.ts';
import { improvementOf } from './trend/improvement.ts';
import { analyseTrend } from './trend/trend.ts';
import type { TrendRules } from './trend/trend-rules.ts';

/** Is the action open, and past its date? On its date it is not yet. */
export function isOverdue({ status, due }: ActionEntry, day: string): boolean {
  return (status === 'not-started' || status === 'under-way') && due !== undefined && due < day;
}

const RANK = { 'not-started': 1, 'under-way': 1, 'done': 2, 'dropped': 3 } as const;

/** Overdue first, the longest first; then what is open by its date; then what is done, the latest first; then what was dropped. */
export function inPlanOrder(actions: readonly ActionEntry[], day: string): ActionEntry[] {
  const rank = (action: ActionEntry): number => (isOverdue(action, day) ? 0 : RANK[action.status]);
  const dateOf = ({ finished, due }: ActionEntry): string => finished ?? due ?? '9999';
  return [...actions].sort((a, b) => rank(a) - rank(b) || (rank(a) === 2 ? dateOf(b).localeCompare(dateOf(a)) : (a.due ?? '9999').localeCompare(b.due ?? '9999')) || a.id.localeCompare(b.id));
}

/**
 * Milestones as people write them: a day and what is reached, and when it was, one a line or between bars.
 * Example: `2026-09-30 Supplier chosen (done 2026-10-02)`. Answers the first part that is not written so.
 */
export function readMilestones(text: string): { readonly kind: 'milestones'; readonly milestones: readonly Milestone[] } | { readonly kind: 'fault'; readonly part: string } {
  const milestones: Milestone[] = [];
  for (const part of text.split(/[|\n]/).map((one) => one.trim()).filter((one) => one !== '')) {
    const [, due, title, reached] = /^(\S{10})\s+(.+?)(?:\s+\(done (\S{10})\))?$/.exec(part) ?? [];
    if (due === undefined || title === undefined || !isDay(due) || (reached !== undefined && !isDay(reached))) return { kind: 'fault', part };
    milestones.push({ due, title, ...(reached !== undefined && { reached }) });
  }
  return { kind: 'milestones', milestones: milestones.sort((a, b) => a.due.localeCompare(b.due)) };
}

export function milestonesText(milestones: readonly Milestone[], between: string): string {
  return milestones.map(({ due, title, reached }) => `${due} ${title}${reached === undefined ? '' : ` (done ${reached})`}`).join(between);
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** What the indicator did since an action was finished: after it, which is not because of it. */
export type EffectCheck =
  | { readonly kind: 'no-effect-expected' | 'not-finished' | 'no-series' }
  /** Fewer figures since than make a pattern visible; `target` is told as soon as there is one. */
  | { readonly kind: 'too-early'; readonly figures: number; readonly reached?: boolean }
  | { readonly kind: 'checked'; readonly figures: number; readonly signal: 'improvement' | 'concern' | 'none' | 'already-improving' | 'already-worsening'; readonly since?: string; readonly reached: boolean };

/** So many figures after the end of an action must be there before a pattern is spoken of. */
const LEAST_AFTER = 3;

/**
 * Did the indicator change after the action was finished? Figures of periods that began on that day or later are looked at, by
 * special causes (docs of `analyseTrend`) against limits from the figures before it, or from all where those are too few. Example: finished on 30 June 2025, and the figures from September
 * 2025 on all lie above the mean: a signal of improvement since September 2025. Where the figure before that day had the same
 * signal, it was improving already.
 */
export function checkEffect(action: ActionEntry, context: { readonly indicator: Indicator | undefined; readonly series: Series | undefined; readonly day: string; readonly rules: TrendRules }): EffectCheck {
  const { effect, status } = action;
  const finished = action.finished ?? action.due;
  if (effect === undefined) return { kind: 'no-effect-expected' };
  if (status !== 'done' || finished === undefined) return { kind: 'not-finished' };
  const { indicator, series, day, rules } = context;
  const points = (series?.points ?? []).filter(({ draft, period, figure }) => !draft && figure.kind === 'value' && lastDay(period) <= day)
    .flatMap(({ period, figure }) => (figure.kind === 'value' ? [{ date: firstDay(period), value: figure.value }] : []));
  if (indicator === undefined || points.length === 0) return { kind: 'no-series' };
  const after = points.filter(({ date }) => date >= finished);
  const latest = after.at(-1);
  const reached = latest === undefined ? undefined : isReached(latest.value, Number(effect.to), indicator);
  if (after.length < LEAST_AFTER || latest === undefined || reached === undefined) return { kind: 'too-early', figures: after.length, ...(reached !== undefined && { reached }) };
  const earlier = points.length - after.length;
  const trend = analyseTrend(points, { improvement: improvementOf(indicator.polarity), ...(earlier >= rules.leastBaseline && { baseline: earlier }) }, rules);
  const judged = trend.kind === 'trend' ? trend.points : [];
  const first = judged.find(({ date, kind }) => date >= finished && (kind === 'special_cause_improvement' || kind === 'special_cause_concern'));
  if (first === undefined) return { kind: 'checked', figures: after.length, signal: 'none', reached };
  // What was under way before the action was done did not begin after it.
  const before = judged.findLast(({ date }) => date < finished)?.kind === first.kind;
  const better = first.kind === 'special_cause_improvement';
  return { kind: 'checked', figures: after.length, signal: before ? (better ? 'already-improving' : 'already-worsening') : better ? 'improvement' : 'concern', reached, since: first.date };
}

function isReached(value: number, wanted: number, { polarity }: Indicator): boolean {
  return polarity === 'lower' ? value <= wanted : value >= wanted;
}

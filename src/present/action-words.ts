import { isOverdue } from '../core/action-plan.ts';
import type { EffectCheck } from '../core/action-plan.ts';
import type { Indicator } from '../core/indicator.ts';
import { periodFromCode } from '../core/period.ts';
import type { ActionEntry } from '../core/register.ts';
import { formatDay, formatPeriodLong } from './format-date.ts';
import { formatCount, formatValueInWords } from './format-number.ts';
import type { Mark } from './standing-words.ts';

export const ACTION_STATUS_WORDS: Record<ActionEntry['status'], string> = { 'not-started': 'Not started', 'under-way': 'Under way', 'done': 'Done', 'dropped': 'Dropped' };

/** How an action stands on the day: overdue comes before its status. */
export function actionMark(action: ActionEntry, day: string): Mark {
  if (isOverdue(action, day)) return { mark: 'missed', word: 'Overdue' };
  const mark = { 'not-started': 'no-target', 'under-way': 'close', 'done': 'met', 'dropped': 'no-target' }[action.status];
  return { mark, word: ACTION_STATUS_WORDS[action.status] };
}

/** `Incidents resolved within agreed times from 86.0% to 90.0% by March 2026`. */
export function effectWords({ effect }: ActionEntry, indicator: Indicator | undefined): string | undefined {
  if (effect === undefined) return undefined;
  const value = (text: string): string => (indicator === undefined ? text : formatValueInWords(Number(text), indicator));
  const by = periodFromCode(effect.by);
  return `${indicator?.shortTitle ?? effect.indicator} from ${value(effect.from)} to ${value(effect.to)} by ${by === undefined ? effect.by : formatPeriodLong(by)}`;
}

const figures = (count: number): string => `${count === 0 ? 'no' : formatCount(count)} ${count === 1 ? 'figure' : 'figures'}`;
const reachedWords = (reached: boolean): string => (reached ? 'the latest one is at the expected value or better' : 'the latest one falls short of the expected value');

/** What the indicator did after the action, in plain words, and that after is not because. */
export function effectSentence(check: EffectCheck): string | undefined {
  switch (check.kind) {
    case 'no-effect-expected':
    case 'not-finished': return undefined;
    case 'no-series': return 'No figure of the indicator is held, so the effect cannot be checked.';
    case 'too-early': {
      const since = `${figures(check.figures).replace(/^./, (first) => first.toUpperCase())} since it was done: too few to tell a change from chance`;
      return `${since}${check.reached === undefined ? '' : `; ${reachedWords(check.reached)}`}.`;
    }
    case 'checked': {
      const opening = `In the ${figures(check.figures)} since it was done`;
      const since = check.since === undefined ? '' : ` from the period that began on ${formatDay(check.since)}`;
      switch (check.signal) {
        case 'none': return `${opening} there is no change beyond chance; ${reachedWords(check.reached)}.`;
        case 'improvement':
        case 'concern': return `${opening} there is a signal of ${check.signal === 'improvement' ? 'improvement' : 'worsening'}${since}; ${reachedWords(check.reached)}. After the action, not necessarily because of it.`;
        case 'already-improving':
        case 'already-worsening': return `${opening} there is a signal of ${check.signal === 'already-improving' ? 'improvement' : 'worsening'}, but it was there before already, so it says nothing of the action; ${reachedWords(check.reached)}.`;
      }
    }
  }
}

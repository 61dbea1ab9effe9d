import { isOverdue, milestonesText } from '../../../core/action-plan.ts';
import type { Indicator } from '../../../core/indicator.ts';
import type { Framework } from '../../../core/rating/framework.ts';
import { actionMark, effectSentence, effectWords, ACTION_STATUS_WORDS } from '../../../present/action-words.ts';
import { formatDay } from '../../../present/format-date.ts';
import { formatCount } from '../../../present/format-number.ts';
import type { ImprovementPlan, PlannedAction } from '../../../usecases/show-actions.ts';
import { urls } from '../../urls.ts';

export interface ActionsInput extends ImprovementPlan {
  readonly asOf: string;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Names the criteria. */
  readonly framework: Framework | undefined;
  /** May the reader change the plan? */
  readonly changes: boolean;
  /** May the reader see the pages of criteria? */
  readonly seesRatings: boolean;
}

/** Everything the page `views/pages/actions/index.hbs` prints. */
export function toActionsView(input: ActionsInput) {
  const { council: { gss, name }, actions, asOf, changes } = input;
  const overdue = actions.filter(({ action }) => isOverdue(action, asOf)).length;
  const late = actions.reduce((sum, { action }) => sum + (action.status === 'done' || action.status === 'dropped' ? 0 : action.milestones?.filter(({ due, reached }) => reached === undefined && due < asOf).length ?? 0), 0);
  const milestones = late === 0 ? '' : `${formatCount(late)} ${late === 1 ? 'milestone' : 'milestones'} not reached`;
  const count = (status: string): number => actions.filter(({ action }) => action.status === status && !isOverdue(action, asOf)).length;
  return {
    title: actions.length === 0 ? 'No improvement plan yet' : overdue + late === 0 ? 'Improvement plan: nothing overdue' : `Improvement plan: ${[overdue > 0 ? `${formatCount(overdue)} overdue` : '', milestones].filter((words) => words !== '').join(', ')}`,
    subtitle: `${name} · as of ${formatDay(asOf)}`,
    counts: actions.length > 0 && `${formatCount(actions.length)} ${actions.length === 1 ? 'action' : 'actions'}: ${[`${overdue} overdue`, `${count('under-way')} under way`, `${count('not-started')} not started`, `${count('done')} done`, `${count('dropped')} dropped`].filter((words) => !words.startsWith('0 ')).join(', ')}.`,
    add: changes && urls.addAction(gss), csv: urls.actionsCsv(gss), gather: urls.gather(gss),
    actions: actions.map((one) => toActionView(one, input)),
  };
}

function toActionView({ action, effect, entries }: PlannedAction, { council: { gss }, asOf, indicators, framework, changes, seesRatings }: ActionsInput) {
  const [newest] = entries;
  return {
    ...actionMark(action, asOf), id: action.id, name: action.title, owner: action.owner ?? 'no owner',
    due: action.due === undefined ? 'no date' : formatDay(action.due), progress: action.status === 'done' ? undefined : action.progress, finished: action.finished && formatDay(action.finished),
    milestones: action.milestones?.map(({ due, title, reached }) => ({
      words: `${formatDay(due)}: ${title}`,
      ...(reached !== undefined ? { mark: 'met', word: `reached ${formatDay(reached)}` } : due < asOf ? { mark: 'missed', word: 'not reached' } : { mark: 'waiting', word: 'to come' }),
    })),
    effect: effectWords(action, indicators.get(action.effect?.indicator ?? '')),
    effectHref: action.effect && urls.indicator(gss, action.effect.indicator),
    since: effectSentence(effect),
    criteria: action.criteria.map((id) => {
      const node = framework?.nodes[id];
      return { text: node?.title ?? id, href: seesRatings && framework !== undefined && node !== undefined ? urls.criterion(gss, id, framework.id) : undefined };
    }),
    change: changes && urls.changeAction(gss, action.id),
    source: newest?.source && { href: urls.batchLine(newest.source.batch, newest.source.line), words: `batch ${newest.source.batch}, line ${newest.source.line}` },
    history: entries.length > 1 && entries.map(({ content, reason, recordedAt }) => `${formatDay(recordedAt)}: ${ACTION_STATUS_WORDS[content.status].toLowerCase()}, due ${content.due === undefined ? 'not said' : formatDay(content.due)}, ${content.progress ?? 0}%${reason === undefined ? '' : `. ${reason}`}`),
  };
}

/** The columns of an import, and how each stands. */
export const ACTIONS_HEADER = ['council', 'id', 'title', 'owner', 'due', 'status', 'progress', 'criteria', 'indicators', 'finished', 'milestones', 'effect_indicator', 'effect_from', 'effect_to', 'effect_by', 'overdue', 'since_it_was_done'];

export function actionsCsv({ council: { gss }, actions, asOf }: ImprovementPlan & { readonly asOf: string }): (string | number | undefined)[][] {
  return actions.map(({ action, effect }) => [
    gss, action.id, action.title, action.owner, action.due, action.status, action.progress, action.criteria.join('|'), action.indicators.join('|'), action.finished,
    milestonesText(action.milestones ?? [], '|'), action.effect?.indicator, action.effect?.from, action.effect?.to, action.effect?.by, isOverdue(action, asOf) ? 'yes' : 'no', effectSentence(effect),
  ]);
}

import { z } from 'zod';
import { compareExact, decimal } from '../../exact.ts';
import { decimalText } from '../../decimal-text.ts';
import type { Answer } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { idText } from '../scale.ts';
import { usedSource } from '../test-context.ts';
import type { TestContext } from '../test-context.ts';
import { dayWords } from '../words.ts';

export const actionsTestSchema = z.strictObject({
  op: z.literal('actions'),
  /** Whose actions: `plan` for all on the register, or nodes whose criteria they serve; without it this criterion's. */
  scope: z.union([z.literal('plan'), z.array(idText).min(1)]).optional(),
  /** How many; one when not said. */
  atLeast: z.number().int().min(1).default(1),
  /** None may be past its date without being done. */
  noneOverdue: z.literal(true).optional(),
  /** At least this share of them is done, in percent. */
  doneShare: decimalText.optional(),
});
export type ActionsTest = z.infer<typeof actionsTestSchema>;

type Action = Facts['actions'][number];

/**
 * Actions on the register, each with an owner and a date; dropped ones do not count. The register is complete by
 * definition, so the answer is always met or not met.
 */
export function answerActions(test: ActionsTest, context: TestContext): Answer {
  const { facts } = context;
  const actions = facts.actions.filter((action) => action.status !== 'dropped' && isInScope(action, test, context));
  const done = actions.filter((action) => action.status === 'done').length;
  const loose = actions.filter((action) => !action.owner || !action.due);
  const overdue = actions.filter((action) => action.status !== 'done' && action.due !== undefined && action.due < facts.asOf);
  const enoughDone = test.doneShare === undefined || enough(done, actions.length, test.doneShare);
  const met = actions.length >= test.atLeast && loose.length === 0 && (!test.noneOverdue || overdue.length === 0) && enoughDone;
  return {
    verdict: met ? 'met' : 'not-met',
    needed: neededWords(test),
    found: foundWords(actions.length, done, loose.length, overdue.length),
    observations: [],
    items: actions.map((action) => ({ kind: 'action', id: action.id, words: actionWords(action, facts.asOf), ...usedSource(facts, action.source) })),
  };
}

function isInScope(action: Action, test: ActionsTest, context: TestContext): boolean {
  if (test.scope === 'plan') return true;
  const criteria = test.scope ? test.scope.flatMap((node) => context.criteriaUnder(node)) : [context.criterion];
  return action.criteria.some((criterion) => criteria.includes(criterion));
}

/** Is `done` of `all` at least so many percent? */
function enough(done: number, all: number, percent: string): boolean {
  const wanted = decimal(percent);
  return compareExact({ over: BigInt(done) * 100n, under: 1n }, { over: wanted.over * BigInt(all), under: wanted.under }) >= 0;
}

function neededWords(test: ActionsTest): string {
  const where = test.scope === undefined ? ' for this criterion' : test.scope === 'plan' ? ' in the improvement plan' : '';
  const extra = [test.noneOverdue ? 'none overdue' : '', test.doneShare === undefined ? '' : `${test.doneShare}% or more done`].filter((one) => one !== '');
  return `${test.atLeast} or more actions${where}, each with an owner and a date${extra.length > 0 ? `, ${extra.join(', ')}` : ''}.`;
}

function foundWords(all: number, done: number, loose: number, overdue: number): string {
  if (all === 0) return 'No action is on the register.';
  return `${all} on the register, ${done} done, ${overdue} overdue, ${loose === 0 ? 'all with an owner and a date' : `${loose} without an owner or a date`}.`;
}

function actionWords(action: Action, day: string): string {
  const due = action.due === undefined ? 'no date' : `due ${dayWords(action.due)}`;
  const late = action.status !== 'done' && action.due !== undefined && action.due < day ? ', overdue' : '';
  return `${action.title}; ${action.owner ?? 'no owner'}, ${due}, ${action.status === 'under-way' ? 'under way' : action.status.replace('-', ' ')}${late}`;
}

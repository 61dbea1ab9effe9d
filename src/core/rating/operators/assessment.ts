import { z } from 'zod';
import type { Answer } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { idText, levelAt, levelIndex } from '../scale.ts';
import type { Scale } from '../scale.ts';
import { usedSource } from '../test-context.ts';
import type { TestContext } from '../test-context.ts';
import { dayWords } from '../words.ts';

export const assessmentTestSchema = z.strictObject({
  op: z.literal('assessment'),
  /** The level of the criterion's scale the assessment must reach. */
  level: idText,
});
export type AssessmentTest = z.infer<typeof assessmentTestSchema>;

type Assessment = Facts['assessments'][number];

/** Approved by the day, by somebody other than the author. */
function isApproved(one: Assessment, day: string): boolean {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
  return one.approver !== undefined && one.approved !== undefined && one.approved <= day && !same(one.author, one.approver);
}

/**
 * The criterion's latest approved assessment at a level or above. Without an approved one the answer is not known:
 * a draft is never counted, and never held against the council. One whose approval is void leaves it not known: what it had
 * replaced does not come back.
 */
export function answerAssessment(test: AssessmentTest, context: TestContext): Answer {
  const { facts, scale, criterion, framework } = context;
  const index = levelIndex(scale, test.level);
  const wanted = scale.levels[index]?.title ?? test.level;
  const needed = `An approved assessment at “${wanted}”${index < scale.levels.length - 1 ? ' or above' : ''}, approved by somebody other than its author.`;
  const own = facts.assessments
    .filter((one) => one.criterion === criterion && (one.framework ?? framework) === framework && one.asOf <= facts.asOf)
    .sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0));
  const deciding = own.find((one) => isApproved(one, facts.asOf) || one.approvalVoid !== undefined);
  const approved = deciding?.approvalVoid === undefined ? deciding : undefined;
  const one = deciding ?? own[0];
  const notKnown = { verdict: 'not-known', needed, observations: [] } as const;
  if (!one) return { ...notKnown, because: 'missing', found: 'No assessment is recorded.', settle: `Assess the criterion and have it approved.`, items: [] };
  const words = `Assessed “${titleOf(scale, one.level)}” by ${one.author} as of ${dayWords(one.asOf)}`;
  const items: Answer['items'] = [{ kind: 'assessment', id: `${criterion} ${one.asOf}`, words, ...usedSource(facts, one.source) }];
  if (!approved) {
    const why = one.approver !== undefined && one.approved !== undefined && one.approved <= facts.asOf ? 'approved by its own author' : one.approvalVoid ?? 'waiting for approval';
    return { ...notKnown, because: 'unapproved', found: `${words}; ${why}.`, settle: 'Have the assessment approved by somebody other than its author.', items };
  }
  const level = levelIndex(scale, one.level);
  if (level < 0) return { ...notKnown, because: 'not-on-the-scale', found: `${words}, which is not a level of the scale.`, settle: 'Assess the criterion on the scale of this framework.', items };
  return { verdict: level >= index ? 'met' : 'not-met', needed, found: `${words}, approved by ${one.approver ?? ''}.`, observations: [], items };
}

function titleOf(scale: Scale, level: string): string {
  const index = levelIndex(scale, level);
  return index < 0 ? level : levelAt(scale, index).title;
}

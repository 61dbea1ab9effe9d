import type { Framework } from '../../../core/rating/framework.ts';
import { APPROVAL_MARKS, approvalSentence } from '../../../present/approval-words.ts';
import { formatDay } from '../../../present/format-date.ts';
import { formatCount } from '../../../present/format-number.ts';
import type { HeldAssessment } from '../../../usecases/read-assessments.ts';
import type { ShownAssessments } from '../../../usecases/show-assessments.ts';
import { urls } from '../../urls.ts';
import { levelTitle } from '../criterion/view-model.ts';

const nameOf = (framework: Framework, id: string): string => {
  const node = framework.nodes[id];
  return `${node?.reference === undefined ? '' : `${node.reference} `}${node?.title ?? id}`;
};

/** Everything the page `views/pages/assessments/index.hbs` prints. */
export function toAssessmentsView({ council: { gss, name }, framework, criteria, approvers, rating }: ShownAssessments) {
  const waiting = criteria.flatMap(({ assessments }) => assessments.filter(({ approval }) => approval.kind !== 'stands'));
  const links = (id: string) => ({ text: nameOf(framework, id), href: urls.criterion(gss, id, framework.id) });
  const held = criteria.filter(({ assessments }) => assessments.length > 0);
  return {
    title: waiting.length === 0 ? 'No assessment waits for approval' : `${formatCount(waiting.length)} ${waiting.length === 1 ? 'assessment waits' : 'assessments wait'} for approval`,
    subtitle: `${name} · ${framework.title} · as of ${formatDay(rating.asOf)}`,
    approvers: approvers.join(' or '),
    waiting: waiting.map((one) => ({ ...links(one.entry.content.criterion), ...APPROVAL_MARKS[one.approval.kind], ...wordsOf(framework, one) })),
    table: held.length > 0 && {
      head: [{ text: 'Criterion' }, { text: 'Assessed' }, { text: 'As of' }, { text: 'Approval' }, { text: 'Drafted by' }],
      rows: held.map(({ id, assessments }) => {
        const [newest] = assessments;
        const content = newest?.entry.content;
        return [
          links(id),
          { text: content && levelTitle(framework, id, content.level), label: 'Assessed' },
          { text: content && formatDay(content.asOf), label: 'As of' },
          { text: APPROVAL_MARKS[newest?.approval.kind ?? 'none'].word, mark: APPROVAL_MARKS[newest?.approval.kind ?? 'none'].mark, label: 'Approval' },
          { text: content?.author, label: 'Drafted by' },
        ];
      }),
    },
    none: criteria.filter(({ assessments }) => assessments.length === 0).map(({ id }) => links(id)),
    csv: `${urls.assessmentsCsv(gss)}?framework=${framework.id}`, rating: urls.rating(gss),
  };
}

function wordsOf(framework: Framework, { entry: { content }, approval }: HeldAssessment) {
  return {
    state: `${levelTitle(framework, content.criterion, content.level)} as of ${formatDay(content.asOf)}, drafted by ${content.author} on ${formatDay(content.drafted)}.`,
    approval: approval.kind === 'void' ? approvalSentence(approval) : undefined,
  };
}

/** The columns of an import, so that what is downloaded can be brought in again, and how each stands. */
export const ASSESSMENTS_HEADER = ['council', 'framework', 'criterion', 'level', 'rationale', 'evidence', 'author', 'drafted', 'approver', 'approved', 'as_of', 'state', 'sha256'];

export function assessmentsCsv({ council: { gss }, criteria }: ShownAssessments): (string | undefined)[][] {
  return criteria.flatMap(({ assessments }) => assessments.map(({ entry: { content: { framework, criterion, level, rationale, evidence, author, drafted, asOf } }, approval, hash }) => [
    gss, framework, criterion, level, rationale, evidence.join('|'), author, drafted,
    approval.kind === 'stands' ? approval.approver : undefined, approval.kind === 'stands' ? approval.approved : undefined, asOf, approval.kind === 'none' ? 'waiting' : approval.kind === 'stands' ? 'approved' : 'void', hash,
  ]));
}

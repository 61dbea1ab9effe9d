import type { Access } from '../../../core/access.ts';
import { evidenceLinks } from '../../../core/evidence-item.ts';
import type { Indicator } from '../../../core/indicator.ts';
import { scaleOfNode } from '../../../core/rating/framework.ts';
import type { Framework } from '../../../core/rating/framework.ts';
import { testsIn } from '../../../present/trace-lines.ts';
import { traceCriterion } from '../../../present/trace-tree.ts';
import { APPROVAL_MARKS, approvalSentence } from '../../../present/approval-words.ts';
import { formatDay, formatDayShort } from '../../../present/format-date.ts';
import type { HeldAssessment } from '../../../usecases/read-assessments.ts';
import type { ShownCriterion } from '../../../usecases/show-criterion.ts';
import { urls } from '../../urls.ts';

export function levelTitle(framework: Framework, criterion: string, level: string): string {
  return scaleOfNode(framework, criterion).levels.find(({ id }) => id === level)?.title ?? level;
}

/** Everything the page `views/pages/criterion/index.hbs` prints. */
export function toCriterionView(shown: ShownCriterion, access: Access, indicators: ReadonlyMap<string, Indicator>) {
  const { council: { gss, name }, framework, id, node, rating } = shown;
  const traced = traceCriterion(rating, id, { indicators, lines: shown.lines, lineHref: urls.batchLine });
  const worst = scaleOfNode(framework, id).levels[0];
  const settle = traced?.trace.kind === 'criterion' ? traced.trace.levels.flatMap(({ needs }) => testsIn(needs)).flatMap((test) => test.settle ?? []) : [];
  const maySeeActions = access.may('see-actions', gss);
  return {
    title: node.title ?? id, reference: node.reference,
    subtitle: `${framework.title} · ${name} · as of ${formatDay(rating.asOf)}`,
    verdict: traced?.trace.words ?? 'Not rated', judgement: traced?.judgement.title,
    why: whyWords(traced?.levels ?? []),
    worst: worst && { title: worst.title, descriptor: node.descriptors[worst.id] },
    levels: traced?.levels ?? [],
    settle: [...new Set(settle)],
    assessments: shown.assessments.map((one) => toAssessmentView(framework, gss, one, access)),
    assess: access.may('draft-assessments', gss) && urls.assess(gss, id, framework.id),
    writeRequest: access.may('write-requests', gss, framework.id) && urls.writeRequest(gss, { on: 'criterion', framework: framework.id, criterion: id }),
    all: urls.assessments(gss), rating: urls.rating(gss),
    seesEvidence: access.may('see-evidence', gss),
    evidence: shown.evidence.length > 0 && {
      head: [{ text: 'Evidence' }, { text: 'What it shows' }, { text: 'Speaks of' }, { text: 'Stands until' }, { text: 'Owner' }],
      rows: shown.evidence.map(({ content: item }) => [
        { text: `${item.id} ${item.title}`, href: urls.evidenceItem(gss, item.id) },
        { text: evidenceLinks(item).filter(({ criterion }) => criterion === id).map(({ claim, where }) => `${claim} ${where}`).join(' '), label: 'What it shows' },
        { text: [item.evidencesFrom, item.evidencesTo].flatMap((day) => (day === undefined ? [] : [formatDayShort(day)])).join(' to '), label: 'Speaks of' },
        { text: item.expires === undefined ? 'no end' : `${formatDayShort(item.expires)}${item.expires < rating.asOf ? ', expired' : ''}`, label: 'Stands until' },
        { text: item.owner ?? 'none', label: 'Owner' },
      ]),
    },
    seesActions: maySeeActions,
    actions: shown.actions.map(({ content: { id: action, title, owner, due, status } }) =>
      `${action} ${title}; ${owner ?? 'no owner'}, ${due === undefined ? 'no date' : `due ${formatDay(due)}`}, ${status === 'under-way' ? 'under way' : status.replace('-', ' ')}`),
  };
}

/** `Good is met; excellent is not known.` */
function whyWords(levels: readonly { readonly title: string; readonly word: string }[]): string {
  const words = levels.map(({ title, word }) => `${title.toLowerCase()} is ${word.toLowerCase()}`).join('; ');
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function toAssessmentView(framework: Framework, gss: string, held: HeldAssessment, access: Access) {
  const { entry: { content, source, recordedAt }, approval } = held;
  return {
    ...APPROVAL_MARKS[approval.kind],
    asOf: formatDay(content.asOf), level: levelTitle(framework, content.criterion, content.level), rationale: content.rationale,
    evidence: content.evidence.join(', '), author: content.author, drafted: formatDay(content.drafted),
    approval: approvalSentence(approval),
    source: source && { href: urls.batchLine(source.batch, source.line), words: `batch ${source.batch}, line ${source.line}` },
    hash: held.hash,
    approve: approval.kind !== 'stands' && access.may('approve-assessments', gss) && urls.approve(gss, content.criterion, framework.id, content.asOf),
    revise: access.may('draft-assessments', gss) && `${urls.assess(gss, content.criterion, framework.id)}&day=${content.asOf}`,
    earlier: held.earlier.map(({ content: before, recordedAt: at }) => `${levelTitle(framework, before.criterion, before.level)}, ${before.rationale} Drafted by ${before.author}, recorded on ${formatDay(at)}.`),
    recorded: formatDay(recordedAt),
  };
}

import { checkEffect, inPlanOrder, isOverdue } from '../../core/action-plan.ts';
import { firstDay, periodFromCode } from '../../core/period.ts';
import type { RebaseEntry } from '../../core/register.ts';
import { ACTION_STATUS_WORDS, effectSentence, effectWords } from '../../present/action-words.ts';
import { approvalSentence } from '../../present/approval-words.ts';
import { formatDay, formatPeriodLong } from '../../present/format-date.ts';
import { formatValue } from '../../present/format-number.ts';
import { capital } from '../../present/readiness-words.ts';
import type { PackContents } from '../pack-contents.ts';
import { criterionName } from './criterion-reasons.ts';
import { heading, paragraph, tableOr } from './report-model.ts';
import type { Block } from './report-model.ts';

/** The council's own judgements: who drafted each, who approved it, and which approvals are void. */
export function assessmentBlocks({ assessed, rating }: PackContents): Block[] {
  const count = (kind: string): number => assessed.filter(({ approval }) => approval.kind === kind).length;
  const shown = assessed.filter(({ content, approval }) => approval.kind !== 'stands' || !assessed.some((one) => one.content.criterion === content.criterion && one.approval.kind === 'stands' && one.content.asOf > content.asOf))
    .map((one) => ({ ...one, name: criterionName(rating, one.content.criterion) })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }));
  return [
    heading(2, 'Assessments by the council itself'),
    paragraph(`${assessed.length} are held under this framework: ${count('stands')} approved, ${count('none')} awaiting approval, ${count('void')} with an approval that is void. Only an assessment approved by somebody other than its author counts. Listed are those that count now and those that do not count; earlier ones are in assessments.csv.`),
    tableOr('No assessment is held.', {
      caption: 'Assessments, who drafted and who approved them',
      head: [{ text: 'Criterion', parts: 24 }, { text: 'Level', parts: 11 }, { text: 'Why', parts: 27 }, { text: 'Drafted', parts: 15 }, { text: 'Approval', parts: 23 }],
      rows: shown.map(({ name, content, approval }) => [
        name, capital(content.level), content.rationale === '' ? 'No reason is given.' : content.rationale, `${content.author}, ${formatDay(content.drafted)}`, approvalSentence(approval),
      ]),
    }),
  ];
}

/** The improvement plan with its milestones, and what each indicator did since an action on it was done. */
export function planBlocks({ actions, asOf, standings, rules: { trendRules } }: PackContents): Block[] {
  const held = inPlanOrder(actions.filter(({ holds }) => holds).map(({ content }) => content), asOf);
  const count = (status: string): number => held.filter((one) => one.status === status).length;
  return [
    heading(2, 'Improvement plan'),
    paragraph(`${held.length} actions: ${count('done')} done, ${held.filter((one) => isOverdue(one, asOf)).length} overdue, ${count('dropped')} dropped. What an indicator did after an action is told from its figures; after is not because.`),
    tableOr('No action is on the register.', {
      caption: 'Actions on the register, overdue first',
      head: [{ text: 'Action', parts: 26 }, { text: 'Owner', parts: 15 }, { text: 'Due', parts: 13 }, { text: 'State', parts: 12 }, { text: 'Milestones and effect', parts: 34 }],
      rows: held.map((action) => {
        const { id, title, owner, due, status, progress, finished, milestones = [], effect } = action;
        const standing = standings.find((one) => one.standing.indicator.code === effect?.indicator)?.standing;
        const wanted = effectWords(action, standing?.indicator);
        const found = effectSentence(checkEffect(action, { indicator: standing?.indicator, series: standing?.series, day: asOf, rules: trendRules }));
        const steps = milestones.map((one) => `${formatDay(one.due)}: ${one.title}${one.reached !== undefined ? `, reached ${formatDay(one.reached)}` : one.due < asOf ? ', not reached' : ''}.`);
        return [
          `${id} ${title}`, owner ?? 'nobody is named', due === undefined ? 'no date' : formatDay(due),
          `${isOverdue(action, asOf) ? 'Overdue, ' : ''}${isOverdue(action, asOf) ? ACTION_STATUS_WORDS[status].toLowerCase() : ACTION_STATUS_WORDS[status]}${finished !== undefined ? ` on ${formatDay(finished)}` : progress === undefined || status === 'done' ? '' : `, ${progress}%`}`,
          [...steps, ...(wanted === undefined ? [] : [`Expected: ${wanted}.`]), ...(found === undefined ? [] : [found])].join(' '),
        ];
      }),
    }),
  ];
}

/** The targets in force on the day and those to come. */
export function targetBlocks({ targets, standings, asOf }: PackContents): Block[] {
  const indicators = new Map(standings.map(({ standing: { indicator } }) => [indicator.code, indicator]));
  const beginning = (code: string): string => {
    const period = periodFromCode(code);
    return period === undefined ? code : firstDay(period);
  };
  const held = targets.filter(({ holds }) => holds).map(({ content }) => ({ ...content, begins: beginning(content.from) }));
  const inForce = held.filter((one) => !held.some((other) => other.indicator === one.indicator && other.begins > one.begins && other.begins <= asOf));
  return [
    heading(2, 'Targets'),
    paragraph('Every target there was, with when it was set, is in targets.csv.'),
    tableOr('No target is set.', {
      caption: 'Targets in force on the day of this report, and those to come',
      head: [{ text: 'Indicator', parts: 44 }, { text: 'In force from', parts: 22 }, { text: 'Target', parts: 14, numeric: true }, { text: 'Told close by the rule', parts: 20 }],
      rows: inForce.map(({ indicator: code, from, value, ragRule }) => {
        const indicator = indicators.get(code);
        return [indicator?.title ?? code, periodWords(from), indicator === undefined ? value : formatValue(Number(value), indicator), ragRule.replaceAll('-', ' ')];
      }),
    }),
  ];
}

const DECISIONS: Record<RebaseEntry['decision'], string> = { confirmed: 'New limits', dismissed: 'No new limits', undone: 'Decision taken back' };

/** Each decision about new limits, old ones included: who, when and why. */
export function rebaseBlocks({ rebases, standings }: PackContents): Block[] {
  const titles = new Map(standings.map(({ standing: { indicator } }) => [indicator.code, indicator.title]));
  return [
    heading(2, 'Decisions about new limits'),
    paragraph('Limits are set anew only by a person, with a reason. The accounts named are those of the event log.'),
    tableOr('Nobody has decided about new limits.', {
      caption: 'Decisions, oldest first',
      head: [{ text: 'Indicator', parts: 28 }, { text: 'Decision', parts: 20 }, { text: 'Why', parts: 32 }, { text: 'Who and when', parts: 20 }],
      rows: rebases.map(({ content, reason = 'No reason is given.', recordedAt, recordedBy }) =>
        [titles.get(content.indicator) ?? content.indicator, `${DECISIONS[content.decision]} from ${periodWords(content.from)}`, reason, `${recordedBy}, ${formatDay(recordedAt.slice(0, 10))}`]),
    }),
  ];
}

function periodWords(code: string): string {
  const period = periodFromCode(code);
  return period === undefined ? code : formatPeriodLong(period);
}

import { z } from 'zod';
import type { Indicator } from '../../core/indicator.ts';
import { readMilestones } from '../../core/action-plan.ts';
import { periodCode } from '../../core/period.ts';
import type { ExpectedEffect, Milestone } from '../../core/register.ts';
import { ACTION_STATUSES, CONFIDENTIALITIES, NOTE_KINDS, REBASE_DECISIONS } from '../../core/register.ts';
import { readPeriod } from '../../core/period-text.ts';
import type { PeriodRange } from '../../core/period-text.ts';
import { isPlainDecimal } from '../../core/decimal-text.ts';
import { councilStandingOn } from './lookups.ts';
import type { ImportLookups } from './lookups.ts';
import { visibleText } from './visible-text.ts';

/** The registers one can import, and their headers; the order is that of our own files. */
export const REGISTER_HEADERS = {
  'targets': ['council', 'indicator', 'from', 'value', 'tolerance', 'profile', 'rag_rule', 'reason'],
  'owners': ['council', 'indicator', 'owner'],
  'notes': ['council', 'indicator', 'period', 'kind', 'text', 'by'],
  'assessments': ['council', 'framework', 'criterion', 'level', 'rationale', 'evidence', 'author', 'drafted', 'approver', 'approved', 'as_of'],
  'evidence': ['council', 'id', 'title', 'evidences_from', 'evidences_to', 'expires', 'owner', 'confidentiality', 'criteria', 'claim', 'where'],
  'actions': ['council', 'id', 'title', 'owner', 'due', 'status', 'progress', 'criteria', 'indicators', 'finished', 'milestones', 'effect_indicator', 'effect_from', 'effect_to', 'effect_by'],
  'review-dates': ['council', 'framework', 'date', 'reason'],
  'rebases': ['council', 'indicator', 'from', 'decision', 'why'],
} as const;
export type RegisterKind = keyof typeof REGISTER_HEADERS;


export interface RegisterContext {
  readonly lookups: ImportLookups;
  readonly range: PeriodRange;
  /** For a name two councils share over the years: the one standing on this day is meant, `YYYY-MM-DD`. */
  readonly today: string;
}

const needed = (what: string) => z.string().min(1, `There is no ${what}. Fill in the cell.`);
const optionalText = z.string().transform((text) => (text === '' ? undefined : text));
const day = z.iso.date({ error: (issue) => `${visibleText(String(issue.input))} is not a day. Write it as YYYY-MM-DD.` });
const optionalDay = z.union([z.literal('').transform(() => undefined), day], { error: (issue) => `${visibleText(String(issue.input))} is not a day. Write it as YYYY-MM-DD, or leave it blank.` });
const list = z.string().transform((text) => text.split('|').map((part) => part.trim()).filter((part) => part !== ''));
const number = z.string().refine(isPlainDecimal, { error: (issue) => `${visibleText(String(issue.input))} is not a plain number.` }).transform(Number);
const optionalNumber = z.union([z.literal('').transform(() => undefined), number], { error: (issue) => `${visibleText(String(issue.input))} is not a plain number. Write one, or leave it blank.` });
const oneOf = <T extends readonly [string, ...string[]]>(words: T) =>
  z.string().transform((text) => text.toLowerCase().replace(/[\s_]+/g, '-')).pipe(z.enum(words, { error: (issue) => `${visibleText(String(issue.input))} is none of ${words.join(', ')}.` }));

/** Adds a fault of this cell, or of the named column of this row. */
const refuse = (context: z.RefinementCtx, code: string, message: string, column?: string): never => {
  context.addIssue({ code: 'custom', path: column === undefined ? [] : [column], message, params: { code } });
  return z.NEVER;
};

/**
 * A schema per register, from the cells of a row as text to a record of the words of the core: councils as GSS codes,
 * indicators as their codes, periods read among the frequencies of the indicator. A blank optional cell is undefined.
 */
export function registerSchemas({ lookups, range, today }: RegisterContext) {
  const council = z.string().transform((text, context) => {
    const found = lookups.councils.find(text);
    const item = found.kind === 'one' ? found.item : found.kind === 'several' ? councilStandingOn(found.items, today) : undefined;
    if (text === '') return refuse(context, 'council-missing', 'There is no council. Write its name or its GSS code.');
    if (!item) return refuse(context, 'council-unknown', `${visibleText(text)} is not in the register of councils. Check the spelling, or write the GSS code.`);
    if (!lookups.mayWrite(item.gss)) return refuse(context, 'not-permitted', `You may not enter anything for ${item.name}. Leave the row out, or ask an administrator.`);
    return item.gss;
  });
  const find = (text: string): Indicator | undefined => {
    const found = lookups.indicators.find(text);
    return found.kind === 'one' ? found.item : undefined;
  };
  const unknownIndicator = (text: string): string => `${visibleText(text)} is not an indicator of any set. Check the code.`;
  const indicator = z.string().transform((text, context): Indicator => {
    const item = find(text);
    if (!item) return refuse(context, 'indicator-unknown', unknownIndicator(text));
    return item;
  });
  const indicators = list.transform((names, context) => names.map((name) => {
    const item = find(name);
    if (!item) refuse(context, 'indicator-unknown', unknownIndicator(name));
    return item?.code ?? name;
  }));
  const periodOf = (of: Indicator, text: string, column: string, context: z.RefinementCtx) => {
    const reading = readPeriod(text, of.frequencies, range);
    if (reading.kind === 'period') return reading.period;
    return refuse(context, `period-${reading.kind}`, `${visibleText(text)}: ${reading.reason}.`, column);
  };

  /** A grade is written by its name and kept as its position from the worst, 1, as figures are. */
  const targetValue = (of: Indicator, text: string, context: z.RefinementCtx): number => {
    if (of.grades !== undefined) {
      const position = of.grades.findIndex((grade) => grade.toLowerCase() === text.toLowerCase());
      return position === -1 ? refuse(context, 'grade-unknown', `${visibleText(text)} is none of ${of.grades.join(', ')}.`, 'value') : position + 1;
    }
    return isPlainDecimal(text) ? Number(text) : refuse(context, 'not-a-number', `${visibleText(text)} is not a plain number.`, 'value');
  };

  const milestones = z.string().transform((text, context): readonly Milestone[] => {
    const read = readMilestones(text);
    return read.kind === 'fault' ? refuse(context, 'milestone-not-understood', `${visibleText(read.part)} is not a milestone. Write the day and what is reached, such as 2026-09-30 Supplier chosen (done 2026-10-02).`) : read.milestones;
  });
  /** All four cells, or none. */
  const effectOf = ({ effectOn, from, to, by }: Readonly<Record<'effectOn' | 'from' | 'to' | 'by', string>>, context: z.RefinementCtx): ExpectedEffect | undefined => {
    if ([effectOn, from, to, by].every((cell) => cell === '')) return undefined;
    const of = find(effectOn);
    if (of === undefined) return refuse(context, 'indicator-unknown', unknownIndicator(effectOn), 'effect_indicator');
    if (!isPlainDecimal(from) || !isPlainDecimal(to)) return refuse(context, 'not-a-number', 'An expected effect goes from one plain number to another. Fill in both.', isPlainDecimal(from) ? 'effect_to' : 'effect_from');
    return { indicator: of.code, from, to, by: periodCode(periodOf(of, by, 'effect_by', context)) };
  };

  return {
    'targets': z.strictObject({ council, indicator, from: z.string(), value: z.string(), tolerance: optionalNumber, profile: list.pipe(z.array(number)), rag_rule: needed('RAG rule'), reason: optionalText })
      .transform(({ indicator: of, from, value, rag_rule: ragRule, profile, ...target }, context) => ({
        ...target, value: targetValue(of, value, context), ragRule, indicator: of.code, from: periodOf(of, from, 'from', context), profile: profile.length === 0 ? undefined : profile,
      })),
    'owners': z.strictObject({ council, indicator, owner: needed('owner') }).transform(({ indicator: of, ...rest }) => ({ ...rest, indicator: of.code })),
    'notes': z.strictObject({ council, indicator, period: z.string(), kind: oneOf(NOTE_KINDS), text: needed('text'), by: needed('name of who wrote it') })
      .transform(({ indicator: of, period, ...note }, context) => ({
        ...note, indicator: of.code, period: period === '' ? undefined : periodOf(of, period, 'period', context),
      })),
    'assessments': z.strictObject({
      council, framework: needed('framework'), criterion: needed('criterion'), level: needed('level'), rationale: needed('rationale'), evidence: list,
      author: needed('author'), drafted: day, approver: optionalText, approved: optionalDay, as_of: day,
    }).transform(({ as_of: asOf, ...assessment }, context) => {
      if ((assessment.approver === undefined) !== (assessment.approved === undefined)) refuse(context, 'approval-incomplete', 'An approval needs both who approved and on which day. Fill in both, or neither.', 'approved');
      if (assessment.approver === assessment.author) refuse(context, 'approver-is-author', 'The author may not approve the assessment. Name another person.', 'approver');
      return { ...assessment, asOf };
    }),
    'evidence': z.strictObject({
      council, id: needed('id'), title: needed('title'), evidences_from: day, evidences_to: day, expires: optionalDay, owner: needed('owner'),
      confidentiality: oneOf(CONFIDENTIALITIES), criteria: list, claim: needed('claim'), where: needed('place where it is kept'),
    }).transform(({ evidences_from: evidencesFrom, evidences_to: evidencesTo, ...item }, context) => {
      if (evidencesTo < evidencesFrom) refuse(context, 'dates-reversed', 'What it evidences ends before it begins. Correct one of the days.', 'evidences_to');
      return { ...item, evidencesFrom, evidencesTo };
    }),
    'actions': z.strictObject({
      council, id: needed('id'), title: needed('title'), owner: needed('owner'), due: day, status: oneOf(ACTION_STATUSES),
      progress: z.string().regex(/^(\d|[1-9]\d|100)$/, 'Progress is a whole number from 0 to 100.').transform(Number), criteria: list, indicators,
      finished: optionalDay, milestones, effect_indicator: z.string(), effect_from: z.string(), effect_to: z.string(), effect_by: z.string(),
    }).transform(({ effect_indicator: effectOn, effect_from: from, effect_to: to, effect_by: by, ...action }, context) => ({ ...action, effect: effectOf({ effectOn, from, to, by }, context) })),
    'review-dates': z.strictObject({ council, framework: needed('framework'), date: day, reason: optionalText }),
    'rebases': z.strictObject({ council, indicator, from: z.string(), decision: oneOf(REBASE_DECISIONS), why: needed('reason') })
      .transform(({ indicator: of, from, ...decision }, context) => ({ ...decision, indicator: of.code, from: periodOf(of, from, 'from', context) })),
  } satisfies Record<RegisterKind, z.ZodType>;
}

/** A row of a register, read. */
export type RegisterRecord<K extends RegisterKind> = z.output<ReturnType<typeof registerSchemas>[K]>;

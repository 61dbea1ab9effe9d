import type { Indicator } from '../../../core/indicator.ts';
import { periodFromCode } from '../../../core/period.ts';
import type { Framework } from '../../../core/rating/framework.ts';
import type { TargetEntry } from '../../../core/register.ts';
import type { RagRule } from '../../../core/target.ts';
import { formatDay, formatPeriod } from '../../../present/format-date.ts';
import { formatTarget } from '../../../present/format-number.ts';
import type { CouncilTargets, IndicatorTargets } from '../../../usecases/show-targets.ts';
import { urls } from '../../urls.ts';

type Rules = ReadonlyMap<string, RagRule>;

function valueWords({ value, profile }: TargetEntry, indicator: Indicator): string {
  const text = formatTarget(Number(value), indicator);
  return profile === undefined ? text : `${text}, by profile`;
}

function fromWords(code: string): string {
  const period = periodFromCode(code);
  return period === undefined ? code : formatPeriod(period);
}

const closeWords = ({ ragRule, tolerance }: TargetEntry, rules: Rules): string =>
  `${rules.get(ragRule)?.words ?? ragRule}${tolerance === undefined ? '' : ` (${tolerance})`}`;

/** One row an indicator: as cells of a page, and as rows of a download, which has every target ever in force. */
function toRow(gss: string, { indicator, targets, owner }: IndicatorTargets, rules: Rules): object[] {
  const last = targets.at(-1)?.content;
  return [
    { text: indicator.title, href: urls.indicator(gss, indicator.code) },
    { text: last === undefined ? 'None' : valueWords(last, indicator), numeric: true, label: 'Target' },
    { text: last === undefined ? '' : fromWords(last.from), label: 'From' },
    { text: last === undefined ? '' : closeWords(last, rules), label: 'Close is' },
    { text: owner ?? 'No owner named', label: 'Due from' },
    { text: 'Set', hidden: `the target of ${indicator.title}`, href: urls.setTarget(gss, indicator.code), label: 'New target' },
    { text: 'Name', hidden: `the owner of ${indicator.title}`, href: urls.setOwner(gss, indicator.code), label: 'New owner' },
  ];
}

export const TARGETS_HEADER = ['council', 'indicator', 'from', 'value', 'tolerance', 'profile', 'rag_rule', 'reason', 'owner'] as const;

export function targetsCsv({ council, held }: CouncilTargets): (string | undefined)[][] {
  return held.flatMap(({ indicator, targets, owner }) => targets.map(({ content, reason }) =>
    [council.gss, indicator.code, content.from, content.value, content.tolerance, content.profile?.join('|'), content.ragRule, reason, owner]));
}

export function toTargetsView(found: CouncilTargets, rules: Rules, frameworks: ReadonlyMap<string, Framework>): object {
  const { council: { gss }, held, others, reviewDates } = found;
  return {
    reviews: reviewDates.map(({ content, reason }) => ({ framework: frameworks.get(content.framework)?.title ?? content.framework, date: formatDay(content.date), reason })),
    setReviewDate: urls.setReviewDate(gss),
    table: held.length > 0 && {
      head: [{ text: 'Indicator' }, { text: 'Target', numeric: true }, { text: 'From' }, { text: 'Counts as close' }, { text: 'Due from' }, { text: 'New target' }, { text: 'New owner' }],
      rows: held.map((row) => toRow(gss, row, rules)),
    },
    others: others.map(({ code, title }) => ({ text: title, href: urls.setTarget(gss, code) })),
    csv: urls.targetsCsv(gss), gather: urls.gather(gss),
  };
}

/** The targets of one indicator, the newest first, as a table beside the form. */
export function targetHistory(gss: string, { indicator, targets }: IndicatorTargets, rules: Rules): object | undefined {
  if (targets.length === 0) return undefined;
  return {
    csv: urls.targetsCsv(gss),
    head: [{ text: 'From' }, { text: 'Target', numeric: true }, { text: 'Counts as close' }, { text: 'Why' }],
    rows: [...targets].reverse().map(({ content, reason }) => [
      { text: fromWords(content.from) },
      { text: valueWords(content, indicator), numeric: true, label: 'Target' },
      { text: closeWords(content, rules), label: 'Close is' },
      { text: reason ?? '', label: 'Why' },
    ]),
  };
}

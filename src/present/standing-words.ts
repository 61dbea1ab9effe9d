import { yearBefore, shiftPeriod } from '../core/period.ts';
import type { Period } from '../core/period.ts';
import type { AssessmentEntry } from '../core/register.ts';
import type { AttentionReason, Change, Standing } from '../core/standing.ts';
import type { TargetStatus } from '../core/target.ts';
import { formatDay, formatPeriod, formatPeriodLong } from './format-date.ts';
import { NO_FIGURE_WORDS, formatChange, formatFigure, formatTarget } from './format-number.ts';

/** Mark and word of a status; the mark's name is its symbol in `static/img/marks.svg`. */
export interface Mark {
  readonly mark: string;
  readonly word: string;
}

export const STATUS_MARKS: Record<TargetStatus, Mark> = {
  'met': { mark: 'met', word: 'Met' },
  'close': { mark: 'close', word: 'Close' },
  'missed': { mark: 'missed', word: 'Missed' },
  'unknown': { mark: 'unknown', word: 'Unknown' },
  'no-target': { mark: 'no-target', word: 'No target' },
};

/** The latest figure, or the shorthand for why there is none. */
export function latestText({ indicator, latest }: Standing): string {
  return formatFigure(latest?.figure, indicator);
}

export function targetText({ indicator, target }: Pick<Standing, 'indicator' | 'target'>): string {
  return target ? formatTarget(target.value, indicator) : 'none';
}

/** A change, or `[x]`; where the definition changed the two figures are not comparable, `[z]`. */
export function changeText(change: Change, { indicator }: Standing): string {
  if (change.kind === 'change') return formatChange(change.by, indicator);
  return NO_FIGURE_WORDS[change.reason === 'definition-changed' ? 'not-applicable' : 'not-available'].short;
}

/** Which period the latest figure is for, with a mark when it is missing, a draft or stale. */
export function figureFor({ latest, noFigure, freshness }: Standing): { readonly mark?: string; readonly state?: string; readonly text: string } {
  if (!latest) return { mark: 'unknown', state: 'Never supplied', text: '' };
  const period = formatPeriod(latest.period);
  if (noFigure === 'not-available') return { mark: 'unknown', state: 'Missing', text: period };
  if (latest.draft) return { mark: 'waiting', state: 'Draft', text: period };
  if (freshness.kind === 'overdue' || freshness.kind === 'too-old') return { mark: 'stale', state: 'Stale', text: period };
  return { text: period };
}

/** How fresh the figures are, as a sentence. */
export function freshnessSentence({ latest, freshness }: Standing): string {
  switch (freshness.kind) {
    case 'fresh': return 'The figures are up to date.';
    case 'due-soon': return `The figure for ${formatPeriodLong(freshness.period)} is due by ${formatDay(freshness.due)}.`;
    case 'overdue': return `The figure for ${formatPeriodLong(freshness.period)} was due on ${formatDay(freshness.due)} and has not been supplied.`;
    case 'too-old': return latest?.figure.kind === 'none'
      ? `What was supplied for ${formatPeriodLong(latest.period)} counted until ${formatDay(freshness.since)} and is now too old.`
      : `The last figure, for ${latest ? formatPeriodLong(latest.period) : 'an unknown period'}, counted until ${formatDay(freshness.since)} and is now too old.`;
    case 'never-supplied': return 'No figure has been supplied.';
  }
}

/** One line of "Needs attention": name, then `before`, then the state in bold, then `after`. */
export interface AttentionLine {
  readonly mark: string;
  readonly href: string;
  readonly name: string;
  readonly before: string;
  readonly state: string;
  readonly after: string;
  readonly owner: string;
}

/** `summary` is what the trend says, for a worsening. */
export function attentionLine(standing: Standing, reason: AttentionReason, href: string, summary = ''): AttentionLine {
  const { indicator, latest, target, owner = '' } = standing;
  const line = { href, name: indicator.shortTitle, owner };
  switch (reason) {
    case 'worsening': return { ...line, mark: 'worsening', before: 'is ', state: 'worsening', after: `: ${summary.slice(0, 1).toLowerCase()}${summary.slice(1)}` };
    case 'falls-short': return { ...line, mark: 'falls-short', before: '', state: 'falls short', after: `: by its limits the target of ${target ? formatTarget(target.value, indicator) : 'none'} cannot be expected to be met.` };
    case 'missed': return {
      ...line, mark: 'missed', before: '', state: 'missed its target',
      after: `: ${latestText(standing)} against ${target ? formatTarget(target.value, indicator) : 'none'} in ${latest ? formatPeriodLong(latest.period) : ''}.`,
    };
    case 'stale': return { ...line, mark: 'stale', before: 'is ', state: 'stale', after: `: ${staleWords(standing)}` };
    case 'not-supplied': return latest
      ? { ...line, mark: 'unknown', before: `for ${formatPeriodLong(latest.period)}: `, state: 'not supplied', after: '.' }
      : { ...line, mark: 'unknown', before: 'was ', state: 'never supplied', after: '.' };
  }
}

/** An assessment that counts for nothing until somebody else approves it. */
export function waitingLine(assessment: AssessmentEntry, criterion: string, href: string): AttentionLine {
  return { mark: 'waiting', href, name: criterion, before: 'has an assessment ', state: 'waiting for approval', after: ` since ${formatDay(assessment.drafted)}.`, owner: assessment.author };
}

function staleWords({ latest, freshness }: Standing): string {
  if (freshness.kind === 'overdue') return `${formatPeriodLong(freshness.period)} was due on ${formatDay(freshness.due)}.`;
  return `the last figure is for ${latest ? formatPeriodLong(latest.period) : 'no period'}.`;
}

/** What a change is counted from, or why there is none: "from Sep 2026", "no figure for Sep 2026". */
export function comparedLabel(change: Change, latest: Period, on: 'last period' | 'last year'): string {
  const period = formatPeriod(comparedPeriod(latest, on));
  if (change.kind === 'change') return `from ${period}`;
  switch (change.reason) {
    case 'no-latest-figure': return 'no latest figure';
    case 'no-earlier-figure': return `no figure for ${period}`;
    case 'definition-changed': return `not compared: measured differently since ${formatPeriod(change.since)}`;
  }
}

/** The period a change is counted from, whether or not a figure is held for it. */
export function comparedPeriod(latest: Period, on: 'last period' | 'last year'): Period {
  return on === 'last year' ? yearBefore(latest) : shiftPeriod(latest, -1);
}

import type { TrendWarning } from '../core/trend/trend-warning.ts';
import type { TrendRefusal } from '../core/trend/trend.ts';
import { formatDay } from './format-date.ts';

const counted = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`;
/** Phases are counted from 0 in data, from 1 for people. */
const inPhase = (phase: number): string => `in phase ${phase + 1}`;

/** A warning as a sentence: what it is and what it means for the chart. */
export function warningSentence(warning: TrendWarning): string {
  switch (warning.kind) {
    case 'rebase-date-not-found':
      return `There is no figure dated ${formatDay(warning.date)}, so no new phase begins there; name the date of a figure.`;
    case 'no-limits':
      return `There are no limits ${inPhase(warning.phase)}: it has ${counted(warning.count, 'figure')}, and limits need at least two in a row.`;
    case 'trial-limits':
      return `The limits ${inPhase(warning.phase)} are trial limits: they come from ${counted(warning.count, 'figure')}, and settle from ${warning.needed}.`;
    case 'baseline-not-reached':
      return `The baseline of ${warning.baseline} points is longer than the ${counted(warning.count, 'point')} ${inPhase(warning.phase)}, so all of them are used.`;
    case 'screening-set-aside':
      return `Moving ranges were not screened ${inPhase(warning.phase)}: almost all of them are zero, and limits without width would make every figure a signal.`;
    case 'values-missing':
      return `${counted(warning.count, 'value is', 'values are')} missing; a run of figures does not go on across ${warning.count === 1 ? 'it' : 'them'}.`;
    case 'dates-missing': {
      const [first] = warning.gaps;
      const missing = warning.gaps.reduce((sum, gap) => sum + gap.missing, 0);
      return `${counted(missing, 'date is', 'dates are')} left out, first between ${formatDay(first?.after ?? '')} and ${formatDay(first?.before ?? '')}; the figures beside a gap are taken as consecutive.`;
    }
  }
}

/** Why a series has no trend, and what to do. */
export function refusalSentence(refusal: TrendRefusal): string {
  switch (refusal.kind) {
    case 'no-values': return 'there is no figure in it, so there is nothing to analyse.';
    case 'date-twice': return `the date ${refusal.date} is there twice; keep one of the two figures.`;
    case 'value-unusable': return `the value of ${refusal.date} is not a number that can be reckoned with; correct it, or leave it empty if it is missing.`;
    case 'baseline-too-short': return `the baseline of ${refusal.baseline} is not a whole number of points, ${refusal.needed} or more.`;
  }
}

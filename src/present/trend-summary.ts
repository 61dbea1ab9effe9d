import { differenceAsWritten } from '../core/exact.ts';
import type { Indicator } from '../core/indicator.ts';
import { shiftPeriod } from '../core/period.ts';
import type { Period } from '../core/period.ts';
import type { TargetRun } from '../core/trend/target-run.ts';
import type { TrendMarks } from '../core/trend/trend-marks.ts';
import type { Trend, TrendRefusal } from '../core/trend/trend.ts';
import type { TrendRules } from '../core/trend/trend-rules.ts';
import { monthOfDay } from './indicator-trend-words.ts';
import { periodName } from './period-name.ts';
import { SIGNAL_MEANS, nearOfThree, signalRun } from './trend-sentence.ts';

export interface TrendSummaryInput {
  readonly indicator: Pick<Indicator, 'polarity'>;
  /** The last period ended by the day the page speaks of. */
  readonly lastEnded: Period;
  readonly trend: Trend | TrendRefusal;
  readonly marks: TrendMarks;
  readonly run?: TargetRun;
}

type Words = TrendSummaryInput & { readonly trend: Trend; readonly latest: Period; readonly name: (period: Period) => string; readonly nameOfDay: (date: string) => string };

const SPAN_WORDS = { month: ['month', 'months'], quarter: ['quarter', 'quarters'], year: ['year', 'years'] } as const;

/**
 * What a dashboard says of one indicator, in one sentence: how long the target has been met or not, whether the latest figure is a
 * signal or normal variation, and where the two disagree. It claims no more than the figures do: met is met exactly, in each
 * period against its own target; a step is called normal only when it is no larger than the steps the limits come from allow.
 *
 * Example: "Target met since May; the fall in October is within normal variation."
 */
export function trendSummary(input: TrendSummaryInput, rules: Pick<TrendRules, 'screeningFactor'>): string {
  const { trend, lastEnded } = input;
  if (trend.kind !== 'trend') return trend.kind === 'no-values' ? 'There is no figure yet.' : 'The figures cannot be analysed.';
  const { granularity } = lastEnded;
  const name = (period: Period): string => periodName(period, lastEnded);
  const nameOfDay = (date: string): string => name({ granularity, month: monthOfDay(date) });
  const words: Words = { ...input, trend, latest: { granularity, month: monthOfDay(trend.latest.date) }, name, nameOfDay };
  const parts = [targetPart(words), variationPart(words, rules), contradiction(words)].filter((part) => part !== undefined);
  const sentence = parts.join('; ');
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
}

/** "target met since May", "target not met in October", "target met in all 36 months". */
function targetPart({ run, latest, lastEnded, name }: Words): string | undefined {
  if (run === undefined) return undefined;
  const finding = run.met ? 'target met' : 'target not met';
  const [one, several] = SPAN_WORDS[latest.granularity];
  if (run.count === 1) return `${finding} in ${name(latest)}`;
  if (run.all) return run.met ? `${finding} in all of the ${run.count} ${several} looked at` : `${finding} in any ${one} of the ${run.count} looked at`;
  return latest.month === lastEnded.month ? `${finding} since ${name(run.since)}` : `${finding} from ${name(run.since)} to ${name(latest)}`;
}

function variationPart(words: Words, rules: Pick<TrendRules, 'screeningFactor'>): string {
  const { trend, marks } = words;
  if (marks.change === 'too-few') return tooFew(words);
  if (trend.latest.signals.length === 0) return commonCause(words, rules);
  return `${signal(words)}, ${SIGNAL_MEANS[trend.latest.kind]}`;
}

function tooFew({ marks: { figures, needed }, trend, nameOfDay }: Words): string {
  const phase = trend.phases.at(-1);
  const since = trend.phases.length > 1 && phase ? ` since the limits were set anew in ${nameOfDay(phase.from)}` : '';
  return `${figures} ${figures === 1 ? 'figure' : 'figures'}${since}, and ${needed} are needed to tell a signal from normal variation`;
}

function commonCause({ trend, latest, name }: Words, { screeningFactor }: Pick<TrendRules, 'screeningFactor'>): string {
  const { limits, count = 0 } = trend.phases[trend.latest.phase] ?? {};
  const inPhase = trend.points.filter(({ phase, value }) => phase === trend.latest.phase && value !== null);
  if (inPhase.every(({ value }) => value === trend.latest.value)) return `all ${count} figures are the same`;
  const at = trend.points.indexOf(trend.latest);
  const before = trend.points[at - 1];
  const isNeighbour = before !== undefined && before.phase === trend.latest.phase && monthOfDay(before.date) === shiftPeriod(latest, -1).month;
  if (!isNeighbour || before.value === null || trend.latest.value === null) return `the figure for ${name(latest)} is within normal variation`;
  const step = differenceAsWritten(trend.latest.value, before.value);
  if (step === 0) return `the figure for ${name(latest)} is the same as the one before and within normal variation`;
  const way = step > 0 ? 'rise' : 'fall';
  if (limits !== undefined && Math.abs(step) < screeningFactor * limits.averageMovingRange) return `the ${way} in ${name(latest)} is within normal variation`;
  return `the ${way} in ${name(latest)} is unusually large, though the figure lies within its limits`;
}

function signal({ trend, latest, name, nameOfDay }: Words): string {
  const [first] = trend.latest.signals;
  const run = signalRun(trend);
  const since = nameOfDay(run[0]?.date ?? trend.latest.date);
  const [end, side] = first?.side === 1 ? ['upper', 'above'] : ['lower', 'below'];
  switch (first?.rule) {
    case 'astronomical': return `the figure for ${name(latest)} is ${side} its ${end} limit`;
    case 'trend': return `the last ${run.length} figures, from ${since} on, ${first.side === 1 ? 'rise' : 'fall'} without a break`;
    case 'two-of-three': return `${nearOfThree(trend) === 3 ? 'all' : 'two'} of the last three figures lie near the ${end} limit or beyond it`;
    case 'shift': return `all ${run.length} figures since ${since} are ${side} the average`;
    case undefined: return '';
  }
}

/** Where the latest figure and the limits say different things of the target. */
function contradiction({ run, marks: { aim }, trend }: Words): string | undefined {
  const isInDoubt = trend.latest.signals.length > 0;
  if (run?.met === true && aim === 'falls-short') return isInDoubt ? 'yet by the limits, if they still hold, the target would be missed' : 'yet by the limits the target cannot be expected to be met';
  if (run?.met === false && aim === 'reliable') return isInDoubt ? 'though by the limits, if they still hold, the target would be met' : 'though by the limits the target can be expected to be met';
  return undefined;
}

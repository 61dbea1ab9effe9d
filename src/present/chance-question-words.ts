import { decimalPlaces } from '../core/decimal-text.ts';
import type { AskedChance, ChanceAt, PeriodFault, TargetFault } from '../core/forecast/ask-chance.ts';
import type { ForecastRules } from '../core/forecast/forecast-rules.ts';
import type { Forecast } from '../core/forecast/forecast.ts';
import type { Indicator } from '../core/indicator.ts';
import { lastDay } from '../core/period.ts';
import type { Granularity, Period } from '../core/period.ts';
import { chanceWords } from './chance-words.ts';
import { formatDay, formatPeriodLong } from './format-date.ts';
import { formatFigure, formatValue } from './format-number.ts';
import { formatLine } from './indicator-trend-words.ts';

const EVERY: Readonly<Record<Granularity, string>> = { month: 'monthly', quarter: 'quarterly', year: 'yearly' };

/** A target with every digit it was given: 97.5% of an indicator in whole per cent is not 98%. */
export function exactTarget(value: number, indicator: Indicator): string {
  return formatValue(value, { ...indicator, decimals: Math.max(indicator.decimals, decimalPlaces(value)) });
}

/** What meets a target: `95% or more`, `30 or less`, `from 85% to 95%` where the nearest to 90% is best. */
export function meetingWords(target: number, indicator: Indicator): string {
  const shown = (value: number): string => exactTarget(value, indicator);
  if (indicator.polarity !== 'target') return `${shown(target)} or ${indicator.polarity === 'lower' ? 'less' : 'more'}`;
  const middle = Number(indicator.midpoint ?? 0);
  const reach = Math.abs(target - middle);
  return reach === 0 ? `exactly ${shown(middle)}` : `from ${shown(Number((middle - reach).toPrecision(12)))} to ${shown(Number((middle + reach).toPrecision(12)))}`;
}

/** Why no chance can be asked for at all. */
export function noChanceSentence(asked: Extract<AskedChance, { kind: 'none' }>): string {
  switch (asked.why) {
    case 'no-direction': return 'No chance is given: neither higher nor lower figures are better, so that there is no target to meet.';
    case 'no-figures': return 'No chance is given: there are no figures to go by.';
    case 'too-old': return `No chance is given: the newest figure is for ${formatPeriodLong(asked.newest)}, too old to say what comes next from this day on.`;
    case 'refused': return `No chance is given. ${asked.reason}`;
  }
}

/** What is wrong with the target that was typed, and what to write. */
export function targetFaultSentence(fault: TargetFault, indicator: Indicator): string {
  switch (fault.kind) {
    case 'missing': return 'Enter the target, as a figure of this indicator is written';
    case 'unreadable': return fault.message;
    case 'always-met': return `Every figure this indicator can have meets ${exactTarget(fault.value, indicator)}. Write a target that can be missed.`;
  }
}

/** What is wrong with the period that was asked for. */
export function periodFaultSentence(fault: PeriodFault, { indicator, granularity, reach }: { readonly indicator: Indicator; readonly granularity: Granularity; readonly reach: readonly ChanceAt[] }): string {
  const furthest = reach.at(-1)?.period;
  const upTo = furthest === undefined ? '' : ` Choose a period up to ${formatPeriodLong(furthest)}.`;
  switch (fault.kind) {
    case 'unknown': return `“${fault.text.slice(0, 40)}” is no ${granularity} of this indicator.${upTo}`;
    case 'past': return `${formatPeriodLong(fault.period)} is past: ${fault.figure?.kind === 'value' ? `its figure is ${formatFigure(fault.figure, indicator)}` : 'there is no figure for it'}. A chance is for a figure to come.${upTo}`;
    case 'beyond': return `${formatPeriodLong(fault.period)} is further ahead than these figures say anything about.${upTo}`;
  }
}

interface AnswerInput {
  readonly asked: Extract<AskedChance, { kind: 'question' }>;
  readonly indicator: Indicator;
  readonly council: string;
  readonly forecast: Exclude<Forecast, { kind: 'refused' }>;
  readonly newest: Period;
  /** What the reader typed, where it counted. */
  readonly typed?: string;
  readonly review?: string;
  readonly rules: ForecastRules['chance'];
}

export interface ChanceAnswerWords {
  /** `Likely (86%)`, to be set off from the sentence it begins. */
  readonly strong: string;
  readonly rest: string;
  /** Whose target it is and how it was understood, what the answer rests on, and what it assumes. */
  readonly remarks: readonly string[];
}

/**
 * The answer in words and number, with all it stands on. Example: "Likely (86%) that the figure for July to September 2023 is
 * 95% or more." Absent where there is no target, or something is wrong with the question.
 */
export function chanceAnswer({ asked, indicator, council, forecast, newest, typed, review, rules }: AnswerInput): ChanceAnswerWords | undefined {
  const { at, faults } = asked;
  if (at.target === undefined || at.chance === undefined || faults.target !== undefined || faults.by !== undefined) return undefined;
  const { value, isOwn } = at.target;
  const period = formatPeriodLong(at.period);
  const shown = exactTarget(value, indicator);
  const whose = isOwn
    ? `${shown} is ${council}’s own target for ${period}${asked.review?.period.month === at.period.month && review !== undefined ? `, the last ${at.period.granularity} that ends by the review on ${formatDay(review)}` : ''}.`
    : `${shown} is the target typed here${typed === undefined || typed === shown ? '' : ` as “${typed}”`}. It is nobody’s published target and is kept nowhere.`;
  const small = indicator.unit === 'percent' && !isOwn && value > 0 && value <= 1 && at.expected.mean > 1 ? [`${shown} is not more than one in a hundred. If you meant ${exactTarget(Number((value * 100).toPrecision(12)), indicator)}, write ${Number((value * 100).toPrecision(12))}.`] : [];
  return {
    strong: chanceWords(at.chance),
    rest: ` that the figure for ${period} is ${meetingWords(value, indicator)}.`,
    remarks: [
      whose, ...small,
      `It rests on the ${forecast.figures} ${EVERY[forecast.granularity]} figures under the same conditions, up to ${formatPeriodLong(newest)}. ${forecast.reason} ${expectedWords(at, forecast.grain, indicator)}${at.ended ? ' The period has ended, and its figure is not held yet.' : ''}`,
      'It assumes that things go on as these figures show them, with nothing new that they do not show yet, such as a new system or a cut, and that figures fall as far from what was expected as they did before.',
      `Likely means over ${percent(rules.likelyAbove)}, unlikely under ${percent(rules.unlikelyBelow)}. A chance is given for at most ${rules.longestMonths} months, and for no more periods than ${percent(rules.longestShareOfFigures)} of the figures it rests on.`,
    ],
  };
}

function expectedWords(at: ChanceAt, grain: number, indicator: Indicator): string {
  const line = (number: number): string => formatLine(number, indicator);
  const { mean, lower80, upper80, spread } = at.expected;
  const expected = `${line(mean)} is expected for ${formatPeriodLong(at.period)}`;
  if (spread.scale === 0) return `${expected}. No figure has differed from it, so that nothing is known of how far one could: the chance says no more than that.`;
  const rounded = at.target === undefined ? '' : roundedWords(at.target.value, grain, indicator);
  return `${expected}, and the figure lies between ${line(lower80)} and ${line(upper80)} with a chance of 80%${beyondRange(at, indicator)}.${rounded}`;
}

/** Bands are not cut at what a figure can be, so that they can be checked; the page says where they go beyond. */
function beyondRange({ expected: { lower80, upper80 } }: ChanceAt, indicator: Indicator): string {
  const { min, max } = indicator.range;
  if (max !== undefined && upper80 > Number(max)) return ` (as worked out; it cannot be more than ${exactTarget(Number(max), indicator)})`;
  return min !== undefined && lower80 < Number(min) ? ` (as worked out; it cannot be less than ${exactTarget(Number(min), indicator)})` : '';
}

/** Said where the figures are no finer than the page shows them. */
function roundedWords(target: number, grain: number, indicator: Indicator): string {
  if (grain < 10 ** -indicator.decimals || indicator.polarity === 'target' || indicator.unit === 'grade') return '';
  const steps = target / grain;
  const nearest = indicator.polarity === 'lower' ? Math.floor(steps + 1e-6) : Math.ceil(steps - 1e-6);
  return ` Figures come rounded, so one that rounds to ${exactTarget(Number((nearest * grain).toPrecision(12)), indicator)} meets it.`;
}

/** The review is further ahead than a chance is given. */
export function reviewBeyondSentence(period: Period, review: string): string {
  return `The review on ${formatDay(review)} would be judged by ${formatPeriodLong(period)}, which ends on ${formatDay(lastDay(period))}: further ahead than these figures say anything about.`;
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(6))}%`;

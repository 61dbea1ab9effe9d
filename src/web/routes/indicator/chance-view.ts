import type { AskedChance, ChanceAt } from '../../../core/forecast/ask-chance.ts';
import type { Indicator } from '../../../core/indicator.ts';
import { lastDay, periodCode } from '../../../core/period.ts';
import { chanceAnswer, noChanceSentence, periodFaultSentence, reviewBeyondSentence, targetFaultSentence } from '../../../present/chance-question-words.ts';
import { formatDay, formatPeriodLong } from '../../../present/format-date.ts';
import { toDecimalText } from '../../../core/decimal-text.ts';
import { formFaults } from '../../form-faults.ts';
import { newestFigure } from './analysis.ts';
import type { IndicatorInput } from './view-model.ts';

/** The chance of meeting a target: the form whose state is the address, and its answer; or why none can be given. */
export function chanceView(input: IndicatorInput) {
  const { analysis: { chance: asked, ahead }, request, links } = input;
  if (asked.kind === 'none') {
    const day = asked.why === 'too-old' ? lastDay(asked.newest) : undefined;
    return { none: noChanceSentence(asked), ...(day !== undefined && { earlier: { text: `Ask as of ${formatDay(day)}, when that figure was the newest`, href: links.asOf(day) } }), failed: false };
  }
  const { standing: { indicator, granularity }, houseChance, review } = input;
  const faults = formFaults({
    ...(asked.faults.target && { target: targetFaultSentence(asked.faults.target, indicator) }),
    ...(asked.faults.by && { by: periodFaultSentence(asked.faults.by, { indicator, granularity, reach: asked.reach }) }),
  });
  const newest = newestFigure(input.analysis.points);
  const answer = ahead === undefined || ahead.forecast.kind === 'refused' || newest === undefined ? undefined : chanceAnswer({
    asked, indicator, council: input.council.name, forecast: ahead.forecast, newest, rules: houseChance,
    ...(request.target !== undefined && { typed: request.target.trim() }), ...(review !== undefined && { review }),
  });
  return {
    ...faults, ...links.chanceForm, answer,
    beyond: asked.review?.isBeyond && review !== undefined ? reviewBeyondSentence(asked.review.period, review) : undefined,
    label: targetLabel(indicator), hint: targetHint(indicator, asked.at),
    value: request.target ?? (asked.at.target === undefined ? '' : typedForm(asked.at.target.value, indicator)),
    periodLabel: `In which ${granularity}`,
    items: asked.reach.map(({ period, ended }) => ({ value: periodCode(period), text: `${formatPeriodLong(period)}${ended ? ', ended and not known yet' : ''}`, selected: period.month === asked.at.period.month })),
    prompt: answer === undefined && !faults.failed ? 'No target is set for this period: type one to see how likely it is to be met.' : undefined,
    isAsked: request.target !== undefined || request.by !== undefined,
  };
}

/** For the facts at the head of the page, where an answer can be given. */
export function isAnswered(asked: AskedChance): asked is Extract<AskedChance, { kind: 'question' }> & { readonly at: Required<ChanceAt> } {
  return asked.kind === 'question' && asked.at.chance !== undefined && asked.faults.target === undefined && asked.faults.by === undefined;
}

function typedForm(value: number, { grades }: Indicator): string {
  return grades?.[value - 1] ?? toDecimalText(value);
}

function targetLabel({ unit, unitWord, polarity }: Indicator): string {
  const measured = unit === 'percent' ? ', in per cent' : unit === 'currency' ? ', in pounds' : unitWord !== undefined ? `, in ${unitWord}` : unit === 'days' || unit === 'minutes' ? `, in ${unit}` : '';
  return `Target${measured}${polarity === 'lower' ? ': this or less' : polarity === 'higher' ? ': this or more' : ''}`;
}

function targetHint({ unit, polarity, midpoint, grades }: Indicator, { target }: ChanceAt): string {
  const own = target?.isOwn ? 'It starts with the council’s own target.' : 'Any target you like: it is stored nowhere.';
  if (grades) return `One of ${grades.join(', ')}. ${own}`;
  if (polarity === 'target') return `The furthest from ${midpoint ?? '0'} that still meets it; as far on the other side does too. ${own}`;
  return unit === 'percent' ? `Such as 95 for 95%. ${own}` : own;
}

import type { Figure } from '../observation.ts';
import type { Indicator } from '../indicator.ts';
import { hasEndedBy, lastPeriodEndedBy, monthsIn, periodFromCode, shiftPeriod } from '../period.ts';
import type { Period } from '../period.ts';
import type { Standing } from '../standing.ts';
import { targetInForce } from '../target-status.ts';
import type { SeriesForecast } from './forecast-series.ts';
import type { ForecastStep } from './forecast.ts';
import type { ForecastRules } from './forecast-rules.ts';
import { chanceOfMeeting, chanceReach } from './target-chance.ts';
import type { Chance } from './target-chance.ts';

/** What an address asks: a target somebody typed, and the code of the period to reach it by. */
export interface ChanceRequest {
  readonly typed?: { readonly kind: 'value'; readonly value: number } | { readonly kind: 'fault'; readonly message: string };
  readonly by?: string;
}

/** One period a chance can be given for; without a target there is nothing to meet. */
export interface ChanceAt {
  readonly period: Period;
  readonly expected: ForecastStep;
  /** The period has ended, and its figure is not held yet. */
  readonly ended: boolean;
  readonly target?: { readonly value: number; readonly isOwn: boolean };
  readonly chance?: Extract<Chance, { kind: 'chance' }>;
}

export type TargetFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly message: string }
  /** The easiest value there can be, so that nothing is asked. */
  | { readonly kind: 'always-met'; readonly value: number };

export type PeriodFault =
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'past'; readonly period: Period; readonly figure?: Figure }
  | { readonly kind: 'beyond'; readonly period: Period };

/** The chance of meeting a target: why none can be asked for, or every period it can be asked for and the one that was. */
export type AskedChance =
  | { readonly kind: 'none'; readonly why: 'no-direction' | 'no-figures' }
  | { readonly kind: 'none'; readonly why: 'too-old'; readonly newest: Period }
  | { readonly kind: 'none'; readonly why: 'refused'; readonly reason: string }
  | {
    readonly kind: 'question';
    readonly reach: readonly ChanceAt[];
    /** Where the form stands; its chance is the answer, unless something is wrong with the question. */
    readonly at: ChanceAt;
    readonly why: 'asked' | 'review' | 'next';
    /** The last period that ends by the review, where its figure is still to come; `isBeyond` where no chance is given that far ahead. */
    readonly review?: { readonly period: Period; readonly isBeyond: boolean };
    readonly faults: { readonly target?: TargetFault; readonly by?: PeriodFault };
  };

interface ChanceSource {
  readonly standing: Standing;
  /** Made even where the figures are too old to speak of today. */
  readonly ahead: SeriesForecast | undefined;
  /** Period of the newest figure the forecast rests on. */
  readonly newest: Period | undefined;
  readonly asOf: string;
  /** Day of the review, for those who may know of it. */
  readonly review?: string;
}

/**
 * The chance that a figure to come meets a target, for every period within reach: the target somebody typed, else the one the
 * council has set for that period. Without a period asked for it starts at the review, where that lies within reach, else at the
 * next period to end.
 */
export function askChance(source: ChanceSource, request: ChanceRequest, rules: ForecastRules): AskedChance {
  const { standing: { indicator, freshness }, ahead, newest } = source;
  if (indicator.polarity === 'none') return { kind: 'none', why: 'no-direction' };
  if (newest === undefined || freshness.kind === 'never-supplied') return { kind: 'none', why: 'no-figures' };
  if (ahead === undefined) return { kind: 'none', why: 'no-figures' };
  if (ahead.forecast.kind === 'refused') return { kind: 'none', why: 'refused', reason: ahead.forecast.reason };
  if (freshness.kind === 'too-old') return { kind: 'none', why: 'too-old', newest };
  const target = targetFault(request, indicator);
  const reach = chancesWithin(source, ahead, target === undefined && request.typed?.kind === 'value' ? request.typed.value : undefined, rules);
  const [first] = reach;
  if (first === undefined) return { kind: 'none', why: 'no-figures' };
  const asked = request.by === undefined || request.by === '' ? undefined : askedPeriod(request.by, reach, source.standing);
  const review = reviewPeriod(source);
  const atReview = reach.find(({ period }) => period.month === review?.month);
  const found = asked !== undefined && 'expected' in asked ? asked : undefined;
  const by = asked !== undefined && 'expected' in asked ? undefined : asked;
  const at = found ?? atReview ?? reach.find(({ ended }) => !ended) ?? first;
  const isMissing = target === undefined && request.by !== undefined && at.target === undefined;
  return {
    kind: 'question', reach, at, why: found ? 'asked' : at === atReview ? 'review' : 'next',
    ...(review && { review: { period: review, isBeyond: atReview === undefined } }),
    faults: { ...((target || isMissing) && { target: target ?? { kind: 'missing' } }), ...(by && { by }) },
  };
}

function chancesWithin({ standing: { indicator, targets }, asOf }: ChanceSource, { forecast, from }: SeriesForecast, typed: number | undefined, rules: ForecastRules): ChanceAt[] {
  if (forecast.kind === 'refused') return [];
  return forecast.steps.slice(0, chanceReach(forecast, rules)).map((expected): ChanceAt => {
    const period = shiftPeriod(from, expected.step - 1);
    const own = targetInForce(targets, period)?.value;
    const value = typed ?? own;
    const base = { period, expected, ended: hasEndedBy(period, asOf) };
    if (value === undefined) return base;
    const chance = chanceOfMeeting(forecast, { target: value, polarity: indicator.polarity, step: expected.step, ...midpointOf(indicator) }, rules);
    return { ...base, target: { value, isOwn: value === own }, ...(chance.kind === 'chance' && { chance }) };
  });
}

function midpointOf({ midpoint }: Indicator): { readonly midpoint?: number } {
  return midpoint === undefined ? {} : { midpoint: Number(midpoint) };
}

function targetFault({ typed }: ChanceRequest, { polarity, range }: Indicator): TargetFault | undefined {
  if (typed === undefined) return undefined;
  if (typed.kind === 'fault') return { kind: 'unreadable', message: typed.message };
  const easiest = polarity === 'higher' ? range.min : polarity === 'lower' ? range.max : undefined;
  return easiest !== undefined && typed.value === Number(easiest) ? { kind: 'always-met', value: typed.value } : undefined;
}

function askedPeriod(text: string, reach: readonly ChanceAt[], { series, granularity }: Standing): ChanceAt | PeriodFault {
  const period = periodFromCode(text);
  if (period?.granularity !== granularity) return { kind: 'unknown', text };
  const within = reach.find((one) => one.period.month === period.month);
  if (within !== undefined) return within;
  if (period.month > (reach.at(-1)?.period.month ?? 0)) return { kind: 'beyond', period };
  const figure = series.points.find((point) => point.period.month === period.month && !point.draft)?.figure;
  return { kind: 'past', period, ...(figure && { figure }) };
}

/** The last period that ends by the review, if its figure is still to come. */
function reviewPeriod({ standing: { granularity }, ahead, review }: ChanceSource): Period | undefined {
  if (review === undefined || ahead === undefined) return undefined;
  const period = lastPeriodEndedBy(granularity, review);
  return period.month >= ahead.from.month ? period : undefined;
}

/** Steps of the forecast up to a period, it included. */
export function stepsTo({ from }: SeriesForecast, period: Period): number {
  return (period.month - from.month) / monthsIn(period.granularity) + 1;
}

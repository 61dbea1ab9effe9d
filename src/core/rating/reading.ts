import { definitionInForce } from '../definition.ts';
import { decimal, divideExact, multiplyExact, numberOf } from '../exact.ts';
import type { Exact } from '../exact.ts';
import type { Indicator } from '../indicator.ts';
import { firstDay, GRANULARITIES, lastDayThatCounts, lastPeriodEndedBy, periodCode, shiftPeriod } from '../period.ts';
import type { Granularity, Period } from '../period.ts';
import { isSampleTooSmall } from '../small-sample.ts';
import type { DatedValue } from '../trend/dated-value.ts';
import type { NotKnown, NotKnownReason, UsedObservation } from './answer.ts';
import type { ObservedFact } from './facts.ts';
import { readingsOf, seriesKey, usedSource } from './test-context.ts';
import type { SeriesReadings, TestContext } from './test-context.ts';
import { amountWords, dayWords, periodWords, showExact } from './words.ts';

/** One period of a series as a test may read it: a value, no value with the reason, or not applicable. */
export interface Reading {
  readonly period: Period;
  readonly used: UsedObservation;
  /** The same as a trend takes it. */
  readonly dated: DatedValue;
  /** The value was worked out from numerator and denominator, so its text is rounded. */
  readonly derived: boolean;
  /** The version of the indicator's definition it follows. */
  readonly definition: number;
  readonly outcome:
    | { readonly kind: 'value'; readonly value: Exact }
    | { readonly kind: 'not-known'; readonly because: NotKnownReason }
    | { readonly kind: 'not-applicable' };
}

/** The shortest period the indicator is recorded for, unless the test names one. */
export function granularityOf(indicator: Indicator, named: Granularity | undefined): Granularity {
  return named ?? GRANULARITIES.find((one) => indicator.frequencies.includes(one)) ?? 'year';
}

/** The value as published, or the exact ratio of the components; `undefined` where neither can be had. */
function valueOf(observation: ObservedFact, indicator: Indicator): Exact | undefined {
  if (observation.value !== null) return decimal(observation.value);
  if (observation.numerator === undefined || observation.denominator === undefined) return undefined;
  const ratio = divideExact(decimal(observation.numerator), decimal(observation.denominator));
  return ratio && indicator.unit === 'percent' ? multiplyExact(ratio, decimal('100')) : ratio;
}

function outcomeOf(observation: ObservedFact | undefined, indicator: Indicator): Reading['outcome'] {
  const notKnown = (because: NotKnownReason): Reading['outcome'] => ({ kind: 'not-known', because });
  if (!observation) return notKnown('missing');
  if (observation.state === 'draft') return notKnown('draft');
  const value = valueOf(observation, indicator);
  if (!value) {
    if (observation.reason === 'not-applicable') return { kind: 'not-applicable' };
    return notKnown(observation.reason ?? 'none-recorded');
  }
  const sample = observation.sampleSize ?? (observation.denominator === undefined ? undefined : Number(observation.denominator));
  if (isSampleTooSmall(indicator, sample)) return notKnown('small-sample');
  return { kind: 'value', value };
}

export function readPeriod(context: TestContext, indicator: Indicator, period: Period): Reading {
  return readOf(seriesIn(context, indicator, period.granularity), context, indicator, period);
}

/** The figures of a series and what was read of them so far. */
interface SeriesAtHand {
  readonly observations: ReadonlyMap<number, ObservedFact> | undefined;
  readonly read: SeriesReadings;
}

function seriesIn({ observations, kept }: TestContext, indicator: Indicator, granularity: Granularity): SeriesAtHand {
  const key = seriesKey(indicator.code, granularity);
  return { observations: observations.get(key), read: readingsOf(kept, key) };
}

function readOf({ observations, read }: SeriesAtHand, context: TestContext, indicator: Indicator, period: Period): Reading {
  const kept = read.periods.get(period.month);
  if (kept) return kept;
  const reading = readAnew(context, indicator, period, observations?.get(period.month));
  read.periods.set(period.month, reading);
  return reading;
}

function readAnew(context: TestContext, indicator: Indicator, period: Period, observation: ObservedFact | undefined): Reading {
  const outcome = outcomeOf(observation, indicator);
  const derived = observation?.value === null ? valueOf(observation, indicator) : undefined;
  return {
    period,
    outcome,
    dated: { date: firstDay(period), value: outcome.kind === 'value' ? numberOf(outcome.value) : null },
    derived: derived !== undefined,
    definition: observation?.definition ?? definitionInForce(indicator, period),
    used: {
      indicator: indicator.code,
      unit: indicator.unit,
      period: periodCode(period),
      value: derived ? showExact(derived, indicator, []) : observation?.value ?? null,
      ...(observation?.numerator === undefined ? {} : { numerator: observation.numerator }),
      ...(observation?.denominator === undefined ? {} : { denominator: observation.denominator }),
      ...(observation?.sampleSize === undefined ? {} : { sampleSize: observation.sampleSize }),
      ...(outcome.kind === 'not-known' ? { because: outcome.because } : {}),
      ...usedSource(context.facts, observation?.source),
    },
  };
}

/**
 * The latest figure of a period that has ended by the as-of day: whatever stands for that period decides, so a later
 * draft or refusal is not known and the figure before it is not taken in its stead. A figure older than the
 * indicator's maximum age is not known, because stale. Example: at 31 October with a maximum age of two months,
 * August still counts and July does not.
 */
export function readLatest(context: TestContext, indicator: Indicator, granularity: Granularity): Reading | undefined {
  const series = seriesIn(context, indicator, granularity);
  const latest = series.read.latest ?? latestMonth(series.observations, lastPeriodEndedBy(granularity, context.facts.asOf).month);
  series.read.latest = latest;
  if (latest === -Infinity) return undefined;
  const reading = readOf(series, context, indicator, { granularity, month: latest });
  if (reading.outcome.kind !== 'value' || !isOlderThan(reading.period, indicator.maximumAgeMonths, context.facts.asOf)) return reading;
  return { ...reading, outcome: { kind: 'not-known', because: 'stale' }, used: { ...reading.used, because: 'stale' } };
}

function latestMonth(observations: ReadonlyMap<number, ObservedFact> | undefined, last: number): number {
  let latest = -Infinity;
  for (const month of observations?.keys() ?? []) {
    if (month <= last && month > latest) latest = month;
  }
  return latest;
}

/** The last `count` periods that have ended by the as-of day, latest first, each with what is known of it. */
export function readWindow(context: TestContext, indicator: Indicator, granularity: Granularity, count: number): Reading[] {
  const last = lastPeriodEndedBy(granularity, context.facts.asOf);
  const series = seriesIn(context, indicator, granularity);
  return Array.from({ length: count }, (_, back) => readOf(series, context, indicator, shiftPeriod(last, -back)));
}

/** Is the day later than so many months after the end of the period? Counted in whole months, to the month's last day. */
export function isOlderThan(period: Period, months: number, day: string): boolean {
  return lastDayThatCounts(period, months) < day;
}

/** Why a reading gives no value, in a sentence, and what would settle it. */
export function notKnownReading(reading: Reading, because: NotKnownReason, indicator: Indicator): NotKnown {
  const when = periodWords(reading.period);
  const value = reading.used.value === null ? 'The figure' : amountWords(reading.used.value, indicator);
  switch (because) {
    case 'draft': return { because, found: `The figure for ${when} is a draft.`, settle: `Publish the figure for ${when}.` };
    case 'stale': return {
      because, found: `${value} for ${when} is older than ${indicator.maximumAgeMonths} months.`, settle: `Record a newer figure for “${indicator.title}”.`,
    };
    case 'confidential': return { because, found: `The figure for ${when} is confidential.`, settle: `Publish the figure for ${when}, if it may be.` };
    case 'small-sample': return {
      because, found: `${value} for ${when} comes from fewer than ${indicator.minimumSample ?? 0} in the sample.`,
      settle: `Record a figure from a sample of ${indicator.minimumSample ?? 0} or more.`,
    };
    case 'none-recorded': return { because, found: `Nothing was recorded for ${when}.`, settle: `Record a figure for ${when}.` };
    case 'not-available': return { because, found: `The figure for ${when} is not available.`, settle: `Record a figure for ${when}.` };
    default: return { because, found: `There is no figure for ${when}.`, settle: `Record the figure for ${when}.` };
  }
}

/**
 * The first period of those read that is measured as the newest of them is; `undefined` while all are measured alike.
 * Figures before it are never compared with later ones.
 */
export function measuredAnewFrom(readings: readonly Reading[]): Period | undefined {
  if (readings.every(({ definition }) => definition === readings[0]?.definition)) return undefined;
  const values = readings.filter(({ outcome }) => outcome.kind === 'value').sort((a, b) => b.period.month - a.period.month);
  const before = values.findIndex(({ definition }) => definition !== values[0]?.definition);
  return before < 0 ? undefined : values[before - 1]?.period;
}

/** Why figures on both sides of a change of definition are not compared. */
export function measuredDifferently(from: Period, indicator: Indicator): NotKnown {
  return {
    because: 'measured-differently', found: `“${indicator.title}” is measured differently since ${periodWords(from)}; earlier figures are not compared with later ones.`,
    settle: `Record the earlier figures of “${indicator.title}” as they are measured since ${periodWords(from)}, or wait until there are enough later ones.`,
  };
}

/** The sentence for a series without any figure that has ended by the as-of day. */
export function noFigure(indicator: Indicator, asOf: string): NotKnown {
  return { because: 'missing', found: `There is no figure up to ${dayWords(asOf)}.`, settle: `Record a figure for “${indicator.title}”.` };
}

import type { Exact } from '../exact.ts';
import { periodFromCode } from '../period.ts';
import type { Granularity } from '../period.ts';
import type { UsedSource } from './answer.ts';
import type { TestTrace } from './criterion.ts';
import type { Definitions } from './definitions.ts';
import type { Facts, FactSource, ObservedFact } from './facts.ts';
import type { JudgedPeriod } from './operators/target-met.ts';
import type { Test } from './operators/registry.ts';
import type { Reading } from './reading.ts';
import type { Scale } from './scale.ts';
import type { NoTrend, TrendReading } from './trend-reading.ts';

/** The facts arranged for reading: `indicator granularity` → first month → observation. */
export type ObservationIndex = ReadonlyMap<string, ReadonlyMap<number, ObservedFact>>;

/** What was read of one series; all of it goes by the figures, and is forgotten with them. */
export interface SeriesReadings {
  /** By first month. */
  readonly periods: Map<number, Reading>;
  readonly judged: Map<number, JudgedPeriod>;
  /** First month of the latest period that has a figure and has ended by the as-of day; minus infinity where there is none. */
  latest?: number | undefined;
  trend?: TrendReading | NoTrend | undefined;
}

/** What was read for one test and may be asked for by the next; a rating fills it as it goes. */
export interface KeptReadings {
  /** By `seriesKey`. */
  readonly series: Map<string, SeriesReadings>;
  readonly peers: Map<string, readonly Exact[]>;
  /** By the indicator whose figures are looked at, `undefined` where it is what is on record; then by criterion and test. */
  readonly answers: Map<string | undefined, Map<string, Map<Test, TestTrace>>>;
}

export function noneKept(): KeptReadings {
  return { series: new Map(), peers: new Map(), answers: new Map() };
}

/** Forgets all that stands on some periods of a series, since their figures have changed. */
export function forgetFigures({ series, answers }: KeptReadings, indicator: string, granularity: Granularity, months: readonly number[]): void {
  answers.delete(indicator);
  const read = series.get(seriesKey(indicator, granularity));
  if (!read) return;
  for (const month of months) {
    read.periods.delete(month);
    read.judged.delete(month);
  }
  read.latest = undefined;
  read.trend = undefined;
}

/** What was read of a series so far. */
export function readingsOf({ series }: KeptReadings, key: string): SeriesReadings {
  const read = series.get(key);
  if (read) return read;
  const none: SeriesReadings = { periods: new Map(), judged: new Map() };
  series.set(key, none);
  return none;
}

/** What an operator may look at to answer one test of one criterion. */
export interface TestContext extends Definitions {
  readonly framework: string;
  readonly criterion: string;
  readonly scale: Scale;
  readonly facts: Facts;
  readonly observations: ObservationIndex;
  readonly kept: KeptReadings;
  /** The scale of a given node of the framework. */
  readonly scaleOf: (node: string) => Scale | undefined;
  /** The criteria at or beneath a node of the framework. */
  readonly criteriaUnder: (node: string) => readonly string[];
}

export function seriesKey(indicator: string, granularity: Granularity): string {
  return `${indicator} ${granularity}`;
}

/** Observations by series and period; the later of two for one period counts. */
export function indexObservations(facts: Facts): ObservationIndex {
  const index = new Map<string, Map<number, ObservedFact>>();
  for (const observation of facts.observations) {
    const period = periodFromCode(observation.period);
    if (!period) continue;
    const key = seriesKey(observation.indicator, period.granularity);
    const series = index.get(key) ?? new Map<number, ObservedFact>();
    index.set(key, series.set(period.month, observation));
  }
  return index;
}

/** A source with the name and hash of its file, where the facts hold them. */
export function usedSource(facts: Facts, source: FactSource | undefined): { source?: UsedSource } {
  if (!source) return {};
  const file = Object.hasOwn(facts.files, String(source.batch)) ? facts.files[String(source.batch)] : undefined;
  return { source: file ? { ...source, file: file.name, sha256: file.sha256 } : source };
}

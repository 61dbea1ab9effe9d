import type { Exact } from '../exact.ts';
import { periodFromCode } from '../period.ts';
import type { Granularity } from '../period.ts';
import type { UsedSource } from './answer.ts';
import type { Definitions } from './definitions.ts';
import type { Facts, FactSource, ObservedFact } from './facts.ts';
import type { Reading } from './reading.ts';
import type { Scale } from './scale.ts';
import type { NoTrend, TrendReading } from './trend-reading.ts';

/** The facts arranged for reading: `indicator granularity` → first month → observation. */
export type ObservationIndex = ReadonlyMap<string, ReadonlyMap<number, ObservedFact>>;

/** What was read for one test and may be asked for by the next; a rating fills it as it goes. */
export interface KeptReadings {
  readonly periods: Map<string, Reading>;
  readonly trends: Map<string, TrendReading | NoTrend>;
  readonly peers: Map<string, readonly Exact[]>;
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

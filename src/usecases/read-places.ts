import { placeAmong } from '../core/benchmark/rank.ts';
import type { Place } from '../core/benchmark/rank.ts';
import type { Council } from '../core/council.ts';
import type { Standing } from '../core/standing.ts';
import { isSampleTooSmall } from '../core/small-sample.ts';
import { leastSampleOf } from './least-sample-of.ts';
import type { House } from './house.ts';

/**
 * Where the latest figure of each indicator stands among all councils for its own period, by indicator code, from the
 * quartile tables kept ready. An indicator without a published figure that may be judged has no place.
 */
export async function readPlaces({ store, catalogue }: House, council: Council, standings: readonly Standing[], knownAt?: string): Promise<ReadonlyMap<string, Place>> {
  const figures = standings.flatMap(({ indicator, latest }) => {
    if (latest?.figure.kind !== 'value' || latest.draft || isSampleTooSmall(indicator, latest.sampleSize)) return [];
    return [{ scale: indicator, indicator: indicator.code, period: latest.period, definitionVersion: latest.definitionVersion, ...leastSampleOf(indicator), value: latest.figure.value }];
  });
  const comparable = await store.peers.comparable(figures, { council, group: 'all' }, knownAt);
  return new Map(figures.map(({ indicator, value, scale }, at) => [indicator, placeAmong(value, comparable[at] ?? [], scale, catalogue.benchmarkRules)]));
}

import type { Council } from '../core/council.ts';
import { toDecimalText } from '../core/decimal-text.ts';
import { hasEndedBy, periodCode } from '../core/period.ts';
import type { Facts } from '../core/rating/facts.ts';
import type { FrameworkFile } from '../core/rating/framework.ts';
import { testsOf } from '../core/rating/tests-of.ts';
import type { Series, SourcedPoint } from '../core/series.ts';
import { leastSampleOf } from './least-sample-of.ts';
import type { House } from './house.ts';

interface PeersAsked {
  readonly asOf: string;
  readonly knownAt?: string;
  readonly framework: FrameworkFile;
  /** The council's own figures. */
  readonly series: readonly Series<SourcedPoint>[];
}

/**
 * What other councils of the same standing, real or illustrative, published for the council's latest period of each
 * indicator that the framework compares by quartile, under the same definition: all of them, and those of its kind.
 * Nothing where the council's own latest figure is missing, or a draft.
 */
export async function readPeers({ store, catalogue }: House, council: Council, { asOf, knownAt, framework, series }: PeersAsked): Promise<Facts['peers']> {
  const compared = new Set(testsOf(framework).flatMap((test) => (test.op === 'quartile' ? [test.indicator] : [])));
  const wanted = series.flatMap(({ indicator, points }) => {
    const latest = compared.has(indicator) ? points.findLast(({ period }) => hasEndedBy(period, asOf)) : undefined;
    return latest && !latest.draft && latest.figure.kind !== 'none' ? [{ indicator, period: latest.period, definitionVersion: latest.definitionVersion, ...leastSampleOf(catalogue.indicators.get(indicator) ?? {}), own: latest.figure.value }] : [];
  });
  if (wanted.length === 0) return [];
  const groups = await Promise.all((['all', 'kind'] as const).map(async (group) => ({ group, values: await store.peers.comparable(wanted, { council, group }, knownAt) })));
  return wanted.flatMap(({ indicator, period, own, definitionVersion }, at) => groups.flatMap(({ group, values }) => {
    const others = withoutOne([...values[at] ?? []], own);
    return others.length === 0 ? [] : [{ indicator, period: periodCode(period), group, definition: definitionVersion, values: others.map(toDecimalText) }];
  }));
}

/** The values but for one equal to the council's own. */
function withoutOne(values: readonly number[], own: number): readonly number[] {
  const at = values.indexOf(own);
  return at < 0 ? values : values.toSpliced(at, 1);
}

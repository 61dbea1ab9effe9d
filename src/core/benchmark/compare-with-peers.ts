import type { Council } from '../council.ts';
import type { NoFigureReason } from '../observation.ts';
import { isSampleTooSmall } from '../small-sample.ts';
import type { BenchmarkRules } from './benchmark-rules.ts';
import { arePeers } from './peer-group.ts';
import type { PeerGroup } from './peer-group.ts';
import type { PublishedFigure } from './published-figure.ts';
import { quartileValues } from './quartile-values.ts';
import type { QuartileValues } from './quartile-values.ts';
import { placeAmong } from './rank.ts';
import type { Place, RankScale } from './rank.ts';

export interface PeerFigure {
  readonly council: Council;
  readonly value: number;
  readonly place: Place;
}

/** A council's figure beside those of its peers for the same period. */
export interface PeerComparison {
  readonly own: PeerFigure;
  /** The comparable figures, the council's own among them, the best first; upwards where neither high nor low is better. */
  readonly figures: readonly PeerFigure[];
  /** Absent under the least number of councils. */
  readonly quartiles?: QuartileValues;
  /** Peers that follow another definition. */
  readonly measuredDifferently: readonly { readonly council: Council; readonly definitionVersion: number }[];
  /** Peers whose figure comes from too small a sample to be judged. */
  readonly sampleTooSmall: readonly Council[];
  /** Peers whose row for the period says that there is no figure. */
  readonly withoutFigure: readonly { readonly council: Council; readonly reason: NoFigureReason }[];
}

export interface ComparisonInput {
  readonly council: Council;
  readonly group: PeerGroup;
  /** Published figures of one indicator and period, the council's own among them. */
  readonly figures: readonly PublishedFigure[];
  readonly councils: ReadonlyMap<string, Council>;
  readonly scale: RankScale;
  readonly rules: BenchmarkRules;
}

/**
 * Compares a council with its peers. Only figures under the council's own definition are ranked; the others are named with
 * the reason. `undefined` where the council has no published figure for the period, or one from too small a sample, or belongs to no part of the group.
 */
export function compareWithPeers({ council, group, figures, councils, scale, rules }: ComparisonInput): PeerComparison | undefined {
  const mine = figures.find((one) => one.council === council.gss);
  if (mine?.figure.kind !== 'value' || isSampleTooSmall(scale, mine.sampleSize) || !arePeers(group, council, council)) return undefined;
  const held = figures.flatMap((one) => {
    const peer = councils.get(one.council);
    return peer && arePeers(group, council, peer) ? [{ ...one, council: peer }] : [];
  });
  const isSmall = ({ figure, sampleSize }: Pick<PublishedFigure, 'figure' | 'sampleSize'>): boolean => figure.kind === 'value' && isSampleTooSmall(scale, sampleSize);
  const large = held.filter((one) => !isSmall(one));
  const comparable = large.flatMap(({ council: peer, figure, definitionVersion }) =>
    (figure.kind === 'value' && definitionVersion === mine.definitionVersion ? [{ council: peer, value: figure.value }] : []));
  const ascending = Float64Array.from(comparable, ({ value }) => value).sort();
  const placed = comparable.map((one): PeerFigure => ({ ...one, place: placeAmong(one.value, ascending, scale, rules) }));
  const quartiles = ascending.length < rules.minimumCouncils ? undefined : quartileValues(ascending);
  return {
    own: { council, value: mine.figure.value, place: placeAmong(mine.figure.value, ascending, scale, rules) },
    figures: placed.sort(bestFirst),
    ...(quartiles && { quartiles }),
    measuredDifferently: large.flatMap(({ council: peer, figure, definitionVersion }) =>
      (figure.kind === 'value' && definitionVersion !== mine.definitionVersion ? [{ council: peer, definitionVersion }] : [])),
    sampleTooSmall: held.filter(isSmall).map(({ council: peer }) => peer),
    withoutFigure: held.flatMap(({ council: peer, figure }) => (figure.kind === 'none' ? [{ council: peer, reason: figure.reason }] : [])),
  };
}

/** By rank, then by name; by value where there is no rank. */
export function bestFirst(a: PeerFigure, b: PeerFigure): number {
  const order = a.place.rank === undefined || b.place.rank === undefined ? a.value - b.value : a.place.rank - b.place.rank;
  return order || a.council.name.localeCompare(b.council.name, 'en-GB');
}

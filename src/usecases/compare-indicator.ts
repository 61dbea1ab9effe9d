import { compareWithPeers } from '../core/benchmark/compare-with-peers.ts';
import type { PeerComparison } from '../core/benchmark/compare-with-peers.ts';
import { arePeers, peerGroupPart, peerGroups } from '../core/benchmark/peer-group.ts';
import type { PeerGroup } from '../core/benchmark/peer-group.ts';
import type { Council } from '../core/council.ts';
import type { Period } from '../core/period.ts';
import type { Standing } from '../core/standing.ts';
import type { House } from './house.ts';
import { findPeerGroup } from './rank-indicator.ts';

export interface IndicatorPeers {
  readonly group: PeerGroup;
  /** The groups the council belongs to, each with its part of it. */
  readonly groups: readonly { readonly group: PeerGroup; readonly part: string }[];
  /** Absent where the council has published no figure, or is in no part of the group. */
  readonly compared?: {
    readonly period: Period;
    readonly definitionVersion: number;
    readonly comparison: PeerComparison;
    /** Peers with a figure for a later period. */
    readonly newer: number;
  };
}

/** An indicator of a council beside its peers, for the council's newest published period. Throws ThreestarError `not-found` for a group there is not. */
export async function compareIndicator(house: House, input: { readonly council: Council; readonly standing: Standing; readonly group: string; readonly knownAt?: string }): Promise<IndicatorPeers> {
  const { store, catalogue } = house;
  const { council, standing: { indicator, series, lastEnded }, knownAt } = input;
  const group = findPeerGroup(house, input.group);
  const groups = peerGroups(catalogue.benchmarkRules, catalogue.peerLists).flatMap((one) => {
    const part = peerGroupPart(one, council);
    return part === undefined ? [] : [{ group: one, part }];
  });
  const newest = series.points.findLast(({ period, figure, draft }) => period.month <= lastEnded.month && figure.kind === 'value' && !draft);
  if (newest === undefined) return { group, groups };
  const { period } = newest;
  const [register, figures, newer] = await Promise.all([store.councils.all(), store.peers.figures(indicator.code, period, knownAt), store.peers.withNewerFigure(indicator.code, period, knownAt)]);
  const councils = new Map(register.map((one) => [one.gss, one]));
  const comparison = compareWithPeers({ council, group, figures, councils, scale: indicator, rules: catalogue.benchmarkRules });
  if (comparison === undefined) return { group, groups };
  const newerPeers = newer.filter((gss) => {
    const peer = councils.get(gss);
    return gss !== council.gss && peer !== undefined && arePeers(group, council, peer);
  });
  return { group, groups, compared: { period, definitionVersion: newest.definitionVersion, comparison, newer: newerPeers.length } };
}

import type { Council } from '../council.ts';
import { groupBy } from '../group-by.ts';
import { isSampleTooSmall } from '../small-sample.ts';
import type { BenchmarkRules } from './benchmark-rules.ts';
import { bestFirst } from './compare-with-peers.ts';
import type { PeerFigure } from './compare-with-peers.ts';
import { peerGroupPart } from './peer-group.ts';
import type { PeerGroup } from './peer-group.ts';
import type { PublishedFigure } from './published-figure.ts';
import { placeAmong } from './rank.ts';
import type { RankScale } from './rank.ts';

/** Why a council with a row for the period is in no ranking. */
export type LeftOutBecause = 'no-figure' | 'sample-too-small' | 'measured-differently' | 'illustrative' | 'not-in-group';

export interface CouncilRanking {
  /** Part by part of the group, the best first in each. */
  readonly ranked: readonly PeerFigure[];
  readonly leftOut: readonly { readonly council: Council; readonly because: LeftOutBecause }[];
}

export interface RankingInput {
  /** Published figures of one indicator and period. */
  readonly figures: readonly PublishedFigure[];
  readonly councils: ReadonlyMap<string, Council>;
  readonly group: PeerGroup;
  readonly scale: RankScale;
  readonly rules: BenchmarkRules;
}

/**
 * Ranks all councils of a period, each within its part of the group. A part is ranked under the definition most of its
 * figures follow, the newest on a tie; those under another are left out, and so are illustrative figures and those from too small a sample.
 */
export function rankCouncils({ figures, councils, group, scale, rules }: RankingInput): CouncilRanking {
  const leftOut: { council: Council; because: LeftOutBecause }[] = [];
  const candidates = figures.flatMap(({ council: gss, figure, definitionVersion, sampleSize }) => {
    const council = councils.get(gss);
    if (council === undefined) return [];
    const part = peerGroupPart(group, council);
    const because = council.illustrative ? 'illustrative' : part === undefined ? 'not-in-group' : figure.kind === 'none' ? 'no-figure' : isSampleTooSmall(scale, sampleSize) ? 'sample-too-small' : undefined;
    if (because !== undefined) leftOut.push({ council, because });
    return because === undefined && figure.kind === 'value' ? [{ council, part, value: figure.value, definitionVersion }] : [];
  });
  const ranked = [...groupBy(candidates, ({ part }) => part).values()].flatMap((members) => {
    const definition = mostFollowed(members.map(({ definitionVersion }) => definitionVersion));
    const comparable = members.filter((one) => one.definitionVersion === definition);
    leftOut.push(...members.filter((one) => one.definitionVersion !== definition).map(({ council }) => ({ council, because: 'measured-differently' as const })));
    const ascending = Float64Array.from(comparable, ({ value }) => value).sort();
    return comparable.map(({ council, value }): PeerFigure => ({ council, value, place: placeAmong(value, ascending, scale, rules) })).sort(bestFirst);
  });
  return { ranked, leftOut };
}

function mostFollowed(versions: readonly number[]): number | undefined {
  const counts = [...groupBy(versions, (version) => version)].map(([version, all]) => ({ version, count: all.length }));
  return counts.sort((a, b) => b.count - a.count || b.version - a.version)[0]?.version;
}

import type { PeerFigure } from '../../../core/benchmark/compare-with-peers.ts';
import { peerGroupId } from '../../../core/benchmark/peer-group.ts';
import type { Council } from '../../../core/council.ts';
import type { Indicator } from '../../../core/indicator.ts';
import { groupTitle, leftOutSentences, peersFinding, peersSentence, periodSentence, quartileText } from '../../../present/benchmark-words.ts';
import { formatPeriodLong } from '../../../present/format-date.ts';
import { formatCount, formatValue } from '../../../present/format-number.ts';
import { stripPlot } from '../../../present/strip-plot.ts';
import type { IndicatorPeers } from '../../../usecases/compare-indicator.ts';

export interface PeersInput {
  readonly council: Council;
  readonly indicator: Indicator;
  readonly peers: IndicatorPeers;
  /** Fewer councils than this have no quartile. */
  readonly least: number;
  readonly links: {
    /** This page with another group. */
    withGroup(id: string): string;
    /** The same indicator of another council. */
    indicator(gss: string): string;
    readonly csv: string;
  };
}

/** Everything the partial `views/partials/indicator-peers.hbs` prints, in its words. */
export function toPeersView({ council, indicator, peers, least, links }: PeersInput) {
  const { group, groups, compared } = peers;
  const current = peerGroupId(group);
  const choices = groups.map((one) => {
    const id = peerGroupId(one.group);
    return { text: groupTitle(one.group, one.part), href: `${links.withGroup(id)}#peers`, current: id === current };
  });
  if (compared === undefined) return { choices, heading: 'Compared with other councils', none: noneBecause(council, choices.some((choice) => choice.current)) };
  const { comparison, period, definitionVersion, newer } = compared;
  const sentence = peersSentence(comparison, indicator, formatPeriodLong(period), least);
  const isAlone = comparison.own.place.n === 1;
  const drawing = (size: Parameters<typeof stripPlot>[2]): string => stripPlot(comparison, indicator, size, `Strip plot of ${indicator.title}. ${sentence}`);
  return {
    choices, sentence,
    heading: `Compared with other councils: ${peersFinding(comparison)}`,
    ...(!isAlone && { wide: drawing('wide'), middle: drawing('middle'), narrow: drawing('narrow') }),
    ...(comparison.quartiles && indicator.unit !== 'grade' && { quartiles: [
      { name: 'Lower quartile', value: quartileText(comparison.quartiles.lower, indicator) },
      { name: 'Median', value: quartileText(comparison.quartiles.median, indicator) },
      { name: 'Upper quartile', value: quartileText(comparison.quartiles.upper, indicator) },
    ] }),
    hasBand: comparison.quartiles !== undefined,
    ...(!isAlone && { table: { summary: `All ${formatCount(comparison.figures.length)} councils as a table`, rows: comparison.figures.map((figure) => tableRow(figure, council, indicator, links)) } }),
    leftOut: leftOutSentences(comparison, indicator, definitionVersion),
    period: periodSentence(council, period, newer),
    ...(group.kind === 'size' && { size: 'Size is the population of 2020 in the register of councils.' }),
    ...(!isAlone && { csv: links.csv }),
  };
}

function tableRow({ council, value, place }: PeerFigure, own: Council, indicator: Indicator, links: PeersInput['links']) {
  return {
    name: council.name, value: formatValue(value, indicator), rank: place.rank === undefined ? '' : String(place.rank), quartile: place.quartile?.words ?? 'none',
    ...(council.gss === own.gss ? { isOwn: true } : { href: links.indicator(council.gss) }),
  };
}

function noneBecause(council: Council, isInGroup: boolean): string {
  return isInGroup ? `${council.name} has published no figure to compare.` : `${council.name} does not belong to this group, so there is nothing to compare in it.`;
}

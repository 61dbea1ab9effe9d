import type { PeerComparison } from '../core/benchmark/compare-with-peers.ts';
import type { PeerGroup } from '../core/benchmark/peer-group.ts';
import type { QuartileValues } from '../core/benchmark/quartile-values.ts';
import type { Place } from '../core/benchmark/rank.ts';
import type { Council } from '../core/council.ts';
import { compareExact, decimal, roundedText } from '../core/exact.ts';
import type { Exact } from '../core/exact.ts';
import type { Indicator } from '../core/indicator.ts';
import { differenceWords } from './definition-words.ts';
import { formatPeriodLong } from './format-date.ts';
import { NO_FIGURE_WORDS, formatCount, formatValue, formatValueInWords } from './format-number.ts';

/** "rank 3 of 32"; `undefined` where neither high nor low is better. */
export function rankText({ rank, n }: Place): string | undefined {
  return rank === undefined ? undefined : `rank ${formatCount(rank)} of ${formatCount(n)}`;
}

/** What a group is called in the list of groups: "Same region: Scotland". */
export function groupTitle(group: PeerGroup, part: string): string {
  switch (group.kind) {
    case 'all': return 'All councils';
    case 'kind': return `Same kind: ${part}`;
    case 'region': return `Same region: ${part}`;
    case 'size': return `Same size: ${part}`;
    case 'list': return capital(part);
  }
}

/** A quartile value, with up to two decimals more where it falls between two figures: 90.75% among whole percentages. */
export function quartileText(value: Exact, indicator: Indicator): string {
  const more = [0, 1].find((extra) => compareExact(decimal(roundedText(value, indicator.decimals + extra)), value) === 0) ?? 2;
  const decimals = indicator.decimals + more;
  return formatValue(Number(roundedText(value, decimals)), { ...indicator, decimals });
}

/** What the comparison shows, as its title: "top 25 %, rank 3 of 32". */
export function peersFinding({ own: { place } }: PeerComparison): string {
  const rank = rankText(place);
  if (place.n === 1) return 'none to compare with';
  if (rank === undefined) return `${formatCount(place.n - 1)} ${place.n === 2 ? 'other' : 'others'}`;
  return place.quartile ? `${place.quartile.words}, ${rank}` : rank;
}

/**
 * The comparison in plain words. Example: "Aberdeen City had 98% in January to March 2024: rank 3 of 32 councils, equal with
 * 2 others. The middle half of them lie between 91% and 97%, with the median at 95%. Higher is better."
 */
export function peersSentence(comparison: PeerComparison, indicator: Indicator, when: string, least: number): string {
  const { own: { council, value, place }, quartiles } = comparison;
  const figure = `${council.name} had ${formatValueInWords(value, indicator)} in ${when}`;
  if (place.n === 1) {
    return council.illustrative
      ? `${figure}. It is an invented council, so its figures are compared with those of other invented councils only, never with real ones, and there is no other.`
      : `${figure}. No other council of this group has a comparable figure for that period.`;
  }
  const equals = place.equals ? `, equal with ${place.equals === 1 ? 'one other' : `${formatCount(place.equals)} others`}` : '';
  const rank = place.rank === undefined ? `, beside ${formatCount(place.n - 1)} other councils` : `: ${rankText(place)} councils${equals}`;
  const few = place.n < least ? ` A quartile needs ${least} councils, so there is none.` : '';
  return `${figure}${rank}.${few}${quartiles ? spread(quartiles, indicator) : ''} ${SENSE[indicator.polarity]}.`;
}

const SENSE = { higher: 'Higher is better', lower: 'Lower is better', target: 'Closest to the midpoint is best', none: 'Neither high nor low is better, so there is no rank' } as const;

function spread({ lower, median, upper }: QuartileValues, indicator: Indicator): string {
  if (indicator.unit === 'grade') return '';
  if (compareExact(lower, upper) === 0) return ` The middle half of them are at ${quartileText(median, indicator)}.`;
  return ` The middle half of them lie between ${quartileText(lower, indicator)} and ${quartileText(upper, indicator)}, with the median at ${quartileText(median, indicator)}.`;
}

/** Which councils are left out of a comparison and why, a sentence each; empty where none is. */
export function leftOutSentences({ measuredDifferently, sampleTooSmall, withoutFigure }: PeerComparison, indicator: Indicator, own: number): string[] {
  const versions = [...new Set(measuredDifferently.map(({ definitionVersion }) => definitionVersion))];
  return [
    ...versions.map((version) => {
      const councils = measuredDifferently.filter((one) => one.definitionVersion === version).map(({ council }) => council);
      return `Left out because ${councils.length === 1 ? 'it measures' : 'they measure'} differently (${differenceWords(indicator, version, own)}): ${names(councils)}.`;
    }),
    ...sampleTooSmall.length === 0 ? [] : [`Left out because the sample is below the ${formatCount(indicator.minimumSample ?? 0)} needed to judge it: ${names(sampleTooSmall)}.`],
    ...withoutFigure.length === 0 ? [] : [`Left out because there is no figure: ${withoutFigure.map(({ council, reason }) => `${council.name} (${NO_FIGURE_WORDS[reason].words})`).sort().join(', ')}.`],
  ];
}

/** Which period is compared, and that newer figures of others wait for it. */
export function periodSentence(council: Council, when: Parameters<typeof formatPeriodLong>[0], newer: number): string {
  const others = newer === 0 ? '' : ` ${formatCount(newer)} ${newer === 1 ? 'council has a newer figure; it is' : 'councils have newer figures; they are'} compared for this period too.`;
  return `Every figure is for ${formatPeriodLong(when)}, the newest period ${council.name} has published.${others} Ranks are on the figures as published.`;
}

function names(councils: readonly Council[]): string {
  return councils.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en-GB')).join(', ');
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

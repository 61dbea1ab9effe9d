import type { Indicator } from '../core/indicator.ts';
import type { Change, Standing } from '../core/standing.ts';
import { goodness } from '../core/target.ts';
import { formatPeriodLong } from './format-date.ts';
import { NO_FIGURE_WORDS, formatChange, formatCount, formatValue, formatValueInWords, unitFor } from './format-number.ts';
import { comparedPeriod, freshnessSentence } from './standing-words.ts';

/** A piece of a sentence; the strong pieces carry the message. */
export interface SentencePart {
  readonly text: string;
  readonly strong?: boolean;
}

/**
 * The indicator page in plain words: latest figure, against target, change on last period and last year, freshness.
 * Example: "In October 2026 the figure was 91.6% (1,085 of 1,184), meeting the target of 90.0%. It is better than in
 * September 2026 (+0.7 points) and better than in October 2025 (+2.7 points). The figures are up to date."
 */
export function indicatorSentence(standing: Standing): SentencePart[] {
  const { latest, indicator } = standing;
  if (!latest) return [{ text: 'No figure has been supplied', strong: true }, { text: ' for this indicator.' }];
  const period = formatPeriodLong(latest.period);
  if (latest.figure.kind === 'none') {
    return [{ text: `For ${period} the figure is ` }, { text: NO_FIGURE_WORDS[latest.figure.reason].words, strong: true }, { text: `. ${newestFigure(standing)}${standing.freshness.kind === 'fresh' ? '' : ` ${freshnessSentence(standing)}`}` }];
  }
  const { value, numerator, denominator } = latest.figure;
  const counts = numerator !== undefined && denominator !== undefined ? ` (${formatCount(numerator)} of ${formatCount(denominator)})` : '';
  return [
    { text: `In ${period} the figure was ` },
    { text: formatValueInWords(value, indicator), strong: true },
    { text: `${counts}, ` },
    ...againstTarget(standing),
    { text: '. ' },
    ...changes(standing),
    { text: ` ${freshnessSentence(standing)}` },
  ];
}

/** What there is in its place, where the latest period has none. */
function newestFigure({ series, latest, indicator }: Standing): string {
  const newest = series.points.findLast(({ period, figure, draft }) => figure.kind === 'value' && !draft && latest !== undefined && period.month < latest.period.month);
  if (newest?.figure.kind !== 'value') return 'There is no earlier figure.';
  return `The newest figure is ${formatValueInWords(newest.figure.value, indicator)}, for ${formatPeriodLong(newest.period)}.`;
}

/** The same as one string, for labels of drawings and for exports. */
export function plainText(parts: readonly SentencePart[]): string {
  return parts.map((part) => part.text).join('');
}

function againstTarget({ verdict, target, indicator, latest }: Standing): SentencePart[] {
  const wanted = target ? ` the target of ${formatValue(target.value, indicator)}` : '';
  switch (verdict.status) {
    case 'met': return [{ text: 'meeting', strong: true }, { text: wanted }];
    case 'close': return [{ text: 'close to', strong: true }, { text: wanted }];
    case 'missed': return [{ text: 'missing', strong: true }, { text: wanted }];
    case 'no-target': return [{ text: indicator.polarity === 'none' ? 'shown for information' : 'with no target set' }];
    case 'unknown': return [{ text: latest?.draft ? 'a draft that is not judged yet' : 'not judged against' + (wanted || ' a target') }];
  }
}

function changes(standing: Standing): SentencePart[] {
  const { latest, onLastPeriod, onLastYear, indicator } = standing;
  if (!latest) return [];
  const before = formatPeriodLong(comparedPeriod(latest.period, 'last period'));
  const yearAgo = formatPeriodLong(comparedPeriod(latest.period, 'last year'));
  const both = latest.period.granularity === 'year' ? [[onLastPeriod, before] as const] : [[onLastPeriod, before] as const, [onLastYear, yearAgo] as const];
  const known = both.flatMap(([change, period]) => (change.kind === 'change' ? [compared(change, period, indicator)] : []));
  const parts: SentencePart[] = [];
  known.forEach((part, at) => parts.push({ text: at === 0 ? 'It is ' : ' and ' }, ...part));
  if (known.length > 0) parts.push({ text: '.' });
  for (const [change, period] of both) {
    if (change.kind === 'change') continue;
    parts.push({ text: `${parts.length > 0 ? ' ' : ''}${whyNotCompared(change, period)}` });
  }
  return parts;
}

function compared(change: Extract<Change, { kind: 'change' }>, period: string, indicator: Indicator): SentencePart[] {
  const text = formatChange(change.by, indicator);
  if (text === '0' || text === 'same') return [{ text: 'the same', strong: true }, { text: ` as in ${period}` }];
  return [{ text: direction(change.by, indicator), strong: true }, { text: ` than in ${period} (${text}${unitOfChange(text, indicator)})` }];
}

function direction(by: number, { polarity }: Indicator): string {
  const sense = polarity === 'target' ? undefined : goodness(by, polarity);
  if (sense === undefined) return by > 0 ? 'higher' : 'lower';
  return sense > 0 ? 'better' : 'worse';
}

function unitOfChange(text: string, { unit, unitWord }: Indicator): string {
  if (unit === 'percent') return /^[+\u2212]1(\.0+)?$/.test(text) ? ' point' : ' points';
  if (unit === 'currency' || unit === 'grade') return '';
  const word = unitWord ?? (unit === 'days' || unit === 'minutes' ? unit : '');
  return word && ` ${unitFor(text, word)}`;
}

function whyNotCompared(change: Extract<Change, { kind: 'unknown' }>, period: string): string {
  return change.reason === 'definition-changed'
    ? `It is not compared with ${period}: the indicator is measured differently since ${formatPeriodLong(change.since)}.`
    : `There is no figure for ${period} to compare it with.`;
}

import type { TrendMarks } from '../core/trend/trend-marks.ts';
import type { Trend, TrendRefusal } from '../core/trend/trend.ts';
import { IF_LIMITS_HOLD, signalRun } from './trend-sentence.ts';
import type { TrendWords } from './trend-words.ts';

/** What the limits say of the target, in a word. */
const AIMED: ReadonlySet<TrendMarks['aim']> = new Set(['reliable', 'falls-short', 'hit-or-miss']);

/**
 * What a trend shows, as the title of its chart. Example: "Better than its average since April 2026; by the limits so far the
 * target would be met at some times and missed at others".
 */
export function trendHeading(trend: Trend | TrendRefusal, marks: TrendMarks, words: Pick<TrendWords, 'day'>): string {
  if (trend.kind !== 'trend') return 'The figures';
  const change = changeWords(trend, marks, words);
  // A signal says that the process may have changed, so limits from before it promise nothing for the figures to come.
  if (trend.latest.signals.length > 0 && trend.assurance !== undefined && AIMED.has(marks.aim)) return `${change}; by the limits so far the target would be ${IF_LIMITS_HOLD[trend.assurance]}`;
  switch (marks.aim) {
    case 'reliable': return `${change}, and the target can be expected to be met`;
    case 'falls-short': return `${change}, and the target is out of reach unless something changes`;
    case 'hit-or-miss': return `${change}, and the target will be met at some times and missed at others`;
    case 'too-few':
    case 'not-judged':
    case 'no-target': return change;
  }
}

function changeWords(trend: Trend, { change, figures, needed }: TrendMarks, { day }: Pick<TrendWords, 'day'>): string {
  if (change === 'too-few') return `${figures} of the ${needed} figures that are needed to tell signal from normal variation`;
  const [signal] = trend.latest.signals;
  const since = day(signalRun(trend)[0]?.date ?? trend.latest.date);
  const now = day(trend.latest.date);
  const high = signal?.side === 1;
  const sense = { improving: 'better', worsening: 'worse' }[change as string];
  switch (signal?.rule) {
    case undefined: return `Within normal variation in ${now}`;
    case 'shift': return `${sense === undefined ? (high ? 'Above' : 'Below') : sense === 'better' ? 'Better than' : 'Worse than'} its average since ${since}`;
    case 'trend': return `${high ? 'Rising' : 'Falling'} without a break since ${since}${sense === undefined ? '' : `, for the ${sense}`}`;
    case 'astronomical': return `${high ? 'Above' : 'Below'} its ${high ? 'upper' : 'lower'} limit in ${now}${sense === undefined ? '' : `, for the ${sense}`}`;
    case 'two-of-three': return `Unusually ${high ? 'high' : 'low'} up to ${now}${sense === undefined ? '' : `, for the ${sense}`}`;
  }
}

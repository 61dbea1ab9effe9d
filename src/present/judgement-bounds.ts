import type { Judgement } from '../core/rating/rate.ts';
import { levelIndex } from '../core/rating/scale.ts';
import { isCertain, levelWords } from './judgement-words.ts';
import type { JudgementBounds } from './judgement-words.ts';
import { scaleBars } from './scale-bars.ts';
import { starRow } from './star-row.ts';

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five'];

/** A judgement whose levels count as stars, the worst being none. */
export function countsStars(judgement: Judgement): boolean {
  return judgement.scale.levels[0]?.value === '0';
}

/** The bounds of a judgement for drawing and wording; undefined when it is not rated. */
export function boundsOf(judgement: Judgement): JudgementBounds | undefined {
  const { scale, lower, upper, title } = judgement;
  if (lower === undefined || upper === undefined) return undefined;
  return { title, labels: scale.levels.map((level) => level.title.toLowerCase()), lower: levelIndex(scale, lower), upper: levelIndex(scale, upper) };
}

/** Stars or rising bars as an SVG string; nothing when it is not rated. */
export function drawJudgement(judgement: Judgement): string {
  const bounds = boundsOf(judgement);
  if (!bounds) return '';
  const { lower, upper, labels } = bounds;
  return countsStars(judgement) ? starRow({ lower, upper, of: labels.length - 1 }, 24) : scaleBars({ lower, upper, of: labels.length });
}

/** For a heading: `two stars`, `one to two stars`, `promising to excellent`, `not rated`. */
export function resultInWords(judgement: Judgement): string {
  const bounds = boundsOf(judgement);
  if (!bounds) return 'not rated';
  if (!countsStars(judgement)) return levelWords(bounds);
  const { lower, upper } = bounds;
  const number = (count: number): string => NUMBERS[count] ?? String(count);
  if (isCertain(bounds)) return `${number(lower)} ${lower === 1 ? 'star' : 'stars'}`;
  return `${number(lower)} to ${number(upper)} stars`;
}

/** Beside the drawing: `2 stars, good`, `1 to 2 stars, fair to good`, `Promising to excellent`. */
export function resultWithLevel(judgement: Judgement): string {
  const bounds = boundsOf(judgement);
  if (!bounds) return judgement.trace.words;
  const words = levelWords(bounds);
  if (!countsStars(judgement)) return words.slice(0, 1).toUpperCase() + words.slice(1);
  const { lower, upper } = bounds;
  return `${isCertain(bounds) ? `${lower} ${lower === 1 ? 'star' : 'stars'}` : `${lower} to ${upper} stars`}, ${words}`;
}

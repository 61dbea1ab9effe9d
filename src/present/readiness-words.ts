import type { RatingChance } from '../core/rating/chance/rating-chance.ts';
import type { Paths } from '../core/rating/path/find-paths.ts';
import type { Judgement, Rating } from '../core/rating/rate.ts';
import { levelIndex } from '../core/rating/scale.ts';
import { listWords } from '../core/rating/words.ts';
import { boundsOf, countsStars, resultInWords } from './judgement-bounds.ts';
import { isUnknown } from './judgement-words.ts';
import type { JudgementBounds } from './judgement-words.ts';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

export const numberWord = (count: number): string => NUMBERS[count] ?? String(count);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Two judgements, the first in stars: the shape of Best Value, whose words and chart are its own. */
export function isBestValue(rating: Rating): boolean {
  const [service, prospects] = rating.judgements;
  return service !== undefined && prospects !== undefined && rating.judgements.length === 2 && countsStars(service) && !countsStars(prospects);
}

/** The name of the best there is: `double three-star`, `outstanding`, `excellent for each of 3 judgements`. */
export function bestWords(rating: Rating): string {
  if (isBestValue(rating)) return 'double three-star';
  const titles = rating.judgements.map(({ scale }) => scale.levels.at(-1)?.title.toLowerCase() ?? '');
  const [only] = titles;
  if (titles.length === 1) return only ?? '';
  return titles.every((title) => title === only) ? `${only ?? ''} in all ${numberWord(titles.length)} judgements` : 'at the best level of every judgement';
}

export type Verdict = 'yes' | 'not-yet' | 'not-known' | 'not-rated';
export const VERDICTS: Record<Verdict, string> = { 'yes': 'Yes.', 'not-yet': 'Not yet.', 'not-known': 'Not known.', 'not-rated': 'Not rated.' };

/** Is every judgement at its best? Not known where what is missing could make it so. */
export function verdictOf(rating: Rating): Verdict {
  const best = ({ scale }: Judgement): number => scale.levels.length - 1;
  if (rating.judgements.some((one) => one.upper === undefined)) return 'not-rated';
  if (rating.judgements.every((one) => levelIndex(one.scale, one.lower ?? '') === best(one))) return 'yes';
  return rating.judgements.every((one) => levelIndex(one.scale, one.upper ?? '') === best(one)) ? 'not-known' : 'not-yet';
}

const STARS = ['no', 'one', 'two', 'three'];

/** What is proved; while the worst is no more than possible, the whole range, since unknown is not poor. */
function levelOf({ labels, lower, upper }: JudgementBounds, what: string, proved: (level: number) => string): string {
  if (lower > 0 || upper === 0) return proved(lower);
  return `${what === 'service' ? 'a service' : what} anywhere from ${labels[0] ?? ''} to ${labels[upper] ?? ''}`;
}

/** What the evidence supports, in one sentence: `The evidence supports a two-star, good service with promising prospects.` */
export function supportWords(rating: Rating): string {
  const bounds = rating.judgements.map(boundsOf);
  if (bounds.every((one) => one !== undefined && isUnknown(one))) return 'Nothing that decides is known yet, so every level is still possible.';
  const [first, second] = bounds;
  if (isBestValue(rating) && first && second) {
    return `The evidence supports ${levelOf(first, 'service', (level) => `a ${STARS[level] ?? ''}-star, ${first.labels[level] ?? ''} service`)} with ${levelOf(second, 'prospects', (level) => `${second.labels[level] ?? ''} prospects`)}.`;
  }
  return `The evidence supports: ${rating.judgements.map((one) => `${one.title.replace(/\?$/, '')}, ${resultInWords(one)}`).join('; ')}.`;
}

/** `about a 1 in 4 chance`, `hardly any chance`: a share as people say it. */
export function oddsWords(share: number): string {
  if (share < 0.01) return 'hardly any chance (less than 1 in 100)';
  if (share > 0.99) return 'hardly any doubt (more than 99 in 100)';
  if (share > 0.55) return `about ${Math.round(share * 10) === 10 ? '19 in 20' : `${Math.round(share * 10)} in 10`} chances`;
  if (share > 0.45) return 'about an even chance';
  return `about a 1 in ${Math.round(1 / share)} chance`;
}

/** A count of courses never proves 0 or 100. */
export function percentWords(share: number): string {
  if (share < 0.01) return '<1%';
  if (share > 0.99) return '>99%';
  return `${Math.round(share * 100)}%`;
}

/** What the cheapest path is made of: `three improvements and two missing facts`. */
export function betweenWords(paths: Paths): string | undefined {
  const [cheapest] = paths.kind === 'paths' ? paths.paths : [];
  if (!cheapest) return undefined;
  const settle = cheapest.moves.filter(({ movement }) => movement === 'settle').length;
  const rise = cheapest.moves.length - settle;
  const parts = [...(rise > 0 ? [`${numberWord(rise)} ${rise === 1 ? 'improvement' : 'improvements'}`] : []), ...(settle > 0 ? [`${numberWord(settle)} missing ${settle === 1 ? 'fact' : 'facts'}`] : [])];
  return `${capital(listWords(parts))} ${settle + rise === 1 ? 'stands' : 'stand'} in between.`;
}

/** Where the two judgements moved in a year, as the chart's title. */
export function movedWords(now: Rating, yearAgo: Rating): string {
  const moves = now.judgements.map((judgement, at) => {
    const before = yearAgo.judgements[at];
    if (judgement.lower === undefined || before?.lower === undefined) return undefined;
    const bounds = boundsOf(before);
    return bounds && isUnknown(bounds) ? undefined : Math.sign(levelIndex(judgement.scale, judgement.lower) - levelIndex(judgement.scale, before.lower));
  });
  if (moves.some((move) => move === undefined)) return 'Where we stand';
  if (moves.every((move) => move === 1)) return moves.length === 1 ? 'Up in a year' : 'Up on both judgements in a year';
  if (moves.every((move) => move === -1)) return moves.length === 1 ? 'Down in a year' : 'Down on both judgements in a year';
  if (moves.every((move) => move === 0)) return 'The same as a year ago';
  const up = now.judgements.filter((_, at) => moves[at] === 1);
  const down = now.judgements.filter((_, at) => moves[at] === -1);
  if (up.length > 0 && down.length > 0) return 'Up on one judgement and down on the other in a year';
  return `${up.length > 0 ? 'Up' : 'Down'} on one judgement in a year, the other the same`;
}

/** The likeliest level of each judgement together; undefined without a chance. */
export function likeliest(chance: RatingChance | undefined): readonly string[] | undefined {
  return chance?.kind === 'chance' ? chance.together[0]?.levels : undefined;
}

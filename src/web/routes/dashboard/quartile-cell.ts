import type { Place } from '../../../core/benchmark/rank.ts';
import { rankText } from '../../../present/benchmark-words.ts';

/** The cell of a council's place: a word that links to its peers, and the rank with how many were ranked. */
export interface QuartileCell {
  readonly word: string;
  readonly rank?: string;
}

/** `undefined` where there is no published figure to place. */
export function quartileCell(place: Place | undefined): QuartileCell | undefined {
  if (place === undefined || place.n === 0) return undefined;
  if (place.n === 1) return { word: 'no peers' };
  const rank = rankText(place);
  if (rank === undefined) return { word: 'not ranked' };
  return { word: place.quartile?.words ?? 'too few', rank };
}

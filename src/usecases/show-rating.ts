import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Framework } from '../core/rating/framework.ts';
import type { Rating } from '../core/rating/rate.ts';
import { lineKey, usedSources } from '../present/trace-lines.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { findFramework, rateCouncil } from './rate-council.ts';
import { readFileLines } from './read-file-lines.ts';
import type { AsSeen } from './read-standings.ts';
import { frameworkToShow } from './show-dashboard.ts';

export interface RatingQuery extends AsSeen {
  readonly council: string;
  /** Without it, as `frameworkToShow` chooses. */
  readonly framework?: string;
}

export interface ShownRating {
  readonly council: Council;
  readonly framework: Framework;
  readonly rating: Rating;
}

/** The rating that is asked for. Throws ThreestarError `not-found` or `not-permitted`. */
export async function showRating(house: House, access: Access, query: RatingQuery): Promise<ShownRating> {
  const council = await findCouncil(house, query.council);
  const id = query.framework ?? await frameworkToShow(house, access, council.gss, query.knownAt);
  if (id === undefined) throw new ThreestarError('not-found', 'There is no framework in force to rate by.');
  const framework = findFramework(house, id);
  return { council, framework, rating: await rateCouncil(house, access, { ...query, council: council.gss, framework: id }) };
}

/**
 * The literal lines of the files a rating stands on, by `lineKey`. They are the facts the rating shows in its own words,
 * so whoever may see it may see them.
 */
export async function readRatingLines(house: House, rating: Rating): Promise<ReadonlyMap<string, string>> {
  const lines = await readFileLines(house, usedSources(rating));
  return new Map([...lines].flatMap(([batch, rows]) => [...rows].map(([line, row]) => [lineKey({ batch, line }), row] as const)));
}

import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import type { HeldInspection } from '../core/inspection-analysis.ts';
import { newestFirst } from '../core/inspection-analysis.ts';
import { countDifferences, diffRatings } from '../core/rating/diff/diff-ratings.ts';
import type { NodeDiff } from '../core/rating/diff/diff-ratings.ts';
import { scaleOfNode } from '../core/rating/framework.ts';
import type { Framework } from '../core/rating/framework.ts';
import { holdsFacts } from '../present/trace-lines.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { readInspections } from './show-inspections.ts';
import { showRating } from './show-rating.ts';
import type { RatingQuery, ShownRating } from './show-rating.ts';

/** One side of a comparison: the council with its published inspections, and the rating where it may be seen. */
export interface ComparedSide {
  readonly query: RatingQuery;
  readonly council: Council;
  readonly inspections: readonly HeldInspection[];
  readonly shown?: ShownRating;
  /** Is there any fact for the rating to look at? */
  readonly held: boolean;
}

export interface ComparedRatings {
  readonly first: ComparedSide;
  readonly second: ComparedSide;
  /** Absent while one of the ratings may not be seen. */
  readonly diffs?: readonly NodeDiff[];
  readonly counts?: ReturnType<typeof countDifferences>;
}

/**
 * Two ratings side by side: of two councils, days, moments or frameworks. The published inspections of both come with them,
 * since of many councils nothing else is held. Throws ThreestarError `not-found`.
 */
export async function compareRatings(house: House, access: Access, first: RatingQuery, second: RatingQuery): Promise<ComparedRatings> {
  const { held } = await readInspections(house);
  const sides = await Promise.all([first, second].map(async (query): Promise<ComparedSide> => {
    const council = await findCouncil(house, query.council);
    const inspections = newestFirst(held.filter((one) => one.council.gss === council.gss && one.inspection.service === house.catalogue.inspectionWords.opensWith));
    if (!access.may('see-ratings', council.gss)) return { query, council, inspections, held: false };
    const shown = await showRating(house, access, query);
    return { query, council, inspections, shown, held: holdsFacts(shown.rating) };
  }));
  const [mine, other] = sides;
  if (!mine || !other) throw new RangeError('two sides are compared');
  if (!mine.shown || !other.shown) return { first: mine, second: other };
  const levels = (framework: Framework) => (node: string): string[] => scaleOfNode(framework, node).levels.map((level) => level.id);
  const diffs = diffRatings(mine.shown.rating, other.shown.rating, { first: levels(mine.shown.framework), second: levels(other.shown.framework) });
  return { first: mine, second: other, diffs, counts: countDifferences(diffs) };
}

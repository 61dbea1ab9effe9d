import type { Access } from '../core/access.ts';
import { hideEvidence } from '../core/hide-evidence.ts';
import { diffRatings } from '../core/rating/diff/diff-ratings.ts';
import type { NodeDiff } from '../core/rating/diff/diff-ratings.ts';
import type { Facts } from '../core/rating/facts.ts';
import { scaleOfNode } from '../core/rating/framework.ts';
import { rate } from '../core/rating/rate.ts';
import type { Rating } from '../core/rating/rate.ts';
import { applyChanges } from '../core/rating/what-if/apply-changes.ts';
import { readChanges } from '../core/rating/what-if/read-changes.ts';
import type { ReadChanges } from '../core/rating/what-if/read-changes.ts';
import { hiddenEvidence } from './hidden-evidence.ts';
import type { House } from './house.ts';
import { readFacts } from './read-facts.ts';
import { showRating } from './show-rating.ts';
import type { RatingQuery, ShownRating } from './show-rating.ts';

export interface WhatIf extends ShownRating, ReadChanges {
  readonly facts: Facts;
  /** The rating of the scratch copy; the same as the real one while nothing is changed. */
  readonly after: Rating;
  /** The copy beside the facts as they are. */
  readonly diffs: readonly NodeDiff[];
}

/** The rating as it would be with some facts otherwise. Nothing is stored. Throws ThreestarError `not-found` or `not-permitted`. */
export async function showWhatIf(house: House, access: Access, query: RatingQuery, asked: Readonly<Record<string, string>>): Promise<WhatIf> {
  const shown = await showRating(house, access, query);
  const { framework, council, rating } = shown;
  const { indicators } = house.catalogue;
  const facts = hideEvidence(await readFacts(house, council, { ...query, framework }), await hiddenEvidence(house, access, council.gss, query.knownAt));
  const read = readChanges(asked, { framework, facts, indicators });
  const after = read.changes.length === 0 ? rating : rate(framework, house.catalogue, applyChanges(facts, read.changes, indicators));
  const levels = (node: string): string[] => scaleOfNode(framework, node).levels.map((level) => level.id);
  return { ...shown, ...read, facts, after, diffs: diffRatings(after, rating, { first: levels, second: levels }) };
}

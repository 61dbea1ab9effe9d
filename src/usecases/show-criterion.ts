import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import { evidenceSight } from '../core/evidence-item.ts';
import { isCriterion } from '../core/rating/framework.ts';
import type { CriterionNode, Framework } from '../core/rating/framework.ts';
import type { Rating } from '../core/rating/rate.ts';
import type { ActionEntry, EvidenceEntry } from '../core/register.ts';
import type { RegisterEntry } from '../store/register.ts';
import type { House } from './house.ts';
import { readAssessments } from './read-assessments.ts';
import type { HeldAssessment } from './read-assessments.ts';
import { readRatingLines, showRating } from './show-rating.ts';
import type { RatingQuery } from './show-rating.ts';

export interface ShownCriterion {
  readonly council: Council;
  readonly framework: Framework;
  readonly id: string;
  readonly node: CriterionNode;
  readonly rating: Rating;
  /** The literal lines of the files, by `lineKey`. */
  readonly lines: ReadonlyMap<string, string>;
  /** Of this criterion, the one as of the latest day first. */
  readonly assessments: readonly HeldAssessment[];
  /** Linked to this criterion; without what somebody may not know of. */
  readonly evidence: readonly RegisterEntry<EvidenceEntry>[];
  /** Linked to this criterion; empty for who may not see actions. */
  readonly actions: readonly RegisterEntry<ActionEntry>[];
}

/** One criterion of a framework as the council stands on it. Throws ThreestarError `not-found` or `not-permitted`. */
export async function showCriterion(house: House, access: Access, query: RatingQuery & { readonly criterion: string }): Promise<ShownCriterion> {
  const { council, framework, rating } = await showRating(house, access, query);
  const node = criterionOf(framework, query.criterion);
  const { gss } = council;
  const [lines, assessments, evidence, actions] = await Promise.all([
    readRatingLines(house, rating),
    readAssessments(house, gss, query.knownAt),
    access.may('see-evidence', gss) ? house.store.register.current<EvidenceEntry>('evidence', gss, query.knownAt) : [],
    access.may('see-actions', gss) ? house.store.register.current<ActionEntry>('actions', gss, query.knownAt) : [],
  ]);
  return {
    council, framework, id: query.criterion, node, rating, lines,
    assessments: assessments.filter(({ entry: { content } }) => content.framework === framework.id && content.criterion === query.criterion)
      .sort((a, b) => (a.entry.content.asOf < b.entry.content.asOf ? 1 : -1)),
    evidence: evidence.filter(({ content }) => content.criteria.includes(query.criterion) && evidenceSight(access, gss, content) !== 'none'),
    actions: actions.filter(({ content }) => content.criteria.includes(query.criterion)),
  };
}

/** A criterion of a framework. Throws ThreestarError `not-found`. */
export function criterionOf(framework: Framework, id: string): CriterionNode {
  const node = Object.hasOwn(framework.nodes, id) ? framework.nodes[id] : undefined;
  if (node === undefined || !isCriterion(node)) throw new ThreestarError('not-found', `${framework.title} has no criterion "${id}". Its page lists those it has.`);
  return node;
}

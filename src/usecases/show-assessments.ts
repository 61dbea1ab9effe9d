import type { Access } from '../core/access.ts';
import { criteriaUnder } from '../core/rating/evaluate.ts';
import { groupBy } from '../core/group-by.ts';
import type { House } from './house.ts';
import { readAssessments } from './read-assessments.ts';
import type { HeldAssessment } from './read-assessments.ts';
import { showRating } from './show-rating.ts';
import type { RatingQuery, ShownRating } from './show-rating.ts';

export interface ShownAssessments extends ShownRating {
  /** Every criterion of the framework in its order, with its assessments, the one as of the latest day first. */
  readonly criteria: readonly { readonly id: string; readonly assessments: readonly HeldAssessment[] }[];
  /** Labels of the roles that approve. */
  readonly approvers: readonly string[];
}

/** The council's own judgements under a framework. Throws ThreestarError `not-found` or `not-permitted`. */
export async function showAssessments(house: House, access: Access, query: RatingQuery): Promise<ShownAssessments> {
  const shown = await showRating(house, access, query);
  const { framework, council } = shown;
  const held = (await readAssessments(house, council.gss, query.knownAt)).filter(({ entry: { content } }) => content.framework === framework.id && content.asOf <= query.asOf);
  const byCriterion = groupBy(held.sort((a, b) => (a.entry.content.asOf < b.entry.content.asOf ? 1 : -1)), ({ entry }) => entry.content.criterion);
  const ids = [...new Set(framework.judgements.flatMap((judgement) => criteriaUnder(framework, judgement)))];
  return {
    ...shown,
    criteria: ids.map((id) => ({ id, assessments: byCriterion.get(id) ?? [] })),
    approvers: house.catalogue.roles.roles.filter(({ may }) => may.includes('approve-assessments')).map(({ label }) => label),
  };
}

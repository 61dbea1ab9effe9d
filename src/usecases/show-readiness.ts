import type { Access } from '../core/access.ts';
import { yearBefore } from '../core/day.ts';
import { hideEvidence } from '../core/hide-evidence.ts';
import type { Facts } from '../core/rating/facts.ts';
import { indicatorsUsed } from '../core/rating/framework-tests.ts';
import type { Rating } from '../core/rating/rate.ts';
import type { AssessmentEntry, OwnerEntry } from '../core/register.ts';
import { hiddenEvidence } from './hidden-evidence.ts';
import type { House } from './house.ts';
import { rateCouncil } from './rate-council.ts';
import { readFacts } from './read-facts.ts';
import { readOutlook } from './read-outlook.ts';
import type { Outlook } from './read-outlook.ts';
import { readStandings } from './read-standings.ts';
import type { IndicatorStanding } from './read-standings.ts';
import { findReview } from './show-dashboard.ts';
import { showRating } from './show-rating.ts';
import type { RatingQuery, ShownRating } from './show-rating.ts';

/** Everything the readiness sheet stands on. */
export interface Readiness extends ShownRating, Outlook {
  readonly yearAgo: Rating;
  readonly facts: Facts;
  /** Where the indicators stand that the framework looks at. */
  readonly standings: readonly IndicatorStanding[];
  /** Who owns an indicator, by its code. */
  readonly owners: ReadonlyMap<string, string>;
  /** Assessments of the framework that nobody has approved by the day. */
  readonly waiting: readonly AssessmentEntry[];
  /** The day agreed for a review by this framework. */
  readonly reviewDate?: string;
  /** The last event of the log: what is shown cannot stand on anything later. */
  readonly head?: { readonly seq: number; readonly hash: string };
}

/** Readiness for the best of every judgement. Throws ThreestarError `not-found` or `not-permitted`. */
export async function showReadiness(house: House, access: Access, query: RatingQuery): Promise<Readiness> {
  const shown = await showRating(house, access, query);
  const { council, framework } = shown;
  const { gss } = council;
  const { register, events } = house.store;
  const hidden = await hiddenEvidence(house, access, gss, query.knownAt);
  const [facts, yearAgo, standings, owners, assessments, review, [head]] = await Promise.all([
    readFacts(house, council, { ...query, framework }).then((all) => hideEvidence(all, hidden)),
    rateCouncil(house, access, { ...query, council: gss, framework: framework.id, asOf: yearBefore(query.asOf) }),
    readStandings(house, access, { ...query, council: gss, indicators: indicatorsUsed(framework), points: 'recent' }),
    register.current<OwnerEntry>('owners', gss, query.knownAt),
    register.current<AssessmentEntry>('assessments', gss, query.knownAt),
    findReview(house, gss, query.knownAt),
    events.newest(1),
  ]);
  const reviewDate = review?.framework === framework.id ? review.date : undefined;
  return {
    ...shown, ...await readOutlook(house, framework, facts, reviewDate), yearAgo, facts, standings,
    owners: new Map(owners.map(({ content }) => [content.indicator, content.owner])),
    waiting: assessments.map(({ content }) => content).filter((one) => one.framework === framework.id && one.asOf <= query.asOf && (one.approved === undefined || one.approved > query.asOf)),
    ...(reviewDate !== undefined && { reviewDate }),
    ...(head && { head: { seq: head.seq, hash: head.hash } }),
  };
}

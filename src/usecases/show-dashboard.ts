import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { yearBefore } from '../core/day.ts';
import type { Rating } from '../core/rating/rate.ts';
import type { AssessmentEntry, NoteEntry, ReviewDateEntry } from '../core/register.ts';
import type { Place } from '../core/benchmark/rank.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { rateCouncil } from './rate-council.ts';
import { readPlaces } from './read-places.ts';
import { readAssessments } from './read-assessments.ts';
import type { AsSeen } from './read-standings.ts';
import { readTrends } from './read-trends.ts';
import type { TrendStanding } from './kept-trends.ts';

export interface CouncilDashboard {
  readonly council: Council;
  readonly rows: readonly TrendStanding[];
  /** Place of the latest figure among all councils, by indicator code. */
  readonly places: ReadonlyMap<string, Place>;
  /** Codes of the indicators with a note. */
  readonly noted: ReadonlySet<string>;
  /** Only for those who may see ratings. */
  readonly rating?: Rating;
  /** As of a year before, from what is known of it now. */
  readonly ratingYearAgo?: Rating;
  /** Assessments without an approval that stands; only for those who may see ratings. */
  readonly waiting: readonly AssessmentEntry[];
  /** The review agreed last, by the day known; only for those who may see ratings, since readiness is the council's own. */
  readonly review?: ReviewDateEntry;
}

/** Everything on the council's dashboard. Throws ThreestarError `not-found`. */
export async function showDashboard(house: House, access: Access, input: AsSeen & { readonly council: string }): Promise<CouncilDashboard> {
  const council = await findCouncil(house, input.council);
  const { gss } = council;
  const maySeeNotes = access.may('see-notes', gss);
  const [rows, notes, review] = await Promise.all([
    readTrends(house, access, input),
    maySeeNotes ? house.store.register.current<NoteEntry>('notes', gss, input.knownAt) : [],
    findReview(house, gss, input.knownAt),
  ]);
  const places = await readPlaces(house, council, rows.map(({ standing }) => standing), input.knownAt);
  const shared = { council, rows, places, waiting: [], noted: new Set(notes.map(({ content }) => content.indicator)), ...(review && access.may('see-ratings', gss) && { review }) };
  if (!access.may('see-ratings', gss)) return shared;
  const framework = await frameworkToShow(house, access, gss, input.knownAt);
  if (framework === undefined) return shared;
  const before = yearBefore(input.asOf);
  const [assessments, rating, ratingYearAgo] = await Promise.all([
    readAssessments(house, gss, input.knownAt),
    rateCouncil(house, access, { ...input, framework }),
    rateCouncil(house, access, { council: gss, framework, asOf: before, ...(input.knownAt !== undefined && { knownAt: input.knownAt }) }),
  ]);
  const waiting = assessments.filter(({ approval }) => approval.kind !== 'stands').map(({ entry }) => entry.content).filter((one) => one.framework === framework && one.asOf <= input.asOf);
  return { ...shared, waiting, rating, ratingYearAgo };
}

/** The review agreed last, by the moment. */
export async function findReview({ store }: House, gss: string, knownAt: string | undefined): Promise<ReviewDateEntry | undefined> {
  return (await store.register.current<ReviewDateEntry>('review-dates', gss, knownAt)).at(-1)?.content;
}

/** The framework of the agreed review, or the one in force that began last; for an account for one framework alone, that one. */
export async function frameworkToShow(house: House, access: Access, gss: string, knownAt?: string): Promise<string | undefined> {
  const usual = (await findReview(house, gss, knownAt))?.framework ?? defaultFramework(house);
  if (usual === undefined || access.may('see-ratings', gss, usual)) return usual;
  return access.may('see-ratings', gss) ? [...house.catalogue.frameworks.keys()].find((id) => access.may('see-ratings', gss, id)) : usual;
}

/** The framework for an IT service in force that began last. */
export function defaultFramework({ catalogue }: House): string | undefined {
  return [...catalogue.frameworks.values()]
    .filter((framework) => framework.subject === 'it-service' && framework.effectiveTo === undefined)
    .sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))[0]?.id;
}

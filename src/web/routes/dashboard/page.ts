import { z } from 'zod';
import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { Access } from '../../../core/access.ts';
import { AIM_MARKS, CHANGE_MARKS } from '../../../core/trend/trend-marks.ts';
import { dayNumber } from '../../../core/day.ts';
import { nodeTitle } from '../../../core/rating/trace.ts';
import { waitingLine } from '../../../present/standing-words.ts';
import type { House } from '../../../usecases/house.ts';
import { showDashboard } from '../../../usecases/show-dashboard.ts';
import type { CouncilDashboard } from '../../../usecases/show-dashboard.ts';
import type { PageHead } from '../../site.ts';
import { urls } from '../../urls.ts';
import { asSeenQuery, dateQuery, keptDates, toAsSeen } from '../query.ts';
import { SORTS } from './filters.ts';
import { judgementsOf } from './judgements.ts';
import { toDashboard } from './view-model.ts';
import type { DashboardInput } from './view-model.ts';

export const dashboardQuery = z.object({
  ...asSeenQuery,
  set: z.string().max(60).optional(),
  status: z.enum(['all', 'attention', 'met', 'close', 'missed', 'unknown', 'no-target']).default('all').catch('all'),
  change: z.enum(CHANGE_MARKS).optional().catch(undefined),
  aim: z.enum(AIM_MARKS).optional().catch(undefined),
  sort: z.enum(SORTS).default('attention').catch('attention'),
});
export type DashboardQuery = z.output<typeof dashboardQuery>;

/** The dashboard of a council, from the store to what its view prints. Throws ThreestarError `not-found`. */
export async function dashboardPage(house: House, access: Access, gss: string, asked: DashboardQuery): Promise<{ head: PageHead; view: object }> {
  const seen = toAsSeen(house, asked);
  const dashboard = await showDashboard(house, access, { ...seen, council: gss });
  const { council } = dashboard;
  const openData = dashboard.rows.length > 0 && { licence: house.catalogue.openData.licence, csv: urls.openDataCsv(council.gss), json: urls.openDataJson(council.gss), dataPackage: urls.openDataPackage(council.gss) };
  const view = { ...toDashboard(toInput(dashboard, seen.asOf, asked, house.catalogue)), least: house.catalogue.benchmarkRules.minimumCouncils, openData };
  return { head: { title: view.title, council, at: urls.council(council.gss), landscape: true }, view };
}

function toInput({ council, rows, places, noted, waiting, rating, ratingYearAgo, review }: CouncilDashboard, asOf: string, asked: DashboardQuery, { trendRules, benchmarkRules }: Pick<Catalogue, 'trendRules' | 'benchmarkRules'>): DashboardInput {
  const sets = [...new Map(rows.map(({ set }) => [set.id, set])).values()];
  const dates = dateQuery(asked);
  const { 'known-at': knownAt, set, status, change, aim, sort } = asked;
  const judgements = rating && judgementsOf(rating, ratingYearAgo, urls.rating(council.gss) + dates);
  return {
    council, asOf, trendRules, least: benchmarkRules.minimumCouncils,
    ...(knownAt && { knownAt }),
    rows: rows.map((row) => ({
      standing: row.standing, trend: row.trend, set: row.set.id, theme: row.standing.indicator.theme,
      href: urls.indicator(council.gss, row.standing.indicator.code) + dates, hasNotes: noted.has(row.standing.indicator.code), place: places.get(row.standing.indicator.code),
    })),
    themes: sets.flatMap((one) => one.themes),
    sets: sets.map(({ id, title, service }) => ({ id, title, ...(service && { service }) })),
    ...(judgements && { judgements }),
    moreAttention: rating === undefined ? [] : waiting.map((one) => waitingLine(one, nodeTitle(rating.judgements.map((judgement) => judgement.trace), one.criterion), urls.criterion(council.gss, one.criterion, one.framework) + dates.replace('?', '&'))),
    ...(review && { review: { date: review.date, daysLeft: dayNumber(review.date) - dayNumber(asOf) } }),
    filters: { status, sort, ...(set && { set }), ...(change && { change }), ...(aim && { aim }) },
    links: { self: urls.council(council.gss), csv: `/councils/${council.gss}/indicators.csv${dates}`, trends: urls.trends(council.gss) + dates, keep: keptDates(asked) },
  };
}

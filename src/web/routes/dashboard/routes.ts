import { z } from 'zod';
import { dayNumber } from '../../../core/day.ts';
import { shiftPeriod, lastPeriodEndedBy } from '../../../core/period.ts';
import { showDashboard } from '../../../usecases/show-dashboard.ts';
import type { CouncilDashboard } from '../../../usecases/show-dashboard.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { asSeenQuery, dateQuery, keptDates, toAsSeen } from '../query.ts';
import { CSV_HEADER, toCsvRow } from './csv.ts';
import { nodeTitle } from '../../../core/rating/trace.ts';
import { waitingLine } from '../../../present/standing-words.ts';
import { judgementsOf } from './judgements.ts';
import { toDashboard } from './view-model.ts';
import type { DashboardInput } from './view-model.ts';

const params = z.object({ gss: z.string().max(20) });
const query = z.object({
  ...asSeenQuery,
  set: z.string().max(60).optional(),
  status: z.enum(['all', 'attention', 'met', 'close', 'missed', 'unknown', 'no-target']).default('all').catch('all'),
  sort: z.enum(['attention', 'name', 'status', 'period', 'owner']).default('attention').catch('attention'),
});
type Query = z.output<typeof query>;

/** Three years on the sparkline, and one more so that its first month has a year before. */
const MONTHS_READ = 48;

export function dashboardRoutes(app: App, site: Site): void {
  const { house } = site;
  const config = { permission: 'see-figures' } as const;

  const read = async (request: { params: z.output<typeof params>; query: Query; access: Parameters<typeof showDashboard>[1] }): Promise<CouncilDashboard & { asOf: string }> => {
    const seen = toAsSeen(house, request.query);
    const last = lastPeriodEndedBy('month', seen.asOf);
    const months = { from: shiftPeriod(last, -MONTHS_READ).month, to: last.month };
    return { asOf: seen.asOf, ...await showDashboard(house, request.access, { ...seen, council: request.params.gss, months }) };
  };

  app.get('/councils/:gss', { config, schema: { params, querystring: query } }, async (request, reply) => site.sendKept(request, reply, 'dashboard/index', async () => {
    const dashboard = await read(request);
    const view = toDashboard(toInput(dashboard, request.query));
    const { council } = dashboard;
    return { head: { title: view.title, council, at: urls.council(council.gss), landscape: true }, view };
  }));

  app.get('/councils/:gss/indicators.csv', { config, schema: { params, querystring: query } }, async (request, reply) => {
    const { council, asOf, rows } = await read(request);
    return sendCsv(reply, `${council.gss}-indicators-${asOf}.csv`, CSV_HEADER, rows.map((row) => toCsvRow(council, row)));
  });
}

function toInput({ council, asOf, rows, noted, waiting, rating, ratingYearAgo, review }: CouncilDashboard & { asOf: string }, asked: Query): DashboardInput {
  const sets = [...new Map(rows.map(({ set }) => [set.id, set])).values()];
  const dates = dateQuery(asked);
  const { 'known-at': knownAt, set, status, sort } = asked;
  const judgements = rating && judgementsOf(rating, ratingYearAgo, urls.rating(council.gss) + dates);
  return {
    council, asOf,
    ...(knownAt && { knownAt }),
    rows: rows.map((row) => ({
      standing: row.standing, set: row.set.id, theme: row.standing.indicator.theme,
      href: urls.indicator(council.gss, row.standing.indicator.code) + dates, hasNotes: noted.has(row.standing.indicator.code),
    })),
    themes: sets.flatMap((one) => one.themes),
    sets: sets.map(({ id, title }) => ({ id, title })),
    ...(judgements && { judgements }),
    moreAttention: rating === undefined ? [] : waiting.map((one) => waitingLine(one, nodeTitle(rating.judgements.map((judgement) => judgement.trace), one.criterion), urls.rating(council.gss) + dates)),
    ...(review && { review: { date: review.date, daysLeft: dayNumber(review.date) - dayNumber(asOf) } }),
    filters: { status, sort, ...(set && { set }) },
    links: { self: urls.council(council.gss), csv: `/councils/${council.gss}/indicators.csv${dates}`, keep: keptDates(asked) },
  };
}

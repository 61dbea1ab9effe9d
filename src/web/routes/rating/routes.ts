import { z } from 'zod';
import type { Access } from '../../../core/access.ts';
import { readRatingLines, showRating } from '../../../usecases/show-rating.ts';
import type { ShownRating } from '../../../usecases/show-rating.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { ownFrameworks } from '../own-frameworks.ts';
import { asSeenQuery, toAsSeen } from '../query.ts';
import { showRatingHistory } from '../../../usecases/show-rating-history.ts';
import { HISTORY_CSV_HEADER, historyRows, toHistoryView } from './history-view.ts';
import { RATING_CSV_HEADER, ratingRows } from './rating-rows.ts';
import { ratingTitle, toRatingView } from './view-model.ts';

const params = z.object({ gss: z.string().max(20) });
const query = z.object({ ...asSeenQuery, framework: z.string().max(60).optional(), open: z.literal('all').optional().catch(undefined) });
const route = { config: { permission: 'see-ratings' }, schema: { params, querystring: query } } as const;

export function ratingRoutes(app: App, site: Site): void {
  const { house } = site;

  const read = async (request: { params: z.output<typeof params>; query: z.output<typeof query>; access: Access }): Promise<ShownRating> => {
    const { framework } = request.query;
    return showRating(house, request.access, { ...toAsSeen(house, request.query), council: request.params.gss, ...(framework && { framework }) });
  };

  app.get('/councils/:gss/rating', route, async (request, reply) => site.sendKept(request, reply, 'rating/index', async () => {
    const shown = await read(request);
    const lines = await readRatingLines(house, shown.rating);
    const title = ratingTitle(shown.rating);
    return {
      head: { title, council: shown.council, at: urls.rating(shown.council.gss), scripts: [urls.static('js/print-details.js')] },
      view: toRatingView({
        ...shown, lines, title, catalogue: ownFrameworks(house.catalogue, request.access, shown.council.gss), opening: request.query.open ?? 'deciding',
        sha256: house.sha256(Buffer.from(house.catalogue.frameworkFiles.get(shown.framework.id)?.text ?? '')),
      }),
    };
  }));

  app.get('/councils/:gss/rating.json', route, async (request, reply) => {
    const { rating } = await read(request);
    return reply.header('cache-control', 'private, no-cache').type('application/json; charset=utf-8').send(`${JSON.stringify(rating, null, 2)}\n`);
  });

  app.get('/councils/:gss/rating.csv', route, async (request, reply) => {
    const { rating } = await read(request);
    return sendCsv(reply, `rating-${rating.council.gss}-${rating.framework.id}-${rating.asOf}.csv`, RATING_CSV_HEADER, ratingRows(rating));
  });

  const readHistory = async (request: { params: z.output<typeof params>; query: z.output<typeof query>; access: Access }) => {
    const { framework } = request.query;
    const { asOf } = toAsSeen(house, request.query);
    return { asOf, history: await showRatingHistory(house, request.access, { council: request.params.gss, asOf, ...(framework && { framework }) }) };
  };

  app.get('/councils/:gss/rating/history', route, async (request, reply) => site.sendKept(request, reply, 'rating/history', async () => {
    const { asOf, history } = await readHistory(request);
    const view = toHistoryView(history, asOf);
    const { council } = history;
    return { head: { title: view.title, council, at: urls.ratingHistory(council.gss) }, view };
  }));

  app.get('/councils/:gss/rating/history.csv', route, async (request, reply) => {
    const { asOf, history } = await readHistory(request);
    return sendCsv(reply, `rating-history-${history.council.gss}-${asOf}.csv`, HISTORY_CSV_HEADER, historyRows(history));
  });
}

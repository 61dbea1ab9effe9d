import { z } from 'zod';
import { RANK_FIELDS, rankRecord } from '../../../present/rank-record.ts';
import { compareIndicator } from '../../../usecases/compare-indicator.ts';
import type { House } from '../../../usecases/house.ts';
import { showIndicator } from '../../../usecases/show-indicator.ts';
import type { CouncilIndicator } from '../../../usecases/show-indicator.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { asSeenQuery, dateQuery, toAsSeen } from '../query.ts';
import { toPeersView } from './peers-view.ts';

/** Which group of peers an address asks for. */
export const peersQuery = { peers: z.string().max(60).default('all') };

const params = z.object({ gss: z.string().max(20), code: z.string().max(80) });
const query = z.object({ ...asSeenQuery, ...peersQuery });

interface PeersAsked {
  readonly peers: string;
  readonly 'as-of'?: string | undefined;
  readonly 'known-at'?: string | undefined;
}

/** The part of the indicator page about peers; `withGroup` is the page's own address with another group. */
export async function peersSection(house: House, { council, standing }: CouncilIndicator, asked: PeersAsked, withGroup: (id: string) => string) {
  const { knownAt } = toAsSeen(house, asked);
  const peers = await compareIndicator(house, { council, standing, group: asked.peers, ...(knownAt !== undefined && { knownAt }) });
  const { code } = standing.indicator;
  const dates = dateQuery(asked);
  return toPeersView({
    council, peers, indicator: standing.indicator, least: house.catalogue.benchmarkRules.minimumCouncils,
    links: { withGroup, indicator: (gss) => urls.indicator(gss, code) + dates, csv: `${urls.peersCsv(council.gss, code)}?${new URLSearchParams([...new URLSearchParams(dates), ['peers', asked.peers]]).toString()}` },
  });
}

export function peersRoutes(app: App, site: Site): void {
  const { house } = site;

  app.get('/councils/:gss/indicators/:code/peers.csv', { config: { permission: 'see-figures' }, schema: { params, querystring: query } }, async (request, reply) => {
    const { gss, code } = request.params;
    const seen = toAsSeen(house, request.query);
    const { council, standing } = await showIndicator(house, request.access, { ...seen, council: gss, indicator: code });
    const { compared } = await compareIndicator(house, { council, standing, group: request.query.peers, ...(seen.knownAt !== undefined && { knownAt: seen.knownAt }) });
    const rows = compared === undefined ? [] : compared.comparison.figures.map((figure) => rankRecord(figure, compared.period));
    return sendCsv(reply, `${gss}-${code}-${request.query.peers}.csv`, RANK_FIELDS, rows.map((row) => RANK_FIELDS.map((field) => row[field] ?? undefined)));
  });
}

import { z } from 'zod';
import type { Access } from '../../../core/access.ts';
import { yearBefore } from '../../../core/day.ts';
import { compareRatings } from '../../../usecases/compare-ratings.ts';
import type { ComparedRatings } from '../../../usecases/compare-ratings.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { asSeenQuery, toAsSeen } from '../query.ts';
import { ownFrameworks } from '../own-frameworks.ts';
import { toCompareView } from './view-model.ts';

const params = z.object({ gss: z.string().max(20) });
const name = z.string().max(60).optional();
const query = z.object({
  ...asSeenQuery, 'framework': name,
  'with': z.string().max(20).optional(), 'with-as-of': asSeenQuery['as-of'], 'with-known-at': asSeenQuery['known-at'], 'with-framework': name,
  'show': z.enum(['all', 'differences']).default('differences').catch('differences'),
});
// What was published of both is for everybody; a rating shows where its reader may see it.
const route = { config: { permission: 'see-inspections' }, schema: { params, querystring: query } } as const;

/** The page asks about this council on the day; beside it stand another council, day or framework, or without any the year before. */
export function compareRoutes(app: App, site: Site): void {
  const { house } = site;

  const read = async (request: { params: z.output<typeof params>; query: z.output<typeof query>; access: Access }): Promise<ComparedRatings> => {
    const asked = request.query;
    const { gss } = request.params;
    const first = toAsSeen(house, asked);
    const council = asked.with || gss;
    const framework = asked['with-framework'] || asked.framework;
    const other = toAsSeen(house, { 'as-of': asked['with-as-of'] || undefined, 'known-at': asked['with-known-at'] || asked['known-at'] });
    const changesNothing = council === gss && !asked['with-as-of'] && !asked['with-known-at'] && (framework ?? '') === (asked.framework ?? '');
    const asOf = asked['with-as-of'] ? other.asOf : changesNothing ? yearBefore(first.asOf) : first.asOf;
    return compareRatings(house, request.access,
      { ...first, council: gss, ...(asked.framework && { framework: asked.framework }) },
      { ...other, asOf, council, ...(framework && { framework }) });
  };

  app.get('/councils/:gss/rating/compare', route, async (request, reply) => site.sendKept(request, reply, 'compare/index', async () => {
    const compared = await read(request);
    const councils = (await house.store.councils.all()).filter((council) => council.gss !== compared.first.council.gss);
    const view = toCompareView(compared, { catalogue: ownFrameworks(house.catalogue, request.access, compared.first.council.gss), councils, show: request.query.show, asked: request.query });
    const { council } = compared.first;
    return { head: { title: view.title, council, at: urls.compareRatings(council.gss) }, view };
  }));

  app.get('/councils/:gss/rating/compare.json', route, async (request, reply) => {
    const { first, second, diffs, counts } = await read(request);
    const side = ({ council, query: asked, shown, held, inspections }: ComparedRatings['first']) => ({
      council: { gss: council.gss, name: council.name }, asOf: asked.asOf, ...(asked.knownAt !== undefined && { knownAt: asked.knownAt }),
      framework: shown && { id: shown.framework.id, version: shown.framework.version }, factsHeld: held, mayBeSeen: shown !== undefined, inspections: inspections.map(({ inspection }) => inspection),
    });
    return reply.header('cache-control', 'private, no-cache').type('application/json; charset=utf-8').send(`${JSON.stringify({ first: side(first), second: side(second), counts, nodes: diffs }, null, 2)}\n`);
  });
}

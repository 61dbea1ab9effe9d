import { z } from 'zod';
import { showWhatIf } from '../../../usecases/show-what-if.ts';
import { formFaults } from '../../form-faults.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { asSeenQuery, toAsSeen } from '../query.ts';
import { toWhatIfView } from './view-model.ts';

const params = z.object({ gss: z.string().max(20) });
/** Changes have names of their own; of a name that comes twice the last counts. */
const query = z.object({ ...asSeenQuery, framework: z.string().max(60).optional() })
  .catchall(z.union([z.string().max(60), z.array(z.string().max(60)).max(20).transform((values) => values.at(-1) ?? '')]));

/** A form sent by GET, so that its address is the scratch copy: it can be shared, and nothing is stored. */
export function whatIfRoutes(app: App, site: Site): void {
  const { house } = site;
  app.get('/councils/:gss/rating/what-if', { config: { permission: 'see-ratings' }, schema: { params, querystring: query } }, async (request, reply) => {
    const { framework, 'as-of': asOf, 'known-at': knownAt, ...asked } = request.query;
    const changes = Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
    const found = await showWhatIf(house, request.access, { ...toAsSeen(house, { 'as-of': asOf, 'known-at': knownAt }), council: request.params.gss, ...(framework && { framework }) }, changes);
    const faults = formFaults(found.faults);
    const { council } = found;
    return site.sendFresh(request, reply, 'what-if/index', {
      title: 'What if?', council, at: urls.whatIf(council.gss), failed: faults.failed,
    }, { ...faults, ...toWhatIfView(found, house.catalogue.indicators, changes) });
  });
}

import { z } from 'zod';
import { ThreestarError } from '../../../core/errors.ts';
import { filterInspections } from '../../../core/inspection-analysis.ts';
import { findCouncil } from '../../../usecases/find-council.ts';
import { readInspections, showInspection } from '../../../usecases/show-inspections.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { CSV_TABLES, INSPECTION_HEADER, inspectionCsv, toCsvTable } from './csv.ts';
import { filterOf, inspectionsQuery } from './filters.ts';
import { toInspectionView } from './inspection-view.ts';
import { toInspectionsView } from './view-model.ts';

const config = { permission: 'see-inspections' } as const;
const csvQuery = inspectionsQuery.extend({ table: z.enum(CSV_TABLES).default('register') });
const oneInspection = z.object({ id: z.string() });

export function inspectionsRoutes(app: App, site: Site): void {
  const { house } = site;
  const words = house.catalogue.inspectionWords;

  app.get('/inspections', { config, schema: { querystring: inspectionsQuery } }, async (request, reply) => site.sendKept(request, reply, 'inspections/index', async () => {
    const query = { ...request.query, opensWith: words.opensWith };
    const council = query.council === undefined ? undefined : await findCouncil(house, query.council);
    const view = toInspectionsView({ ...await readInspections(house), query, words, ...(council && { council }) });
    return { head: { title: view.title, ...(council && { council }), at: council ? `${urls.inspections()}?council=${council.gss}` : urls.inspections() }, view };
  }));

  app.get('/inspections.csv', { config, schema: { querystring: csvQuery } }, async (request, reply) => {
    const { held, aggregates } = await readInspections(house);
    const { name, header, rows } = toCsvTable(request.query.table, filterInspections(held, filterOf({ ...request.query, opensWith: words.opensWith })), aggregates, words);
    return sendCsv(reply, name, header, rows);
  });

  const idOf = (id: string): number => {
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new ThreestarError('not-found', `There is no inspection ${id.slice(0, 40)}. The register of inspections shows what is held.`);
    return Number(id);
  };

  app.get('/inspections/:id.csv', { config, schema: { params: oneInspection } }, async (request, reply) => {
    const id = idOf(request.params.id);
    return sendCsv(reply, `inspection-${id}.csv`, INSPECTION_HEADER, inspectionCsv(await showInspection(house, id), words));
  });

  app.get('/inspections/:id', { config, schema: { params: oneInspection } }, async (request, reply) => site.sendKept(request, reply, 'inspections/inspection', async () => {
    const shown = await showInspection(house, idOf(request.params.id));
    const view = toInspectionView(shown, words, { maySeeBatches: request.access.may('see-batches', shown.council.gss) });
    return {
      head: { title: view.title, council: shown.council, at: `${urls.inspections()}?council=${shown.council.gss}`, breadcrumbs: [{ text: 'Inspections', href: urls.inspections() }, { text: view.title }] },
      view,
    };
  }));
}

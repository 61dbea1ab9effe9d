import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { OPEN_FIELDS } from '../../../core/open-data.ts';
import { showOpenData } from '../../../usecases/show-open-data.ts';
import type { OpenData } from '../../../usecases/show-open-data.ts';
import { toCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';

const route = { config: { permission: 'see-figures' }, schema: { params: z.object({ gss: z.string().max(20) }) } } as const;

/** What a council has published, to be taken away: the same bytes for everybody, also for another site's page. */
export function openDataRoutes(app: App, site: Site): void {
  const { house } = site;
  const { openData: rules } = house.catalogue;
  const names = OPEN_FIELDS.map(({ name }) => name);
  const open = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-cache').header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
  /** Without the byte order mark of our other downloads, which a reader of data packages takes for a part of the first name. */
  const csvOf = ({ rows }: OpenData): string => toCsv(names, rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell)))).slice(1);
  const notes = ({ council }: OpenData): string => (council.illustrative ? `${rules.illustrativeNote} ${rules.note}` : rules.note);

  app.get('/councils/:gss/open-data.csv', route, async (request, reply) => {
    const data = await showOpenData(house, request.params.gss);
    return open(reply).header('content-disposition', `attachment; filename="open-data-${data.council.gss}.csv"`).type('text/csv; charset=utf-8').send(csvOf(data));
  });

  app.get('/councils/:gss/open-data.json', route, async (request, reply) => {
    const data = await showOpenData(house, request.params.gss);
    const { gss, name, illustrative } = data.council;
    const figures = data.rows.map((row) => Object.fromEntries(row.flatMap((cell, at) => (cell === undefined ? [] : [[names[at] ?? '', cell]]))));
    return open(reply).type('application/json; charset=utf-8').send(`${JSON.stringify({ council: { gss, name, illustrative }, licence: rules.licence, note: notes(data), figures }, null, 1)}\n`);
  });

  app.get('/councils/:gss/datapackage.json', route, async (request, reply) => {
    const data = await showOpenData(house, request.params.gss);
    const { gss, name } = data.council;
    const csv = Buffer.from(csvOf(data));
    const packed = {
      profile: 'tabular-data-package', name: `threestar-${gss.toLowerCase()}`, title: `ICT performance indicators of ${name}`, description: notes(data), licenses: [rules.licence],
      resources: [{
        profile: 'tabular-data-resource', name: 'figures', path: urls.openDataCsv(gss).split('/').at(-1), format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', bytes: csv.length, hash: `sha256:${house.sha256(csv)}`,
        dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
        schema: {
          fields: OPEN_FIELDS.map(({ name: field, type, description, required }) => ({ name: field, type, description, ...(required && { constraints: { required } }) })),
          missingValues: [''], primaryKey: ['council', 'indicator', 'period'],
        },
      }],
    };
    return open(reply).type('application/json; charset=utf-8').send(`${JSON.stringify(packed, null, 2)}\n`);
  });
}

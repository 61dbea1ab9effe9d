import type { FastifyReply, FastifyRequest } from 'fastify';
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
  /** With a tag made of the bytes, so that who has them already is told so and no more. */
  function send(request: FastifyRequest, reply: FastifyReply, type: string, body: string): FastifyReply {
    const tag = `"${house.sha256(Buffer.from(body)).slice(0, 32)}"`;
    reply.header('cache-control', 'no-cache').header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin').header('etag', tag);
    const held = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
    return held.includes(tag) || held.includes('*') ? reply.code(304).send() : reply.type(type).send(body);
  }
  /** Without the byte order mark of our other downloads, which a reader of data packages takes for a part of the first name. */
  const csvOf = ({ rows }: OpenData): string => toCsv(names, rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell)))).slice(1);
  const notes = ({ council }: OpenData): string => (council.illustrative ? `${rules.illustrativeNote} ${rules.note}` : rules.note);

  app.get('/councils/:gss/open-data.csv', route, async (request, reply) => {
    const data = await showOpenData(house, request.params.gss);
    return send(request, reply.header('content-disposition', `attachment; filename="open-data-${data.council.gss}.csv"`), 'text/csv; charset=utf-8', csvOf(data));
  });

  app.get('/councils/:gss/open-data.json', route, async (request, reply) => {
    const data = await showOpenData(house, request.params.gss);
    const { gss, name, illustrative } = data.council;
    const figures = data.rows.map((row) => Object.fromEntries(row.flatMap((cell, at) => (cell === undefined ? [] : [[names[at] ?? '', cell]]))));
    return send(request, reply, 'application/json; charset=utf-8', `${JSON.stringify({ council: { gss, name, illustrative }, licence: rules.licence, note: notes(data), figures }, null, 1)}\n`);
  });

  app.get('/councils/:gss/datapackage.json', route, async (request, reply) => {
    const data = await showOpenData(house, request.params.gss);
    const { gss, name } = data.council;
    const csv = Buffer.from(csvOf(data));
    const packed = {
      profile: 'tabular-data-package', name: `threestar-${gss.toLowerCase()}`, title: `ICT performance indicators of ${name}`, description: notes(data), licenses: [rules.licence],
      sources: [{ title: `${name}: figures as published with Threestar` }],
      resources: [{
        profile: 'tabular-data-resource', name: 'figures', path: urls.openDataCsv(gss).split('/').at(-1), format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', bytes: csv.length, hash: `sha256:${house.sha256(csv)}`,
        dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
        schema: {
          fields: OPEN_FIELDS.map(({ name: field, type, description, required }) => ({ name: field, type, description, ...(required && { constraints: { required } }) })),
          missingValues: [''], primaryKey: ['council', 'indicator', 'period'],
        },
      }],
    };
    return send(request, reply, 'application/json; charset=utf-8', `${JSON.stringify(packed, null, 2)}\n`);
  });
}

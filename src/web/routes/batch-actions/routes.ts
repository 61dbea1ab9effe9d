import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mayForEvery } from '../../../core/access.ts';
import type { Access } from '../../../core/access.ts';
import { ThreestarError } from '../../../core/errors.ts';
import { mayImport } from '../../../core/may-import.ts';
import { formatCount } from '../../../present/format-number.ts';
import { findBatch } from '../../../usecases/find-batch.ts';
import { maySeeFile } from '../../../usecases/hidden-evidence.ts';
import { publishBatch } from '../../../usecases/publish-batch.ts';
import { withdrawBatch } from '../../../usecases/withdraw-batch.ts';
import { formFaults } from '../../form-faults.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { councilNames } from '../account/council-names.ts';
import { maySeeLeftOut } from './view-model.ts';

const params = z.object({ id: z.coerce.number().int().positive() });
const reasonForm = z.object({ reason: z.string().default('') });
const see = { permission: 'see-batches' } as const;
const publish = { permission: 'publish-figures' } as const;
const withdraw = { permission: 'withdraw-batch' } as const;

/** Publishing and withdrawing a batch, each on a page that says what it does; and the rows that were left out. */
export function batchActionRoutes(app: App, site: Site): void {
  const { house } = site;
  const back = (id: number, done: string): string => `${urls.batch(id)}?done=${done}`;

  async function ask(request: FastifyRequest, reply: FastifyReply, id: number, action: { readonly verb: 'publish' | 'withdraw'; readonly faults?: Readonly<Record<string, string>> }): Promise<FastifyReply> {
    const { batch, councils } = await findBatch(house, request.access, id);
    const may = action.verb === 'publish' ? mayImport(request.access, 'publish', { kind: batch.kind, councils }) : mayForEvery(request.access, 'withdraw-batch', councils);
    if (!may) throw new ThreestarError('not-permitted', `You may not ${action.verb} this batch. Ask the head of ICT.`);
    if (batch.withdrawnAt !== null) return reply.redirect(back(id, 'already-withdrawn'), 303);
    if (action.verb === 'publish' && batch.publishedAt !== null) return reply.redirect(back(id, 'already-published'), 303);
    const shown = formFaults(action.faults);
    const saved = batch.accepted + batch.normalised;
    const name = await councilNames(house);
    const [council] = councils.length === 1 ? await Promise.all(councils.map(async (gss) => house.store.councils.find(gss))) : [];
    const title = action.verb === 'publish' ? `Publish batch ${id}` : `Withdraw batch ${id}`;
    return site.sendFresh(request, reply, `batch-actions/${action.verb}`, {
      title, failed: shown.failed, ...(council && { council, at: urls.gather(council.gss) }), breadcrumbs: [{ text: `Batch ${id}`, href: urls.batch(id) }, { text: title }],
    }, {
      ...shown, heading: title, back: urls.batch(id), fileName: batch.fileName, rows: saved === 1 ? '1 row' : `${formatCount(saved)} rows`, councils: councils.map(name).join(', '),
      action: action.verb === 'publish' ? urls.publishBatch(id) : urls.withdrawBatch(id),
    });
  }

  app.get('/batches/:id/publish', { config: publish, schema: { params } }, async (request, reply) => ask(request, reply, request.params.id, { verb: 'publish' }));

  app.post('/batches/:id/publish', { config: publish, schema: { params } }, async (request, reply) => {
    const { kind } = await publishBatch(house, request.access, request.params.id);
    return reply.redirect(back(request.params.id, kind), 303);
  });

  app.get('/batches/:id/withdraw', { config: withdraw, schema: { params } }, async (request, reply) => ask(request, reply, request.params.id, { verb: 'withdraw' }));

  app.post('/batches/:id/withdraw', { config: withdraw, schema: { params, body: reasonForm } }, async (request, reply) => {
    const { id } = request.params;
    const { kind } = await withdrawBatch(house, request.access, { id, reason: request.body.reason });
    if (kind !== 'reason-missing') return reply.redirect(back(id, kind), 303);
    return ask(request, reply.code(400), id, { verb: 'withdraw', faults: { reason: 'Say why the batch is withdrawn' } });
  });

  async function leftOut(access: Access, id: number) {
    const { batch, councils } = await findBatch(house, access, id);
    if (!maySeeLeftOut(access, batch, councils) || !await maySeeFile(house, access, batch, councils)) throw new ThreestarError('not-permitted', 'Only those who may read the whole file of the batch see the rows that were left out.');
    return { batch, councils, rows: await house.store.batches.leftOut(id) };
  }

  app.get('/batches/:id/left-out', { config: see, schema: { params } }, async (request, reply) => {
    const { id } = request.params;
    const { batch, rows } = await leftOut(request.access, id);
    return site.sendFresh(request, reply, 'batch-actions/left-out', {
      title: `Rows left out of batch ${id}`, breadcrumbs: [{ text: `Batch ${id}`, href: urls.batch(id) }, { text: 'Rows left out' }],
    }, {
      heading: rows.length === 1 ? `1 row was left out of batch ${id}` : `${formatCount(rows.length)} rows were left out of batch ${id}`, fileName: batch.fileName, csv: urls.leftOutCsv(id),
      table: {
        head: [{ text: 'Line' }, { text: 'Why it was left out' }],
        rows: rows.map(({ line, says }) => [{ text: `Line ${formatCount(line)}` }, { text: says.join(' '), label: 'Why' }]),
      },
    });
  });

  app.get('/batches/:id/left-out.csv', { config: see, schema: { params } }, async (request, reply) => {
    const { rows } = await leftOut(request.access, request.params.id);
    return sendCsv(reply, `batch-${request.params.id}-left-out.csv`, ['line', 'reason'], rows.map(({ line, says }) => [line, says.join(' ')]));
  });
}

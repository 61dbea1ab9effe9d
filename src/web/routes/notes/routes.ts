import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { periodFromCode } from '../../../core/period.ts';
import { NOTE_KINDS } from '../../../core/register.ts';
import { NOTE_KIND_WORDS } from '../../../present/note-kind-words.ts';
import { formatPeriodLong } from '../../../present/format-date.ts';
import { addNote } from '../../../usecases/add-note.ts';
import { showIndicator } from '../../../usecases/show-indicator.ts';
import { formFaults } from '../../form-faults.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';

const config = { permission: 'add-notes' } as const;
const params = z.object({ gss: z.string(), code: z.string() });
const text = z.string().default('');
const form = z.object({ period: text, kind: text, text });

function periodWords(code: string | undefined): string | undefined {
  const period = code === undefined ? undefined : periodFromCode(code);
  return period && formatPeriodLong(period);
}

/** Adding a note to an indicator; it is shown on the indicator's page and signed by the person's role. */
export function noteRoutes(app: App, site: Site): void {
  const { house } = site;

  async function show(request: FastifyRequest, reply: FastifyReply, { gss, code }: z.infer<typeof params>, values: Partial<z.infer<typeof form>>, faults?: Readonly<Partial<Record<string, string>>>): Promise<FastifyReply> {
    const { council, standing: { indicator }, notes } = await showIndicator(house, request.access, { council: gss, indicator: code, asOf: house.defaultAsOf() });
    const shown = formFaults(faults);
    return site.sendFresh(request, reply, 'notes/index', {
      title: `Add a note: ${indicator.title}`, council, at: urls.council(council.gss), failed: shown.failed,
      breadcrumbs: [{ text: indicator.title, href: urls.indicator(council.gss, code) }, { text: 'Add a note' }],
    }, {
      ...shown, heading: `Add a note: ${indicator.title}`, values, action: urls.addNote(council.gss, code), back: urls.indicator(council.gss, code),
      kinds: NOTE_KINDS.map((kind) => ({ value: kind, ...NOTE_KIND_WORDS[kind], selected: kind === (values.kind ?? 'note') })),
      notes: notes.map(({ content }) => ({ kind: NOTE_KIND_WORDS[content.kind].text, period: periodWords(content.period), text: content.text, by: content.by })).reverse(),
    });
  }

  app.get('/councils/:gss/indicators/:code/notes', { config, schema: { params } }, async (request, reply) => show(request, reply, request.params, {}));

  app.post('/councils/:gss/indicators/:code/notes', { config, schema: { params, body: form } }, async (request, reply) => {
    const { gss, code } = request.params;
    const { council, standing: { indicator } } = await showIndicator(house, request.access, { council: gss, indicator: code, asOf: house.defaultAsOf() });
    const added = await addNote(house, request.access, { ...request.body, council: council.gss, indicator });
    if (added.kind === 'added') return reply.redirect(urls.indicator(council.gss, indicator.code), 303);
    return show(request, reply.code(400), request.params, request.body, added.faults);
  });
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { periodFromCode } from '../../../core/period.ts';
import { formatDay, formatPeriodLong } from '../../../present/format-date.ts';
import { setRebase } from '../../../usecases/set-rebase.ts';
import { showIndicator } from '../../../usecases/show-indicator.ts';
import { formFaults } from '../../form-faults.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';

const config = { permission: 'set-rebase' } as const;
const params = z.object({ gss: z.string().max(20), code: z.string().max(80) });
const text = z.string().default('');
const form = z.object({ from: text, decision: text, reason: text });

const DECISIONS = [
  { value: 'confirmed', text: 'Set new limits from this period', hint: 'You know what changed, and expect it to last.' },
  { value: 'dismissed', text: 'Keep the limits as they are', hint: 'The change is not understood, or will not last.' },
  { value: 'undone', text: 'Take an earlier decision back', hint: 'The period is then undecided again.' },
] as const;
const DONE = { confirmed: 'new limits', dismissed: 'limits kept', undone: 'decision taken back' } as const;

/** Deciding from which period on an indicator has new limits: with a reason, by a person, kept with who and when. */
export function rebaseRoutes(app: App, site: Site): void {
  const { house } = site;

  async function show(request: FastifyRequest, reply: FastifyReply, { gss, code }: z.infer<typeof params>, values: Partial<z.infer<typeof form>>, faults?: Readonly<Partial<Record<string, string>>>): Promise<FastifyReply> {
    const { council, standing: { indicator }, rebaseHistory } = await showIndicator(house, request.access, { council: gss, indicator: code, asOf: house.defaultAsOf() });
    const shown = formFaults(faults);
    const heading = `Set new limits: ${indicator.title}`;
    return site.sendFresh(request, reply, 'rebase/index', {
      title: heading, council, at: urls.council(council.gss), failed: shown.failed,
      breadcrumbs: [{ text: indicator.title, href: urls.indicator(council.gss, code) }, { text: 'Set new limits' }],
    }, {
      ...shown, heading, values, action: urls.setRebase(council.gss, code), back: urls.indicator(council.gss, code),
      decisions: DECISIONS.map((one) => ({ ...one, selected: one.value === values.decision })),
      earlier: [...rebaseHistory].reverse().map(({ from, decision, reason, by, recordedAt }) => ({ what: `${formatPeriodLong(from)}: ${DONE[decision]}`, reason, by, on: formatDay(recordedAt) })),
    });
  }

  app.get('/councils/:gss/indicators/:code/new-limits', { config, schema: { params, querystring: z.object({ from: z.string().max(20).optional() }) } }, async (request, reply) => {
    const { from } = request.query;
    return show(request, reply, request.params, { ...(from !== undefined && periodFromCode(from) !== undefined && { from }) });
  });

  app.post('/councils/:gss/indicators/:code/new-limits', { config, schema: { params, body: form } }, async (request, reply) => {
    const { gss, code } = request.params;
    const { council, standing: { indicator } } = await showIndicator(house, request.access, { council: gss, indicator: code, asOf: house.defaultAsOf() });
    const set = await setRebase(house, request.access, { ...request.body, council: council.gss, indicator });
    if (set.kind === 'set') return reply.redirect(`${urls.indicator(council.gss, indicator.code)}#limits`, 303);
    return show(request, reply.code(400), request.params, request.body, set.faults);
  });
}

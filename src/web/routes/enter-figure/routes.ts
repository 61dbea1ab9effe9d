import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ThreestarError } from '../../../core/errors.ts';
import { periodCode } from '../../../core/period.ts';
import type { Period } from '../../../core/period.ts';
import { readPeriod } from '../../../core/period-text.ts';
import type { SourcedPoint } from '../../../core/series.ts';
import { formatPeriodLong } from '../../../present/format-date.ts';
import { enterFigure, isWhat } from '../../../usecases/enter-figure.ts';
import { findCouncil } from '../../../usecases/find-council.ts';
import { readFigureHeld } from '../../../usecases/read-figure-held.ts';
import { readStandings } from '../../../usecases/read-standings.ts';
import { dueFigure } from '../../../core/due-figure.ts';
import { formFaults } from '../../form-faults.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { figureWords, heldView, startingValues, toFigureFormView } from './view-model.ts';
import type { FigureFormValues } from './view-model.ts';

const config = { permission: 'enter-figures' } as const;
const params = z.object({ gss: z.string(), code: z.string() });
const query = z.object({ period: z.string().optional() });
const text = z.string().default('');
const form = z.object({
  period: text, what: text, value: text, numerator: text, denominator: text, status: text, sampleSize: text, note: text, reason: text,
  seenPeriod: text, seenBatch: z.string().regex(/^\d*$/).default(''), publish: text, checked: z.string().optional(),
});
const ANY_DAY = { from: '0000-01-01', to: '9999-12-31' };

/** Entering or correcting one figure. */
export function enterFigureRoutes(app: App, site: Site): void {
  const { house } = site;

  async function find({ gss, code }: z.infer<typeof params>) {
    const council = await findCouncil(house, gss);
    const indicator = house.catalogue.indicators.get(code);
    if (indicator === undefined) throw new ThreestarError('not-found', `There is no indicator with the code ${code}. The page Gather lists them all.`);
    return { council, indicator };
  }

  interface Shown {
    readonly values: FigureFormValues;
    readonly held?: SourcedPoint | undefined;
    readonly faults?: Readonly<Record<string, string>>;
    readonly odd?: readonly string[];
    /** What the person typed, where the held figure is another than they saw. */
    readonly yours?: string;
    readonly period?: Period | undefined;
  }

  async function show(request: FastifyRequest, reply: FastifyReply, wanted: z.infer<typeof params>, shown: Shown): Promise<FastifyReply> {
    const { council, indicator } = await find(wanted);
    const faults = formFaults(shown.faults);
    const correcting = shown.values.seenBatch !== '';
    const title = `${correcting ? 'Correct' : 'Enter'} a figure: ${indicator.title}`;
    const { period } = shown;
    return site.sendFresh(request, reply, 'enter-figure/index', {
      title, council, at: urls.gather(council.gss), failed: faults.failed,
      breadcrumbs: [{ text: 'Gather', href: urls.gather(council.gss) }, { text: correcting ? 'Correct a figure' : 'Enter a figure' }],
    }, {
      ...toFigureFormView(shown.values, { indicator, gss: council.gss, access: request.access, isOdd: shown.odd !== undefined }),
      ...faults, heading: correcting ? 'Correct a figure' : 'Enter a figure', correcting, oddSays: shown.odd, yours: shown.yours,
      held: period && heldView(shown.held, indicator, period),
    });
  }

  app.get('/councils/:gss/indicators/:code/enter', { config, schema: { params, querystring: query } }, async (request, reply) => {
    const { council, indicator } = await find(request.params);
    const asked = request.query.period === undefined ? undefined : readPeriod(request.query.period, indicator.frequencies, ANY_DAY);
    const [row] = await readStandings(house, request.access, { council: council.gss, indicators: [indicator.code], asOf: house.defaultAsOf() });
    if (row === undefined) throw new ThreestarError('not-found', 'The indicator is in no set.');
    const period = asked?.kind === 'period' ? asked.period : dueFigure(row.standing)?.period ?? row.standing.lastEnded;
    const held = await readFigureHeld(house, request.access, { council: council.gss, indicator: indicator.code, period });
    return show(request, reply, request.params, { values: startingValues(period, held, indicator), held, period });
  });

  app.post('/councils/:gss/indicators/:code/enter', { config, schema: { params, body: form } }, async (request, reply) => {
    const { council, indicator } = await find(request.params);
    const values = request.body;
    const { seenPeriod, seenBatch, publish, checked, what, ...typed } = values;
    const entered = await enterFigure(house, request.access, {
      ...typed, council, indicator, what: isWhat(what) ? what : 'figure', checked: checked === 'yes', publish: publish === 'publish',
      seen: { period: seenPeriod, batch: seenBatch === '' ? null : Number(seenBatch) },
    });
    if (entered.kind === 'saved') return reply.redirect(`${urls.batch(entered.batch)}?done=saved`, 303);
    if (entered.kind === 'already-imported') return reply.redirect(`${urls.gather(council.gss)}?already=${entered.batch}`, 303);
    if (entered.kind === 'changed') {
      const { observation, held } = entered;
      const { period, figure } = observation;
      const says = held === undefined
        ? `The figure for ${formatPeriodLong(period)} that you saw was withdrawn meanwhile. Check yours, and save it again`
        : `There is a figure for ${formatPeriodLong(period)} that you have not seen: ${figureWords(held.figure, indicator)}. Compare it with yours; to replace it, give a reason and save again`;
      return show(request, reply.code(409), request.params, {
        values: { ...values, seenPeriod: periodCode(period), seenBatch: held === undefined ? '' : String(held.source.batch) },
        held, period, yours: figureWords(figure, indicator), faults: { [held === undefined ? 'value' : 'reason']: says },
      });
    }
    const asked = readPeriod(values.period, indicator.frequencies, ANY_DAY);
    const period = asked.kind === 'period' ? asked.period : undefined;
    const held = period && await readFigureHeld(house, request.access, { council: council.gss, indicator: indicator.code, period });
    const shown = { values, held, period };
    if (entered.kind === 'faults') return show(request, reply.code(400), request.params, { ...shown, faults: entered.faults });
    return show(request, reply.code(400), request.params, { ...shown, odd: entered.says, faults: { checked: `Check the figure: ${entered.says.join(' ')}` } });
  });
}

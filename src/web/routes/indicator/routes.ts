import { z } from 'zod';
import type { Access } from '../../../core/access.ts';
import { periodCode, periodFromCode } from '../../../core/period.ts';
import { showIndicator } from '../../../usecases/show-indicator.ts';
import type { CouncilIndicator } from '../../../usecases/show-indicator.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { asSeenQuery, dateQuery, keptDates, toAsSeen } from '../query.ts';
import type { IndicatorNote, IndicatorRevision } from './history.ts';
import { peersQuery, peersSection } from './peers-routes.ts';
import { analyseStanding } from './analysis.ts';
import { CHART_CSV_HEADER, chartFile, chartRows } from './chart-files.ts';
import { chartQuery, chartSettingsOf, keptSettings } from './chart-settings.ts';
import { toIndicatorPage } from './view-model.ts';
import type { IndicatorInput } from './view-model.ts';

const params = z.object({ gss: z.string().max(20), code: z.string().max(80) });
/** As it was typed, and no longer than a target and a period are. */
const typed = z.string().transform((text) => text.slice(0, 60)).optional().catch(undefined);
const query = z.object({ ...asSeenQuery, ...peersQuery, ...chartQuery, target: typed, by: typed, revisions: z.enum(['newest', 'all']).default('newest').catch('newest') });

type Pair = readonly [name: string, value: string];

/** What every address of the page keeps: the dates, the peers and the question about a chance. */
function keptOf(asked: z.output<typeof query>): Pair[] {
  return [...keptDates(asked).map(({ name, value }): Pair => [name, value]), ...(asked.peers === 'all' ? [] : [['peers', asked.peers] as const]), ...keptQuestion(asked)];
}

function keptQuestion({ target, by }: z.output<typeof query>): Pair[] {
  return [...(target === undefined ? [] : [['target', target] as const]), ...(by === undefined ? [] : [['by', by] as const])];
}

/** An address that keeps what every address does, but for what is named anew. */
function addressOf(asked: z.output<typeof query>): (path: string, more: readonly Pair[]) => string {
  return (path, more) => addressWith(path, [...keptOf(asked), ...more]);
}

/** Of a name that comes twice the last counts. */
function addressWith(path: string, pairs: readonly Pair[]): string {
  const parts = new URLSearchParams();
  for (const [name, value] of pairs) parts.set(name, value);
  const text = parts.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Revisions listed at first: a year of months with some corrections. */
const NEWEST = 15;

const SCRIPTS = ['vendor/chart.umd.min.js', 'vendor/chartjs-plugin-annotation.min.js', 'js/indicator-chart.js'].map((name) => urls.static(name));

export function indicatorRoutes(app: App, site: Site): void {
  const { house } = site;
  const config = { permission: 'see-figures' } as const;

  function askedOf({ params: { gss, code }, query: asked }: { readonly params: z.output<typeof params>; readonly query: z.output<typeof query> }) {
    return { ...toAsSeen(house, asked), council: gss, indicator: code, ...(asked.target !== undefined && asked.target.trim() !== '' && { typedTarget: asked.target }) };
  }

  /** All the page, the drawing and the table are made from. */
  function inputOf(found: CouncilIndicator, request: { readonly params: z.output<typeof params>; readonly query: z.output<typeof query>; readonly access: Access }): IndicatorInput {
    const { council, standing, set, typedTarget } = found;
    const { gss, code } = request.params;
    const { asOf } = toAsSeen(house, request.query);
    const settings = chartSettingsOf(request.query);
    const here = urls.indicator(gss, code);
    const dates = dateQuery(request.query);
    const address = addressOf(request.query);
    const knownAt = request.query['known-at'];
    const { target, by } = request.query;
    const withoutQuestion = [...keptOf({ ...request.query, target: undefined, by: undefined }), ...keptSettings(settings)];
    const revisions = toRevisions(found);
    const listed = request.query.revisions === 'all' ? revisions : revisions.slice(0, NEWEST);
    return {
      council, asOf, ...(knownAt && { knownAt }),
      set: { title: set.title, year: set.year },
      standing, otherSeries: found.otherSeries, ragRules: house.catalogue.ragRules, settings, houseRules: house.catalogue.trendRules,
      houseChance: house.catalogue.forecastRules.chance, request: { ...(target !== undefined && { target }), ...(by !== undefined && { by }) },
      ...(found.review && { review: found.review.date }),
      analysis: analyseStanding({
        standing, rebases: found.rebases, asOf, ...(found.review && { review: found.review.date }), request: { ...(typedTarget && { typed: typedTarget }), ...(by !== undefined && { by }) },
      }, settings, house.catalogue),
      rebases: found.rebaseHistory, notes: found.notes.map(toNote), revisions: listed,
      links: {
        dashboard: urls.council(gss) + dates,
        csv: `${here}.csv${dates}`,
        revisionsCsv: urls.revisionsCsv(gss, code) + dates,
        asOf: (day) => `${address(here, [...keptSettings(settings), ['as-of', day]])}#chance`,
        chanceForm: {
          action: `${here}#chance`, hidden: withoutQuestion.map(([name, value]) => ({ name, value })), clear: `${addressWith(here, withoutQuestion)}#chance`,
        },
        withSettings: (changed) => `${address(here, keptSettings(changed))}#chart-heading`,
        chartSvg: address(urls.chartSvg(gss, code), keptSettings(settings)),
        chartCsv: address(urls.chartCsv(gss, code), keptSettings(settings)),
        ...(listed.length < revisions.length && { allRevisions: { text: `All ${revisions.length} revisions`, href: address(here, [...keptSettings(settings), ['revisions', 'all']]) } }),
        ...(request.access.may('write-requests', gss) && { writeRequest: urls.writeRequest(gss, { on: 'figure', indicator: code }) }),
        ...(request.access.may('add-notes', gss) && { addNote: urls.addNote(gss, code) }),
        ...(request.access.may('enter-figures', gss) && { correct: urls.enterFigure(gss, code) }),
        ...(request.access.may('set-rebase', gss) && { setRebase: urls.setRebase(gss, code) }),
      },
    };
  }

  app.get('/councils/:gss/indicators/:code/chart.svg', { config, schema: { params, querystring: query } }, async (request, reply) => {
    const { gss, code } = request.params;
    const found = await showIndicator(house, request.access, askedOf(request));
    const drawing = chartFile(inputOf(found, request));
    return reply.header('cache-control', 'private, no-cache').header('content-disposition', `attachment; filename="${gss}-${code}.svg"`).type('image/svg+xml; charset=utf-8').send(drawing);
  });

  app.get('/councils/:gss/indicators/:code/chart.csv', { config, schema: { params, querystring: query } }, async (request, reply) => {
    const { gss, code } = request.params;
    const found = await showIndicator(house, request.access, askedOf(request));
    return sendCsv(reply, `${gss}-${code}-chart.csv`, CHART_CSV_HEADER, chartRows(inputOf(found, request)));
  });

  app.get('/councils/:gss/indicators/:code', { config, schema: { params, querystring: query } }, async (request, reply) => site.sendKept(request, reply, 'indicator/index', async () => {
    const { gss } = request.params;
    const found = await showIndicator(house, request.access, askedOf(request));
    const { council } = found;
    const view = toIndicatorPage(inputOf(found, request));
    return { head: { title: view.title, council, at: urls.council(gss), breadcrumbs: view.breadcrumbs, scripts: SCRIPTS, failed: view.chance.failed }, view: { ...view, peers: await peersSection(house, found, request.query, (id) => `${addressOf(request.query)(urls.indicator(gss, request.params.code), [...keptSettings(chartSettingsOf(request.query)), ['peers', id]])}`) } };
  }));

  app.get('/councils/:gss/indicators/:code.csv', { config, schema: { params, querystring: query } }, async (request, reply) => {
    const { gss, code } = request.params;
    const { standing, otherSeries } = await showIndicator(house, request.access, { ...toAsSeen(house, request.query), council: gss, indicator: code });
    const points = [standing.series, ...otherSeries].flatMap((series) => series.points);
    return sendCsv(reply, `${gss}-${code}.csv`, ['council', 'indicator', 'period', 'value', 'no_figure_because', 'numerator', 'denominator', 'status', 'sample_size', 'note', 'published_status', 'definition_version', 'draft', 'batch', 'line'], points.map(({ period, figure, sampleSize, note, publishedStatus, definitionVersion, draft, source }) => {
      const value = figure.kind === 'value' ? figure : undefined;
      return [gss, code, periodCode(period), value?.value, figure.kind === 'none' ? figure.reason : undefined, value?.numerator, value?.denominator, value?.status, sampleSize, note, publishedStatus, definitionVersion, draft ? 'yes' : 'no', source?.batch, source?.line];
    }));
  });

  app.get('/councils/:gss/indicators/:code/revisions.csv', { config, schema: { params, querystring: query } }, async (request, reply) => {
    const { gss, code } = request.params;
    const { revisions, recorders } = await showIndicator(house, request.access, { ...toAsSeen(house, request.query), council: gss, indicator: code });
    return sendCsv(reply, `${gss}-${code}-revisions.csv`, ['council', 'indicator', 'period', 'value', 'no_figure_because', 'recorded', 'by', 'reason', 'file', 'batch', 'line', 'draft', 'withdrawn'], revisions.map(({ point: { period, figure, draft, source }, recordedAt, recordedBy, reason, fileName, withdrawn }) => [
      gss, code, periodCode(period), figure.kind === 'value' ? figure.value : undefined, figure.kind === 'none' ? figure.reason : undefined, recordedAt, recorders.get(recordedBy), reason, fileName, source.batch, source.line, draft ? 'yes' : 'no', withdrawn ? 'yes' : 'no',
    ]));
  });
}

function toNote({ content, recordedAt }: CouncilIndicator['notes'][number]): IndicatorNote {
  const period = content.period === undefined ? undefined : periodFromCode(content.period);
  return { kind: content.kind, text: content.text, by: content.by, written: recordedAt.slice(0, 10), ...(period && { period }) };
}

/** Newest first, each with the figure it replaced. */
function toRevisions({ revisions, recorders }: CouncilIndicator): IndicatorRevision[] {
  return revisions.map(({ point, recordedAt, recordedBy, reason, fileName, withdrawn }, index): IndicatorRevision => {
    const earlier = revisions[index - 1];
    const replaced = earlier !== undefined && earlier.point.period.month === point.period.month && earlier.point.period.granularity === point.period.granularity && !earlier.withdrawn;
    const { batch, line } = point.source;
    return {
      period: point.period, figure: point.figure, recorded: recordedAt.slice(0, 10), by: recorders.get(recordedBy) ?? '', draft: point.draft,
      file: fileName, line, batch: { id: batch, href: urls.batchLine(batch, line) },
      ...(replaced && { before: earlier.point.figure }),
      ...(reason !== undefined && { reason: withdrawn ? `${reason} (withdrawn since)` : reason }),
    };
  }).sort((a, b) => (a.recorded < b.recorded ? 1 : a.recorded > b.recorded ? -1 : b.period.month - a.period.month));
}

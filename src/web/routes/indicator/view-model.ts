import type { Council } from '../../../core/council.ts';
import type { Series } from '../../../core/series.ts';
import type { Standing } from '../../../core/standing.ts';
import { targetInForce, targetStatus } from '../../../core/target-status.ts';
import type { RagRule } from '../../../core/target.ts';
import { definitionChangeSentences } from '../../../present/definition-words.ts';
import { formatDay, formatPeriod, formatPeriodLong } from '../../../present/format-date.ts';
import { formatCount, formatFigure } from '../../../present/format-number.ts';
import { chartFinding, indicatorSentence, plainText } from '../../../present/indicator-sentence.ts';
import { lineChartData } from '../../../present/line-chart-data.ts';
import { CHART_SIZES, drawLineChart } from '../../../present/line-chart-drawing.ts';
import { lineChart } from '../../../present/line-chart.ts';
import type { ChartSlot, LineChart } from '../../../present/line-chart.ts';
import { NOTE_KIND_WORDS } from '../../../present/note-kind-words.ts';
import type { Link } from '../../../present/page-frame.ts';
import { STATUS_MARKS, changeText, comparedLabel, figureFor, freshnessSentence, latestText, targetText } from '../../../present/standing-words.ts';
import { noteViews, revisionViews } from './history.ts';
import type { IndicatorNote, IndicatorRevision } from './history.ts';

export interface IndicatorInput {
  readonly council: Council;
  readonly asOf: string;
  /** Shown when it differs from the judgement date. */
  readonly knownAt?: string;
  /** Title and year of the set: "Socitm-style ICT set", "2013". */
  readonly set: { readonly title: string; readonly year: string };
  readonly standing: Standing;
  /** Series of the other granularities held: never mixed with the one drawn. */
  readonly otherSeries: readonly Series[];
  readonly ragRules: ReadonlyMap<string, RagRule>;
  readonly notes: readonly IndicatorNote[];
  /** Newest first. */
  readonly revisions: readonly IndicatorRevision[];
  /** Months of history drawn and listed, 36 as a rule. */
  readonly months: number;
  readonly links: {
    readonly dashboard: string;
    readonly csv: string;
    /** Absent when everything held is drawn already. */
    readonly longer?: Link;
    readonly revisionsCsv: string;
    /** Absent when every revision is listed already. */
    readonly allRevisions?: Link;
    /** Only for those who may write. */
    readonly addNote?: string;
    readonly correct?: string;
  };
}

const PERIOD_WORD = { month: 'Month', quarter: 'Quarter', year: 'Year' } as const;
const EVERY = { month: 'monthly', quarter: 'quarterly', year: 'yearly' } as const;
const POLARITY_WORDS = { higher: 'higher is better', lower: 'lower is better', target: 'closest to the midpoint is best', none: 'for information' } as const;

/** Everything the page `views/pages/indicator/index.hbs` prints, in its words. */
export function toIndicatorPage(input: IndicatorInput) {
  const { standing, links } = input;
  const { indicator, series, targets, lastEnded } = standing;
  const sentence = indicatorSentence(standing);
  const chart = lineChart({ indicator, series, targets, last: lastEnded, months: input.months, notes: chartNotes(input.notes) });
  return {
    title: indicator.title,
    breadcrumbs: [{ text: `${input.council.name} dashboard`, href: links.dashboard }, { text: indicator.theme, href: `${links.dashboard}#indicators` }, { text: indicator.shortTitle }],
    subtitle: subtitle(input),
    sentence,
    facts: facts(standing),
    chart: chart && chartView(chart, plainText(sentence), standing),
    table: chart && { periodWord: PERIOD_WORD[series.granularity], counts: countHeads(chart, standing), rows: [...chart.slots].reverse().map((slot) => slotRow(slot, standing, input.ragRules, hasCounts(chart))) },
    links,
    others: input.otherSeries.filter(({ points }) => points.length > 0).map((other) => otherView(other, input)),
    revisions: revisionViews(input.revisions, indicator),
    notes: noteViews(input.notes),
    definition: { purpose: indicator.purpose, method: indicator.definition.method, version: indicator.definition.version, from: formatDay(indicator.definition.effectiveFrom), source: indicator.source, changes: definitionChangeSentences(series, indicator) },
    verdictWords: standing.verdict.words,
  };
}

function subtitle({ standing: { indicator, series, owner }, set, asOf, knownAt, council }: IndicatorInput): string {
  const known = knownAt && knownAt.slice(0, 10) !== asOf ? [`as known on ${formatDay(knownAt)}`] : [];
  return [
    `${indicator.reference}, ${set.title} ${set.year}`, `${EVERY[series.granularity]}, ${POLARITY_WORDS[indicator.polarity]}`,
    owner ? `owner: ${owner}` : 'no owner', council.illustrative ? 'illustrative figures' : council.name, `as of ${formatDay(asOf)}`, ...known,
  ].join(' · ');
}

function facts(standing: Standing) {
  const { latest, target, verdict, onLastPeriod, onLastYear, lastEnded } = standing;
  const value = latest?.figure.kind === 'value' ? latest.figure : undefined;
  const counts = value?.numerator !== undefined && value.denominator !== undefined ? `${formatCount(value.numerator)} of ${formatCount(value.denominator)}` : undefined;
  const sample = latest?.sampleSize === undefined ? undefined : `sample of ${formatCount(latest.sampleSize)}`;
  const shown = figureFor(standing);
  const at = latest?.period ?? lastEnded;
  return [
    { name: 'Latest figure', value: latestText(standing), detail: counts ?? sample ?? (value && value.status !== 'actual' ? value.status : '') },
    { name: 'Against target', value: STATUS_MARKS[verdict.status].word, mark: STATUS_MARKS[verdict.status].mark, detail: target ? `target ${targetText(standing)}` : 'no target set' },
    { name: 'On last period', value: changeText(onLastPeriod, standing), detail: comparedLabel(onLastPeriod, at, 'last period') },
    { name: 'On a year ago', value: changeText(onLastYear, standing), detail: comparedLabel(onLastYear, at, 'last year') },
    { name: 'Figure for', value: shown.state ?? shown.text, ...(shown.mark && { mark: shown.mark }), detail: shown.state ? shown.text : freshnessSentence(standing) },
    { name: 'Owner', value: standing.owner ?? 'None', detail: standing.owner ? '' : 'nobody is named' },
  ];
}

function chartView(chart: LineChart, sentence: string, standing: Standing) {
  const first = chart.slots[0]?.label ?? '';
  const last = chart.slots.at(-1)?.label ?? '';
  const label = `Line chart of ${standing.indicator.title}, ${first} to ${last}. ${sentence}`;
  return {
    heading: chartFinding(standing),
    wide: drawLineChart(chart, 'wide', label),
    middle: drawLineChart(chart, 'middle', label),
    narrow: drawLineChart(chart, 'narrow', label),
    data: JSON.stringify(lineChartData(chart, label)),
    axisNote: chart.axisNote,
    cut: chart.slots.length > CHART_SIZES.narrow.slots ? `The chart shows the last ${CHART_SIZES.narrow.slots} periods; the table has all ${chart.slots.length}.` : undefined,
    hasTarget: chart.steps.length > 0,
    hasGaps: chart.slots.some(({ value }) => value === undefined),
    notes: chart.notes.map(({ letter, period, title, text, by }) => ({ letter, title: `${formatPeriodLong(period)}, ${title}.`, text, by })),
    breaks: chart.breaks.map(({ text }) => `${text}: figures before and after are not compared.`),
  };
}

/** Remarks about a period go on the chart; general ones only into the list. */
function chartNotes(notes: readonly IndicatorNote[]) {
  return notes.flatMap(({ period, kind, text, by }) => (period ? [{ period, title: NOTE_KIND_WORDS[kind].text.toLowerCase(), text, by }] : []));
}

function hasCounts(chart: LineChart): boolean {
  return chart.slots.some(({ point }) => point?.figure.kind === 'value' && point.figure.numerator !== undefined);
}

function countHeads(chart: LineChart, { indicator }: Standing) {
  return hasCounts(chart) ? { numerator: indicator.numerator ?? 'Numerator', denominator: indicator.denominator ?? 'Denominator' } : undefined;
}

function slotRow(slot: ChartSlot, { indicator, targets, series }: Standing, ragRules: ReadonlyMap<string, RagRule>, counts: boolean) {
  const { point, value } = slot;
  const inForce = targetInForce(targets, slot.period);
  const yearAgo = series.points.find(({ period, definitionVersion }) => period.month === slot.period.month - 12 && definitionVersion === point?.definitionVersion)?.figure;
  const judged = value !== undefined && !point?.draft;
  const verdict = judged ? targetStatus(value, inForce, inForce && ragRules.get(inForce.target.ragRule), indicator, yearAgo?.kind === 'value' ? yearAgo.value : undefined) : undefined;
  const figure = point?.figure.kind === 'value' ? point.figure : undefined;
  const status = point?.draft ? 'draft' : figure && figure.status !== 'actual' ? figure.status : undefined;
  return {
    period: slot.label, value: slot.text, ...(status && { status }),
    ...(counts && { numerator: figure?.numerator === undefined ? '' : formatCount(figure.numerator), denominator: figure?.denominator === undefined ? '' : formatCount(figure.denominator), counts }),
    target: inForce && indicator.polarity !== 'none' ? targetText({ indicator, target: inForce }) : 'none',
    ...STATUS_MARKS[verdict?.status ?? 'unknown'],
    ...(point?.publishedStatus && { printed: point.publishedStatus }),
  };
}

/** A yearly outturn beside quarters, or the other way round: in a table of its own, newest first. */
function otherView(other: Series, { standing, ragRules }: IndicatorInput) {
  const { indicator, targets } = standing;
  const rows = other.points.map((point): ChartSlot => ({
    period: point.period, label: formatPeriod(point.period), point,
    text: formatFigure(point.figure, indicator),
    ...(point.figure.kind === 'value' && { value: point.figure.value }),
  }));
  return {
    heading: other.granularity === 'year' ? 'Yearly outturn, as published' : `${EVERY[other.granularity].replace(/^./, (first) => first.toUpperCase())} figures, as published`,
    periodWord: PERIOD_WORD[other.granularity],
    rows: rows.reverse().map((slot) => slotRow(slot, { ...standing, series: other, targets }, ragRules, false)),
  };
}

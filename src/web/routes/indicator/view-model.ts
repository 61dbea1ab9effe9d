import type { Council } from '../../../core/council.ts';
import type { Period } from '../../../core/period.ts';
import type { Series } from '../../../core/series.ts';
import type { Standing } from '../../../core/standing.ts';
import { targetInForce, targetStatus } from '../../../core/target-status.ts';
import type { RagRule } from '../../../core/target.ts';
import { definitionChangeSentences } from '../../../present/definition-words.ts';
import type { PointKind } from '../../../core/trend/improvement.ts';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import type { ForecastRules } from '../../../core/forecast/forecast-rules.ts';
import { meetingWords } from '../../../present/chance-question-words.ts';
import { chanceWords } from '../../../present/chance-words.ts';
import { formatDay, formatPeriod, formatPeriodLong } from '../../../present/format-date.ts';
import { nextFigure } from '../../../present/forecast-words.ts';
import { formatCount, formatFigure } from '../../../present/format-number.ts';
import { indicatorSentence, plainText } from '../../../present/indicator-sentence.ts';
import { lineChartData } from '../../../present/line-chart-data.ts';
import { CHART_SIZES, drawLineChart } from '../../../present/line-chart-drawing.ts';
import type { ChartSlot, LineChart } from '../../../present/line-chart.ts';
import type { Link } from '../../../present/page-frame.ts';
import { signalWords } from '../../../present/signal-words.ts';
import { STATUS_MARKS, changeText, comparedLabel, figureFor, latestText, targetText } from '../../../present/standing-words.ts';
import { aimMark, changeMark } from '../../../present/trend-mark-words.ts';
import { LATEST_MET } from './analysis.ts';
import type { Analysis } from './analysis.ts';
import type { ChartSettings } from './chart-settings.ts';
import { noteViews, revisionViews } from './history.ts';
import type { IndicatorNote, IndicatorRevision } from './history.ts';
import { chanceView, isAnswered } from './chance-view.ts';
import { chartOf, trendCells, trendView } from './trend-view.ts';

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
  readonly analysis: Analysis;
  readonly settings: ChartSettings;
  /** The rules as they ship, whatever the address asks for. */
  readonly houseRules: TrendRules;
  readonly houseChance: ForecastRules['chance'];
  /** What the form about a chance sent, as it was typed. */
  readonly request: { readonly target?: string; readonly by?: string };
  /** Day of the review, for those who may know of it. */
  readonly review?: string;
  /** Oldest first, with who decided in words. */
  readonly rebases: readonly { readonly from: Period; readonly decision: 'confirmed' | 'dismissed' | 'undone'; readonly reason: string; readonly by: string; readonly recordedAt: string }[];
  readonly links: {
    /** The page with other settings of its chart. */
    readonly withSettings: (settings: ChartSettings) => string;
    /** The page as of another day. */
    readonly asOf: (day: string) => string;
    /** Where the form about a chance goes, with what it must keep of the address; and the page without its question. */
    readonly chanceForm: { readonly action: string; readonly hidden: readonly { readonly name: string; readonly value: string }[]; readonly clear: string };
    readonly chartSvg: string;
    readonly chartCsv: string;
    /** Only for those who may decide; for a period, its form. */
    readonly setRebase?: string;
    readonly dashboard: string;
    readonly csv: string;
    readonly revisionsCsv: string;
    /** Absent when every revision is listed already. */
    readonly allRevisions?: Link;
    /** Only for those who may write. */
    readonly addNote?: string;
    readonly writeRequest?: string;
    readonly correct?: string;
  };
}

const PERIOD_WORD = { month: 'Month', quarter: 'Quarter', year: 'Year' } as const;
const EVERY = { month: 'monthly', quarter: 'quarterly', year: 'yearly' } as const;
const POLARITY_WORDS = { higher: 'higher is better', lower: 'lower is better', target: 'closest to the midpoint is best', none: 'for information' } as const;

/** Everything the page `views/pages/indicator/index.hbs` prints, in its words. */
export function toIndicatorPage(input: IndicatorInput) {
  const { standing, links } = input;
  const { indicator, series } = standing;
  const sentence = indicatorSentence(standing);
  const chart = chartOf(input);
  const analysed = trendView(input, chart);
  return {
    title: indicator.title,
    breadcrumbs: [{ text: 'Dashboard', href: links.dashboard }, { text: indicator.theme, href: `${links.dashboard}#indicators` }, { text: indicator.shortTitle }],
    subtitle: subtitle(input),
    sentence,
    facts: facts(input),
    trend: analysed,
    chance: chanceView(input),
    chart: chart && chartView(chart, `${plainText(sentence)} ${analysed.sentence}`, standing, analysed.heading),
    table: chart && { periodWord: PERIOD_WORD[series.granularity], counts: countHeads(chart, standing), near: input.settings.near === 'show', limits: analysed.hasLimits, rows: [...chart.slots].reverse().map((slot) => ({ ...slotRow(slot, standing, input.ragRules, hasCounts(chart)), ...trendCells(slot, input) })) },
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

function facts(input: IndicatorInput) {
  const { standing, analysis: { marks, trend, metOf, chance, ahead, rules } } = input;
  const { latest, target, verdict, onLastYear, lastEnded } = standing;
  const value = latest?.figure.kind === 'value' ? latest.figure : undefined;
  const counts = value?.numerator !== undefined && value.denominator !== undefined ? `${formatCount(value.numerator)} of ${formatCount(value.denominator)}` : undefined;
  const sample = latest?.sampleSize === undefined ? undefined : `sample of ${formatCount(latest.sampleSize)}`;
  const shown = figureFor(standing);
  const signal = trend.kind === 'trend' && marks.change !== 'too-few' ? trend.latest.signals[0] : undefined;
  const next = nextFigure(ahead, standing.indicator);
  const change = changeMark(marks);
  const aim = aimMark(marks);
  return [
    { name: shown.text === '' ? 'Latest figure' : shown.text, value: latestText(standing), detail: shown.state ?? counts ?? sample ?? (value && value.status !== 'actual' ? value.status : '') },
    { name: 'Against target', value: STATUS_MARKS[verdict.status].word, mark: STATUS_MARKS[verdict.status].mark, detail: target ? `target ${targetText(standing)}` : 'no target set' },
    { name: 'Is it changing?', value: change.word, mark: change.mark, detail: marks.change === 'too-few' ? `${marks.figures} of ${marks.needed} figures` : signal ? signalWords(signal, rules) : 'normal variation' },
    { name: 'Will it hit target?', value: aim.word, mark: aim.mark, detail: metOf.of > 0 ? metOf.of < LATEST_MET ? `${metOf.met} of ${metOf.of} met` : `${metOf.met} of the last ${metOf.of} met` : 'no target set' },
    isAnswered(chance) && chance.why !== 'next'
      ? { name: chance.why === 'review' ? 'Chance at the review' : 'Chance asked for', value: chanceWords(chance.at.chance), detail: `of ${meetingWords(chance.at.target.value, standing.indicator)} in ${formatPeriod(chance.at.period)}` }
      : { name: 'Next figure', value: next.kind === 'expected' ? next.mean : 'None', detail: next.kind === 'expected' ? `${next.period}; 80% likely ${next.lower} to ${next.upper}` : next.word },
    { name: 'On a year ago', value: changeText(onLastYear, standing), detail: comparedLabel(onLastYear, latest?.period ?? lastEnded, 'last year') },
  ];
}

function chartView(chart: LineChart, sentence: string, standing: Standing, heading: string) {
  const first = chart.slots[0]?.label ?? '';
  const last = chart.slots.at(-1)?.label ?? '';
  const label = `Chart of ${standing.indicator.title}, ${first} to ${last}. ${sentence}`;
  return {
    heading,
    wide: drawLineChart(chart, 'wide', label),
    middle: drawLineChart(chart, 'middle', label),
    narrow: drawLineChart(chart, 'narrow', label),
    data: JSON.stringify(lineChartData(chart, label)),
    axisNote: chart.axisNote,
    cut: chart.slots.length > CHART_SIZES.narrow.slots ? `The chart shows the last ${CHART_SIZES.narrow.slots} periods; the table has all ${chart.slots.length}.` : undefined,
    hasTarget: chart.steps.length > 0,
    hasGaps: chart.slots.some(({ value }) => value === undefined),
    notes: chart.notes.map(({ letter, period, title, text, by }) => ({ letter, title: `${formatPeriodLong(period)}, ${title}.`, text, by })),
    breaks: chart.breaks.filter(({ rebase }) => rebase === undefined).map(({ text }) => `${text}: figures before and after are not compared, and have limits of their own.`),
    hasLimits: chart.phases.some(({ limits }) => limits !== undefined),
    isTrial: chart.phases.some(({ limits, trial }) => limits !== undefined && trial),
    hasSignals: { better: has(chart, 'special_cause_improvement'), worse: has(chart, 'special_cause_concern'), neither: has(chart, 'special_cause_neutral_high') || has(chart, 'special_cause_neutral_low') },
    hasForecast: chart.ahead.length > 0,
    clipped: chart.cut,
  };
}

function has(chart: LineChart, kind: PointKind): boolean {
  return chart.slots.some((slot) => slot.kind === kind);
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

import { firstDay, lastDay, monthsIn, periodCode } from '../../../core/period.ts';
import type { Period } from '../../../core/period.ts';
import type { AskedChance, ChanceAt } from '../../../core/forecast/ask-chance.ts';
import type { Trend } from '../../../core/trend/trend.ts';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import type { TrendMarks } from '../../../core/trend/trend-marks.ts';
import { courseChart } from '../../../present/course-chart.ts';
import { courseSentences } from '../../../present/course-words.ts';
import { formatDay, formatPeriod, formatPeriodLong } from '../../../present/format-date.ts';
import { formatValue } from '../../../present/format-number.ts';
import { NOTE_KIND_WORDS } from '../../../present/note-kind-words.ts';
import { formatLine, indicatorTrendWords, monthOfDay } from '../../../present/indicator-trend-words.ts';
import { meetingWords } from '../../../present/chance-question-words.ts';
import { chanceWords } from '../../../present/chance-words.ts';
import { lineChart } from '../../../present/line-chart.ts';
import type { ChartSlot, LineChart } from '../../../present/line-chart.ts';
import { ratioOfferSentence } from '../../../present/ratio-offer-sentence.ts';
import { signalWords } from '../../../present/signal-words.ts';
import { changeMark } from '../../../present/trend-mark-words.ts';
import { trendHeading } from '../../../present/trend-heading.ts';
import { refusalSentence, warningSentence } from '../../../present/trend-remarks.ts';
import { trendSentence } from '../../../present/trend-sentence.ts';
import { trendSummary } from '../../../present/trend-summary.ts';
import { newestFigure } from './analysis.ts';
import { chartToggles, periodsOf } from './chart-settings.ts';
import type { IndicatorNote } from './history.ts';
import type { IndicatorInput } from './view-model.ts';

const DECISION_WORDS = { confirmed: 'New limits from', dismissed: 'No new limits from', undone: 'Decision taken back for' } as const;
/** Periods after the newest row in which the chart still shows the gap; an older series is drawn up to its newest row. */
const GAP_DRAWN = 12;

/** The chart of the page: the figures, and by the settings its limits, signals and forecast. */
export function chartOf({ standing, analysis, settings, notes }: Pick<IndicatorInput, 'standing' | 'analysis' | 'settings' | 'notes'>): LineChart | undefined {
  const { indicator, series, targets, lastEnded, latest } = standing;
  const last = latest !== undefined && (lastEnded.month - latest.period.month) > GAP_DRAWN ? latest.period : lastEnded;
  const { trend, starts, ahead, steps, endsAtReview, ratio } = analysis;
  const first = analysis.points[0]?.period;
  const size = monthsIn(series.granularity);
  const analysedSpan = first === undefined ? 0 : (last.month - first.month) / size + 1;
  return lineChart({
    indicator, series, targets, last, periods: Math.max(analysedSpan, settings.periods === 'all' ? 0 : periodsOf(settings)), notes: chartNotes(notes),
    ...(trend.kind === 'trend' && {
      trend: {
        trend, starts, steps, drawnFrom: analysis.rules.drawnFrom, showNear: settings.near === 'show', cutToRange: settings.clip === 'yes',
        ...(settings.forecast === 'show' && ahead && { ahead }),
        ...(endsAtReview !== undefined && { review: `Review, ${formatDay(endsAtReview)}` }),
        ...(settings.limits === 'ratio' && ratio && { ratioLimits: ratio.limits }),
      },
    }),
  });
}

/** Remarks about a period go on the chart; general ones only into the list. */
function chartNotes(notes: readonly IndicatorNote[]) {
  return notes.flatMap(({ period, kind, text, by }) => (period ? [{ period, title: NOTE_KIND_WORDS[kind].text.toLowerCase(), text, by }] : []));
}

/** Everything the page says about its trend. */
export function trendView(input: IndicatorInput, chart: LineChart | undefined) {
  const { standing, analysis, settings, links, rebases } = input;
  const { indicator, granularity, lastEnded } = standing;
  const { trend, marks, rules, ratio, run } = analysis;
  const words = indicatorTrendWords(indicator, granularity);
  const sentence = trend.kind === 'trend' ? (marks.change === 'too-few' ? tooFewSentence(marks) : trendSentence(trend, words)) : trend.kind === 'no-values' ? '' : `The figures cannot be analysed: ${refusalSentence(trend)}`;
  return {
    sentence,
    heading: trendHeading(trend, marks, words),
    summary: trendSummary({ indicator, lastEnded, trend, marks, ...(run && { run }) }, rules),
    hasLimits: trend.kind === 'trend' && trend.phases.some(({ limits, count }) => limits !== undefined && count >= rules.drawnFrom),
    remarks: trend.kind === 'trend' ? trendRemarks(trend, rules) : [],
    ratio: ratio && { sentence: ratioOfferSentence(ratio, (date) => `in ${words.day(date)}`), shown: settings.limits === 'ratio', href: links.withSettings({ ...settings, limits: settings.limits === 'ratio' ? 'xmr' : 'ratio' }) },
    toggles: chartToggles(settings, input.houseRules, { href: links.withSettings, offersRatio: ratio !== undefined }),
    forecast: forecastView(input, chart),
    noForecast: settings.forecast === 'hide' ? undefined : noForecast(input),
    suggestion: suggestionView(input),
    decisions: [...rebases].reverse().map(({ from, decision, reason, by, recordedAt }) => ({ what: `${DECISION_WORDS[decision]} ${formatPeriodLong(from)}`, reason, by, on: formatDay(recordedAt), ...(links.setRebase !== undefined && decision !== 'undone' && isLatest(input, from, recordedAt) && { undo: `${links.setRebase}?from=${encodeURIComponent(periodCode(from))}` }) })),
    decide: links.setRebase,
    course: courseView(input),
  };
}

/** Of limits that are not drawn the page says only that and why. */
function trendRemarks({ warnings, phases }: Trend, { drawnFrom }: TrendRules): string[] {
  const undrawn = (phase: number): boolean => (phases[phase]?.count ?? 0) < drawnFrom;
  return warnings.flatMap((warning) => {
    if (warning.kind === 'screening-set-aside' && undrawn(warning.phase)) return [];
    if (warning.kind !== 'trial-limits' || !undrawn(warning.phase)) return [warningSentence(warning)];
    const where = phases.length > 1 ? ` for the ${warning.count === 1 ? 'figure' : `${warning.count} figures`} from ${formatPeriodLong({ granularity: 'month', month: monthOfDay(phases[warning.phase]?.from ?? '') })} on` : '';
    return [`No limits are drawn${where}: that takes ${drawnFrom} figures${phases.length > 1 ? '' : `, and there ${warning.count === 1 ? 'is 1' : `are ${warning.count}`}`}; with ${warning.needed} they are settled.`];
  });
}

function tooFewSentence({ figures, needed }: TrendMarks): string {
  return `It is too early to tell a signal from normal variation: ${figures} ${figures === 1 ? 'figure is' : 'figures are'} held under the same conditions, and ${needed} are needed.`;
}

function isLatest({ rebases }: IndicatorInput, from: Period, recordedAt: string): boolean {
  return rebases.filter((one) => one.from.month === from.month).at(-1)?.recordedAt === recordedAt;
}

function suggestionView({ analysis: { suggestion }, standing: { granularity }, rebases, links }: IndicatorInput) {
  if (suggestion === undefined) return undefined;
  const from: Period = { granularity, month: monthOfDay(suggestion.date) };
  const decided = rebases.filter((one) => one.from.month === from.month).at(-1);
  if (decided !== undefined && decided.decision !== 'undone') return undefined;
  return {
    text: `${suggestion.count} figures in a row, from ${formatPeriodLong(from)} to the latest, lie ${suggestion.side} the average. If you know the cause and expect it to last, new limits from ${formatPeriodLong(from)} would describe the service as it is now.`,
    ...(links.setRebase !== undefined && { href: `${links.setRebase}?from=${encodeURIComponent(periodCode(from))}` }),
  };
}

function forecastView({ analysis: { ahead, chance }, standing: { indicator }, settings }: IndicatorInput, chart: LineChart | undefined) {
  if (chart === undefined || chart.ahead.length === 0 || ahead === undefined || ahead.forecast.kind === 'refused') return undefined;
  const value = (number: number): string => formatLine(number, indicator);
  const chances = chancesByMonth(chance);
  return {
    reason: ahead.forecast.reason, clipped: settings.clip === 'yes' && chart.cut,
    hasChances: chart.ahead.some(({ period }) => chances.get(period.month)?.chance !== undefined),
    rows: chart.ahead.map((one) => {
      const asked = chances.get(one.period.month);
      return {
        period: formatPeriod(one.period), mean: value(one.mean), half: `${value(one.lower50)} to ${value(one.upper50)}`, most: `${value(one.lower80)} to ${value(one.upper80)}`,
        target: asked?.target === undefined ? '' : meetingWords(asked.target.value, indicator), chance: asked?.chance === undefined ? 'not given' : chanceWords(asked.chance),
      };
    }),
  };
}

function noForecast({ analysis: { ahead, points }, standing: { freshness } }: IndicatorInput): string | undefined {
  if (ahead !== undefined) return ahead.forecast.kind === 'refused' ? `No forecast is made. ${ahead.forecast.reason}` : undefined;
  const newest = newestFigure(points);
  if (newest === undefined) return 'No forecast is made: there are no figures to go by.';
  return freshness.kind === 'too-old' ? `No forecast is made: the newest figure is for ${formatPeriodLong(newest)}, too old to say what comes next from this day on.` : 'No forecast is made: the figures cannot be analysed.';
}

/** What can be asked for, by the first month of its period. */
export function chancesByMonth(asked: AskedChance): ReadonlyMap<number, ChanceAt> {
  return new Map(asked.kind === 'none' ? [] : asked.reach.map((one) => [one.period.month, one]));
}

function courseView({ analysis: { course, points }, standing: { indicator }, asOf }: IndicatorInput) {
  if (course === undefined) return undefined;
  const { trajectory, value, by, source } = course;
  const sentences = courseSentences({ trajectory, indicator, value, by, asOf });
  const figures = points.flatMap(({ period, figure }) => (figure.kind === 'value' ? [{ on: lastDay(period), value: figure.value }] : []));
  return {
    heading: `The way to ${formatValue(value, indicator)} by ${formatDay(by)}`,
    sentences, source,
    ...(trajectory.kind === 'trajectory' && {
      drawing: courseChart(trajectory, figures, indicator, `Figures and the line to the target. ${sentences.join(' ')}`),
      rows: trajectory.line.map((corner, at) => ({ on: formatDay(corner.on), value: formatValue(corner.value, indicator), what: at === 0 ? 'start' : at === trajectory.line.length - 1 ? 'target' : 'milestone: target of the council' })),
    }),
  };
}

/** What a row of the table says of its point by the rules, and the lines it lies between. */
export function trendCells(slot: ChartSlot, { analysis: { trend, rules, ratio }, standing: { indicator }, settings }: Pick<IndicatorInput, 'analysis' | 'standing' | 'settings'>) {
  const date = firstDay(slot.period);
  const point = trend.kind === 'trend' && slot.point?.draft !== true ? trend.points.find((one) => one.date === date) : undefined;
  const phase = trend.kind === 'trend' && point ? trend.phases[point.phase] : undefined;
  const own = settings.limits === 'ratio' ? ratio?.limits.find((one) => one.date === date) : undefined;
  const isDrawn = phase !== undefined && phase.count >= rules.drawnFrom;
  const limits = isDrawn ? own ?? phase.limits : undefined;
  const line = (value: number | undefined): string => (value === undefined ? '' : formatLine(value, indicator));
  const improving = { special_cause_improvement: 'improving', special_cause_concern: 'worsening', special_cause_neutral_high: 'higher', special_cause_neutral_low: 'lower', common_cause: 'steady' } as const;
  const side = point?.signals[0]?.side ?? 0;
  return {
    mean: line(isDrawn ? own?.mean ?? phase.mean : undefined), lower: line(limits?.lower), upper: line(limits?.upper), nearLower: line(limits?.nearLower), nearUpper: line(limits?.nearUpper),
    signalMark: point && point.signals.length > 0 ? changeMark({ change: improving[point.kind], side }).mark : undefined,
    signals: point === undefined || point.value === null ? '' : point.signals.map((signal) => signalWords(signal, rules)).join('; ') || (isDrawn ? 'normal variation' : ''),
  };
}

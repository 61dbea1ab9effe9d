import { RECENT_POINTS } from '../../core/series.ts';
import type { TrendMarks } from '../../core/trend/trend-marks.ts';
import { definitionChangeSentences } from '../../present/definition-words.ts';
import { formatDay, formatPeriod } from '../../present/format-date.ts';
import { indicatorSentence, plainText } from '../../present/indicator-sentence.ts';
import { drawLineChart } from '../../present/line-chart-drawing.ts';
import { indicatorTrendWords } from '../../present/indicator-trend-words.ts';
import { lineChart } from '../../present/line-chart.ts';
import { standingSparkline } from '../../present/standing-sparkline.ts';
import { STATUS_MARKS, figureFor, latestText, targetText } from '../../present/standing-words.ts';
import { trendHeading } from '../../present/trend-heading.ts';
import { AIM_WORDS, CHANGE_WORDS } from '../../present/trend-mark-words.ts';
import { trendSentence } from '../../present/trend-sentence.ts';
import { trendSummary } from '../../present/trend-summary.ts';
import type { PackContents } from '../pack-contents.ts';
import { criteriaOf, decidingTests } from './criterion-reasons.ts';
import { heading, paragraph, tableOr } from './report-model.ts';
import type { Block } from './report-model.ts';

const CHART_WIDTH = 340;

/** Every indicator in a line with its course, and a chart of those that decide. */
export function indicatorBlocks({ standings, rating, knownAt, rules: { trendRules } }: PackContents): Block[] {
  const deciding = new Set(rating.judgements.flatMap((judgement) => {
    const binding = new Set(judgement.binding.map(({ node }) => node));
    return criteriaOf(judgement).filter(({ node }) => binding.has(node)).flatMap((trace) => decidingTests(trace).tests).flatMap(({ observations }) => observations.map(({ indicator }) => indicator));
  }));
  const charts = standings.filter(({ standing }) => deciding.has(standing.indicator.code)).flatMap(({ standing, trend: { trend, marks, starts, run } }): Block[] => {
    const { indicator, series, targets, lastEnded } = standing;
    const chart = lineChart({
      indicator, series, targets, last: lastEnded, periods: RECENT_POINTS, notes: [],
      ...(trend.kind === 'trend' && { trend: { trend, starts, steps: 0, drawnFrom: trendRules.drawnFrom, showNear: false, cutToRange: true } }),
    });
    if (chart === undefined) return [];
    const sentence = plainText(indicatorSentence(standing));
    const words = indicatorTrendWords(indicator, series.granularity);
    const said = trend.kind === 'trend' && marks.change !== 'too-few' ? trendSentence(trend, words) : trendSummary({ indicator, lastEnded, trend, marks, ...(run && { run }) }, trendRules);
    return [heading(3, `${indicator.title}: ${lowerFirst(trendHeading(trend, marks, words))}`), paragraph(`${sentence} ${said}`), {
      kind: 'figure', drawing: { svg: drawLineChart(chart, 'middle', sentence), alt: `${sentence} ${said}` }, width: CHART_WIDTH,
      caption: `${indicator.title}, up to ${formatPeriod(lastEnded)}.${chart.axisNote === undefined ? '' : ` ${chart.axisNote}`} The line in steps is the target${chart.phases.some(({ limits }) => limits !== undefined) ? '; the band is what normal variation reaches, about the mean, and a larger mark is a signal: a disc for the better, a diamond for the worse' : ''}.`,
    }];
  });
  return [
    heading(2, 'Indicators and their course'),
    paragraph(`The latest published figure of each indicator as known on ${formatDay(knownAt.slice(0, 10))}. [x] not available, [z] not applicable, [c] confidential, [w] none recorded. Every figure with every revision is in observations.csv, each indicator's definition in indicators.json.`),
    tableOr('No figure is held.', {
      caption: 'Latest figures against target, with the last 36 months',
      head: [
        { text: 'Indicator', parts: 23 }, { text: 'Latest', parts: 9, numeric: true }, { text: 'For', parts: 11 }, { text: 'Target', parts: 9, numeric: true },
        { text: 'Status', parts: 10 }, { text: 'Is it changing?', parts: 12 }, { text: 'Will it hit its target?', parts: 11 }, { text: '36 months', parts: 15 },
      ],
      rows: standings.map(({ standing, trend: { marks } }) => {
        const { state, text } = figureFor(standing);
        return [
          standing.indicator.title, latestText(standing), state === undefined ? text : `${text} ${state.toLowerCase()}`.trim(), targetText(standing), STATUS_MARKS[standing.verdict.status].word,
          `${CHANGE_WORDS[marks.change]}${directionWords(marks)}`, AIM_WORDS[marks.aim], { svg: standingSparkline(standing), alt: `The course of ${standing.indicator.shortTitle}` },
        ];
      }),
    }),
    paragraph('Whether an indicator is changing is told by special causes: figures that normal variation does not explain. Whether it will hit its target is told by where its limits lie: reliable when they lie on the right side of it, falls short when on the wrong side, hit or miss between. Too few: fewer figures than the rules ask for.'),
    ...definitionBlocks(standings),
    ...(charts.length === 0 ? [] : [heading(2, 'Charts of the figures that decide'), ...charts]),
  ];
}

function directionWords({ change, side }: TrendMarks): string {
  return change === 'improving' || change === 'worsening' ? (side === 1 ? ', upwards' : ', downwards') : '';
}

function definitionBlocks(standings: PackContents['standings']): Block[] {
  const items = standings.flatMap(({ standing: { indicator, series } }) => definitionChangeSentences(series, indicator).map((sentence) => `${indicator.title}: ${sentence}`));
  return items.length === 0 ? [paragraph('No definition changed in the figures that are held.')] : [paragraph('Where a definition changed:'), { kind: 'list', items }];
}

/** `The figures` → `the figures`; `ICT spend` stays. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

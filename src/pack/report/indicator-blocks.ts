import { monthsIn } from '../../core/period.ts';
import { formatPeriod } from '../../present/format-date.ts';
import { indicatorSentence, plainText } from '../../present/indicator-sentence.ts';
import { drawLineChart } from '../../present/line-chart-drawing.ts';
import { lineChart } from '../../present/line-chart.ts';
import { standingSparkline } from '../../present/standing-sparkline.ts';
import { STATUS_MARKS, changeText, figureFor, latestText, targetText } from '../../present/standing-words.ts';
import type { PackContents } from '../pack-contents.ts';
import { criteriaOf, decidingTests } from './criterion-reasons.ts';
import { heading, paragraph, tableOr } from './report-model.ts';
import type { Block } from './report-model.ts';

const CHART_MONTHS = 60;
const CHART_WIDTH = 340;

/** Every indicator in a line with its course, and a chart of those that decide. */
export function indicatorBlocks({ standings, rating, knownAt }: PackContents): Block[] {
  const deciding = new Set(rating.judgements.flatMap((judgement) => {
    const binding = new Set(judgement.binding.map(({ node }) => node));
    return criteriaOf(judgement).filter(({ node }) => binding.has(node)).flatMap((trace) => decidingTests(trace).tests).flatMap(({ observations }) => observations.map(({ indicator }) => indicator));
  }));
  const charts = standings.filter(({ standing }) => deciding.has(standing.indicator.code)).flatMap(({ standing }): Block[] => {
    const { indicator, series, targets, lastEnded } = standing;
    const chart = lineChart({ indicator, series, targets, last: lastEnded, periods: Math.ceil(CHART_MONTHS / monthsIn(series.granularity)), notes: [] });
    if (chart === undefined) return [];
    const sentence = plainText(indicatorSentence(standing));
    return [heading(3, indicator.title), paragraph(sentence), {
      kind: 'figure', drawing: { svg: drawLineChart(chart, 'middle', sentence), alt: sentence }, width: CHART_WIDTH,
      caption: `${indicator.title}, up to ${formatPeriod(lastEnded)}.${chart.axisNote === undefined ? '' : ` ${chart.axisNote}`} The dashed line is the target.`,
    }];
  });
  return [
    heading(2, 'Indicators and their course'),
    paragraph(`The latest published figure of each indicator as known at ${knownAt.slice(0, 10)}. [x] not available, [z] not applicable, [c] confidential, [w] none recorded. Every figure with every revision is in observations.csv, each indicator's definition in indicators.json.`),
    tableOr('No figure is held.', {
      caption: 'Latest figures against target, with the last 36 months',
      head: [
        { text: 'Indicator', parts: 27 }, { text: 'Latest', parts: 10, numeric: true }, { text: 'For', parts: 13 }, { text: 'Target', parts: 10, numeric: true },
        { text: 'Status', parts: 11 }, { text: 'On last year', parts: 10, numeric: true }, { text: '36 months', parts: 19 },
      ],
      rows: standings.map(({ standing }) => {
        const { state, text } = figureFor(standing);
        return [
          standing.indicator.title, latestText(standing), state === undefined ? text : `${text} ${state.toLowerCase()}`.trim(), targetText(standing), STATUS_MARKS[standing.verdict.status].word,
          changeText(standing.onLastYear, standing), { svg: standingSparkline(standing), alt: `The course of ${standing.indicator.shortTitle}` },
        ];
      }),
    }),
    ...(charts.length === 0 ? [] : [heading(2, 'Charts of the figures that decide'), ...charts]),
  ];
}

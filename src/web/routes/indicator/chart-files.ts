import { firstDay, periodCode } from '../../../core/period.ts';
import { plainText, indicatorSentence } from '../../../present/indicator-sentence.ts';
import { drawLineChart } from '../../../present/line-chart-drawing.ts';
import type { CsvCell } from '../../send-csv.ts';
import { chancesByMonth, chartOf, trendView } from './trend-view.ts';
import type { IndicatorInput } from './view-model.ts';

/** The chart as a file of its own; a sheet with its title alone where there is nothing to draw. */
export function chartFile(input: IndicatorInput): string {
  const chart = chartOf(input);
  const { indicator } = input.standing;
  const label = `${indicator.title}, ${input.council.name}. ${plainText(indicatorSentence(input.standing))} ${trendView(input, chart).sentence}`;
  const drawing = chart ? drawLineChart(chart, 'wide', label) : '<svg viewBox="0 0 400 40" width="400" height="40"><text x="10" y="25">There are no figures to draw yet.</text></svg>';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawing.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')}\n`;
}

export const CHART_CSV_HEADER = [
  'council', 'indicator', 'row', 'period', 'value', 'target', 'phase', 'average', 'lower_limit', 'upper_limit', 'lower_near_limit', 'upper_near_limit', 'kind', 'rules',
  'expected', 'lower_50', 'upper_50', 'lower_80', 'upper_80', 'chance_target', 'chance',
];

/** Every number drawn, unrounded and never cut at a possible range: figures first, then what is expected, with the chance (0 to 1) of the target asked for or set. */
export function chartRows(input: IndicatorInput): CsvCell[][] {
  const { standing: { indicator }, council, analysis: { trend, ratio }, settings } = input;
  const whole = chartOf({ ...input, settings: { ...settings, clip: 'no' } });
  if (whole === undefined) return [];
  const points = new Map(trend.kind === 'trend' ? trend.points.map((point) => [point.date, point]) : []);
  const figures = whole.slots.map(({ period, value, target, point: row }): CsvCell[] => {
    const date = firstDay(period);
    const point = row?.draft === true ? undefined : points.get(date);
    const phase = trend.kind === 'trend' && point ? trend.phases[point.phase] : undefined;
    const own = settings.limits === 'ratio' ? ratio?.limits.find((one) => one.date === date) : undefined;
    const limits = own ?? phase?.limits;
    return [
      council.gss, indicator.code, 'figure', periodCode(period), value, target, point && point.phase + 1, own?.mean ?? phase?.mean, limits?.lower, limits?.upper, limits?.nearLower, limits?.nearUpper,
      point?.kind, point?.signals.map(({ label }) => label).join('; '),
    ];
  });
  const chances = chancesByMonth(input.analysis.chance);
  const ahead = whole.ahead.map(({ period, mean, lower50, upper50, lower80, upper80 }): CsvCell[] => {
    const asked = chances.get(period.month);
    const chance = asked?.chance === undefined ? [undefined, undefined] : [asked.target?.value, asked.chance.share];
    return [council.gss, indicator.code, 'forecast', periodCode(period), ...new Array<undefined>(10).fill(undefined), mean, lower50, upper50, lower80, upper80, ...chance];
  });
  return [...figures, ...ahead];
}

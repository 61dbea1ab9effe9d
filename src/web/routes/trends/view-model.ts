import type { Council } from '../../../core/council.ts';
import { RECENT_POINTS } from '../../../core/series.ts';
import type { AimMark, ChangeMark } from '../../../core/trend/trend-marks.ts';
import { analysedPoints, phaseStarts } from '../../../core/trend/series-trend.ts';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import { formatDay, formatPeriod } from '../../../present/format-date.ts';
import { lineChart } from '../../../present/line-chart.ts';
import { smallChart } from '../../../present/small-chart.ts';
import { STATUS_MARKS, figureFor, latestText, targetText } from '../../../present/standing-words.ts';
import { AIM_WORDS, CHANGE_WORDS } from '../../../present/trend-mark-words.ts';
import type { TrendStanding } from '../../../usecases/kept-trends.ts';
import { rowCells } from '../dashboard/row.ts';

export interface TrendsInput {
  readonly council: Council;
  readonly asOf: string;
  readonly knownAt?: string;
  /** In the order of the sheet. */
  readonly rows: readonly TrendStanding[];
  readonly rules: TrendRules;
  readonly filters: { readonly change?: ChangeMark | undefined; readonly aim?: AimMark | undefined };
  readonly links: { readonly dashboard: string; readonly csv: string; readonly all: string; readonly indicator: (code: string) => string };
}

/** Everything the page `views/pages/trends/index.hbs` prints, in its words. */
export function toTrends({ council, asOf, knownAt, rows, rules, filters, links }: TrendsInput) {
  const shown = rows.filter(({ trend: { marks } }) => (filters.change === undefined || marks.change === filters.change) && (filters.aim === undefined || marks.aim === filters.aim));
  const asked = [...(filters.change ? [CHANGE_WORDS[filters.change].toLowerCase()] : []), ...(filters.aim ? [AIM_WORDS[filters.aim].toLowerCase()] : [])];
  const known = knownAt && knownAt.slice(0, 10) !== asOf ? ` · as known on ${formatDay(knownAt)}` : '';
  return {
    title: `Trends: ${council.name}`,
    subtitle: `${shown.length} ${shown.length === 1 ? 'indicator' : 'indicators'}${asked.length > 0 ? `, only ${asked.join(' and ')}` : ''}, what needs a person first · as of ${formatDay(asOf)}${known}`,
    links: { csv: links.csv, ...(asked.length > 0 && { all: links.all }) },
    nothing: rows.length === 0 ? 'No figures are held for this council yet.' : shown.length === 0 ? 'No indicator matches this filter.' : undefined,
    needed: rules.trialBelow,
    charts: shown.map((row) => trendView(row, rules, links.indicator)),
  };
}

function trendView(row: TrendStanding, rules: TrendRules, href: TrendsInput['links']['indicator']) {
  const { standing, trend: { trend, attention } } = row;
  const { indicator, series, targets, lastEnded, latest } = standing;
  const cells = rowCells(row, rules);
  const figure = figureFor(standing);
  const points = analysedPoints(series, lastEnded, RECENT_POINTS);
  const last = latest ? latest.period : lastEnded;
  const chart = lineChart({
    indicator, series, targets, last, periods: RECENT_POINTS, notes: [],
    ...(trend.kind === 'trend' && { trend: { trend, starts: phaseStarts(points, []), steps: 0, drawnFrom: rules.drawnFrom, showNear: false, cutToRange: true } }),
  });
  const [first] = chart?.slots ?? [];
  return {
    name: indicator.shortTitle, href: href(indicator.code), flagged: attention.length > 0,
    change: { mark: cells.changeMark, word: cells.changeWord }, aim: { mark: cells.aimMark, word: cells.aimWord }, status: STATUS_MARKS[standing.verdict.status],
    latest: latestText(standing), target: targetText(standing), period: figure.state ? `${figure.state}, ${figure.text}` : figure.text,
    summary: cells.summary, next: cells.next.kind === 'expected' ? `${cells.next.mean} (${cells.next.lower} to ${cells.next.upper})` : cells.next.word,
    drawing: chart && smallChart(chart, `${indicator.shortTitle}, ${first ? formatPeriod(first.period) : ''} to ${formatPeriod(last)}. ${cells.summary}`),
  };
}

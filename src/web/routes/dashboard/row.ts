import type { Place } from '../../../core/benchmark/rank.ts';
import type { Standing } from '../../../core/standing.ts';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import { escapeToAscii } from '../../../present/escape-html.ts';
import { nextFigure } from '../../../present/forecast-words.ts';
import type { NextFigure } from '../../../present/forecast-words.ts';
import { standingSparkline } from '../../../present/standing-sparkline.ts';
import { STATUS_MARKS, changeText, figureFor, latestText, targetText } from '../../../present/standing-words.ts';
import { aimMark, changeMark } from '../../../present/trend-mark-words.ts';
import { trendSummary } from '../../../present/trend-summary.ts';
import type { IndicatorTrend } from '../../../usecases/kept-trends.ts';
import { quartileCell } from './quartile-cell.ts';
import type { QuartileCell } from './quartile-cell.ts';

/** A standing with what the page needs beside it. */
export interface DashboardRow {
  readonly standing: Standing;
  readonly trend: IndicatorTrend;
  /** Id of the indicator set. */
  readonly set: string;
  readonly theme: string;
  /** Address of the indicator page. */
  readonly href: string;
  readonly hasNotes: boolean;
  /** Among all councils; none where there is no published figure to place. */
  readonly place?: Place | undefined;
}

/**
 * What figures, target and trend say on the dashboard: worked out once while all behind them is the same. Figures and
 * `summaryHtml` are HTML with every sign outside ASCII as an entity.
 */
export interface RowCells {
  readonly name: string;
  readonly latest: string;
  readonly target: string;
  readonly mark: string;
  readonly word: string;
  readonly onLastPeriod: string;
  readonly onLastYear: string;
  readonly figureFor: ReturnType<typeof figureFor>;
  readonly changeMark: string;
  readonly changeWord: string;
  readonly aimMark: string;
  readonly aimWord: string;
  readonly next: NextFigure;
  readonly nextText: string;
  readonly summary: string;
  readonly summaryHtml: string;
  readonly spark: string;
}

const worked = new WeakMap<IndicatorTrend, RowCells>();

export function rowCells({ standing, trend }: Pick<DashboardRow, 'standing' | 'trend'>, rules: TrendRules): RowCells {
  const found = worked.get(trend);
  if (found !== undefined) return found;
  const change = changeMark(trend.marks);
  const aim = aimMark(trend.marks);
  const next = nextFigure(trend.ahead, standing.indicator);
  const summary = trendSummary({ indicator: standing.indicator, lastEnded: standing.lastEnded, ...trend }, rules);
  const cells: RowCells = {
    name: standing.indicator.shortTitle,
    latest: escapeToAscii(latestText(standing)),
    target: escapeToAscii(targetText(standing)),
    ...STATUS_MARKS[standing.verdict.status],
    onLastPeriod: escapeToAscii(changeText(standing.onLastPeriod, standing)),
    onLastYear: escapeToAscii(changeText(standing.onLastYear, standing)),
    figureFor: figureFor(standing),
    changeMark: change.mark, changeWord: change.word, aimMark: aim.mark, aimWord: aim.word, next, summary, summaryHtml: escapeToAscii(summary),
    nextText: next.kind === 'expected' ? `${escapeToAscii(next.mean)} <span class="range">${escapeToAscii(`${next.lower} to ${next.upper}`)}</span>` : escapeToAscii(next.word),
    spark: standingSparkline(standing),
  };
  worked.set(trend, cells);
  return cells;
}

/** A row as the page prints it. */
export interface RowView {
  readonly href: string;
  readonly flagged: boolean;
  readonly hasNotes: boolean;
  readonly cells: RowCells;
  /** Whether the table has a column for quartiles. */
  readonly ranked: boolean;
  readonly quartile: QuartileCell | undefined;
  readonly owner: string;
}

const shown = new WeakMap<IndicatorTrend, RowView>();

/** The same object as before while all the row says is the same, so that its HTML is written once. */
export function toRow(row: DashboardRow, rules: TrendRules, ranked: boolean): RowView {
  const view: RowView = {
    href: row.href, hasNotes: row.hasNotes, flagged: row.trend.attention.length > 0, cells: rowCells(row, rules),
    ranked, quartile: quartileCell(row.place), owner: row.standing.owner ?? 'no owner',
  };
  const before = shown.get(row.trend);
  if (before !== undefined && isSameRow(before, view)) return before;
  shown.set(row.trend, view);
  return view;
}

function isSameRow(a: RowView, b: RowView): boolean {
  return a.cells === b.cells && a.href === b.href && a.hasNotes === b.hasNotes && a.flagged === b.flagged && a.ranked === b.ranked
    && a.owner === b.owner && a.quartile?.word === b.quartile?.word && a.quartile?.rank === b.quartile?.rank;
}

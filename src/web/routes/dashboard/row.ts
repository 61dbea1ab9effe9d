import type { Place } from '../../../core/benchmark/rank.ts';
import type { Standing } from '../../../core/standing.ts';
import { standingSparkline } from '../../../present/standing-sparkline.ts';
import { STATUS_MARKS, changeText, figureFor, latestText, targetText } from '../../../present/standing-words.ts';
import { quartileCell } from './quartile-cell.ts';
import type { QuartileCell } from './quartile-cell.ts';

/** A standing with what the page needs beside it. */
export interface DashboardRow {
  readonly standing: Standing;
  /** Id of the indicator set. */
  readonly set: string;
  readonly theme: string;
  /** Address of the indicator page. */
  readonly href: string;
  readonly hasNotes: boolean;
  /** Among all councils; none where there is no published figure to place. */
  readonly place?: Place | undefined;
}

export interface RowView {
  readonly href: string;
  readonly name: string;
  readonly flagged: boolean;
  readonly hasNotes: boolean;
  readonly latest: string;
  readonly target: string;
  readonly mark: string;
  readonly word: string;
  readonly spark: string;
  readonly onLastPeriod: string;
  readonly onLastYear: string;
  readonly figureFor: ReturnType<typeof figureFor>;
  readonly quartile: QuartileCell | undefined;
  readonly owner: string;
}

export function toRow({ standing, href, hasNotes, place }: DashboardRow): RowView {
  return {
    href, hasNotes,
    name: standing.indicator.shortTitle,
    flagged: standing.attention.length > 0,
    latest: latestText(standing),
    target: targetText(standing),
    ...STATUS_MARKS[standing.verdict.status],
    spark: standingSparkline(standing),
    onLastPeriod: changeText(standing.onLastPeriod, standing),
    onLastYear: changeText(standing.onLastYear, standing),
    figureFor: figureFor(standing),
    quartile: quartileCell(place),
    owner: standing.owner ?? 'no owner',
  };
}

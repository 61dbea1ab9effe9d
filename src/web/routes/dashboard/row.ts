import type { Standing } from '../../../core/standing.ts';
import { standingSparkline } from '../../../present/standing-sparkline.ts';
import { STATUS_MARKS, changeText, figureFor, latestText, targetText } from '../../../present/standing-words.ts';

/** A standing with what the page needs beside it. */
export interface DashboardRow {
  readonly standing: Standing;
  /** Id of the indicator set. */
  readonly set: string;
  readonly theme: string;
  /** Address of the indicator page. */
  readonly href: string;
  readonly hasNotes: boolean;
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
  readonly owner: string;
}

export function toRow({ standing, href, hasNotes }: DashboardRow): RowView {
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
    owner: standing.owner ?? 'no owner',
  };
}

import type { Indicator } from '../../../core/indicator.ts';
import type { Figure } from '../../../core/observation.ts';
import type { Period } from '../../../core/period.ts';
import { formatDay, formatDayShort, formatPeriod, formatPeriodLong } from '../../../present/format-date.ts';
import { formatFigure } from '../../../present/format-number.ts';

/** A remark on an indicator, about one period or in general. */
export interface IndicatorNote {
  readonly period?: Period;
  readonly kind: 'note' | 'change' | 'incident' | 'data-issue';
  readonly text: string;
  /** Role or name, as it was given. */
  readonly by: string;
  /** `YYYY-MM-DD`. */
  readonly written: string;
}

/** One recorded state of one figure. */
export interface IndicatorRevision {
  readonly period: Period;
  readonly figure: Figure;
  /** What it was before, when this one replaced it. */
  readonly before?: Figure;
  /** `YYYY-MM-DD`. */
  readonly recorded: string;
  readonly reason?: string;
  readonly by: string;
  readonly draft: boolean;
  readonly batch: { readonly id: number; readonly href?: string };
  readonly file?: string;
  /** Line of the file, 1 the first. */
  readonly line?: number;
}

export function revisionViews(revisions: readonly IndicatorRevision[], indicator: Indicator) {
  return revisions.map(({ period, figure, before, recorded, reason, by, draft, batch, file, line }) => {
    const now = formatFigure(figure, indicator);
    return {
      recorded: formatDayShort(recorded),
      what: before ? `${formatPeriod(period)} ${formatFigure(before, indicator)} became ${now}` : `${formatPeriod(period)} ${now}`,
      from: file ? ` from ${file}${line === undefined ? '' : `, line ${line}`}` : ' entered by hand',
      ...(reason && { reason }),
      batch: `batch ${batch.id}`,
      ...(batch.href && { href: batch.href }),
      by, draft,
    };
  });
}

export function noteViews(notes: readonly IndicatorNote[]) {
  return [...notes].sort((a, b) => (a.written < b.written ? 1 : -1)).map(({ period, text, by, written }) => ({
    text, by: [by, formatDay(written), ...(period ? [`about ${formatPeriodLong(period)}`] : [])].join(', '),
  }));
}

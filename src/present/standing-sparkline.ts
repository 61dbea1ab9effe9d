import { monthsIn } from '../core/period.ts';
import type { Standing } from '../core/standing.ts';
import { targetInForce } from '../core/target-status.ts';
import { formatPeriod } from './format-date.ts';
import { sparkline } from './sparkline.ts';

export const SPARKLINE_MONTHS = 36;

/**
 * The last 36 months of a standing: 36 months, 12 quarters or 3 years, up to the last period ended.
 * Where the newest figure is older than that, up to that figure, so that an old series still shows its course.
 */
export function standingSparkline({ indicator, series, targets, lastEnded, latest }: Standing): string {
  const size = monthsIn(series.granularity);
  const slots = SPARKLINE_MONTHS / size;
  const span = (slots - 1) * size;
  const end = latest !== undefined && latest.period.month < lastEnded.month - span ? latest.period : lastEnded;
  const first = end.month - span;
  const values = new Array<number | undefined>(slots).fill(undefined);
  for (const { period, figure } of series.points) {
    const slot = (period.month - first) / size;
    if (figure.kind === 'value' && slot >= 0 && slot < slots) values[slot] = figure.value;
  }
  const wanted = indicator.polarity === 'none' || targets.length === 0
    ? []
    : values.map((_, slot) => targetInForce(targets, { granularity: series.granularity, month: first + slot * size })?.value);
  const dashed = wanted.length > 0 ? '; the dashed line is the target' : '';
  return sparkline({ values, targets: wanted, label: `${indicator.shortTitle}, 36 months to ${formatPeriod(end)}${dashed}` });
}

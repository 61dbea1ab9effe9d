import { bandAround } from '../core/forecast/calibrate.ts';
import type { SeriesForecast } from '../core/forecast/forecast-series.ts';
import type { Indicator } from '../core/indicator.ts';
import { firstDay, shiftPeriod } from '../core/period.ts';
import type { Period } from '../core/period.ts';
import type { RatioLimit } from '../core/trend/ratio-limits.ts';
import type { PhaseStart } from '../core/trend/series-trend.ts';
import type { Trend } from '../core/trend/trend.ts';
import { formatPeriod, formatPeriodLong } from './format-date.ts';
import type { ChartSlot, LineChart } from './line-chart.ts';

/** What a chart shows beside its figures. */
export interface ChartTrend {
  readonly trend: Trend;
  readonly starts: readonly PhaseStart[];
  /** Limits for each point's own denominator, drawn in place of the others. */
  readonly ratioLimits?: readonly RatioLimit[];
  readonly ahead?: SeriesForecast;
  /** So many steps of the forecast. */
  readonly steps: number;
  /** "Review, 3 March 2027", where the forecast ends with it. */
  readonly review?: string;
  readonly showNear: boolean;
  /** Limits from fewer figures are left out. */
  readonly drawnFrom: number;
  /** Draw lines and bands no further than a figure can go. */
  readonly cutToRange: boolean;
}

/** The lines of one phase, `to` included; limits by slot where each point has its own. */
export interface ChartPhase {
  readonly from: number;
  readonly to: number;
  readonly mean?: number;
  readonly limits?: readonly { readonly lower: number; readonly upper: number; readonly nearLower: number; readonly nearUpper: number }[];
  readonly showNear: boolean;
  readonly trial: boolean;
}

export interface ChartAhead {
  readonly period: Period;
  readonly label: string;
  readonly mean: number;
  readonly lower50: number;
  readonly upper50: number;
  readonly lower80: number;
  readonly upper80: number;
}

export interface TrendLayer {
  readonly phases: readonly ChartPhase[];
  readonly ahead: readonly ChartAhead[];
  readonly breaks: LineChart['breaks'];
  /** Every value a line or band reaches, for the axis. */
  readonly extent: readonly number[];
  readonly cut: boolean;
}

/** The slots with what the rules say of their points. */
export function withKinds(slots: readonly ChartSlot[], trend: Trend | undefined): ChartSlot[] {
  const byDate = new Map(trend?.points.map((point) => [point.date, point]));
  return slots.map((slot) => {
    const point = slot.point?.draft ? undefined : byDate.get(firstDay(slot.period));
    return point === undefined ? slot : { ...slot, kind: point.kind, side: point.signals[0]?.side ?? 0 };
  });
}

export function trendLayer(slots: readonly ChartSlot[], chart: ChartTrend | undefined, { range }: Pick<Indicator, 'range'>): TrendLayer {
  if (chart === undefined) return { phases: [], ahead: [], breaks: [], extent: [], cut: false };
  const bounds = { low: chart.cutToRange && range.min !== undefined ? Number(range.min) : -Infinity, high: chart.cutToRange && range.max !== undefined ? Number(range.max) : Infinity };
  let cut = false;
  const within = (value: number): number => {
    const drawn = Math.min(bounds.high, Math.max(bounds.low, value));
    cut ||= drawn !== value;
    return drawn;
  };
  const phases = chartPhases(slots, chart, within);
  const ahead = chartAhead(slots, chart, within);
  const lines = phases.flatMap(({ mean, limits = [] }) => [...(mean === undefined ? [] : [mean]), ...limits.flatMap(({ lower, upper }) => [lower, upper])]);
  return { phases, ahead, breaks: rebaseBreaks(slots, chart), extent: [...lines, ...ahead.flatMap(({ lower80, upper80 }) => [lower80, upper80])], cut };
}

function chartPhases(slots: readonly ChartSlot[], { trend, ratioLimits, showNear, drawnFrom }: ChartTrend, within: (value: number) => number): ChartPhase[] {
  const slotOf = new Map(slots.map(({ period }, slot) => [firstDay(period), slot]));
  const own = new Map(ratioLimits?.map((limit) => [limit.date, limit]));
  return trend.phases.flatMap(({ from, to, mean, limits, trial, count }): ChartPhase[] => {
    const [first, last] = [slotOf.get(from), slotOf.get(to)];
    if (first === undefined || last === undefined) return [];
    const each = slots.slice(first, last + 1).map(({ period }) => own.get(firstDay(period)) ?? limits);
    const known = each.find((one) => one !== undefined);
    return [{
      from: first, to: last, showNear, trial,
      ...(mean !== undefined && count >= drawnFrom && { mean: within(ratioLimits?.find(({ date }) => date >= from && date <= to)?.mean ?? mean) }),
      ...(known && count >= drawnFrom && { limits: each.map((one = known) => ({ lower: within(one.lower), upper: within(one.upper), nearLower: within(one.nearLower), nearUpper: within(one.nearUpper) })) }),
    }];
  });
}

function chartAhead(slots: readonly ChartSlot[], { ahead, steps }: ChartTrend, within: (value: number) => number): ChartAhead[] {
  const last = slots.at(-1)?.period;
  if (ahead === undefined || ahead.forecast.kind === 'refused' || last === undefined) return [];
  return ahead.forecast.steps.slice(0, steps).flatMap(({ step, mean, lower80, upper80, spread }) => {
    const period = shiftPeriod(ahead.from, step - 1);
    if (period.month <= last.month) return [];
    const half = bandAround(mean, spread, 0.5);
    return [{ period, label: formatPeriod(period), mean: within(mean), lower50: within(half.lower), upper50: within(half.upper), lower80: within(lower80), upper80: within(upper80) }];
  });
}

function rebaseBreaks(slots: readonly ChartSlot[], { starts }: ChartTrend): LineChart['breaks'] {
  return starts.flatMap(({ period, why }) => {
    const slot = slots.findIndex((one) => one.period.month === period.month);
    return why === 'rebase' && slot > 0 ? [{ slot, text: `New limits, ${formatPeriodLong(period)}`, rebase: true as const }] : [];
  });
}

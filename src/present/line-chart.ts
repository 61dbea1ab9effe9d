import { decimalPlaces } from '../core/decimal-text.ts';
import type { Indicator } from '../core/indicator.ts';
import { monthsIn } from '../core/period.ts';
import type { Period } from '../core/period.ts';
import type { Series, SeriesPoint } from '../core/series.ts';
import type { PointKind } from '../core/trend/improvement.ts';
import type { Side } from '../core/trend/side.ts';
import { targetInForce } from '../core/target-status.ts';
import type { Target } from '../core/target.ts';
import { axisTicks } from './axis.ts';
import { trendLayer, withKinds } from './chart-trend.ts';
import type { ChartAhead, ChartPhase, ChartTrend } from './chart-trend.ts';
import { formatPeriod, formatPeriodLong } from './format-date.ts';
import { formatFigure, formatValue } from './format-number.ts';

/** A dated remark shown on the chart by a letter and below it in words. */
export interface ChartNote {
  readonly period: Period;
  readonly title: string;
  readonly text: string;
  readonly by: string;
}

export interface LineChartInput {
  readonly indicator: Indicator;
  readonly series: Series;
  readonly targets: readonly Target[];
  /** The last period drawn, with or without a figure. */
  readonly last: Period;
  /** At most so many periods of history; from the first figure among them on. */
  readonly periods: number;
  readonly notes: readonly ChartNote[];
  /** Limits and signals of the same figures. */
  readonly trend?: ChartTrend;
}

/** One period of the chart and one row of its table. */
export interface ChartSlot {
  readonly period: Period;
  readonly label: string;
  readonly value?: number;
  /** The figure as shown, or the shorthand for why there is none. */
  readonly text: string;
  readonly target?: number;
  readonly point?: SeriesPoint;
  /** Shape of the point: a signal, or normal variation. */
  readonly kind?: PointKind;
  readonly side?: Side;
}

/**
 * A chart as data: the drawing, Chart.js and the table are all made from it, so they cannot disagree.
 * Positions are slots, counted from 0 at the oldest period.
 */
export interface LineChart {
  readonly indicator: Indicator;
  readonly slots: readonly ChartSlot[];
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  readonly dates: readonly { readonly slot: number; readonly text: string; readonly year?: string }[];
  /** Runs of one target value, `to` included. */
  readonly steps: readonly { readonly from: number; readonly to: number; readonly value: number; readonly text: string }[];
  readonly notes: readonly (ChartNote & { readonly letter: string; readonly slot: number })[];
  /** Where a new definition begins; figures before and after are not compared. */
  readonly breaks: readonly { readonly slot: number; readonly text: string; readonly rebase?: true }[];
  /** Said when the axis does not start at zero. */
  readonly axisNote?: string;
  /** Empty without a trend. */
  readonly phases: readonly ChartPhase[];
  /** One a slot after the last: what is expected. */
  readonly ahead: readonly ChartAhead[];
  /** Written at the end of the forecast. */
  readonly review?: string;
  /** Lines and bands were drawn no further than a figure can go. */
  readonly cut: boolean;
}

/** `undefined` when no figure falls into the time drawn. */
export function lineChart({ indicator, series, targets, last, periods, notes, trend }: LineChartInput): LineChart | undefined {
  const earliest = last.month - (periods - 1) * monthsIn(series.granularity);
  const drawn = series.points.filter(({ period, figure }) => figure.kind === 'value' && period.month >= earliest && period.month <= last.month);
  const first = drawn[0];
  if (!first) return undefined;
  const slots = withKinds(slotsBetween(first.period, last, series.points, targets, indicator), trend?.trend);
  const layer = trendLayer(slots, trend, indicator);
  const values = [...slots.flatMap(({ value, target }) => [value, target]), ...layer.extent].filter((value) => value !== undefined);
  const ticks = ticksFor(indicator, Math.min(...values), Math.max(...values));
  const lowest = ticks[0];
  const slotOf = (period: Period): number => Math.floor((period.month - first.period.month) / monthsIn(series.granularity));
  return {
    indicator, slots, ticks,
    dates: datesFor([...slots, ...layer.ahead]),
    steps: stepsFor(slots, indicator),
    notes: notes
      .filter(({ period }) => period.month >= first.period.month && slotOf(period) < slots.length)
      .sort((a, b) => a.period.month - b.period.month)
      .map((note, at) => ({ ...note, letter: letterFor(at), slot: slotOf(note.period) })),
    breaks: [...breaksFor(slots), ...layer.breaks],
    phases: layer.phases, ahead: layer.ahead, cut: layer.cut,
    ...(trend?.review !== undefined && layer.ahead.length > 0 && { review: trend.review }),
    ...(indicator.unit !== 'grade' && lowest && lowest.value !== 0 && { axisNote: `Axis starts at ${lowest.text}.` }),
  };
}

function slotsBetween(first: Period, last: Period, points: readonly SeriesPoint[], targets: readonly Target[], indicator: Indicator): ChartSlot[] {
  const byMonth = new Map(points.map((point) => [point.period.month, point]));
  const slots: ChartSlot[] = [];
  for (let { month } = first; month <= last.month; month += monthsIn(first.granularity)) {
    const period = { granularity: first.granularity, month };
    const point = byMonth.get(month);
    const target = targetInForce(targets, period)?.value;
    const value = point?.figure.kind === 'value' ? point.figure.value : undefined;
    slots.push({
      period, label: formatPeriod(period), text: formatFigure(point?.figure, indicator),
      ...(value !== undefined && { value }),
      ...(target !== undefined && indicator.polarity !== 'none' && { target }),
      ...(point && { point }),
    });
  }
  return slots;
}

function ticksFor(indicator: Indicator, low: number, high: number): LineChart['ticks'] {
  if (indicator.grades) return indicator.grades.map((text, at) => ({ value: at + 1, text }));
  const values = axisTicks(low, high, 5);
  const decimals = Math.max(...values.map(decimalPlaces));
  return values.map((value) => ({ value, text: formatValue(value, { ...indicator, decimals }) }));
}

function stepsFor(slots: readonly ChartSlot[], indicator: Indicator): LineChart['steps'] {
  const steps: { from: number; to: number; value: number; text: string }[] = [];
  slots.forEach(({ target }, slot) => {
    const running = steps.at(-1);
    if (target === undefined) return;
    if (running && running.value === target && running.to === slot - 1) running.to = slot;
    else steps.push({ from: slot, to: slot, value: target, text: formatValue(target, indicator) });
  });
  return steps;
}

function breaksFor(slots: readonly ChartSlot[]): LineChart['breaks'] {
  const breaks: { slot: number; text: string }[] = [];
  let version: number | undefined;
  slots.forEach(({ point, period }, slot) => {
    if (!point) return;
    if (version !== undefined && point.definitionVersion !== version) breaks.push({ slot, text: `New definition, ${formatPeriodLong(period)}` });
    version = point.definitionVersion;
  });
  return breaks;
}

/** Months are named every quarter with the year under January; quarters and years each, with the financial year under the first. */
function datesFor(slots: readonly Pick<ChartSlot, 'period' | 'label'>[]): LineChart['dates'] {
  const dates: { slot: number; text: string; year?: string }[] = [];
  slots.forEach(({ period, label }, slot) => {
    if (period.granularity === 'year') dates.push({ slot, text: label });
    else if (period.granularity === 'quarter') {
      const quarter = ((((period.month - 3) % 12) + 12) % 12) / 3 + 1;
      dates.push({ slot, text: `Q${quarter}`, ...((quarter === 1 || slot === 0) && { year: financialYear(period) }) });
    } else if (period.month % 3 === 0) {
      const january = period.month % 12 === 0;
      dates.push({ slot, text: label.slice(0, 3), ...((january || (dates.length === 0 && period.month % 12 !== 9)) && { year: label.slice(-4) }) });
    }
  });
  return dates;
}

function financialYear(period: Period): string {
  return formatPeriod({ granularity: 'year', month: Math.floor((period.month - 3) / 12) * 12 + 3 });
}

function letterFor(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : String(at + 1);
}

import { limitBands, limitLines, signalMark } from './chart-trend-drawing.ts';
import { COLOURS } from './colours.ts';
import { escapeHtml } from './escape-html.ts';
import type { LineChart } from './line-chart.ts';
import type { ChartFrame } from './line-chart-drawing.ts';
import { CHART_SIZES } from './line-chart-drawing.ts';
import { tenth } from './tenth.ts';

const SIZE = { ...CHART_SIZES.middle, width: 380, height: 128, left: 46, right: 10 } as const;
const TOP = 8;
const FOOT = 18;
const INSET = 8;

/** One of many: figures, average, limits, signals and target of a chart, with the ends of its axes named. */
export function smallChart(chart: LineChart, label: string): string {
  const across = chart.slots.length > 1 ? (SIZE.width - SIZE.left - SIZE.right - 2 * INSET) / (chart.slots.length - 1) : 0;
  const [low, high] = [chart.ticks[0], chart.ticks.at(-1)];
  const [floor, ceiling] = [low?.value ?? 0, high?.value ?? 1];
  const foot = SIZE.height - FOOT;
  const x = (slot: number): number => tenth(SIZE.left + INSET + slot * across);
  const y = (value: number): number => tenth(foot - ((value - floor) / (ceiling - floor || 1)) * (foot - TOP));
  const frame: ChartFrame = { chart, size: CHART_SIZES.middle, top: TOP, foot, firstSlot: 0, x, y };
  const words = (at: number, down: number, text: string, anchor: string): string => `<text x="${at}" y="${down}" text-anchor="${anchor}" fill="${COLOURS.label}">${escapeHtml(text)}</text>`;
  let line = '';
  let marks = '';
  const last = chart.slots.findLastIndex(({ value }) => value !== undefined);
  chart.slots.forEach((slot, at) => {
    if (slot.value === undefined) return;
    const before = chart.slots[at - 1];
    const joined = before?.value !== undefined && before.point?.definitionVersion === slot.point?.definitionVersion;
    line += `${joined ? 'L' : 'M'}${x(at)} ${y(slot.value)}`;
    marks += signalMark(slot, x(at), y(slot.value)) || `<circle cx="${x(at)}" cy="${y(slot.value)}" r="${at === last ? 4 : 2}" fill="${at === last ? COLOURS.navy : '#fff'}" stroke="${at === last ? COLOURS.navy : COLOURS.line}"/>`;
  });
  const target = chart.steps.map(({ from, to, value }) => `<path d="M${x(from) - across / 2} ${y(value)}H${x(to) + across / 2}" stroke="${COLOURS.plum}" stroke-width="1.5" stroke-dasharray="6 4"/>`).join('');
  const [first, end] = [chart.slots[0], chart.slots.at(-1)];
  return `<svg class="chart" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" role="img" aria-label="${escapeHtml(label)}" font-family="Arial, Helvetica, sans-serif" font-size="11">`
    + limitBands(frame) + (low ? words(SIZE.left - 5, foot + 3, low.text, 'end') : '') + (high ? words(SIZE.left - 5, TOP + 6, high.text, 'end') : '')
    + `<path d="M${SIZE.left} ${TOP}V${foot}H${SIZE.width - SIZE.right}" fill="none" stroke="${COLOURS.rule}"/>` + limitLines(frame) + target
    + `<path d="${line}" fill="none" stroke="${COLOURS.line}" stroke-width="1.3"/>${marks}`
    + (first ? words(SIZE.left, SIZE.height - 4, first.label, 'start') : '') + (end ? words(SIZE.width - SIZE.right, SIZE.height - 4, end.label, 'end') : '') + '</svg>';
}

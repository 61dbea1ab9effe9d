import { COLOURS } from './colours.ts';
import { escapeHtml } from './escape-html.ts';
import { fan, forecastGround, limitBands, limitLines, signalMark } from './chart-trend-drawing.ts';
import type { LineChart } from './line-chart.ts';
import { tenth } from './tenth.ts';

/** Three sizes drawn at their own scale, so that text never shrinks below about 11 px. */
export const CHART_SIZES = {
  wide: { width: 1216, height: 360, right: 110, left: 62, font: 12.5, slots: Infinity },
  middle: { width: 704, height: 330, right: 92, left: 56, font: 12, slots: Infinity },
  narrow: { width: 290, height: 250, right: 12, left: 46, font: 11, slots: 18 },
} as const;
export type ChartSize = keyof typeof CHART_SIZES;

const TOP = 26;
const FOOT = 40;

/** A chart laid out at one size. */
export interface ChartFrame {
  readonly chart: LineChart;
  readonly size: (typeof CHART_SIZES)[ChartSize];
  /** From the top of the drawing to the top and the foot of the field. */
  readonly top: number;
  readonly foot: number;
  readonly firstSlot: number;
  readonly x: (slot: number) => number;
  readonly y: (value: number) => number;
}

/**
 * The line chart as an SVG string for one width; `label` is the page's sentence, for screen readers.
 * The narrow one shows the last 18 periods. Target: plum, dashed, in steps. Gaps stay open and carry their shorthand.
 */
export function drawLineChart(chart: LineChart, sizeName: ChartSize, label: string): string {
  const frame = frameFor(chart, sizeName);
  const { size } = frame;
  return `<svg class="chart" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-label="${escapeHtml(label)}" font-family="Arial, Helvetica, sans-serif" font-size="${size.font}">`
    + forecastGround(frame) + limitBands(frame) + grid(frame) + limitLines(frame) + fan(frame) + breaks(frame) + targetLine(frame) + seriesLine(frame) + gaps(frame) + points(frame) + endLabels(frame) + noteDiscs(frame) + '</svg>';
}

function frameFor(chart: LineChart, sizeName: ChartSize): ChartFrame {
  const size = CHART_SIZES[sizeName];
  const firstSlot = Math.max(0, chart.slots.length - size.slots);
  const count = chart.slots.length + chart.ahead.length - firstSlot;
  const inset = 12;
  const across = count > 1 ? (size.width - size.left - size.right - 2 * inset) / (count - 1) : 0;
  const low = chart.ticks[0]?.value ?? 0;
  const high = chart.ticks.at(-1)?.value ?? 1;
  return {
    chart, size, firstSlot, top: TOP, foot: size.height - FOOT,
    x: (slot) => tenth(size.left + inset + (slot - firstSlot) * across),
    y: (value) => tenth(size.height - FOOT - ((value - low) / (high - low || 1)) * (size.height - FOOT - TOP)),
  };
}

function grid({ chart, size, firstSlot, x, y }: ChartFrame): string {
  const foot = size.height - FOOT;
  const lines = chart.ticks.map(({ value, text }) =>
    `<path d="M${size.left} ${y(value)}H${size.width - size.right}" stroke="${COLOURS.hair}"/>${words(size.left - 8, y(value) + 4, text, 'end')}`).join('');
  const dates = chart.dates.filter(({ slot }) => slot >= firstSlot);
  const room = dates.length > 1 ? x(dates[1]?.slot ?? 0) - x(dates[0]?.slot ?? 0) : Infinity;
  const named = dates.map(({ slot, text, year }) => {
    const show = room > text.length * 7 || year !== undefined;
    return `<path d="M${x(slot)} ${foot}v5" stroke="${COLOURS.outline}"/>`
      + (show && room > 22 ? words(x(slot), foot + 18, text, 'middle') : '')
      + (year ? words(x(slot), foot + 33, year, 'middle', { bold: true }) : '');
  }).join('');
  return `${lines}<path d="M${size.left} ${foot}H${size.width - size.right}" stroke="${COLOURS.outline}"/>${named}`;
}

function breaks({ chart, size, firstSlot, x }: ChartFrame): string {
  return chart.breaks.filter(({ slot }) => slot > firstSlot).map(({ slot, text }) => {
    const middle = (x(slot) + x(slot - 1)) / 2;
    return `<path d="M${middle} ${TOP - 14}V${size.height - FOOT}" stroke="${COLOURS.ink}"/>${words(middle + 5, TOP - 6, text, 'start', { bold: true })}`;
  }).join('');
}

function targetLine({ chart, size, firstSlot, x, y }: ChartFrame): string {
  let path = '';
  let labels = '';
  const shown = chart.steps.filter(({ to }) => to >= firstSlot);
  shown.forEach(({ from, to, value, text }, at) => {
    const before = shown[at - 1];
    const start = from <= firstSlot ? x(firstSlot) - 8 : (x(from) + x(from - 1)) / 2;
    const end = to === chart.slots.length - 1 ? x(to) + 8 : (x(to) + x(to + 1)) / 2;
    path += before && before.to === from - 1 ? `V${y(value)}H${end}` : `M${start} ${y(value)}H${end}`;
    if (at < shown.length - 1 && size.slots === Infinity) labels += words(start + 4, y(value) + (runsAbove(chart, from, value) ? 16 : -6), text, 'start', { colour: COLOURS.plum });
  });
  return path && `<path d="${path}" fill="none" stroke="${COLOURS.plum}" stroke-width="1.8" stroke-dasharray="7 4"/>${labels}`;
}

/** Do the first figures under a target label lie above the line, so that the label belongs below it? */
function runsAbove({ slots }: LineChart, from: number, target: number): boolean {
  const near = slots.slice(from, from + 3).flatMap(({ value }) => (value === undefined ? [] : [value]));
  return near.filter((value) => value >= target).length * 2 > near.length;
}

function seriesLine({ chart, firstSlot, x, y }: ChartFrame): string {
  let path = '';
  chart.slots.forEach(({ value, point }, slot) => {
    if (slot < firstSlot || value === undefined) return;
    const before = slot > firstSlot ? chart.slots[slot - 1] : undefined;
    const joined = before?.value !== undefined && before.point?.definitionVersion === point?.definitionVersion;
    path += `${joined ? 'L' : 'M'}${x(slot)} ${y(value)}`;
  });
  return `<path d="${path}" fill="none" stroke="${COLOURS.line}" stroke-width="1.5" stroke-linejoin="round"/>`;
}

function gaps({ chart, size, firstSlot, x }: ChartFrame): string {
  return chart.slots.map(({ value, text }, slot) => (slot < firstSlot || value !== undefined ? '' : words(x(slot), size.height - FOOT - 8, text, 'middle'))).join('');
}

function points({ chart, firstSlot, x, y }: ChartFrame): string {
  const last = lastFigure(chart);
  return chart.slots.map((one, slot) => {
    const { value, point } = one;
    if (slot < firstSlot || value === undefined) return '';
    const signal = signalMark(one, x(slot), y(value));
    if (signal !== '') return signal;
    if (slot === last) return `<circle cx="${x(slot)}" cy="${y(value)}" r="5.5" fill="${COLOURS.navy}" stroke="#fff" stroke-width="1.5"/>`;
    const unsettled = point?.draft || (point?.figure.kind === 'value' && point.figure.status !== 'actual');
    return `<circle cx="${x(slot)}" cy="${y(value)}" r="3.4" fill="#fff" stroke="${COLOURS.line}" stroke-width="1.4"${unsettled ? ' stroke-dasharray="1.8 1.4"' : ''}/>`;
  }).join('');
}

/** Values at the line ends, moved apart where they would touch; on narrow screens they stand above the lines. */
function endLabels({ chart, size, x, y }: ChartFrame): string {
  const last = lastFigure(chart);
  const slot = chart.slots[last];
  const step = chart.steps.at(-1);
  const target = step && step.to === chart.slots.length - 1 ? step : undefined;
  if (slot?.value === undefined) return '';
  const falling = (chart.slots[last - 1]?.value ?? slot.value) > slot.value;
  if (size.slots !== Infinity) {
    return words(x(last) + 6, y(slot.value) + (falling ? 20 : -11), slot.text, 'end', { bold: true, colour: COLOURS.navy });
  }
  if (chart.ahead.length > 0) {
    return words(x(last) - 4, y(slot.value) + (falling ? 22 : -13), slot.text, 'end', { bold: true, colour: COLOURS.navy })
      + (target ? words(x(chart.slots.length - 1 + chart.ahead.length) + 12, y(target.value) + 4, `Target ${target.text}`, 'start', { colour: COLOURS.plum }) : '');
  }
  const right = x(chart.slots.length - 1) + 16;
  let valueY = y(slot.value) + 4;
  let targetY = target ? y(target.value) + 4 : 0;
  if (target && Math.abs(valueY - targetY) < 16) {
    const middle = (valueY + targetY) / 2;
    const above = y(slot.value) <= y(target.value);
    valueY = middle + (above ? -8 : 8);
    targetY = middle + (above ? 8 : -8);
  }
  const beside = last === chart.slots.length - 1 ? right : x(last) + 10;
  return words(beside, valueY, slot.text, 'start', { bold: true, colour: COLOURS.navy })
    + (target ? words(right, targetY, `Target ${target.text}`, 'start', { colour: COLOURS.plum }) : '');
}

function noteDiscs({ chart, firstSlot, x, y }: ChartFrame): string {
  const taken = new Map<number, number>();
  return chart.notes.map(({ slot, letter }) => {
    if (slot < firstSlot) return '';
    const value = chart.slots[slot]?.value ?? chart.ticks[0]?.value ?? 0;
    const above = taken.get(slot) ?? 0;
    taken.set(slot, above + 1);
    const level = y(value) - 22 - above * 21;
    const cy = level < 12 ? y(value) + 22 + above * 21 : level;
    return `<circle cx="${x(slot)}" cy="${cy}" r="9" fill="${COLOURS.ink}"/><text x="${x(slot)}" y="${cy + 4}" text-anchor="middle" font-size="12" font-weight="bold" fill="#fff">${letter}</text>`;
  }).join('');
}

function lastFigure(chart: LineChart): number {
  return chart.slots.findLastIndex(({ value }) => value !== undefined);
}

function words(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end', look: { bold?: boolean; colour?: string } = {}): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}"${look.bold ? ' font-weight="bold"' : ''} fill="${look.colour ?? COLOURS.label}">${escapeHtml(text)}</text>`;
}

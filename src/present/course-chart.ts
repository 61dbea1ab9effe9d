import type { DatedValue, Trajectory } from '../core/forecast/trajectory.ts';
import { dayNumber } from '../core/day.ts';
import type { Indicator } from '../core/indicator.ts';
import { axisTicks } from './axis.ts';
import { COLOURS } from './colours.ts';
import { escapeHtml } from './escape-html.ts';
import { formatDayShort } from './format-date.ts';
import { formatValue } from './format-number.ts';
import { tenth } from './tenth.ts';

const SIZE = { width: 560, height: 230, left: 56, right: 70, top: 14, foot: 34 } as const;

/** The figures and the line through the milestones to a dated target, as an SVG string; the figures stand at the ends of their periods. */
export function courseChart({ line }: Extract<Trajectory, { kind: 'trajectory' }>, figures: readonly DatedValue[], indicator: Indicator, label: string): string {
  const all = [...line, ...figures];
  const values = all.map(({ value }) => value);
  const ticks = axisTicks(Math.min(...values), Math.max(...values), 4);
  const days = all.map(({ on }) => dayNumber(on));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (on: string): number => tenth(SIZE.left + 8 + ((dayNumber(on) - first) / (last - first || 1)) * (SIZE.width - SIZE.left - SIZE.right - 16));
  const y = (value: number): number => tenth(SIZE.height - SIZE.foot - ((value - low) / (high - low || 1)) * (SIZE.height - SIZE.foot - SIZE.top));
  const words = (at: number, down: number, text: string, anchor: string, colour: string = COLOURS.label): string => `<text x="${at}" y="${down}" text-anchor="${anchor}" fill="${colour}">${escapeHtml(text)}</text>`;
  const path = (points: readonly DatedValue[]): string => points.map(({ on, value }, at) => `${at === 0 ? 'M' : 'L'}${x(on)} ${y(value)}`).join('');
  const goal = line.at(-1);
  return `<svg class="chart" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" role="img" aria-label="${escapeHtml(label)}" font-family="Arial, Helvetica, sans-serif" font-size="12">`
    + ticks.map((value) => `<path d="M${SIZE.left} ${y(value)}H${SIZE.width - SIZE.right}" stroke="${COLOURS.hair}"/>${words(SIZE.left - 8, y(value) + 4, formatValue(value, { ...indicator, decimals: 0 }), 'end')}`).join('')
    + `<path d="${path(line)}" fill="none" stroke="${COLOURS.plum}" stroke-width="1.800" stroke-dasharray="7 4"/>`
    + line.slice(1).map(({ on, value }) => `<path d="M${x(on) - 5} ${y(value)}L${x(on)} ${y(value) - 5}L${x(on) + 5} ${y(value)}L${x(on)} ${y(value) + 5}Z" fill="#fff" stroke="${COLOURS.plum}" stroke-width="1.500"/>`).join('')
    + `<path d="${path(figures)}" fill="none" stroke="${COLOURS.line}" stroke-width="1.500"/>`
    + figures.map(({ on, value }) => `<circle cx="${x(on)}" cy="${y(value)}" r="4" fill="${COLOURS.navy}"/>`).join('')
    + figures.map(({ on }) => words(x(on), SIZE.height - 12, formatDayShort(on), 'middle')).join('')
    + (goal ? words(x(goal.on) + 10, y(goal.value) + 4, formatValue(goal.value, indicator), 'start', COLOURS.plum) + words(x(goal.on), SIZE.height - 12, formatDayShort(goal.on), 'middle') : '')
    + '</svg>';
}

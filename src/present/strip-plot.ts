import type { PeerComparison } from '../core/benchmark/compare-with-peers.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Exact } from '../core/exact.ts';
import { axisTicks } from './axis.ts';
import { COLOURS } from './colours.ts';
import { escapeHtml } from './escape-html.ts';
import { formatValue } from './format-number.ts';
import { tenth } from './tenth.ts';

/** Three sizes drawn at their own scale, as the line chart's are. */
const SIZES = {
  wide: { width: 1216, ticks: 8, dot: 5, font: 12.5 },
  middle: { width: 704, ticks: 6, dot: 4.5, font: 12 },
  narrow: { width: 290, ticks: 3, dot: 4, font: 11 },
} as const;
export type StripSize = keyof typeof SIZES;

const SIDE = 24;
const TOP = 34;
const FOOT = 44;
/** Dots stand on each other up to this height, closer together where many are equal. */
const MOST_HEIGHT = 120;
const LEAST_HEIGHT = 34;

/**
 * Figures of peers as dots along one axis, equal ones on top of each other, the council's own filled, larger and named; the
 * middle half lies in a band with the median as a line. Shapes carry the meaning, so that it reads without colour.
 */
export function stripPlot(comparison: PeerComparison, indicator: Indicator, sizeName: StripSize, label: string): string {
  const size = SIZES[sizeName];
  const values = comparison.figures.map(({ value }) => value);
  const ticks = axisTicks(Math.min(...values), Math.max(...values), size.ticks);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (value: number): number => tenth(SIDE + ((value - low) / (high - low || 1)) * (size.width - 2 * SIDE));

  const { own } = comparison;
  const stacks = new Map<number, { ownAt?: number; count: number }>();
  const wide = size.dot * 2 + 1;
  for (const { council, value } of comparison.figures) {
    const column = Math.round(x(value) / wide);
    const stack = stacks.get(column) ?? { count: 0 };
    if (council.gss === own.council.gss) stack.ownAt = 0;
    stack.count += 1;
    stacks.set(column, stack);
  }
  const tallest = Math.max(...[...stacks.values()].map(({ count }) => count));
  const height = Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, tallest * wide));
  const step = Math.min(wide, height / tallest);
  const floor = TOP + height + size.dot + 2;
  const total = floor + FOOT;

  // The council's own dot stands lowest in its stack, on the axis it is read from.
  const placed = new Map<number, number>([...stacks].map(([column, { ownAt }]) => [column, ownAt === undefined ? 0 : 1]));
  const dots = comparison.figures.filter(({ council }) => council.gss !== own.council.gss).map(({ value }) => {
    const column = Math.round(x(value) / wide);
    const level = placed.get(column) ?? 0;
    placed.set(column, level + 1);
    return `<circle cx="${x(value)}" cy="${tenth(floor - size.dot - 3 - level * step)}" r="${size.dot}"/>`;
  }).join('');

  return `<svg class="chart" viewBox="0 0 ${size.width} ${tenth(total)}" width="${size.width}" height="${tenth(total)}" role="img" aria-label="${escapeHtml(label)}" font-family="Arial, Helvetica, sans-serif" font-size="${size.font}">`
    + band() + axis() + ownLine()
    + `<g fill="#fff" stroke="${COLOURS.line}" stroke-width="1.4">${dots}</g>${ownMark()}</svg>`;

  function band(): string {
    if (!comparison.quartiles) return '';
    const [from, median, to] = [comparison.quartiles.lower, comparison.quartiles.median, comparison.quartiles.upper].map((value) => x(toNumber(value)));
    if (from === undefined || median === undefined || to === undefined) return '';
    return `<rect x="${from}" y="${TOP - 6}" width="${tenth(Math.max(to - from, 2))}" height="${tenth(floor - TOP + 6)}" fill="${COLOURS.tint}"/>`
      + `<path d="M${median} ${TOP - 6}V${floor}" stroke="${COLOURS.ink}" stroke-width="1.5" stroke-dasharray="5 3"/>`;
  }

  function axis(): string {
    const named = ticks.map((value) => `<path d="M${x(value)} ${floor}v5" stroke="${COLOURS.outline}"/>${text(x(value), floor + 18, formatValue(value, tickLook(indicator, ticks)), anchor(x(value)), COLOURS.label)}`).join('');
    const better = BETTER[indicator.polarity];
    const side = indicator.polarity === 'lower' ? text(SIDE, total - 6, better, 'start', COLOURS.label) : text(size.width - SIDE, total - 6, better, 'end', COLOURS.label);
    return `<path d="M${SIDE} ${floor}H${size.width - SIDE}" stroke="${COLOURS.outline}"/>${named}${side}`;
  }

  /** Behind the dots, so that it does not cross those of equal figures out. */
  function ownLine(): string {
    return `<path d="M${x(own.value)} ${TOP - 12}V${floor}" stroke="${COLOURS.navy}" stroke-width="1.5"/>`;
  }

  function ownMark(): string {
    const at = x(own.value);
    const y = tenth(floor - size.dot - 3);
    const named = `${own.council.name} ${formatValue(own.value, indicator)}`;
    const room = named.length * size.font * 0.31;
    const where = at - room < 0 ? 'start' : at + room > size.width ? 'end' : 'middle';
    return `<circle cx="${at}" cy="${y}" r="${size.dot + 2.5}" fill="${COLOURS.navy}" stroke="#fff" stroke-width="1.5"/>`
      + text(where === 'start' ? Math.max(2, at - 6) : where === 'end' ? Math.min(size.width - 2, at + 6) : at, TOP - 18, named, where, COLOURS.navy, { bold: true });
  }

  function anchor(at: number): 'start' | 'middle' | 'end' {
    return at < SIDE + 1 ? 'start' : at > size.width - SIDE - 1 ? 'end' : 'middle';
  }
}

const BETTER = { higher: 'better \u2192', lower: '\u2190 better', target: 'closest to the midpoint is best', none: '' } as const;

/** Ticks are whole steps, so they need no more decimals than they have, and may need more than the indicator. */
function tickLook(indicator: Indicator, ticks: readonly number[]): Indicator {
  const decimals = Math.max(...ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0));
  return { ...indicator, decimals };
}

function toNumber({ over, under }: Exact): number {
  return Number(over) / Number(under);
}

function text(x: number, y: number, words: string, where: 'start' | 'middle' | 'end', colour: string, look: { bold?: boolean } = {}): string {
  return `<text x="${tenth(x)}" y="${tenth(y)}" text-anchor="${where}"${look.bold ? ' font-weight="bold"' : ''} fill="${colour}">${escapeHtml(words)}</text>`;
}

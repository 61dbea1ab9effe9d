import { COLOURS } from './colours.ts';
import { escapeHtml } from './escape-html.ts';
import { tenth } from './tenth.ts';

export interface SparklineInput {
  /** One slot per period, oldest first; `undefined` where there is no figure, which leaves the line open. */
  readonly values: readonly (number | undefined)[];
  /** The target in force in each slot; none leaves the dashed line open. */
  readonly targets: readonly (number | undefined)[];
  /** For screen readers: what is drawn, over which time. */
  readonly label: string;
}

const WIDTH = 106;
const HEIGHT = 24;
const EDGE = 5;

/**
 * A small line of figures with its dashed target, as an SVG string. The last figure is a dot; when the last
 * slot has none, a hollow ring stands at its place. A figure between two gaps is a small dot.
 */
export function sparkline({ values, targets, label }: SparklineInput): string {
  const { low, high } = range(values, targets);
  const across = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0;
  const up = high > low ? (HEIGHT - 2 * EDGE) / (high - low) : 0;
  const yOf = (value: number): number => (up === 0 ? HEIGHT / 2 : tenth(HEIGHT - EDGE - (value - low) * up));
  const xOf = (slot: number): number => tenth(EDGE + slot * across);

  let line = '';
  let lastSlot = -1;
  for (let slot = 0; slot < values.length; slot += 1) {
    const value = values[slot];
    if (value === undefined) continue;
    const alone = values[slot - 1] === undefined;
    line += `${alone ? 'M' : 'L'}${xOf(slot)} ${yOf(value)}`;
    if (alone && values[slot + 1] === undefined) line += 'h0';
    lastSlot = slot;
  }
  return `<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escapeHtml(label)}">`
    + targetSteps(targets, xOf, yOf)
    + (line && `<path d="${line}" fill="none" stroke="${COLOURS.line}" stroke-width="1.3" stroke-linejoin="round" stroke-linecap="round"/>`)
    + lastMark(values, lastSlot, xOf, yOf)
    + '</svg>';
}

function range(values: SparklineInput['values'], targets: SparklineInput['targets']): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) if (value !== undefined) { if (value < low) low = value; if (value > high) high = value; }
  for (const value of targets) if (value !== undefined) { if (value < low) low = value; if (value > high) high = value; }
  return { low, high };
}

function targetSteps(targets: SparklineInput['targets'], xOf: (slot: number) => number, yOf: (value: number) => number): string {
  let path = '';
  let held: number | undefined;
  for (let slot = 0; slot < targets.length; slot += 1) {
    const value = targets[slot];
    if (value === held) continue;
    const x = slot === 0 ? 2 : xOf(slot);
    if (held !== undefined) path += `H${x}`;
    if (value !== undefined) path += held === undefined ? `M${x} ${yOf(value)}` : `V${yOf(value)}`;
    held = value;
  }
  if (held !== undefined) path += `H${WIDTH - 2}`;
  return path && `<path d="${path}" fill="none" stroke="${COLOURS.plum}" stroke-width="1.2" stroke-dasharray="4 2.5"/>`;
}

function lastMark(values: SparklineInput['values'], lastSlot: number, xOf: (slot: number) => number, yOf: (value: number) => number): string {
  const value = values[lastSlot];
  if (value === undefined) return '';
  if (lastSlot === values.length - 1) return `<circle cx="${xOf(lastSlot)}" cy="${yOf(value)}" r="3.2" fill="${COLOURS.ink}" stroke="#fff"/>`;
  return `<circle cx="${xOf(values.length - 1)}" cy="${yOf(value)}" r="3" fill="#fff" stroke="${COLOURS.ink}" stroke-width="1.2" stroke-dasharray="1.6 1.2"/>`;
}

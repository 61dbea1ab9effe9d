import { COLOURS } from './colours.ts';
import { escapeHtml } from './escape-html.ts';

export interface SparklineInput {
  /** One slot per period, oldest first; `undefined` where there is no figure, which leaves the line open. */
  readonly values: readonly (number | undefined)[];
  /** The target in force in each slot; none leaves the dashed line open. */
  readonly targets: readonly (number | undefined)[];
  /** For screen readers: what is drawn, over which time. */
  readonly label: string;
}

// Drawn in tenths of a pixel: sixty of these stand on a page, and whole numbers are written several times faster.
const WIDTH = 1060;
const HEIGHT = 240;
const EDGE = 50;
const OPENING = `<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH / 10}" height="${HEIGHT / 10}" role="img" aria-label="`;
const LINE_END = `" fill="none" stroke="${COLOURS.line}" stroke-width="13" stroke-linejoin="round" stroke-linecap="round"/>`;
const TARGET_END = `" fill="none" stroke="${COLOURS.plum}" stroke-width="12" stroke-dasharray="40 25"/>`;

interface Scale {
  readonly low: number;
  readonly up: number;
  readonly across: number;
}

/**
 * A small line of figures with its dashed target, as an SVG string. The last figure is a dot; when the last
 * slot has none, a hollow ring stands at its place. A figure between two gaps is a small dot.
 */
export function sparkline({ values, targets, label }: SparklineInput): string {
  const scale = scaleFor(values, targets);
  const line = figureLine(values, scale);
  return `${OPENING}${escapeHtml(label)}">${targetSteps(targets, scale)}${line && `<path d="${line}${LINE_END}`}${lastMark(values, scale)}</svg>`;
}

function scaleFor(values: SparklineInput['values'], targets: SparklineInput['targets']): Scale {
  let low = Infinity;
  let high = -Infinity;
  for (const list of [values, targets]) {
    for (const value of list) {
      if (value === undefined) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return {
    low,
    up: high > low ? (HEIGHT - 2 * EDGE) / (high - low) : 0,
    across: values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0,
  };
}

function xOf(slot: number, { across }: Scale): number {
  return Math.round(EDGE + slot * across);
}

function yOf(value: number, { low, up }: Scale): number {
  return up === 0 ? HEIGHT / 2 : Math.round(HEIGHT - EDGE - (value - low) * up);
}

function figureLine(values: SparklineInput['values'], scale: Scale): string {
  let line = '';
  for (let slot = 0; slot < values.length; slot += 1) {
    const value = values[slot];
    if (value === undefined) continue;
    const alone = values[slot - 1] === undefined;
    line += `${alone ? 'M' : 'L'}${xOf(slot, scale)} ${yOf(value, scale)}`;
    if (alone && values[slot + 1] === undefined) line += 'h0';
  }
  return line;
}

function targetSteps(targets: SparklineInput['targets'], scale: Scale): string {
  let path = '';
  let held: number | undefined;
  for (let slot = 0; slot < targets.length; slot += 1) {
    const value = targets[slot];
    if (value === held) continue;
    const x = slot === 0 ? 20 : xOf(slot, scale);
    if (held !== undefined) path += `H${x}`;
    if (value !== undefined) path += held === undefined ? `M${x} ${yOf(value, scale)}` : `V${yOf(value, scale)}`;
    held = value;
  }
  if (held !== undefined) path += `H${WIDTH - 20}`;
  return path && `<path d="${path}${TARGET_END}`;
}

function lastMark(values: SparklineInput['values'], scale: Scale): string {
  const slot = values.findLastIndex((value) => value !== undefined);
  const value = values[slot];
  if (value === undefined) return '';
  if (slot === values.length - 1) return `<circle cx="${xOf(slot, scale)}" cy="${yOf(value, scale)}" r="32" fill="${COLOURS.ink}" stroke="#fff" stroke-width="10"/>`;
  return `<circle cx="${xOf(values.length - 1, scale)}" cy="${yOf(value, scale)}" r="30" fill="#fff" stroke="${COLOURS.ink}" stroke-width="12" stroke-dasharray="16 12"/>`;
}

import { COLOURS } from './colours.ts';
import { escapeHtml } from './escape-html.ts';
import { hatchLines } from './hatch.ts';
import type { Point } from './hatch.ts';
import { isUnknown, levelWords } from './judgement-words.ts';
import type { JudgementBounds } from './judgement-words.ts';
import { tenth } from './tenth.ts';

export interface PositionChartInput {
  /** Drawn upwards, worst at the foot; its levels are stars. */
  readonly service: JudgementBounds;
  /** Drawn to the right, worst at the left. */
  readonly prospects: JudgementBounds;
  /** Levels of a year ago, where they are known. */
  readonly yearAgo?: { readonly service: number; readonly prospects: number };
  /** The likeliest levels on a day to come, where a chance is given. */
  readonly heading?: { readonly service: number; readonly prospects: number };
  /** `narrow` fits a phone with its text at full size. */
  readonly width: 'wide' | 'narrow';
  /** Makes the ids of title and description unique on the page. */
  readonly id: string;
}

const SIZES = {
  wide: { left: 80, cell: { width: 78, height: 38 }, font: 12.5 },
  narrow: { left: 72, cell: { width: 54, height: 34 }, font: 11 },
} as const;
const TOP = 6;
const DOT = 9;

/**
 * The scoring chart of the Best Value reports: two judgements, one position. The dot is what the evidence
 * supports; the hatched capsule runs to what missing facts could bring, and there is none when both are certain.
 * While one judgement is wholly unknown there is no dot, since unknown is not poor.
 * Shapes and not colours tell them apart, so that it reads in greyscale.
 */
export function positionChart({ service, prospects, yearAgo, heading, id, width }: PositionChartInput): string {
  const { left, cell, font } = SIZES[width];
  const columns = prospects.labels.length;
  const rows = service.labels.length;
  const right = left + columns * cell.width;
  const foot = TOP + rows * cell.height;
  const centre = (column: number, row: number): Point => [left + (column + 0.5) * cell.width, foot - (row + 0.5) * cell.height];
  const known = !isUnknown(service) && !isUnknown(prospects);
  const now = centre(prospects.lower, service.lower);
  const best = centre(prospects.upper, service.upper);

  const cells = service.labels.flatMap((_, row) => prospects.labels.map((__, column) => {
    const crossed = known && (row === service.lower || column === prospects.lower);
    return `<rect x="${left + column * cell.width}" y="${foot - (row + 1) * cell.height}" width="${cell.width}" height="${cell.height}" fill="${crossed ? COLOURS.band : '#fff'}" stroke="${COLOURS.rule}"/>`;
  })).join('');
  const rowNames = service.labels.map((name, row) => text(left - 8, foot - (row + 0.5) * cell.height + 4, `${row} ${name}`, 'end', known && row === service.lower, font)).join('');
  const columnNames = prospects.labels.map((name, column) => text(left + (column + 0.5) * cell.width, foot + 18, name, 'middle', known && column === prospects.lower, font)).join('');
  const double = `<rect x="${right - cell.width}" y="${TOP}" width="${cell.width}" height="${cell.height}" fill="${COLOURS.tint}" stroke="${COLOURS.navy}" stroke-width="1.8"/>`;
  const topHeld = prospects.upper === columns - 1 && service.upper === rows - 1;
  const doubleStars = topHeld ? '' : threeStars(right - cell.width / 2, TOP + cell.height / 2, Math.min(20, cell.width / 3.5));

  return `<svg class="chart" viewBox="0 0 ${right + 2} ${foot + 26}" width="${right + 2}" height="${foot + 26}" role="img" aria-labelledby="${id}-title ${id}-desc">`
    + `<title id="${id}-title">Position on the two judgements</title><desc id="${id}-desc">${escapeHtml(description(service, prospects, yearAgo, heading))}</desc>`
    + cells + double + doubleStars + rowNames + columnNames
    + (yearAgo && known ? past(centre(yearAgo.prospects, yearAgo.service), now) : '')
    + capsule(now, best)
    + (heading ? ahead(centre(heading.prospects, heading.service), cell.width) : '')
    + (known ? `<circle cx="${now[0]}" cy="${now[1]}" r="${DOT}" fill="${COLOURS.navy}" stroke="#fff" stroke-width="2"/>` : '') + '</svg>';
}

function description(service: JudgementBounds, prospects: JudgementBounds, yearAgo: PositionChartInput['yearAgo'], heading: PositionChartInput['heading']): string {
  const before = yearAgo ? ` A year ago: ${service.labels[yearAgo.service]} service, ${prospects.labels[yearAgo.prospects]} prospects.` : '';
  const open = service.lower !== service.upper || prospects.lower !== prospects.upper;
  return `Service ${levelWords(service)}; prospects ${levelWords(prospects)}. ${open ? 'Missing facts could raise the lower end.' : 'Both are certain.'}${before}${heading ? ` Likeliest on the review date: ${service.labels[heading.service]} service, ${prospects.labels[heading.prospects]} prospects.` : ''}`;
}

function text(x: number, y: number, words: string, anchor: 'end' | 'middle', bold: boolean, font: number): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${font}" font-family="Arial, Helvetica, sans-serif"${bold ? ' font-weight="bold"' : ''} fill="${bold ? COLOURS.text : COLOURS.label}">${escapeHtml(words)}</text>`;
}

/** Round-ended box around both positions: a line where one judgement is open, a field where both are. */
function capsule(from: Point, to: Point): string {
  if (from[0] === to[0] && from[1] === to[1]) return '';
  const [left, right, top, foot] = [from[0] - DOT, to[0] + DOT, to[1] - DOT, from[1] + DOT];
  const corner = (x: number, y: number, start: number): Point[] => Array.from({ length: 7 }, (_, step) => {
    const turn = ((start + step * 15) * Math.PI) / 180;
    return [x + DOT * Math.cos(turn), y + DOT * Math.sin(turn)] as const;
  });
  const outline = [...corner(right - DOT, top + DOT, -90), ...corner(right - DOT, foot - DOT, 0), ...corner(left + DOT, foot - DOT, 90), ...corner(left + DOT, top + DOT, 180)];
  return `<rect x="${left}" y="${top}" width="${right - left}" height="${foot - top}" rx="${DOT}" fill="#fff" fill-opacity=".8" stroke="${COLOURS.navy}" stroke-width="1.2"/>`
    + `<path d="${hatchLines(outline, 7)}" stroke="${COLOURS.navy}" stroke-width="1" stroke-opacity=".75"/>`;
}

/** A diamond at the right of its cell, so that it stands clear of the dot. */
function ahead([x, y]: Point, width: number): string {
  const at = x + width / 2 - 12;
  return `<path d="M${tenth(at)} ${tenth(y - 8)}l8 8l-8 8l-8-8z" fill="#fff" stroke="${COLOURS.navy}" stroke-width="2"/>`;
}

function past(from: Point, now: Point): string {
  const ring = `<circle cx="${from[0]}" cy="${from[1]}" r="8" fill="#fff" stroke="${COLOURS.outline}" stroke-width="1.8" stroke-dasharray="3 2"/>`;
  const length = Math.hypot(now[0] - from[0], now[1] - from[1]);
  if (length === 0) return '';
  const [dx, dy] = [(now[0] - from[0]) / length, (now[1] - from[1]) / length];
  const end: Point = [now[0] - dx * (DOT + 5), now[1] - dy * (DOT + 5)];
  const head = [[end[0], end[1]], [end[0] - dx * 8 - dy * 4, end[1] - dy * 8 + dx * 4], [end[0] - dx * 8 + dy * 4, end[1] - dy * 8 - dx * 4]]
    .map((corner) => corner.map(tenth).join(' ')).join('L');
  return `${ring}<path d="M${tenth(from[0] + dx * 8)} ${tenth(from[1] + dy * 8)}L${tenth(end[0])} ${tenth(end[1])}" stroke="${COLOURS.outline}" stroke-width="1.5" stroke-dasharray="3 3"/><path d="M${head}Z" fill="${COLOURS.outline}"/>`;
}

function threeStars(x: number, y: number, apart: number): string {
  return [-apart, 0, apart].map((shift) => `<path d="M${tenth(x + shift)} ${y - 7.5}l2.200 5 5.400.4-4.200 3.500 1.400 5.300-4.800-2.900-4.800 2.900 1.400-5.300-4.200-3.500 5.400-.4z" fill="#fff" stroke="${COLOURS.navy}" stroke-linejoin="round"/>`).join('');
}

import { COLOURS } from './colours.ts';
import { hatchLines } from './hatch.ts';

const HEIGHT = 14;
/** From worst to best: hatched, white, half and solid, so that they differ in print too. */
const FILLS = ['#fff', '#fff', '#9DB4C8', COLOURS.navy];

/** Which of four looks a level has: the best is always solid, the worst of four hatched. */
function lookOf(level: number, levels: number): number {
  return FILLS.length - levels + level;
}

/** The counts of one row as a bar, worst level first, `unit` wide for each inspection. The numbers stand beside it in the table. */
export function levelBar(counts: readonly number[], unit: number): string {
  let left = 1;
  let body = '';
  counts.forEach((count, level) => {
    if (count > 0) body += segment(left, count * unit, lookOf(level, counts.length));
    left += count * unit;
  });
  return `<svg class="level-bar" viewBox="0 0 ${left + 1} ${HEIGHT + 2}" width="${left + 1}" height="${HEIGHT + 2}" aria-hidden="true" focusable="false">${body}</svg>`;
}

/** The look of one level, for the key. */
export function levelMark(level: number, levels: number): string {
  return `<svg viewBox="0 0 18 16" width="18" height="16" aria-hidden="true" focusable="false">${segment(1, 16, lookOf(level, levels))}</svg>`;
}

function segment(left: number, width: number, look: number): string {
  const corners = [[left, 1], [left + width, 1], [left + width, 1 + HEIGHT], [left, 1 + HEIGHT]] as const;
  const hatch = look === 0 ? `<path d="${hatchLines(corners, 5)}" stroke="${COLOURS.navy}" stroke-width="1.200"/>` : '';
  return `<rect x="${left}" y="1" width="${width}" height="${HEIGHT}" fill="${FILLS[look] ?? '#fff'}" stroke="${COLOURS.navy}"/>${hatch}`;
}

import { COLOURS } from './colours.ts';
import { escapeHtml } from './escape-html.ts';
import { hatchLines } from './hatch.ts';

/** `plain` and `star` differ in fill and shape; `hatched` is an invented inspection. */
export type SquareLook = 'plain' | 'star' | 'solid' | 'hatched';

const STEP = 30;
const SIDE = 24;

/** A square for each inspection, column by column, `rows` to a column: 76 in 4 rows are 19 columns. The sentence beside it says the same. */
export function inspectionSquares(groups: readonly { readonly look: SquareLook; readonly count: number }[], options: { readonly rows: number; readonly label: string }): string {
  const looks = groups.flatMap(({ look, count }) => Array.from({ length: count }, () => look));
  const columns = Math.ceil(looks.length / options.rows);
  const body = looks.map((look, at) => square(look, Math.floor(at / options.rows) * STEP, (at % options.rows) * STEP)).join('');
  const [width, height] = [columns * STEP, options.rows * STEP];
  return `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(options.label)}">${body}</svg>`;
}

/** One square on its own, for a key or a row of a table. */
export function squareMark(look: SquareLook): string {
  return `<svg class="square" viewBox="0 0 26 26" width="16" height="16" aria-hidden="true" focusable="false">${square(look, 0, 0)}</svg>`;
}

function square(look: SquareLook, left: number, top: number): string {
  const [x, y] = [left + 1, top + 1];
  const box = (fill: string, stroke: string): string => `<rect x="${x}" y="${y}" width="${SIDE}" height="${SIDE}" fill="${fill}" stroke="${stroke}"/>`;
  if (look === 'plain') return box(COLOURS.hair, COLOURS.outline);
  if (look === 'solid') return box(COLOURS.navy, COLOURS.navy);
  if (look === 'star') return `${box(COLOURS.navy, COLOURS.navy)}<path d="M${x + 12} ${y + 6}l1.400 3.600 3.800.2-3 2.400 1 3.700-3.200-2-3.200 2 1-3.700-3-2.400 3.800-.2z" fill="#fff"/>`;
  const corners = [[x, y], [x + SIDE, y], [x + SIDE, y + SIDE], [x, y + SIDE]] as const;
  return `${box('#fff', COLOURS.navy)}<path d="${hatchLines(corners, 6)}" stroke="${COLOURS.navy}" stroke-width="1.200"/>`;
}

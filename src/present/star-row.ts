import { COLOURS } from './colours.ts';
import { hatchLines } from './hatch.ts';
import type { Point } from './hatch.ts';
import { tenth } from './tenth.ts';

const SIZE = 34;

/** Corners of a five-pointed star that fills a square of side 1. */
const STAR: readonly Point[] = Array.from({ length: 10 }, (_, corner) => {
  const radius = corner % 2 === 0 ? 0.48 : 0.2;
  const turn = (corner * Math.PI) / 5;
  return [0.5 + radius * Math.sin(turn), 0.52 - radius * Math.cos(turn)] as const;
});

/** What is proven and what is possible, in whole stars: `{ lower: 2, upper: 3, of: 3 }`. */
export interface StarBounds {
  readonly lower: number;
  readonly upper: number;
  readonly of: number;
}

/** Solid stars are proven, hatched ones possible if missing facts come in, outlined ones out of reach. The word beside it says the same. */
export function starRow({ lower, upper, of }: StarBounds, size = SIZE): string {
  const step = size + 4;
  let body = '';
  for (let star = 0; star < of; star += 1) body += drawStar(star * step, size, star < lower ? 'proven' : star < upper ? 'possible' : 'not reached');
  const width = of * step - 4;
  return `<svg class="stars" viewBox="0 0 ${width} ${size}" width="${width}" height="${size}" aria-hidden="true" focusable="false">${body}</svg>`;
}

function drawStar(left: number, size: number, state: 'proven' | 'possible' | 'not reached'): string {
  const corners = STAR.map(([x, y]): Point => [left + x * size, y * size]);
  const outline = `M${corners.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}Z`;
  if (state === 'proven') return `<path d="${outline}" fill="${COLOURS.navy}" stroke="${COLOURS.navy}" stroke-linejoin="round"/>`;
  const stroke = state === 'possible' ? COLOURS.navy : COLOURS.outline;
  const hatch = state === 'possible' ? `<path d="${hatchLines(corners, 4.5)}" stroke="${COLOURS.navy}" stroke-width="1.3"/>` : '';
  return `<path d="${outline}" fill="#fff" stroke="${stroke}" stroke-width="1.4" stroke-linejoin="round"/>${hatch}`;
}

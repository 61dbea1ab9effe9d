import { COLOURS } from './colours.ts';
import { hatchLines } from './hatch.ts';

/** Positions on a scale of `of` levels, 0 the worst: promising of poor, uncertain, promising, excellent is 2. */
export interface ScaleBounds {
  readonly lower: number;
  readonly upper: number;
  readonly of: number;
}

/** Rising bars up to the level: solid is proven, hatched possible, outlined not reached; all hatched when nothing is known. The word stands beside it. */
export function scaleBars({ lower, upper, of }: ScaleBounds): string {
  const proven = lower === 0 && upper === of - 1 ? -1 : lower;
  let body = '';
  for (let level = 0; level < of; level += 1) {
    const height = 8 + (level * 21) / Math.max(1, of - 1);
    const left = 1 + level * 26;
    const top = 31 - height;
    const fill = level <= proven ? COLOURS.navy : '#fff';
    const stroke = level <= upper ? COLOURS.navy : COLOURS.outline;
    body += `<rect x="${left}" y="${top}" width="22" height="${height}" fill="${fill}" stroke="${stroke}" stroke-width="1.3"/>`;
    if (level > proven && level <= upper) {
      const corners = [[left, top], [left + 22, top], [left + 22, 31], [left, 31]] as const;
      body += `<path d="${hatchLines(corners, 4.5)}" stroke="${COLOURS.navy}" stroke-width="1.3"/>`;
    }
  }
  const width = of * 26;
  return `<svg class="scale-bars" viewBox="0 0 ${width} 32" width="${width}" height="32" aria-hidden="true" focusable="false">${body}</svg>`;
}

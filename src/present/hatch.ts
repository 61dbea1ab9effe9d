import { tenth } from './tenth.ts';

export type Point = readonly [x: number, y: number];

/**
 * Diagonal lines inside a polygon, as SVG path data: "possible, if missing facts come in" on paper and screen.
 * Lines and not an SVG pattern: a pattern is found by id, which fails across files and in PDFs.
 * Example: a square of side 4 with a gap of 4 has the one line from (0,4) to (4,0).
 */
export function hatchLines(polygon: readonly Point[], gap: number): string {
  const sums = polygon.map(([x, y]) => x + y);
  const least = Math.min(...sums);
  const most = Math.max(...sums);
  let path = '';
  for (let sum = Math.ceil((least + 1e-6) / gap) * gap; sum < most; sum += gap) {
    const crossings = crossingsWith(polygon, sum);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from, to] = [crossings[at], crossings[at + 1]];
      if (from && to) path += `M${tenth(from[0])} ${tenth(from[1])}L${tenth(to[0])} ${tenth(to[1])}`;
    }
  }
  return path;
}

/** Where the line x + y = sum meets the outline, from left to right. */
function crossingsWith(polygon: readonly Point[], sum: number): Point[] {
  const crossings: Point[] = [];
  polygon.forEach((start, at) => {
    const end = polygon[(at + 1) % polygon.length] ?? start;
    const before = start[0] + start[1] - sum;
    const after = end[0] + end[1] - sum;
    if ((before < 0) === (after < 0)) return;
    const share = before / (before - after);
    crossings.push([start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])]);
  });
  return crossings.sort((a, b) => a[0] - b[0]);
}

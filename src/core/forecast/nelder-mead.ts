/** A point of the unit box: every coordinate from 0 to 1. */
export type BoxPoint = readonly number[];

interface Corner {
  readonly point: BoxPoint;
  readonly value: number;
}

export interface SearchSettings {
  /** How far the first corners lie from the start. */
  readonly reach: number;
  readonly rounds: number;
}

/** Corners this near in height, as a share of it, are at the bottom. */
const SAME = 1e-10;

/**
 * The lowest value found from `start` on, inside the unit box, by the simplex method of Nelder and Mead
 * (*Computer Journal* 7, 1965) with its usual factors 1, 2, 1/2, 1/2. A step that leaves the box ends at its side.
 * Deterministic: the same function and start give the same point. Never worse than the start.
 */
export function searchLowest(height: (point: BoxPoint) => number, start: BoxPoint, { reach, rounds }: SearchSettings): BoxPoint {
  const corner = (point: BoxPoint): Corner => {
    const inside = point.map((x) => Math.min(1, Math.max(0, x)));
    return { point: inside, value: height(inside) };
  };
  const size = start.length;
  let corners = [corner(start), ...start.map((_, axis) => corner(start.map((x, i) => (i === axis ? x + (x > 0.5 ? -reach : reach) : x))))];
  for (let round = 0; round < rounds; round += 1) {
    corners.sort((a, b) => a.value - b.value);
    const best = corners[0]!;
    const worst = corners[size]!;
    if (worst.value - best.value <= SAME * Math.abs(best.value)) break;
    const kept = corners.slice(0, size);
    const centre = start.map((_, i) => kept.reduce((sum, { point }) => sum + point[i]!, 0) / size);
    const towards = (factor: number): Corner => corner(centre.map((x, i) => x + factor * (worst.point[i]! - x)));

    const reflected = towards(-1);
    if (reflected.value < best.value) {
      const further = towards(-2);
      corners = [...kept, further.value < reflected.value ? further : reflected];
    } else if (reflected.value < kept[size - 1]!.value) {
      corners = [...kept, reflected];
    } else {
      const nearer = towards(reflected.value < worst.value ? -0.5 : 0.5);
      corners = nearer.value < Math.min(reflected.value, worst.value)
        ? [...kept, nearer]
        : [best, ...corners.slice(1).map(({ point }) => corner(point.map((x, i) => (x + best.point[i]!) / 2)))];
    }
  }
  return corners.reduce((lowest, each) => (each.value < lowest.value ? each : lowest)).point;
}

import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import type { AsSeen } from './read-standings.ts';
import { readTrends } from './read-trends.ts';
import type { TrendStanding } from './kept-trends.ts';

/** Every indicator of a council with its trend, what needs a person first. Throws ThreestarError `not-found`. */
export async function showTrends(house: House, access: Access, input: AsSeen & { readonly council: string }): Promise<{ readonly council: Council; readonly rows: readonly TrendStanding[] }> {
  const council = await findCouncil(house, input.council);
  const rows = await readTrends(house, access, { ...input, council: council.gss });
  return { council, rows: [...rows].sort((a, b) => urgency(a) - urgency(b)) };
}

/** Worsening, then a missed or unreachable target, then missing figures, then what is changing, then the rest; 0 comes first. */
function urgency({ trend: { attention, marks } }: TrendStanding): number {
  if (marks.change === 'worsening') return 0;
  if (attention.includes('missed')) return 1;
  if (attention.includes('falls-short')) return 2;
  if (attention.length > 0) return 3;
  if (marks.change === 'steady') return 5;
  return marks.change === 'too-few' ? 6 : 4;
}

import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import type { AttentionKind } from '../core/trend/trend-rules.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import type { AsSeen } from './read-standings.ts';
import { readTrends } from './read-trends.ts';
import type { TrendStanding } from './kept-trends.ts';

/** Every indicator of a council with its trend, what needs a person first (the order is in `data/trend-rules.json`). Throws ThreestarError `not-found`. */
export async function showTrends(house: House, access: Access, input: AsSeen & { readonly council: string }): Promise<{ readonly council: Council; readonly rows: readonly TrendStanding[] }> {
  const council = await findCouncil(house, input.council);
  const rows = await readTrends(house, access, { ...input, council: council.gss });
  const order = house.catalogue.trendRules.attentionOrder;
  const place = new Map(rows.map((row) => [row, order.findIndex((kind) => holds(kind, row))]));
  return { council, rows: [...rows].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)) };
}

function holds(kind: AttentionKind, { trend: { attention, marks } }: TrendStanding): boolean {
  switch (kind) {
    case 'worsening':
    case 'steady':
    case 'too-few': return marks.change === kind;
    case 'missed':
    case 'falls-short': return attention.includes(kind);
    case 'figures-missing': return attention.includes('stale') || attention.includes('not-supplied');
    case 'changing': return marks.change === 'improving' || marks.change === 'higher' || marks.change === 'lower';
  }
}

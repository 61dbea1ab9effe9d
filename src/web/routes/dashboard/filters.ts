import type { TargetStatus } from '../../../core/target.ts';
import type { DashboardRow } from './row.ts';

/** What the page was asked to show; `attention` sorting keeps the themes, with what needs attention first in each. */
export interface DashboardFilters {
  readonly set?: string | undefined;
  readonly status: 'all' | 'attention' | TargetStatus;
  readonly sort: 'attention' | 'name' | 'status' | 'period' | 'owner';
}

const STATUS_ORDER: readonly TargetStatus[] = ['missed', 'unknown', 'close', 'met', 'no-target'];

export function isShown({ standing, set }: DashboardRow, filters: DashboardFilters): boolean {
  if (filters.set && set !== filters.set) return false;
  if (filters.status === 'all') return true;
  return filters.status === 'attention' ? standing.attention.length > 0 : standing.verdict.status === filters.status;
}

/** Equal rows keep the order they came in, which is the order of their set. */
export function sortRows(rows: readonly DashboardRow[], sort: DashboardFilters['sort']): DashboardRow[] {
  return [...rows].sort((a, b) => compare(a, b, sort));
}

function compare(a: DashboardRow, b: DashboardRow, sort: DashboardFilters['sort']): number {
  switch (sort) {
    case 'attention': return Number(b.standing.attention.length > 0) - Number(a.standing.attention.length > 0);
    case 'name': return a.standing.indicator.shortTitle.localeCompare(b.standing.indicator.shortTitle, 'en-GB');
    case 'status': return STATUS_ORDER.indexOf(a.standing.verdict.status) - STATUS_ORDER.indexOf(b.standing.verdict.status);
    case 'period': return (a.standing.latest?.period.month ?? 0) - (b.standing.latest?.period.month ?? 0);
    case 'owner': return (a.standing.owner ?? '').localeCompare(b.standing.owner ?? '', 'en-GB');
  }
}

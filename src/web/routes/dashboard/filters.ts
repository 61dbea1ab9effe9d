import { AIM_MARKS, CHANGE_MARKS } from '../../../core/trend/trend-marks.ts';
import type { AimMark, ChangeMark } from '../../../core/trend/trend-marks.ts';
import type { TargetStatus } from '../../../core/target.ts';
import type { DashboardRow } from './row.ts';

export const SORTS = ['attention', 'name', 'status', 'change', 'aim', 'period', 'owner'] as const;

/** What the page was asked to show; `attention` sorting keeps the themes, with what needs attention first in each. */
export interface DashboardFilters {
  readonly set?: string | undefined;
  readonly status: 'all' | 'attention' | TargetStatus;
  readonly change?: ChangeMark | undefined;
  readonly aim?: AimMark | undefined;
  readonly sort: (typeof SORTS)[number];
}

const STATUS_ORDER: readonly TargetStatus[] = ['missed', 'unknown', 'close', 'met', 'no-target'];

export function isShown({ standing, trend, set }: DashboardRow, filters: DashboardFilters): boolean {
  if (filters.set && set !== filters.set) return false;
  if (filters.change !== undefined && trend.marks.change !== filters.change) return false;
  if (filters.aim !== undefined && trend.marks.aim !== filters.aim) return false;
  if (filters.status === 'all') return true;
  return filters.status === 'attention' ? trend.attention.length > 0 : standing.verdict.status === filters.status;
}

export function isFiltered({ set, status, change, aim }: DashboardFilters): boolean {
  return Boolean(set) || status !== 'all' || change !== undefined || aim !== undefined;
}

/** Equal rows keep the order they came in, which is the order of their set. */
export function sortRows(rows: readonly DashboardRow[], sort: DashboardFilters['sort']): DashboardRow[] {
  return [...rows].sort((a, b) => compare(a, b, sort));
}

function compare(a: DashboardRow, b: DashboardRow, sort: DashboardFilters['sort']): number {
  switch (sort) {
    case 'attention': return Number(b.trend.attention.length > 0) - Number(a.trend.attention.length > 0);
    case 'name': return a.standing.indicator.shortTitle.localeCompare(b.standing.indicator.shortTitle, 'en-GB');
    case 'status': return STATUS_ORDER.indexOf(a.standing.verdict.status) - STATUS_ORDER.indexOf(b.standing.verdict.status);
    case 'change': return CHANGE_MARKS.indexOf(a.trend.marks.change) - CHANGE_MARKS.indexOf(b.trend.marks.change);
    case 'aim': return AIM_MARKS.indexOf(a.trend.marks.aim) - AIM_MARKS.indexOf(b.trend.marks.aim);
    case 'period': return (a.standing.latest?.period.month ?? 0) - (b.standing.latest?.period.month ?? 0);
    case 'owner': return (a.standing.owner ?? '').localeCompare(b.standing.owner ?? '', 'en-GB');
  }
}

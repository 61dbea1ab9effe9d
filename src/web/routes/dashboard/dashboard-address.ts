import type { DashboardFilters } from './filters.ts';

export interface DashboardLinks {
  /** Address of this page without its question mark. */
  readonly self: string;
  /** Query parameters that every link and the filter form keep: `as-of` and `known-at` when they were asked for. */
  readonly keep: readonly { readonly name: string; readonly value: string }[];
}

/** The page with other filters; what is as it always is stays out of the address. */
export function dashboardAddress({ self, keep }: DashboardLinks, { set, status, change, aim, sort }: DashboardFilters): string {
  const query = new URLSearchParams(keep.map(({ name, value }): [string, string] => [name, value]));
  if (set) query.set('set', set);
  if (status !== 'all') query.set('status', status);
  if (change) query.set('change', change);
  if (aim) query.set('aim', aim);
  if (sort !== 'attention') query.set('sort', sort);
  const text = query.toString();
  return text ? `${self}?${text}` : self;
}

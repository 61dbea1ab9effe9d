import { AIM_MARKS, CHANGE_MARKS } from '../../../core/trend/trend-marks.ts';
import { AIM_WORDS, CHANGE_WORDS, aimMark, changeMark } from '../../../present/trend-mark-words.ts';
import { dashboardAddress } from './dashboard-address.ts';
import type { DashboardLinks } from './dashboard-address.ts';
import type { DashboardFilters } from './filters.ts';
import type { DashboardRow } from './row.ts';

/** How many rows have each mark, each a link to those rows alone; marks nobody has are left out. */
export function markTallies(rows: readonly DashboardRow[], filters: DashboardFilters, links: DashboardLinks) {
  const shared = { ...(filters.set && { set: filters.set }), status: 'all', sort: 'attention' } as const;
  const inSet = rows.filter(({ set }) => !filters.set || set === filters.set);
  const changes = CHANGE_MARKS.flatMap((change) => {
    const having = inSet.filter(({ trend }) => trend.marks.change === change);
    const [first] = having;
    return first ? [{ mark: changeMark({ change, side: sharedSide(having) }).mark, text: `${having.length} ${CHANGE_WORDS[change].toLowerCase()}`, href: dashboardAddress(links, { ...shared, change }) }] : [];
  });
  const aims = AIM_MARKS.flatMap((aim) => {
    const count = inSet.filter(({ trend }) => trend.marks.aim === aim).length;
    return count > 0 ? [{ mark: aimMark({ aim }).mark, text: `${count} ${AIM_WORDS[aim].toLowerCase()}`, href: dashboardAddress(links, { ...shared, aim }) }] : [];
  });
  return rows.length === 0 ? [] : [{ question: 'Is it changing?', counts: changes }, { question: 'Will it hit target?', counts: aims }];
}

/** The arrow of a count: the way the data goes where all go the same way, else up for better and down for worse. */
function sharedSide(rows: readonly DashboardRow[]): -1 | 0 | 1 {
  const sides = new Set(rows.map(({ trend }) => trend.marks.side));
  const [only = 0] = sides;
  return sides.size === 1 ? only : rows[0]?.trend.marks.change === 'improving' ? 1 : -1;
}

import type { Council } from '../../../core/council.ts';
import { formatDay } from '../../../present/format-date.ts';
import { formatCount } from '../../../present/format-number.ts';

/** What is held about a council, as counts; nothing held is all noughts. */
export interface CouncilHoldings {
  readonly indicators: number;
  readonly inspections: number;
}

export interface CouncilListInput {
  /** As typed; empty for the first view. */
  readonly query: string;
  /** What matches, best first. */
  readonly councils: readonly { readonly council: Council; readonly href: string; readonly holdings: CouncilHoldings }[];
  /** In the whole register. */
  readonly total: number;
  /** Councils found that are not in `councils`, because the page shows only so many. */
  readonly more: number;
  /** Shows all, the ones of which nothing is held included. */
  readonly showAll: { readonly href: string } | undefined;
  /** Of the councils on the page. */
  readonly csv: string;
}

/** Everything the page `views/pages/council-list/index.hbs` prints, in its words. */
export function toCouncilList({ query, councils, total, more, showAll, csv }: CouncilListInput) {
  const found = councils.length + more;
  return {
    title: 'Councils',
    query, csv,
    total: formatCount(total),
    heading: query
      ? `${formatCount(found)} ${found === 1 ? 'council matches' : 'councils match'} “${query}”`
      : `${formatCount(found)} ${found === 1 ? 'council' : 'councils'} with figures or inspections`,
    none: found > 0 ? undefined : query
      ? `Check the spelling, or try part of the name. The register holds ${formatCount(total)} councils, closed ones included.`
      : `Nothing has been imported yet. Find your council among all ${formatCount(total)}, sign in and open Gather.`,
    /** Where a newcomer can look round. */
    invented: query ? [] : councils.filter(({ council }) => council.illustrative).map(({ council, href }) => ({ name: council.name, href })),
    more: more > 0 ? `${formatCount(more)} more ${more === 1 ? 'council' : 'councils'} match. Type more of the name.` : undefined,
    showAll,
    rows: councils.map(({ council, href, holdings }) => ({
      href, name: council.name,
      ...(council.illustrative && { illustrative: 'illustrative' }),
      ...(council.closed && { closed: `closed ${formatDay(council.closed)}` }),
      kind: council.kind, region: council.region || council.nation, gss: council.gss,
      indicators: holdings.indicators === 0 ? 'none' : formatCount(holdings.indicators),
      inspections: holdings.inspections === 0 ? 'none' : formatCount(holdings.inspections),
    })),
  };
}

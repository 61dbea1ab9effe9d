import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import type { Indicator } from '../core/indicator.ts';
import type { OwnerEntry, ReviewDateEntry, TargetEntry } from '../core/register.ts';
import type { RegisterEntry } from '../store/register.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { readStandings } from './read-standings.ts';

export interface IndicatorTargets {
  readonly indicator: Indicator;
  /** In the order of the periods they begin with; the last one holds. */
  readonly targets: readonly RegisterEntry<TargetEntry>[];
  readonly owner?: string;
}

export interface CouncilTargets {
  readonly council: Council;
  /** Indicators the council has a figure or a target of, then the others. */
  readonly held: readonly IndicatorTargets[];
  readonly others: readonly Indicator[];
  readonly reviewDates: readonly RegisterEntry<ReviewDateEntry>[];
}

/** What a council aims for, from whom each figure is due, and when it is reviewed. Throws ThreestarError `not-found`. */
export async function showTargets(house: House, access: Access, input: { readonly council: string; readonly asOf: string }): Promise<CouncilTargets> {
  const council = await findCouncil(house, input.council);
  const { register } = house.store;
  const [standings, targets, owners, reviewDates] = await Promise.all([
    readStandings(house, access, input),
    register.current<TargetEntry>('targets', council.gss),
    register.current<OwnerEntry>('owners', council.gss),
    register.current<ReviewDateEntry>('review-dates', council.gss),
  ]);
  const ownerOf = new Map(owners.map(({ content }) => [content.indicator, content.owner]));
  const held = standings.map(({ standing: { indicator } }): IndicatorTargets => {
    const owner = ownerOf.get(indicator.code);
    return {
      indicator, ...(owner !== undefined && { owner }),
      targets: targets.filter(({ content }) => content.indicator === indicator.code).sort((a, b) => (a.content.from < b.content.from ? -1 : 1)),
    };
  });
  const codes = new Set(held.map(({ indicator }) => indicator.code));
  return { council, held, reviewDates, others: [...house.catalogue.indicators.values()].filter(({ code }) => !codes.has(code)) };
}

import type { Access } from '../core/access.ts';
import { groupBy } from '../core/group-by.ts';
import type { Indicator, IndicatorSet } from '../core/indicator.ts';
import { GRANULARITIES, periodFromCode } from '../core/period.ts';
import type { OwnerEntry, TargetEntry } from '../core/register.ts';
import type { Series } from '../core/series.ts';
import { standing } from '../core/standing.ts';
import type { Standing } from '../core/standing.ts';
import type { Target } from '../core/target.ts';
import type { House } from './house.ts';

/** The two dates every page may be asked for: the day facts are judged at, and how much was known (an ISO moment). */
export interface AsSeen {
  readonly asOf: string;
  readonly knownAt?: string;
}

export interface IndicatorStanding {
  readonly set: IndicatorSet;
  readonly standing: Standing;
  /** Series of the other granularities held; never mixed with the one the standing speaks of. */
  readonly otherSeries: readonly Series[];
}

export interface StandingsQuery extends AsSeen {
  readonly council: string;
  /** Without it, every indicator the council has a figure or a target of. */
  readonly indicators?: readonly string[];
  /** `recent`: of every series only its newest points, which is quick; `all` without it. */
  readonly points?: 'all' | 'recent';
}

/** What the standing of one indicator is worked out from. */
export interface StandingGround {
  readonly set: IndicatorSet;
  readonly indicator: Indicator;
  /** The one the standing speaks of. */
  readonly series: Series;
  readonly otherSeries: readonly Series[];
  readonly targets: readonly Target[];
  readonly owner?: string;
}

/** Where each indicator of the council stands on the day, in the order of the sets. */
export async function readStandings(house: House, access: Access, query: StandingsQuery): Promise<IndicatorStanding[]> {
  const grounds = await readGrounds(house, access, query);
  return grounds.map((ground) => ({ set: ground.set, otherSeries: ground.otherSeries, standing: standingOn(house, ground, query.asOf) }));
}

export function standingOn({ catalogue }: House, ground: StandingGround, asOf: string): Standing {
  return standing({ ...ground, ragRules: catalogue.ragRules, asOf });
}

/** What each standing is worked out from, in the order of the sets. */
export async function readGrounds(house: House, access: Access, query: StandingsQuery): Promise<StandingGround[]> {
  const { store, catalogue } = house;
  const [series, targets, owners] = await Promise.all([
    query.points === 'recent' ? store.figures.recent(access, query) : store.figures.series(access, query),
    readTargets(house, query.council, query.knownAt),
    store.register.current<OwnerEntry>('owners', query.council, query.knownAt),
  ]);
  const seriesOf = groupBy(series, (one) => one.indicator);
  const targetsOf = groupBy(targets, (one) => one.indicator);
  const ownerOf = new Map(owners.map(({ content }) => [content.indicator, content.owner]));
  const wanted = query.indicators === undefined ? undefined : new Set(query.indicators);
  return catalogue.indicatorSets.flatMap((set) => set.indicators.flatMap((indicator): StandingGround[] => {
    const held = seriesOf.get(indicator.code) ?? [];
    const own = targetsOf.get(indicator.code) ?? [];
    if (wanted === undefined ? held.length + own.length === 0 : !wanted.has(indicator.code)) return [];
    const [main, ...otherSeries] = mainFirst(indicator, held, query.council);
    const owner = ownerOf.get(indicator.code);
    return [{ set, indicator, series: main, otherSeries, targets: own, ...(owner !== undefined && { owner }) }];
  }));
}

/** The series of the shortest periods held comes first; an indicator without figures has an empty one. */
function mainFirst(indicator: Indicator, held: readonly Series[], council: string): [Series, ...Series[]] {
  const [first, ...rest] = [...held].sort((a, b) => GRANULARITIES.indexOf(a.granularity) - GRANULARITIES.indexOf(b.granularity));
  if (first !== undefined) return [first, ...rest];
  const granularity = GRANULARITIES.find((one) => indicator.frequencies.includes(one)) ?? 'year';
  return [{ council, indicator: indicator.code, granularity, points: [] }];
}

export async function readTargets({ store }: House, council: string, knownAt?: string): Promise<Target[]> {
  const entries = await store.register.current<TargetEntry>('targets', council, knownAt);
  return entries.flatMap(({ content }) => {
    const from = periodFromCode(content.from);
    if (from === undefined) return [];
    return [{
      council, indicator: content.indicator, from, value: Number(content.value), ragRule: content.ragRule,
      ...(content.tolerance !== undefined && { tolerance: Number(content.tolerance) }),
      ...(content.profile !== undefined && { profile: content.profile.map(Number) }),
    }];
  });
}

import { peerGroupId, peerGroups } from '../core/benchmark/peer-group.ts';
import type { PeerGroup } from '../core/benchmark/peer-group.ts';
import type { PublishedFigure } from '../core/benchmark/published-figure.ts';
import { rankCouncils } from '../core/benchmark/rank-councils.ts';
import type { CouncilRanking } from '../core/benchmark/rank-councils.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import { groupBy } from '../core/group-by.ts';
import type { Indicator } from '../core/indicator.ts';
import { readPeriod } from '../core/period-text.ts';
import { GRANULARITIES, periodCode } from '../core/period.ts';
import type { Period } from '../core/period.ts';
import { periodRange } from '../gather/import/import-rules.ts';
import { importLookups } from '../gather/import/lookups.ts';
import type { House } from './house.ts';

export interface RankingRequest {
  /** Code or alias. */
  readonly indicator: string;
  /** As people write it; without it, every period there are figures of. */
  readonly period?: string;
  readonly group: string;
}

export interface PeriodRanking extends CouncilRanking {
  readonly period: Period;
  /** Councils of the group that have figures of the indicator, and no row for this period. */
  readonly missing: readonly Council[];
}

export interface IndicatorRanking {
  readonly indicator: Indicator;
  readonly group: PeerGroup;
  /** Oldest first; one where a period was named. */
  readonly periods: readonly PeriodRanking[];
}

/** A group of peers by what it is asked by. Throws ThreestarError `not-found` naming the groups there are. */
export function findPeerGroup({ catalogue }: Pick<House, 'catalogue'>, id: string): PeerGroup {
  const groups = peerGroups(catalogue.benchmarkRules, catalogue.peerLists);
  const found = groups.find((group) => peerGroupId(group) === id);
  if (found === undefined) throw new ThreestarError('not-found', `There is no group of councils "${id}". There are: ${groups.map(peerGroupId).join(', ')}.`);
  return found;
}

/** Ranks the published figures of an indicator. Throws ThreestarError `not-found` or `bad-input`. */
export async function rankIndicator(house: House, request: RankingRequest): Promise<IndicatorRanking> {
  const { store, catalogue } = house;
  const indicator = findIndicator(house, request.indicator);
  const group = findPeerGroup(house, request.group);
  const wanted = request.period === undefined ? undefined : readAskedPeriod(house, indicator, request.period);
  const councils = new Map((await store.councils.all()).map((council) => [council.gss, council]));
  const figures = await store.peers.figures(indicator.code);
  const byPeriod = groupBy(figures, ({ period }) => periodCode(period));
  const periods = wanted === undefined ? [...byPeriod.values()].flatMap(([first]) => (first ? [first.period] : [])) : [wanted];
  const input = { councils, group, scale: indicator, rules: catalogue.benchmarkRules };
  return {
    indicator, group,
    periods: periods.sort(byGranularityAndMonth).map((period): PeriodRanking => {
      const held = byPeriod.get(periodCode(period)) ?? [];
      return { period, ...rankCouncils({ ...input, figures: held }), missing: missingFrom(held, figures, period, councils) };
    }),
  };
}

function missingFrom(held: readonly PublishedFigure[], all: readonly PublishedFigure[], { granularity }: Period, councils: ReadonlyMap<string, Council>): Council[] {
  const present = new Set(held.map(({ council }) => council));
  const ever = new Set(all.filter(({ period }) => period.granularity === granularity).map(({ council }) => council));
  return [...ever].flatMap((gss) => (present.has(gss) ? [] : councils.get(gss) ?? []));
}

function byGranularityAndMonth(a: Period, b: Period): number {
  return GRANULARITIES.indexOf(a.granularity) - GRANULARITIES.indexOf(b.granularity) || a.month - b.month;
}

function findIndicator({ catalogue }: House, name: string): Indicator {
  const found = importLookups([], [...catalogue.indicators.values()], () => false).indicators.find(name);
  if (found.kind === 'one') return found.item;
  throw new ThreestarError('not-found', `There is no indicator "${name}". Write its code or an alias, such as ${[...catalogue.indicators.keys()].slice(0, 3).join(', ')}.`);
}

function readAskedPeriod(house: House, indicator: Indicator, text: string): Period {
  const reading = readPeriod(text, indicator.frequencies, periodRange(house.imports.rules, house.now().slice(0, 10)));
  if (reading.kind === 'period') return reading.period;
  throw new ThreestarError('bad-input', `--period ${text}: ${reading.reason}.`);
}


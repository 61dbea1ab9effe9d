import { groupBy } from '../../group-by.ts';
import type { Indicator } from '../../indicator.ts';
import { seededRandom } from '../../seeded-random.ts';
import { periodFromCode } from '../../period.ts';
import { combineNodes, rangeOf } from '../bounds.ts';
import { isCombination } from '../combination.ts';
import type { LeafState } from '../criterion.ts';
import type { Definitions } from '../definitions.ts';
import { leafEvaluator } from '../evaluate.ts';
import type { Facts, ObservedFact } from '../facts.ts';
import { placedFrameworkTests } from '../framework-tests.ts';
import { nodeOf, scaleOfNode } from '../framework.ts';
import type { Framework } from '../framework.ts';
import type { Moves } from '../path/reach-levels.ts';
import { granularityOf } from '../reading.ts';
import { forgetFigures, indexObservations, noneKept, seriesKey } from '../test-context.ts';
import type { KeptReadings } from '../test-context.ts';
import type { ChanceRules } from './chance-rules.ts';
import { simulatedSeries } from './simulated-series.ts';
import type { SimulatedSeries } from './simulated-series.ts';

export interface JudgementChance {
  readonly node: string;
  /** Worst first, adding up to 1: the level that is proved on the day. */
  readonly levels: readonly { readonly level: string; readonly share: number }[];
}

export type RatingChance =
  | {
    readonly kind: 'chance';
    readonly day: string;
    readonly runs: number;
    readonly judgements: readonly JudgementChance[];
    /** Of every judgement's level together, the likeliest first; one level a judgement, in the framework's order. */
    readonly together: readonly { readonly levels: readonly string[]; readonly share: number }[];
    /** That every judgement is at its best level. */
    readonly best: number;
    /** The same when the movements given are done. */
    readonly bestWithPath?: number;
    /** Indicators by what was done with them; those in neither list have no figure to come before the day. */
    readonly forecast: readonly string[];
    readonly held: readonly { readonly indicator: string; readonly reason: string }[];
  }
  | { readonly kind: 'no-chance'; readonly because: 'past' | 'too-little-history' | 'not-rated'; readonly reason: string };

export interface ChanceQuestion {
  readonly framework: Framework;
  readonly definitions: Definitions;
  readonly facts: Facts;
  /** The review date. */
  readonly day: string;
  /** Levels that are taken to be reached by then, for the second figure. */
  readonly path?: Moves;
}

/**
 * The chance of each level on a day to come, by simulation: each run draws a course of every measured indicator's figures
 * from its forecast, the indicators independently of each other, adds them to the facts, and lets the engine answer every
 * test again as of the day. Counted is what is then proved, the lower bound.
 *
 * Figures to come are taken to arrive in time and published. What people judge, and what is missing or a draft today, stays
 * as it is; evidence that expires by the day has expired; open actions dated by then are taken as done on their dates.
 * Other councils' figures stay as they were published last. A series with too little history is held at its last figure and named; with no forecast at all there is no chance to give.
 */
export function ratingChance({ framework, definitions, facts, day, path }: ChanceQuestion, rules: ChanceRules): RatingChance {
  if (day <= facts.asOf) return { kind: 'no-chance', because: 'past', reason: 'The review date has passed.' };
  const then = factsOn(facts, day);
  const index = new Map([...indexObservations(then)].map(([key, series]) => [key, new Map(series)]));
  const series = usedSeries(framework, definitions.indicators).flatMap(({ indicator, granularity }) => {
    const one = simulatedSeries(indicator, granularity, index.get(seriesKey(indicator.code, granularity)) ?? new Map<number, ObservedFact>(), facts.rebases, { asOf: facts.asOf, until: day }, definitions);
    return one ? [one] : [];
  });
  if (series.every((one) => one.kind === 'held')) {
    return { kind: 'no-chance', because: 'too-little-history', reason: series[0]?.reason ?? 'No figure that the framework looks at is to come before the day.' };
  }
  const kept = noneKept();
  const evaluateLeaf = leafEvaluator(framework, definitions, { ...then, peers: [...then.peers, ...peersToCome(facts, series)] }, index, kept);
  const { runs, seed } = rules;
  const random = seededRandom(seed);
  const [held, drawn] = [series.filter(({ kind }) => kind === 'held'), series.filter(({ kind }) => kind === 'forecast')];
  for (const one of held) place(index, kept, one, one.draw(random));
  const leafIds = framework.order.filter((id) => !isCombination(nodeOf(framework, id)));
  const moving = criteriaLookingAt(framework, drawn);
  const still = new Map(leafIds.filter((id) => !moving.has(id)).map((id) => [id, evaluateLeaf(id).state]));
  const courses = new Map<string, { readonly leaves: ReadonlyMap<string, LeafState>; count: number }>();
  for (let run = 0; run < runs; run += 1) {
    for (const one of drawn) place(index, kept, one, one.draw(random));
    const moved = [...moving].map((id) => [id, evaluateLeaf(id).state] as const);
    const key = moved.map(([, state]) => stateKey(state)).join(' ');
    const course = courses.get(key) ?? { leaves: new Map([...still, ...moved]), count: 0 };
    course.count += 1;
    courses.set(key, course);
  }
  // Courses that leave every leaf alike have one rating, so it is worked out once for all of them.
  const tallies = new Map<string, number>();
  let [best, bestWithPath, rated] = [0, 0, 0];
  const tops = framework.judgements.map((id) => scaleOfNode(framework, id).levels.length - 1);
  for (const { leaves, count } of courses.values()) {
    const lowest = provedLevels(framework, leaves);
    if (lowest.every((level) => level !== undefined)) rated += count;
    const key = lowest.map((level) => level ?? -1).join(' ');
    tallies.set(key, (tallies.get(key) ?? 0) + count);
    if (lowest.every((level, at) => level === tops[at])) best += count;
    if (path && provedLevels(framework, withMoves(leaves, path)).every((level, at) => level === tops[at])) bestWithPath += count;
  }
  if (rated < runs) return { kind: 'no-chance', because: 'not-rated', reason: 'Nothing of a judgement applies, so it has no rating.' };
  const together = [...tallies].map(([key, count]) => ({ places: key.split(' ').map(Number), share: count / runs }));
  const levelId = (at: number, place: number): string => scaleOfNode(framework, framework.judgements[at] ?? '').levels[place]?.id ?? '';
  return {
    kind: 'chance', day, runs,
    judgements: framework.judgements.map((node, at) => ({
      node, levels: scaleOfNode(framework, node).levels.map(({ id }, place) => ({ level: id, share: together.filter(({ places }) => places[at] === place).reduce((sum, { share }) => sum + share, 0) })),
    })),
    together: together.map(({ places, share }) => ({ levels: places.map((place, at) => levelId(at, place)), share })).sort((a, b) => b.share - a.share),
    best: best / runs,
    ...(path && { bestWithPath: bestWithPath / runs }),
    forecast: unique(series.filter(({ kind }) => kind === 'forecast').map(({ indicator }) => indicator)),
    held: series.filter(({ kind }) => kind === 'held').map(({ indicator, reason }) => ({ indicator, reason })),
  };
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

/** The facts as they stand on a later day, when nothing new is entered and the plan is kept. Where each was read plays no part, and is left out to be quick. */
function factsOn(facts: Facts, day: string): Facts {
  const actions = facts.actions.map((action) => (action.due !== undefined && action.due > facts.asOf && action.due <= day && (action.status === 'under-way' || action.status === 'not-started') ? { ...action, status: 'done' as const } : action));
  return { ...facts, asOf: day, actions, observations: facts.observations.map(withoutSource), files: {} };
}

/** The last published figures of other councils, for each period to come. */
function peersToCome(facts: Facts, series: readonly SimulatedSeries[]): Facts['peers'] {
  const groups = groupBy(facts.peers, (one) => `${one.indicator} ${one.group} ${periodFromCode(one.period)?.granularity ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const latest = group.reduce((a, b) => ((periodFromCode(b.period)?.month ?? 0) > (periodFromCode(a.period)?.month ?? 0) ? b : a));
    const own = series.find((one) => one.indicator === latest.indicator && one.granularity === periodFromCode(latest.period)?.granularity);
    return (own?.periods ?? []).map((period) => ({ ...latest, period }));
  });
}

function withoutSource(figure: ObservedFact): ObservedFact {
  return Object.fromEntries(Object.entries(figure).filter(([name]) => name !== 'source')) as ObservedFact;
}

function usedSeries(framework: Framework, indicators: ReadonlyMap<string, Indicator>) {
  const used = placedFrameworkTests(framework).flatMap(({ test }) => {
    const indicator = 'indicator' in test ? indicators.get(test.indicator) : undefined;
    if (!indicator) return [];
    const granularity = granularityOf(indicator, 'granularity' in test ? test.granularity : undefined);
    return [[seriesKey(indicator.code, granularity), { indicator, granularity }] as const];
  });
  return [...new Map(used).values()];
}

function criteriaLookingAt(framework: Framework, series: readonly SimulatedSeries[]): Set<string> {
  const codes = new Set(series.map(({ indicator }) => indicator));
  return new Set(placedFrameworkTests(framework).flatMap(({ criterion, test }) => ('indicator' in test && codes.has(test.indicator) ? [criterion] : [])));
}

function stateKey(state: LeafState): string {
  return state.kind === 'rated' ? state.possible.join(',') : state.reason;
}

/** Puts drawn figures in the place of those of the run before, and forgets what was read of these. */
function place(index: Map<string, Map<number, ObservedFact>>, kept: KeptReadings, { indicator, granularity, months }: SimulatedSeries, figures: readonly ObservedFact[]): void {
  const series = index.get(seriesKey(indicator, granularity));
  for (const [at, month] of months.entries()) {
    const figure = figures[at];
    if (figure) series?.set(month, figure);
  }
  forgetFigures(kept, indicator, granularity, months);
}

function provedLevels(framework: Framework, leaves: ReadonlyMap<string, LeafState>): (number | undefined)[] {
  const states = combineNodes(framework, leaves);
  return framework.judgements.map((id) => rangeOf(states.get(id))?.lower);
}

/** Leaves that a movement brings to a level are there, or above where they are already. */
function withMoves(leaves: ReadonlyMap<string, LeafState>, path: Moves): Map<string, LeafState> {
  return new Map([...leaves].map(([id, state]) => {
    const level = path.get(id);
    const lower = rangeOf(state)?.lower;
    return [id, level === undefined || lower === undefined ? state : { kind: 'rated', possible: [Math.max(level, lower)] }] as const;
  }));
}

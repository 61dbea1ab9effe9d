import type { Indicator } from '../core/indicator.ts';
import type { Facts } from '../core/rating/facts.ts';
import { comingPeriods } from '../core/rating/path/coming-periods.ts';
import type { PathMove } from '../core/rating/path/find-paths.ts';
import { stepNeeds } from '../core/rating/path/step-needs.ts';
import type { TestTrace } from '../core/rating/path/step-needs.ts';
import { levelAt, levelIndex } from '../core/rating/scale.ts';
import type { Scale } from '../core/rating/scale.ts';
import type { NodeTrace } from '../core/rating/trace.ts';
import { amountWords, listWords, periodCount } from '../core/rating/words.ts';
import { formatDay } from './format-date.ts';

/** What the words of a movement are read from. */
export interface PathSources {
  readonly facts: Facts;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Who owns an indicator, by its code. */
  readonly owners: ReadonlyMap<string, string>;
  readonly reviewDate?: string;
}

/** A movement as a person reads it: what to do, for whom, and what is already under way. */
export interface MoveWords {
  readonly node: string;
  readonly title: string;
  readonly reference?: string;
  /** Sentences, the first the most important. */
  readonly steps: readonly string[];
  readonly owners: readonly string[];
  /** It takes longer than until the review. */
  readonly late: boolean;
  /** Open actions that serve the criterion, with their dates. */
  readonly actions: readonly string[];
  readonly effort: number;
  readonly from: string;
  readonly to: string;
  readonly movement: PathMove['movement'];
}

export function moveWords(move: PathMove, trace: NodeTrace, scale: Scale, sources: PathSources): MoveWords {
  const title = (level: string): string => levelAt(scale, levelIndex(scale, level)).title.toLowerCase();
  const head = { node: move.node, title: trace.title, ...(trace.reference !== undefined && { reference: trace.reference }), effort: move.effort, from: title(move.from), to: title(move.to), movement: move.movement };
  const open = sources.facts.actions.filter((action) => action.criteria.includes(move.node) && (action.status === 'not-started' || action.status === 'under-way'));
  const actions = open.map((action) => `${action.title}${action.due === undefined ? '' : `, due ${formatDay(action.due)}`}`);
  if (trace.kind !== 'criterion') {
    const step = move.movement === 'settle' ? levelIndex(scale, move.to) === scale.levels.length - 1 ? `State its level: ${title(move.to)} is needed.` : `State its level: ${title(move.to)} or better is enough.` : `Raise it from ${title(move.from)} to ${title(move.to)}.`;
    return { ...head, steps: [step], late: false, owners: unique(open.flatMap((action) => action.owner ?? [])), actions };
  }
  const needs = stepNeeds(trace, scale, move.to);
  const owners = unique(needs.flatMap((need) => ownersOf(need, move.node, sources)));
  return { ...head, steps: unique(needs.map((need) => needWords(need, scale, sources))), late: needs.some((need) => comingOf(need, sources)?.inTime === false), owners: owners.length > 0 ? owners : unique(open.flatMap((action) => action.owner ?? [])), actions };
}

/** What to do so that a test is met, as an order. */
function needWords(need: TestTrace, scale: Scale, sources: PathSources): string {
  const { test } = need;
  const indicator = 'indicator' in test ? sources.indicators.get(test.indicator) : undefined;
  switch (test.op) {
    case 'target-met': {
      if (!indicator) return need.needed;
      const coming = comingOf(need, sources);
      if (!coming) return need.needed;
      const target = need.observations.find((one) => one.target !== undefined)?.target;
      const aim = `${target === undefined ? 'Meet the target for' : `Hold ${amountWords(target, indicator)} for`} ${lowerFirst(indicator.title)}`;
      if (coming.wanted === 0) return `Nothing more is needed of ${lowerFirst(indicator.title)} than time: ${periodCount(coming.of, coming.granularity)} from now the window holds enough.`;
      const span = coming.wanted === coming.of ? `in each of the next ${periodCount(coming.of, coming.granularity)}` : `in ${coming.wanted} of the next ${periodCount(coming.of, coming.granularity)}`;
      return `${aim} ${span.replace('each of the next 1 ', 'the next ')}${coming.inTime ? '' : ', past the review'}.`;
    }
    case 'assessment': {
      const wanted = scale.levels[levelIndex(scale, test.level)]?.title.toLowerCase() ?? test.level;
      if (need.because === 'unapproved') return `Have the assessment approved by somebody other than its author, at “${wanted}” or above.`;
      return need.verdict === 'not-known' ? `Assess it, and have “${wanted}” approved.` : `Do what “${wanted}” asks for, assess it again and have it approved.`;
    }
    default: return need.settle ?? `${need.needed} Now: ${lowerFirst(need.found)}`;
  }
}

function comingOf({ test, observations }: TestTrace, { reviewDate }: PathSources) {
  return test.op === 'target-met' ? comingPeriods(test, observations, reviewDate) : undefined;
}

function ownersOf({ test, items }: TestTrace, criterion: string, { facts, owners }: PathSources): string[] {
  if ('indicator' in test) {
    const owner = owners.get(test.indicator);
    return owner === undefined ? [] : [owner];
  }
  if (test.op === 'assessment') {
    const latest = facts.assessments.filter((one) => one.criterion === criterion).sort((a, b) => (a.asOf < b.asOf ? 1 : -1))[0];
    return latest ? [latest.author] : [];
  }
  if (test.op === 'evidence') return facts.evidence.filter((one) => one.criteria.includes(criterion)).flatMap((one) => one.owner ?? []);
  const ids = new Set(items.map((item) => item.id));
  return test.op === 'actions' ? facts.actions.filter((one) => ids.has(one.id) && one.status !== 'done').flatMap((one) => one.owner ?? []) : [];
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

/** `Incidents resolved` → `incidents resolved`; `ICT spend` stays. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** `Service desk manager and head of ICT`; nothing when nobody is named. */
export function ownerWords(owners: readonly string[]): string {
  return owners.length === 0 ? 'No owner is named' : listWords(owners);
}

import type { Catalogue } from '../../../catalogue/catalogue.ts';
import { scaleOfNode } from '../../../core/rating/framework.ts';
import type { RatingPath } from '../../../core/rating/path/find-paths.ts';
import { stepNeeds } from '../../../core/rating/path/step-needs.ts';
import type { Judgement } from '../../../core/rating/rate.ts';
import { levelIndex } from '../../../core/rating/scale.ts';
import { listWords } from '../../../core/rating/words.ts';
import { nodeTitle } from '../../../core/rating/trace.ts';
import type { NodeTrace } from '../../../core/rating/trace.ts';
import { chanceBar } from '../../../present/chance-bar.ts';
import { formatDayShort } from '../../../present/format-date.ts';
import { boundsOf, countsStars, drawJudgement, resultInWords } from '../../../present/judgement-bounds.ts';
import { boundWords, isUnknown, starWords, verdictWord } from '../../../present/judgement-words.ts';
import { moveWords, ownerWords } from '../../../present/path-words.ts';
import type { MoveWords } from '../../../present/path-words.ts';
import { capital, isBestValue, numberWord, percentWords, VERDICTS, verdictOf } from '../../../present/readiness-words.ts';
import { figureFor } from '../../../present/standing-words.ts';
import { holdsFacts, nodesIn, testsIn } from '../../../present/trace-lines.ts';
import { anchor } from '../../../present/trace-tree.ts';
import type { Readiness } from '../../../usecases/show-readiness.ts';

/** Criteria a next step names; the rest are counted, since the sheet is one sheet. */
const STEP_NAMES = 2;

export interface SheetMove extends MoveWords {
  /** The first step, which the sheet shows; the others stand on the rating's page. */
  readonly step: string;
  /** The title as a sentence of its own. */
  readonly lead: string;
  readonly more: number;
  readonly ownerWords: string;
}

/** What the sheet says, as data: page, JSON and CSV read the same. */
export interface ReadinessSheet {
  readonly verdict: string;
  readonly judgements: readonly { readonly title: string; readonly result: string; readonly bounds: string; readonly drawing: string; readonly yearAgo: string; readonly range: boolean }[];
  readonly chances: readonly { readonly title: string; readonly heading: string; readonly levels: readonly { readonly title: string; readonly share: number; readonly percent: string; readonly bar: string; readonly likeliest: boolean }[] }[];
  readonly binding: readonly { readonly title: string; readonly detail: string; readonly state: string; readonly mark: string; readonly href: string }[];
  readonly path?: { readonly effort: number; readonly exact: boolean; readonly moves: readonly SheetMove[]; readonly next: readonly string[] };
  /** The cheapest way one level up on each judgement, in a sentence. */
  readonly steps: readonly { readonly lead: string; readonly words: string }[];
  readonly missing: readonly { readonly what: string; readonly mark: string; readonly state: string; readonly owner: string; readonly decides: boolean }[];
  readonly waiting: readonly { readonly what: string; readonly since: string; readonly author: string; readonly decides: boolean }[];
}

/** `why` is the address of the rating's reasons. */
export function sheetOf(readiness: Readiness, catalogue: Pick<Catalogue, 'indicators'>, why: string): ReadinessSheet {
  const { rating, yearAgo, framework, paths, chance, facts, owners, reviewDate, standings, waiting } = readiness;
  const traces = new Map(rating.judgements.flatMap((judgement) => nodesIn(judgement.trace)).map((trace) => [trace.node, trace]));
  const [cheapest, ...others] = paths.kind === 'paths' ? paths.paths : [];
  const decisive = new Set(cheapest?.moves.map(({ node }) => node));
  const sources = { facts, owners, indicators: catalogue.indicators, ...(reviewDate !== undefined && { reviewDate }) };
  const words = (path: RatingPath): MoveWords[] => path.moves.flatMap((move) => {
    const trace = traces.get(move.node);
    return trace ? [moveWords(move, trace, scaleOfNode(framework, move.node), sources)] : [];
  });
  const path = cheapest && paths.kind === 'paths' ? { effort: cheapest.effort, exact: paths.exact, moves: words(cheapest).map(sheetMove), next: others.map((other) => nextWords(other, cheapest, traces)) } : undefined;
  const result = chance?.kind === 'chance' ? chance : undefined;
  return {
    verdict: holdsFacts(rating) ? VERDICTS[verdictOf(rating)] : VERDICTS['not-known'],
    judgements: rating.judgements.map((judgement, at) => judgementView(judgement, yearAgo.judgements[at])),
    chances: (result?.judgements ?? []).map((one, at) => {
      const judgement = rating.judgements[at];
      const top = Math.max(...one.levels.map(({ share }) => share));
      return {
        title: judgement?.title ?? '',
        heading: judgement === undefined ? '' : isBestValue(rating) ? `Chance of each ${at === 0 ? 'star' : 'prospects'} rating` : `${judgement.title}: chances`,
        levels: [...one.levels].reverse().map(({ level, share }, back) => ({
          title: `${judgement && countsStars(judgement) ? `${one.levels.length - 1 - back} ` : ''}${judgement?.scale.levels.find(({ id }) => id === level)?.title.toLowerCase() ?? level}`,
          share, percent: percentWords(share), bar: chanceBar(share, share === top), likeliest: share === top,
        })),
      };
    }),
    binding: bindingOf(readiness, traces, why),
    ...(path && { path }),
    steps: holdsFacts(rating) ? readiness.steps.map((step) => stepWords(step, readiness, traces)) : [],
    missing: missingOf(standings, facts, rating.asOf, decisive, traces),
    waiting: [...waiting].sort((a, b) => Number(decisive.has(b.criterion)) - Number(decisive.has(a.criterion)) || (a.drafted < b.drafted ? -1 : 1)).map((one) => ({
      what: `${nodeTitle(rating.judgements.map(({ trace }) => trace), one.criterion)}, ${one.level}`, since: formatDayShort(one.drafted), author: one.author, decides: decisive.has(one.criterion),
    })),
  };
}

function sheetMove(move: MoveWords): SheetMove {
  return { ...move, lead: /[?.!]$/.test(move.title) ? move.title : `${move.title}.`, step: move.steps[0] ?? '', more: move.steps.length - 1, ownerWords: ownerWords(move.owners) };
}

/** How another path differs from the cheapest: `11: Users were consulted instead of Costs compare`. */
function nextWords(other: RatingPath, cheapest: RatingPath, traces: ReadonlyMap<string, NodeTrace>): string {
  const key = (move: RatingPath['moves'][number]): string => `${move.node} ${move.to}`;
  const [mine, theirs] = [new Set(cheapest.moves.map(key)), new Set(other.moves.map(key))];
  const names = (moves: RatingPath['moves'], without: ReadonlySet<string>): string => listWords(moves.filter((move) => !without.has(key(move))).map((move) => `“${traces.get(move.node)?.title ?? move.node}” at ${move.to}`));
  return `effort ${other.effort}, with ${names(other.moves, mine)} instead of ${names(cheapest.moves, theirs)}`;
}

/** `One level up, good service: effort 2.` and what it takes; at most so many by name, since the sheet is one sheet. */
function stepWords({ judgement: node, to, path }: Readiness['steps'][number], { rating }: Readiness, traces: ReadonlyMap<string, NodeTrace>): { readonly lead: string; readonly words: string } {
  const judgement = rating.judgements.find((one) => one.node === node);
  const level = judgement?.scale.levels.find(({ id }) => id === to)?.title ?? to;
  const what = !isBestValue(rating) ? '' : judgement && countsStars(judgement) ? ' service' : ' prospects';
  const names = path.moves.map((move) => `“${traces.get(move.node)?.title ?? move.node}”`);
  const shown = names.length > STEP_NAMES ? [...names.slice(0, STEP_NAMES), `${names.length - STEP_NAMES} more`] : names;
  return { lead: `One level up, ${level.toLowerCase()}${what}: effort ${path.effort}.`, words: `${capital(listWords(shown))}.` };
}

function judgementView(judgement: Judgement, before: Judgement | undefined) {
  const bounds = boundsOf(judgement);
  const open = bounds && bounds.lower !== bounds.upper;
  const settle = judgement.binding.filter(({ movement }) => movement === 'settle').length;
  const detail = !bounds ? judgement.trace.words : countsStars(judgement) ? starWords(bounds) : boundWords(bounds);
  return {
    title: judgement.title, result: bounds ? verdictWord(bounds) : 'Not rated', drawing: drawJudgement(judgement),
    bounds: `${capital(detail)}${bounds && !open ? ': no missing fact could change it.' : open && settle > 0 && !isUnknown(bounds) ? `: ${numberWord(settle)} missing ${settle === 1 ? 'fact' : 'facts'} could raise it.` : '.'}`,
    yearAgo: yearAgoWords(before), range: open === true,
  };
}

function yearAgoWords(before: Judgement | undefined): string {
  const bounds = before && boundsOf(before);
  if (!before || !bounds) return 'not rated';
  return isUnknown(bounds) ? 'nothing known' : resultInWords(before);
}

const STATES = { settle: 'a fact is missing', rise: 'below what is needed' } as const;

/** The binding criteria, each once, with what was found and what is needed. */
function bindingOf({ rating, framework }: Readiness, traces: ReadonlyMap<string, NodeTrace>, why: string): ReadinessSheet['binding'] {
  const seen = new Set<string>();
  if (!holdsFacts(rating)) return [];
  return rating.judgements.flatMap((judgement) => judgement.binding.flatMap((one) => {
    const trace = traces.get(one.node);
    if (!trace || seen.has(one.node)) return [];
    seen.add(one.node);
    const scale = scaleOfNode(framework, one.node);
    const wanted = scale.levels[levelIndex(scale, one.to)]?.title.toLowerCase() ?? one.to;
    const [need] = trace.kind === 'criterion' ? stepNeeds(trace, scale, one.to) : [];
    const detail = need ? need.found : trace.kind === 'given' ? trace.found : '';
    return [{ title: `${trace.title}: ${trace.words.toLowerCase()}, ${wanted} needed`, detail, state: STATES[one.movement], mark: one.movement === 'settle' ? 'unknown' : 'missed', href: `${why}#${anchor(judgement, one.node)}` }];
  }));
}

/** Figures that are late, missing or a draft, and evidence that has expired; what the cheapest path needs comes first. */
function missingOf(standings: Readiness['standings'], facts: Readiness['facts'], asOf: string, decisive: ReadonlySet<string>, traces: ReadonlyMap<string, NodeTrace>): ReadinessSheet['missing'] {
  const neededIndicators = new Set([...decisive].flatMap((node) => indicatorsMissing(traces.get(node))));
  const figures = standings.flatMap(({ standing }) => {
    const { mark, state, text } = figureFor(standing);
    if (state === undefined && standing.freshness.kind !== 'overdue') return [];
    return [{ what: `${standing.indicator.shortTitle}${text === '' ? '' : `, ${text}`}`, mark: mark ?? 'stale', state: state ?? 'Late', owner: standing.owner ?? 'not named', decides: neededIndicators.has(standing.indicator.code) }];
  });
  const expired = facts.evidence.filter((item) => item.expires !== undefined && item.expires < asOf && item.criteria.some((criterion) => traces.has(criterion))).map((item) => ({
    what: item.title, mark: 'stale', state: `Expired ${formatDayShort(item.expires ?? '')}`, owner: item.owner ?? 'not named', decides: item.criteria.some((criterion) => decisive.has(criterion)),
  }));
  return [...expired, ...figures].sort((a, b) => Number(b.decides) - Number(a.decides));
}

function indicatorsMissing(trace: NodeTrace | undefined): string[] {
  if (trace?.kind !== 'criterion') return [];
  return trace.levels.flatMap((level) => testsIn(level.needs)).flatMap((test) => (test.verdict === 'not-known' && 'indicator' in test.test ? [test.test.indicator] : []));
}

import type { Judgement, Rating } from '../core/rating/rate.ts';
import { levelIndex } from '../core/rating/scale.ts';
import type { Scale } from '../core/rating/scale.ts';
import type { NodeTrace } from '../core/rating/trace.ts';
import { listWords } from '../core/rating/words.ts';
import { drawJudgement, resultWithLevel } from './judgement-bounds.ts';
import { formatCount } from './format-number.ts';
import type { Link } from './page-frame.ts';
import type { Mark } from './standing-words.ts';
import { nodesIn } from './trace-lines.ts';
import { needView } from './trace-test.ts';
import type { NeedView, TraceSources } from './trace-test.ts';
import { VERDICT_MARKS } from './verdict-words.ts';

export type TraceOpening = 'deciding' | 'all';

/** A judgement opened: its result, the rule that gave it, what stands in the way of more, and the proof beneath. */
export interface JudgementView {
  readonly id: string;
  readonly title: string;
  readonly drawing: string;
  readonly result: string;
  readonly rule?: RuleView;
  readonly notes: readonly string[];
  readonly binding?: { readonly lead: string; readonly links: readonly (Link & { readonly state: string })[] };
  readonly branches: readonly BranchView[];
}

export interface RuleView {
  readonly rule: string;
  readonly found: string;
  /** Says whose rule it is where none was published. */
  readonly origin?: string;
}

/** A question or criterion, or several that are well and need no look. */
export interface BranchView {
  readonly id?: string;
  readonly mark: string;
  /** Said of the mark for those who cannot see it. */
  readonly word: string;
  readonly name: string;
  readonly reference?: string;
  readonly state: string;
  readonly decides: boolean;
  readonly open: boolean;
  readonly question: boolean;
  /** The criterion's own page. */
  readonly page?: Link;
  readonly rule?: RuleView;
  readonly notes: readonly string[];
  readonly branches: readonly BranchView[];
  readonly levels: readonly LevelView[];
}

export interface LevelView extends Mark {
  readonly title: string;
  readonly descriptor?: string;
  readonly open: boolean;
  readonly need: NeedView;
}

interface Looking {
  readonly judgement: Judgement;
  /** The level whose reaching the marks speak of; only for nodes on the judgement's own scale. */
  readonly sought: Sought;
  readonly binding: ReadonlySet<string>;
  readonly opening: TraceOpening | 'none';
  /** Figures wait for a click, because so many criteria are open. */
  readonly foldFigures: boolean;
  readonly sources: TraceSources;
}

/** With more criteria than this in the way, their figures are folded, or the reasons would be lost among them. */
const FEW_IN_THE_WAY = 3;

export interface Sought { readonly index: number; readonly title: string }

/** The next level above what is certain, or the best where that is reached: what the marks of a judgement ask for. */
export function soughtLevel(judgement: Judgement): Sought {
  const { levels } = judgement.scale;
  const index = Math.min(levels.length - 1, (judgement.lower === undefined ? 0 : levelIndex(judgement.scale, judgement.lower)) + 1);
  return { index, title: (levels[index]?.title ?? '').toLowerCase() };
}

/** Does a node reach the level sought of its judgement? Undefined where it stands on another scale. */
export function reaches(trace: NodeTrace, judgement: Judgement, { index }: Sought): keyof typeof VERDICT_MARKS | undefined {
  if (!trace.bounds) return 'not-applicable';
  if (trace.scale !== judgement.scale.id) return trace.bounds.level === undefined ? 'not-known' : undefined;
  if (levelIndex(judgement.scale, trace.bounds.lower) >= index) return 'met';
  return levelIndex(judgement.scale, trace.bounds.upper) >= index ? 'not-known' : 'not-met';
}

/**
 * A rating as a tree to be opened and closed, from its judgements down to the lines of the files. It is read off the trace
 * itself, so it cannot disagree with it. Open is the path that decides: the criteria that bind, and those not known where the
 * result is a range. Where nothing at all is held, every branch stays closed
 * and nothing is said to stand in the way: everything does.
 */
export function traceTree(rating: Rating, sources: TraceSources, options: { readonly opening: TraceOpening; readonly nothingHeld: boolean }): JudgementView[] {
  return rating.judgements.map((judgement) => {
    const { trace } = judgement;
    const looking: Looking = {
      judgement, sought: soughtLevel(judgement), sources,
      binding: new Set(judgement.binding.map((one) => one.node)),
      foldFigures: options.opening === 'deciding' && judgement.binding.length > FEW_IN_THE_WAY,
      opening: options.nothingHeld && options.opening === 'deciding' ? 'none' : options.opening,
    };
    const binding = options.nothingHeld ? undefined : bindingView(looking);
    return {
      id: judgement.node, title: judgement.title, drawing: drawJudgement(judgement), result: resultWithLevel(judgement),
      ...ruleOf(trace, undefined), notes: notesOf(trace, judgement.scale), ...(binding && { binding }),
      branches: trace.kind === 'combination' ? branchesOf(trace.children, looking) : [branchView(trace, looking)],
    };
  });
}

/** One criterion of a rating, every level open; undefined where the rating has no such node. */
export function traceCriterion(rating: Rating, id: string, sources: TraceSources): { readonly judgement: Judgement; readonly trace: NodeTrace; readonly levels: readonly LevelView[] } | undefined {
  for (const judgement of rating.judgements) {
    const trace = nodesIn(judgement.trace).find((node) => node.node === id);
    if (trace?.kind !== 'criterion') continue;
    return { judgement, trace, levels: levelViews(trace, { judgement, sought: soughtLevel(judgement), binding: new Set(), opening: 'all', foldFigures: false, sources }) };
  }
  return undefined;
}

/** Whose rule it is is said once: not again where it is the same as above. */
function ruleOf(trace: NodeTrace, above: NodeTrace['origin']): { rule?: RuleView } {
  if (trace.kind !== 'combination' || !trace.rules) return {};
  const { worst, best } = trace.rules;
  const rule = worst.words === best.words ? worst.words : `${worst.words} At best: ${best.words}`;
  return { rule: { rule, found: trace.found, ...(trace.origin === 'threestar' && trace.origin !== above && { origin: "Threestar's own rule; none was published." }) } };
}

/** Gaps in the rules and caps, in sentences. */
function notesOf(trace: NodeTrace, scale: Scale): string[] {
  if (trace.kind !== 'combination') return [];
  const title = (level: string): string => titleOf(scale, level);
  const gap = trace.gap ? [`The rules leave this open: ${trace.gap.reason}, between ${title(trace.gap.between[0])} and ${title(trace.gap.between[1])}.`] : [];
  const caps = trace.caps.map((cap) => {
    const status = { 'applies': 'applies', 'may-apply': 'may apply', 'does-not-apply': 'does not apply' }[cap.status];
    return `The cap “${cap.id}” ${status}: not above ${title(cap.notAbove)}. ${cap.reason}`;
  });
  return [...gap, ...caps];
}

function bindingView({ judgement, sought }: Looking): JudgementView['binding'] {
  const { binding, scale, trace } = judgement;
  if (binding.length === 0) return undefined;
  const nodes = new Map(nodesIn(trace).map((node) => [node.node, node]));
  const together = binding.length > 1 && binding.some((one) => !one.alone);
  const lead = binding.length === 1 ? `One thing stands between this and ${sought.title}`
    : together ? `${number(binding.length)} things stand between this and ${sought.title}, all of them together` : `Any one of ${number(binding.length).toLowerCase()} things would make it ${sought.title}`;
  const title = (level: string): string => titleOf(scale, level);
  return {
    lead,
    links: binding.map(({ node, movement, from, to }) => ({
      text: nameOf(nodes.get(node), node), href: `#${anchor(judgement, node)}`,
      state: movement === 'settle' ? `a fact is missing; it may be ${title(to)} already` : `${title(from)}, and ${title(to)} is needed`,
    })),
  };
}

function titleOf(scale: Scale, level: string): string {
  return scale.levels.find((one) => one.id === level)?.title.toLowerCase() ?? level;
}

function nameOf(node: NodeTrace | undefined, id: string): string {
  return node === undefined ? id : `${node.reference === undefined ? '' : `${node.reference} `}${node.title}`;
}

/** The id of a node's place on the page; a node may stand under two judgements. */
export function anchor(judgement: Judgement, node: string): string {
  return `${judgement.node}-${node}`;
}

/** What does not reach the level sought, each by itself; the rest counted and listed in one closed branch, where it is more than one. */
function branchesOf(children: readonly NodeTrace[], looking: Looking): BranchView[] {
  const isWell = (trace: NodeTrace): boolean => trace.kind !== 'combination' && reaches(trace, looking.judgement, looking.sought) === 'met';
  const well = children.filter(isWell);
  if (well.length < 2 || well.length === children.length) return children.map((child) => branchView(child, looking));
  return [...children.filter((child) => !isWell(child)).map((child) => branchView(child, looking)), {
    ...VERDICT_MARKS.met, name: `${number(well.length)} more`, reference: listWords(well.map((one) => one.reference ?? one.title)),
    state: `All reach ${looking.sought.title}`, decides: false, open: looking.opening === 'all', question: false, notes: [], levels: [],
    branches: well.map((child) => branchView(child, looking)),
  }];
}

function branchView(trace: NodeTrace, looking: Looking): BranchView {
  const { judgement, sought } = looking;
  const verdict = reaches(trace, judgement, sought);
  const decides = isOnThePath(trace, looking);
  return {
    id: anchor(judgement, trace.node), ...(verdict ? VERDICT_MARKS[verdict] : { mark: '', word: '' }),
    name: trace.title, ...(trace.reference !== undefined && { reference: trace.reference }),
    state: trace.kind === 'combination' ? `${trace.words}${countWords(trace.children, looking)}` : trace.words,
    decides, open: looking.opening === 'all' || (looking.opening === 'deciding' && decides), question: trace.kind === 'combination',
    ...ruleOf(trace, judgement.trace.origin), notes: trace.kind === 'given' ? [trace.found] : notesOf(trace, judgement.scale),
    branches: trace.kind === 'combination' ? branchesOf(trace.children, looking) : [],
    levels: trace.kind === 'criterion' ? levelViews(trace, looking) : [],
    ...(trace.kind === 'criterion' && looking.sources.criterionHref && { page: { text: 'Its page: assessments, evidence and actions', href: looking.sources.criterionHref(trace.node) } }),
  };
}

/** `: 2 of 5 reach excellent, 1 not known`; `: none of 3 known`. */
function countWords(children: readonly NodeTrace[], { judgement, sought }: Looking): string {
  const verdicts = children.map((child) => reaches(child, judgement, sought));
  const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
  const [met, unknown, all] = [count('met'), count('not-known'), children.length];
  if (verdicts.every((one) => one === undefined)) return '';
  if (unknown === all) return `: none of ${all} known`;
  const open = unknown === 0 ? '' : `, ${unknown} not known`;
  return `: ${met === all ? 'all' : met === 0 ? 'none' : met} of ${all} ${met === 1 ? 'reaches' : 'reach'} ${sought.title}${open}`;
}

function isOnThePath(trace: NodeTrace, looking: Looking): boolean {
  if (looking.binding.has(trace.node)) return true;
  if (trace.kind === 'combination') return trace.children.some((child) => isOnThePath(child, looking));
  const isRange = looking.judgement.lower !== looking.judgement.upper;
  return isRange && reaches(trace, looking.judgement, looking.sought) === 'not-known';
}

function levelViews({ levels }: Extract<NodeTrace, { kind: 'criterion' }>, { opening, foldFigures, sources }: Looking): LevelView[] {
  const stops = levels.findIndex((level) => level.verdict === 'not-met' || level.verdict === 'not-known');
  return levels.map((level, index) => ({
    ...VERDICT_MARKS[level.verdict], title: level.title, ...(level.descriptor !== undefined && { descriptor: level.descriptor }),
    open: opening === 'all' || index === stops, need: needView(level.needs, sources, { foldFigures }),
  }));
}

const NUMBERS = ['Zero', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function number(count: number): string {
  return NUMBERS[count] ?? formatCount(count);
}

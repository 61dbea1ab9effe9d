import { levelIndex } from '../../core/rating/scale.ts';
import type { Scale } from '../../core/rating/scale.ts';
import type { Judgement, Rating } from '../../core/rating/rate.ts';
import type { NodeTrace } from '../../core/rating/trace.ts';
import { nodesIn, testsIn } from '../../present/trace-lines.ts';
import type { TestTrace } from '../../present/trace-lines.ts';
import type { PackContents } from '../pack-contents.ts';

export type CriterionTrace = Extract<NodeTrace, { kind: 'criterion' }>;

/** The criteria beneath a judgement, each once. */
export function criteriaOf(judgement: Judgement): CriterionTrace[] {
  const found = nodesIn(judgement.trace).flatMap((node) => (node.kind === 'criterion' ? [[node.node, node] as const] : []));
  return [...new Map(found).values()];
}

/** The scale of each node of the framework, which need not be that of the judgement it stands under. */
export function scaleOf({ frameworkText }: Pick<PackContents, 'frameworkText'>, node: string): Scale | undefined {
  const { scales, nodes } = JSON.parse(frameworkText) as { readonly scales: Readonly<Record<string, Scale>>; readonly nodes: Readonly<Record<string, { readonly scale: string }>> };
  return scales[nodes[node]?.scale ?? ''];
}

export function nameOf({ reference, title }: Pick<NodeTrace, 'reference' | 'title'>): string {
  return reference === undefined ? title : `${reference} ${title}`;
}

/** The reference and title of a criterion of the rating; its id where it is none. */
export function criterionName({ judgements }: Pick<Rating, 'judgements'>, id: string): string {
  const found = judgements.flatMap(criteriaOf).find(({ node }) => node === id);
  return found === undefined ? id : nameOf(found);
}

/** The tests that decide: those of the first level not reached that are not met or not known; all of the best level's where every level is. */
export function decidingTests({ levels }: CriterionTrace): { readonly level: string; readonly tests: readonly TestTrace[] } {
  const stop = levels.find(({ verdict }) => verdict === 'not-met' || verdict === 'not-known');
  const level = stop ?? levels.at(-1);
  if (level === undefined) return { level: '', tests: [] };
  const tests = testsIn(level.needs);
  return { level: level.title, tests: stop === undefined ? tests : tests.filter(({ verdict }) => verdict === 'not-met' || verdict === 'not-known') };
}

/** Why a criterion stands where it does, in a few sentences. */
export function reasonWords(trace: CriterionTrace): string {
  const { level, tests } = decidingTests(trace);
  const isReached = trace.levels.every(({ verdict }) => verdict === 'met' || verdict === 'not-applicable');
  if (isReached) return tests.map(({ needed, found }) => `${needed} Found: ${found}`).join(' ');
  return `For ${level.toLowerCase()}: ${tests.map(({ needed, found, settle }) => `${needed} Found: ${found}${settle === undefined ? '' : ` To settle it: ${settle}`}`).join(' ')}`;
}

export type Standing = 'strong' | 'gap' | 'open';

/** Strong at the best level; open where it may be better than is proven; else a gap. Undefined where it is not rated. */
export function standingOf(trace: CriterionTrace, contents: Pick<PackContents, 'frameworkText'>): Standing | undefined {
  const scale = scaleOf(contents, trace.node);
  if (trace.bounds === undefined || scale === undefined) return undefined;
  if (trace.bounds.lower !== trace.bounds.upper) return 'open';
  return levelIndex(scale, trace.bounds.lower) === scale.levels.length - 1 ? 'strong' : 'gap';
}

/** Who can move a criterion: the owners of its figures and evidence and of its assessment. */
export function ownersOf(trace: CriterionTrace, { standings, evidence, assessments, actions }: Pick<PackContents, 'standings' | 'evidence' | 'assessments' | 'actions'>): string {
  const { tests } = decidingTests(trace);
  const figures = tests.flatMap((test) => test.observations.map(({ indicator }) => standings.find(({ standing }) => standing.indicator.code === indicator)?.standing.owner));
  const holding = <Content>(entries: readonly { readonly holds: boolean; readonly content: Content }[]): Content[] => entries.filter(({ holds }) => holds).map(({ content }) => content);
  const has = (op: string): boolean => tests.some(({ test }) => test.op === op);
  const people = [
    ...figures,
    ...(has('evidence') ? holding(evidence).filter(({ criteria }) => criteria.includes(trace.node)).map(({ owner }) => owner) : []),
    ...(has('assessment') ? holding(assessments).filter(({ criterion }) => criterion === trace.node).slice(-1).map(({ author }) => author) : []),
    ...(has('actions') ? holding(actions).filter(({ criteria }) => criteria.includes(trace.node)).map(({ owner }) => owner) : []),
  ].filter((one) => one !== undefined);
  return people.length === 0 ? 'nobody is named' : [...new Set(people)].join(', ');
}

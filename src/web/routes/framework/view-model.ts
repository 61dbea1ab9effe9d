import type { Definitions } from '../../../core/rating/definitions.ts';
import { childrenOf, isCombination } from '../../../core/rating/combination.ts';
import type { CombinationNode } from '../../../core/rating/combination.ts';
import { combinationWords } from '../../../core/rating/combination-words.ts';
import { criterionNeeds } from '../../../core/rating/criterion-needs.ts';
import type { LevelNeeds, Needs } from '../../../core/rating/criterion-needs.ts';
import type { Example } from '../../../core/rating/example.ts';
import { criteriaUnder } from '../../../core/rating/evaluate.ts';
import { isCriterion, nodeOf, scaleOfNode } from '../../../core/rating/framework.ts';
import type { CriterionNode, Framework, FrameworkNode } from '../../../core/rating/framework.ts';
import type { Scale } from '../../../core/rating/scale.ts';
import { formatDay } from '../../../present/format-date.ts';
import { joinWords } from '../../../present/trace-test.ts';
import { urls } from '../../urls.ts';

const ORIGINS = { published: 'As published.', threestar: "Threestar's own; none was published." } as const;
const NOT_APPLICABLE = {
  'leave-out': 'A test that does not apply is left out.',
  'not-known': 'A test that does not apply counts as not known.',
  'refuse': 'The criterion is not rated where a test does not apply.',
} as const;

export function toFrameworkListView(frameworks: readonly Framework[], { shipped, mayAdd }: { readonly shipped: ReadonlySet<string>; readonly mayAdd: boolean }) {
  return {
    title: 'Frameworks', ...(mayAdd && { add: urls.addFramework() }),
    frameworks: frameworks.map((framework) => ({
      title: framework.title, href: urls.framework(framework.id), force: inForce(framework), note: framework.note,
      judgedBy: judgedBy(framework), version: framework.version, added: !shipped.has(framework.id),
    })),
  };
}

/** A framework as a page: its scales, and each judgement with its questions and criteria, all in words. */
export function toFrameworkView(framework: Framework, definitions: Definitions, { sha256, openAll }: { readonly sha256: string; readonly openAll: boolean }) {
  const shared = { needs: criterionNeeds(framework, definitions), openAll };
  const here = urls.framework(framework.id);
  return {
    title: framework.title,
    subtitle: [`Version ${framework.version}`, framework.publisher, inForce(framework)].filter((one) => one !== undefined).join(' · '),
    note: framework.note,
    file: urls.frameworkFile(framework.id),
    sha256,
    sources: framework.sources.map(sourceView),
    scales: Object.values(framework.scales).map((scale) => ({ title: scale.title, note: scale.note, levels: scale.levels.map(({ title, value }) => ({ title, value })) })),
    reading: readingWords(framework),
    openAll: openAll ? { text: 'Close the criteria', href: here } : { text: 'Open every criterion', href: `${here}?open=all` },
    judgements: framework.judgements.map((id) => nodeView(framework, id, shared, undefined)),
  };
}

function judgedBy({ nodes }: Framework): string {
  const criteria = Object.values(nodes).filter(isCriterion).length;
  return criteria === 0 ? 'combines results that are given to it' : `${criteria} ${criteria === 1 ? 'criterion' : 'criteria'}`;
}

/** How this framework is read: only what its nodes are made of. */
function readingWords({ nodes }: Framework): string[] {
  const all = Object.values(nodes);
  const combinations = all.filter(isCombination);
  return [
    ...(all.some(isCriterion) ? ['A criterion is at a level when what that level and every level below it need is found. Facts that are missing make a range, never a poor result.', 'A descriptor says in plain English what a level is like; what is needed is what is tested.'] : ['Every result it combines is given to it as a fact. One that is missing makes a range, never a poor result.']),
    ...(combinations.some((node) => 'rules' in node) ? ['Where a result is made of others by rules, the first rule that holds decides.'] : []),
    ...(combinations.some((node) => 'weights' in node) ? ['Where results have weights, their values are multiplied by the weights and added up, and the total falls into a band.'] : []),
    ...(combinations.some((node) => 'matrix' in node) ? ['Where two results make a third, the table says which: one stands for its row, the other for its column.'] : []),
    ...(combinations.some(({ caps }) => caps.length > 0) ? ['A cap is applied last: the result without it is shown beside it.'] : []),
  ];
}

function inForce({ effectiveFrom, effectiveTo }: Framework): string | undefined {
  if (effectiveFrom === undefined) return effectiveTo === undefined ? undefined : `until ${formatDay(effectiveTo)}`;
  return effectiveTo === undefined ? `in force from ${formatDay(effectiveFrom)}` : `in force from ${formatDay(effectiveFrom)}, before ${formatDay(effectiveTo)}`;
}

/** A source with its addresses as links; the rest stays text. */
function sourceView(source: string): { readonly text: string; readonly href?: string }[] {
  return source.split(/(https?:\/\/[^\s,;)]+)/).filter((part) => part !== '').map((part) => (/^https?:/.test(part) ? { text: part, href: part } : { text: part }));
}

type NodeNeeds = ReadonlyMap<string, readonly LevelNeeds[]>;

interface NodeView {
  readonly id: string;
  readonly title: string;
  readonly reference: string | undefined;
  /** Whose it is, and a note; not said again where it is the same as above. */
  readonly aside: string;
  readonly open: boolean;
  readonly combination?: ReturnType<typeof combinationView>;
  readonly criterion?: ReturnType<typeof criterionView>;
  readonly given?: string;
  readonly children: readonly NodeView[];
}

interface Shared { readonly needs: NodeNeeds; readonly openAll: boolean }

function nodeView(framework: Framework, id: string, shared: Shared, above: FrameworkNode['origin']): NodeView {
  const node = nodeOf(framework, id);
  const origin = node.origin === undefined || node.origin === above ? undefined : ORIGINS[node.origin];
  return {
    id, title: node.title ?? id, reference: node.reference, aside: [origin, node.note].filter((one) => one !== undefined).join(' '), open: shared.openAll || isCombination(node),
    ...kindView(framework, id, node, shared.needs),
    children: isCombination(node) ? childrenOf(node).map((child) => nodeView(framework, child, shared, node.origin)) : [],
  };
}

function kindView(framework: Framework, id: string, node: FrameworkNode, needs: NodeNeeds): Partial<Pick<NodeView, 'combination' | 'criterion' | 'given'>> {
  if (isCombination(node)) return { combination: combinationView(framework, id, node) };
  if (isCriterion(node)) return { criterion: criterionView(node, scaleOfNode(framework, id), needs.get(id) ?? []) };
  return { given: `A level stated as a fact: ${scaleOfNode(framework, id).levels.map((level) => level.title.toLowerCase()).join(', ')}.` };
}

function combinationView(framework: Framework, id: string, node: CombinationNode) {
  const scale = scaleOfNode(framework, id);
  return {
    count: criteriaUnder(framework, id).length,
    rules: combinationWords(framework, node),
    caps: node.caps.map((cap) => {
      const limit = levelTitle(scaleOfNode(framework, cap.when.node), cap.when.below);
      return `While “${framework.nodes[cap.when.node]?.title ?? cap.when.node}” is below ${limit}, not above ${levelTitle(scale, cap.notAbove)}: ${cap.reason}`;
    }),
  };
}

function criterionView(node: CriterionNode, scale: Scale, levels: readonly LevelNeeds[]) {
  const worst = scale.levels[0];
  return {
    worst: worst && node.descriptors[worst.id] !== undefined ? { title: worst.title, descriptor: node.descriptors[worst.id] } : undefined,
    levels: levels.map(({ title, descriptor, needs }) => ({ title, descriptor, need: needsView(needs) })),
    notApplicable: NOT_APPLICABLE[node.whenNotApplicable],
    examples: node.examples.map((example) => ({ name: example.name, asOf: formatDay(example.asOf), expect: expected(example, scale) })),
  };
}

type NeedsView = { readonly words: string } | { readonly join: string; readonly parts: readonly NeedsView[] };

function needsView(needs: Needs): NeedsView {
  if (needs.kind === 'test') return { words: needs.words };
  return { join: joinWords(needs.kind, needs.wanted, needs.parts.length), parts: needs.parts.map(needsView) };
}

function expected({ expect }: Example, scale: Scale): string {
  if ('notRated' in expect) return 'not rated';
  return expect.lower === expect.upper ? levelTitle(scale, expect.lower) : `${levelTitle(scale, expect.lower)} to ${levelTitle(scale, expect.upper)}`;
}

function levelTitle(scale: Scale, level: string): string {
  return scale.levels.find((one) => one.id === level)?.title.toLowerCase() ?? level;
}

import { factsSchema } from '../../core/rating/facts.ts';
import type { Facts } from '../../core/rating/facts.ts';
import type { Rating } from '../../core/rating/rate.ts';
import { resultWithLevel } from '../../present/judgement-bounds.ts';
import { nodesIn } from '../../present/trace-lines.ts';
import type { PackFiles } from '../bag/make-bag.ts';

/** One thing that is not the same in two packs; `from` is absent for what is new, `to` for what is gone. */
export interface Change {
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
}

export interface PackComparison {
  /** What the packs are of: the council, framework and moment, what was left out, and the key that sealed them. */
  readonly packs: readonly Change[];
  readonly judgements: readonly Change[];
  readonly criteria: readonly Change[];
  readonly figures: readonly Change[];
  readonly targets: readonly Change[];
  readonly evidence: readonly Change[];
  readonly assessments: readonly Change[];
  readonly actions: readonly Change[];
}

/** What changed from one pack to another, such as from one visit to the next. Both should have been verified before. */
export function comparePacks(earlier: PackFiles, later: PackFiles): PackComparison {
  const [a, b] = [contentOf(earlier), contentOf(later)];
  const facts = <Item>(list: (facts: Facts) => readonly Item[], key: (item: Item) => string, words: (item: Item) => string): Change[] =>
    changes(keyed(list(a.facts), key, words), keyed(list(b.facts), key, words));
  return {
    packs: changes(labelsOf(earlier), labelsOf(later)),
    judgements: changes(judgementsOf(a.rating), judgementsOf(b.rating)),
    criteria: changes(criteriaOf(a.rating), criteriaOf(b.rating)),
    figures: facts(({ observations }) => observations, ({ indicator, period }) => `${indicator}, ${period}`, ({ value, reason, state }) => (state === 'draft' ? 'a draft' : value ?? (reason ?? 'no figure').replaceAll('-', ' '))),
    targets: facts(({ targets }) => targets, ({ indicator, from }) => `${indicator} from ${from}`, ({ value }) => value),
    evidence: facts(({ evidence }) => evidence, ({ id }) => id, ({ title, expires, criteria }) => `${title}${expires === undefined ? '' : `, until ${expires}`}, for ${criteria.join(', ') || 'nothing'}`),
    assessments: facts(({ assessments }) => assessments, ({ criterion, asOf }) => `${criterion} as of ${asOf}`, ({ level, approved }) => `${level}, ${approved === undefined ? 'not approved' : `approved ${approved}`}`),
    actions: facts(({ actions }) => actions, ({ id, title }) => `${id} ${title}`, ({ status, due }) => `${status.replace('-', ' ')}${due === undefined ? '' : `, due ${due}`}`),
  };
}

const LABELS = ['Council', 'Framework', 'As-Of', 'Known-At', 'Redaction', 'Signing-Key'];

function labelsOf(files: PackFiles): Map<string, string> {
  const lines = Buffer.from(files.get('bag-info.txt') ?? []).toString('utf8').split('\n').map((line) => line.split(': '));
  return new Map(LABELS.flatMap((label) => lines.filter(([name]) => name === label).map(([, value = '']) => [label, value] as const)));
}

function contentOf(files: PackFiles): { readonly facts: Facts; readonly rating: Rating } {
  const read = (path: string): unknown => JSON.parse(Buffer.from(files.get(path) ?? []).toString('utf8'));
  return { facts: factsSchema.parse(read('data/facts.json')), rating: read('data/rating.json') as Rating };
}

function keyed<Item>(items: readonly Item[], key: (item: Item) => string, words: (item: Item) => string): Map<string, string> {
  return new Map(items.map((item) => [key(item), words(item)]));
}

function judgementsOf({ judgements }: Rating): Map<string, string> {
  return keyed(judgements, ({ title }) => title, resultWithLevel);
}

function criteriaOf({ judgements }: Rating): Map<string, string> {
  const nodes = judgements.flatMap(({ trace }) => nodesIn(trace)).filter(({ kind }) => kind === 'criterion');
  return keyed(nodes, ({ reference, title }) => (reference === undefined ? title : `${reference} ${title}`), ({ words }) => words);
}

function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((what): Change[] => {
    const [from, to] = [before.get(what), after.get(what)];
    return from === to ? [] : [{ what, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

const TITLES: Record<keyof PackComparison, string> = {
  packs: 'What the packs are of', judgements: 'Judgements', criteria: 'Criteria', figures: 'Figures', targets: 'Targets', evidence: 'Evidence', assessments: 'Assessments', actions: 'Actions',
};

/** The comparison for a terminal, a line a change. */
export function comparisonLines(comparison: PackComparison): string[] {
  return (Object.keys(TITLES) as (keyof PackComparison)[]).flatMap((part) => [
    `${TITLES[part]}: ${comparison[part].length === 0 ? 'nothing changed' : `${comparison[part].length} changed`}`,
    ...comparison[part].map(({ what, from, to }) => `  ${what}: ${from === undefined ? `new, ${to ?? ''}` : to === undefined ? `gone, was ${from}` : `${from} → ${to}`}`),
  ]);
}

import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { Judgement, Rating } from '../../../core/rating/rate.ts';
import { formatDay } from '../../../present/format-date.ts';
import { formatMoment } from '../../../present/format-moment.ts';
import { formatCount } from '../../../present/format-number.ts';
import { resultInWords, resultWithLevel, boundsOf } from '../../../present/judgement-bounds.ts';
import { isUnknown } from '../../../present/judgement-words.ts';
import { holdsFacts, usedFacts, placedTests, nodesIn } from '../../../present/trace-lines.ts';
import { anchor, reaches, soughtLevel, traceTree } from '../../../present/trace-tree.ts';
import type { JudgementView, TraceOpening } from '../../../present/trace-tree.ts';
import type { ShownRating } from '../../../usecases/show-rating.ts';
import { urls } from '../../urls.ts';

export interface RatingInput extends ShownRating {
  readonly title: string;
  readonly catalogue: Pick<Catalogue, 'frameworks' | 'indicators' | 'frameworkFiles'>;
  /** The literal lines of the files, by `lineKey`. */
  readonly lines: ReadonlyMap<string, string>;
  readonly opening: TraceOpening;
  /** Of the framework's file. */
  readonly sha256: string;
}

/** `Why two stars, and why promising to excellent`; where every level is possible for every judgement, that nothing is known. */
export function ratingTitle(rating: Rating): string {
  const results = rating.judgements.map((judgement) => `why ${resultInWords(judgement)}`);
  const title = results.join(', and ');
  const open = rating.judgements.map(boundsOf);
  const unknown = open.every((bounds) => bounds !== undefined && isUnknown(bounds));
  const first = rating.judgements[0];
  if (unknown && first) return `Nothing known yet: ${resultWithLevel(first).toLowerCase().split(',', 1)[0] ?? ''}`;
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Everything the page `views/pages/rating/index.hbs` prints, read off the rating. */
export function toRatingView(input: RatingInput) {
  const { rating, council, framework, catalogue, opening } = input;
  const held = holdsFacts(rating);
  const query = addressQuery(input);
  const judgements = traceTree(rating, { indicators: catalogue.indicators, lines: input.lines, lineHref: urls.batchLine, criterionHref: (id) => urls.criterion(council.gss, id, framework.id) }, { opening, nothingHeld: !held });
  return {
    title: input.title,
    subtitle: `Every step from the rating down to the line of the file each fact came from · ${council.name} · ${dates(input)}`,
    note: framework.note,
    ...(!held && { nothing: `Nothing that this framework asks for is held for ${council.name} up to ${formatDay(rating.asOf)}; what else is held does not count here. Nothing known is not poor: what no fact decides stays open, from the worst level to the best.` }),
    form: {
      action: urls.rating(council.gss), asOf: rating.asOf, knownAt: rating.knownAt?.slice(0, 10) ?? '',
      frameworks: [...catalogue.frameworks.values()].map(({ id, title }) => ({ value: id, text: title, selected: id === framework.id })),
    },
    openAll: opening === 'all' ? { text: 'Open only what decides', href: `${urls.rating(council.gss)}${query}` } : { text: 'Open every branch', href: `${urls.rating(council.gss)}${query}&open=all` },
    judgements, contents: contentsOf(judgements),
    marks: marksWords(rating),
    decided: decidedLines(input),
    framework: { text: framework.title, href: urls.framework(framework.id), file: urls.frameworkFile(framework.id), version: framework.version, sha256: input.sha256 },
    caps: capLines(rating),
    settle: { title: held ? 'What would settle what is not known' : 'Where to begin', beside: held, lines: settleLines(rating) },
    elsewhere: [
      { text: 'Readiness on one sheet', href: `${urls.readiness(council.gss)}${query}` },
      { text: 'What if? Change a figure or a level and see the rating move', href: `${urls.whatIf(council.gss)}${query}` },
      { text: 'Compare with a year ago, another council or another framework', href: `${urls.compareRatings(council.gss)}${query}` },
      { text: 'When the rating changed', href: `${urls.ratingHistory(council.gss)}?framework=${framework.id}&as-of=${rating.asOf}` },
      { text: 'Assessments, and what waits for approval', href: `${urls.assessments(council.gss)}?framework=${framework.id}` },
    ],
    downloads: [{ text: 'JSON, the whole trace', href: `${urls.ratingJson(council.gss)}${query}` }, { text: 'CSV, a row for each test', href: `${urls.ratingCsv(council.gss)}${query}` }],
    command: `npx threestar rate --council ${council.gss} --framework ${framework.id} --as-of ${rating.asOf}${rating.knownAt === undefined ? '' : ` --known-at ${rating.knownAt}`} --format json`,
  };
}

/** Each judgement with its questions and their levels, to go to; nothing where a judgement has no questions to choose from. */
function contentsOf(judgements: readonly JudgementView[]) {
  const contents = judgements.map(({ id, title, result, branches }) => ({
    title, result, href: `#${id}`,
    questions: branches.flatMap(({ id: place, name, reference, state, mark, word, question }) => (question && place !== undefined ? [{ name, reference, state, mark, word, href: `#${place}` }] : [])),
  }));
  return contents.some(({ questions }) => questions.length > 1) ? contents : undefined;
}

function dates({ rating }: RatingInput): string {
  const asOf = `as of ${formatDay(rating.asOf)}`;
  if (rating.knownAt === undefined) return asOf;
  const known = rating.knownAt.endsWith('T23:59:59.999Z') ? `at the end of ${formatDay(rating.knownAt)}` : `on ${formatMoment(rating.knownAt)}`;
  return `${asOf}, from what was known ${known}`;
}

/** The question asked, so that every form of the answer is of the same. */
function addressQuery({ rating, framework }: RatingInput): string {
  return `?${new URLSearchParams({ 'framework': framework.id, 'as-of': rating.asOf, ...(rating.knownAt !== undefined && { 'known-at': rating.knownAt }) }).toString()}`;
}

/** How much a rating stands on, counted. */
function decidedLines({ rating }: RatingInput): string[] {
  const { observations, items } = usedFacts(rating);
  if (!holdsFacts(rating)) return ['No fact that the framework asks for is held, so nothing is decided.'];
  const figures = new Set(observations.flatMap(({ indicator, period, source }) => (source ? [`${indicator} ${period}`] : [])));
  const batches = new Set([...observations, ...items].flatMap(({ source }) => (source ? [source.batch] : [])));
  const ids = (kind: string): Set<string> => new Set(items.filter((item) => item.kind === kind).map((item) => item.id));
  const assessments = ids('assessment');
  const unapproved = new Set(placedTests(rating).filter(({ test }) => test.because === 'unapproved').flatMap(({ test }) => test.items.map((item) => item.id)));
  const approved = [...assessments].filter((id) => !unapproved.has(id)).length;
  return [
    ...rating.judgements.map((judgement) => `${judgement.title} ${criteriaWords(judgement)}`),
    `${counted(figures.size, 'figure')} and ${counted(ids('evidence').size + ids('action').size, 'item')} of evidence and action, from ${counted(batches.size, 'batch', 'batches')}`,
    `${counted(assessments.size, 'assessment')}, ${approved} approved`,
  ];
}

/** `12 criteria: 10 reach excellent, 1 does not, 1 not known`. */
function criteriaWords(judgement: Judgement): string {
  const sought = soughtLevel(judgement);
  const criteria = [...new Map(nodesIn(judgement.trace).filter((node) => node.kind !== 'combination').map((node) => [node.node, node])).values()];
  const count = (verdict: string): number => criteria.filter((node) => (reaches(node, judgement, sought) ?? 'not-applicable') === verdict).length;
  const left = count('not-applicable');
  return `${counted(criteria.length, 'criterion', 'criteria')}: ${count('met')} met at ${sought.title}, ${count('not-met')} not met, ${count('not-known')} not known${left > 0 ? `, ${left} not applicable` : ''}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** What the marks beside questions and criteria ask for, since a level short of the best is no failure. */
function marksWords(rating: Rating): string {
  const levels = rating.judgements.map((judgement) => soughtLevel(judgement).title);
  const [first] = levels;
  const wanted = levels.every((level) => level === first) ? first ?? '' : rating.judgements.map((judgement, at) => `${levels[at] ?? ''} under “${judgement.title}”`).join(', ');
  return `Beside a question or criterion the mark says whether it reaches the level wanted next: ${wanted}. To fall short of it is no failure.`;
}

function capLines(rating: Rating): string[] {
  const same = `The result is the same without: ${rating.judgements.map(resultInWords).join(', ')}.`;
  if (rating.judgements.every(({ caps }) => caps.length === 0)) return [`The framework has no cap. ${same}`];
  const applied = rating.judgements.filter(({ caps }) => caps.some((cap) => cap.status !== 'does-not-apply'));
  if (applied.length === 0) return [`No cap applies. ${same}`];
  return applied.map((judgement) => `${judgement.title} ${appliedCaps(judgement)}`);
}

function appliedCaps({ caps, scale, uncapped }: Judgement): string {
  const title = (level: string): string => scale.levels.find((one) => one.id === level)?.title.toLowerCase() ?? level;
  const without = uncapped === undefined ? 'not rated' : uncapped.level === undefined ? `${title(uncapped.lower)} to ${title(uncapped.upper)}` : title(uncapped.level);
  const words = caps.filter((cap) => cap.status !== 'does-not-apply').map((cap) => `${cap.id} ${cap.status === 'applies' ? 'applies' : 'may apply'} (${cap.reason})`);
  return `${words.join('; ')}. Without any cap: ${without}.`;
}

/** What would settle what is not known: each sentence once, with the criteria it would help. */
function settleLines(rating: Rating): { readonly words: string; readonly links: readonly { readonly text: string; readonly href: string }[] }[] {
  const lines = new Map<string, Map<string, { text: string; href: string }>>();
  for (const judgement of rating.judgements) {
    for (const { node, test } of placedTests({ ...rating, judgements: [judgement] })) {
      if (test.settle === undefined) continue;
      const links = lines.get(test.settle) ?? new Map<string, { text: string; href: string }>();
      const href = `#${anchor(judgement, node.node)}`;
      lines.set(test.settle, links.set(href, { text: node.reference ?? node.title, href }));
    }
  }
  return [...lines].map(([words, links]) => ({ words: words.replace(/\.$/, ''), links: [...links.values()] }));
}

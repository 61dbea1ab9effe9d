import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { Council } from '../../../core/council.ts';
import type { Difference, NodeDiff } from '../../../core/rating/diff/diff-ratings.ts';
import { formatDay } from '../../../present/format-date.ts';
import { gradeWords, whenWords } from '../../../present/inspection-words.ts';
import { resultWithLevel } from '../../../present/judgement-bounds.ts';
import { capital } from '../../../present/readiness-words.ts';
import type { ComparedRatings, ComparedSide } from '../../../usecases/compare-ratings.ts';
import { urls } from '../../urls.ts';
import { prospectsWords } from '../inspections/register-view.ts';

export interface CompareInput {
  readonly catalogue: Pick<Catalogue, 'frameworks' | 'inspectionWords'>;
  /** The councils there are besides the first. */
  readonly councils: readonly Council[];
  readonly show: 'all' | 'differences';
  /** The address's query as it was asked. */
  readonly asked: Readonly<Record<string, string | undefined>>;
}

const MARKS: Record<Difference, { readonly mark: string; readonly word: string }> = {
  'same': { mark: 'no-target', word: 'Same' },
  'better': { mark: 'met', word: 'Better' },
  'worse': { mark: 'missed', word: 'Worse' },
  'open': { mark: 'unknown', word: 'Cannot be told' },
  'other-scale': { mark: 'unknown', word: 'Another scale, not compared' },
  'only-first': { mark: 'unknown', word: 'Only in the first' },
  'only-second': { mark: 'unknown', word: 'Only in the second' },
};

/** Everything the page `views/pages/compare/index.hbs` prints. */
export function toCompareView({ first, second, diffs, counts }: ComparedRatings, { catalogue, councils, show, asked }: CompareInput) {
  const [here, there] = names(first, second);
  const shownDiffs = (diffs ?? []).filter(({ difference, kind, depth }) => show === 'all' || depth === 0 || (difference !== 'same' && kind !== 'combination') || (difference !== 'same' && depth === 1));
  const keep = Object.entries(asked).filter((pair): pair is [string, string] => pair[0] !== 'show' && pair[1] !== undefined && pair[1] !== '');
  const query = (more: Record<string, string>): string => `?${new URLSearchParams([...keep, ...Object.entries(more)]).toString()}`;
  const gss = first.council.gss;
  const rated = first.shown !== undefined || second.shown !== undefined;
  return {
    title: rated || first.council.gss !== second.council.gss ? `${areDays(first, second) ? 'The rating on ' : ''}${here} beside ${there}` : `${first.council.name} beside another council`,
    subtitle: rated ? 'Criterion by criterion, with the reasons of each side. A modelled reading of published criteria, never an official judgement.' : 'What inspections published of each. How each would be rated on a day is seen with an account of that council.',
    rated,
    here, there: capital(there),
    form: {
      action: urls.compareRatings(gss), asOf: first.query.asOf, withAsOf: second.query.asOf, framework: asked['framework'],
      councils: [{ value: gss, text: first.council.name, selected: second.council.gss === gss }, ...councils.map((council) => ({ value: council.gss, text: council.name, selected: council.gss === second.council.gss }))],
      frameworks: [...catalogue.frameworks.values()].map(({ id, title }) => ({ value: id, text: title, selected: id === (second.shown ?? first.shown)?.framework.id })),
    },
    notes: rated ? notesOf(first, second) : [],
    results: [first, second].map((side, at) => ({
      name: at === 0 ? here : capital(there), href: side.shown && urls.rating(side.council.gss), framework: side.shown && `${side.shown.framework.title}, version ${side.shown.framework.version}`,
      judgements: side.held ? (side.shown?.rating.judgements ?? []).map((judgement) => ({ title: judgement.title, result: resultWithLevel(judgement) })) : [],
      nothing: side.shown ? (side.held ? undefined : 'No fact is held, so nothing is decided.') : 'Your account may not see this rating.',
    })),
    sentence: counts && first.held && second.held ? countWords(counts, here, there) : undefined,
    rows: first.held && second.held ? shownDiffs.map((diff) => rowView(diff, here, there)) : [],
    toggle: show === 'all' ? { text: 'Show the differences only', href: query({}) } : { text: 'Show every criterion', href: query({ show: 'all' }) },
    inspections: first.council.gss === second.council.gss ? undefined : [first, second].map((side) => inspectionsView(side, catalogue)),
    json: `${urls.compareRatingsJson(gss)}${query({})}`,
  };
}

/** Is the day all that sets the two sides apart? */
const areDays = (first: ComparedSide, second: ComparedSide): boolean =>
  first.query.asOf !== second.query.asOf && first.council.gss === second.council.gss
  && first.query.knownAt === second.query.knownAt && first.shown?.framework.id === second.shown?.framework.id;

/** What sets the two sides apart: councils where they differ, else the days, else the frameworks. */
function names(first: ComparedSide, second: ComparedSide): [string, string] {
  const parts = (side: ComparedSide, other: ComparedSide): string => [
    side.council.gss === other.council.gss ? undefined : side.council.name,
    side.query.asOf === other.query.asOf ? undefined : `as of ${formatDay(side.query.asOf)}`,
    side.query.knownAt === other.query.knownAt ? undefined : `known at ${side.query.knownAt?.slice(0, 10) ?? 'any time'}`,
    side.shown?.framework.id === other.shown?.framework.id ? undefined : side.shown?.framework.title,
  ].filter((one) => one !== undefined).join(', ');
  if (areDays(first, second)) return [formatDay(first.query.asOf), formatDay(second.query.asOf)];
  const [a, b] = [parts(first, second), parts(second, first)];
  return a === '' || b === '' ? [first.council.name, second.council.name] : [a.charAt(0).toUpperCase() + a.slice(1), b];
}

function notesOf(first: ComparedSide, second: ComparedSide): string[] {
  const without = [first, second].filter((side) => side.shown && !side.held);
  const closed = [first, second].filter((side) => !side.shown);
  return [
    ...new Set([
      ...without.map(({ council, query }) => `No fact the framework looks at is held for ${council.name} up to ${formatDay(query.asOf)}: a modelled comparison needs figures, assessments, evidence or actions. What an inspection published of it stands below, and is not turned into facts.`),
      ...closed.map(({ council }) => `Ratings of ${council.name} are seen with an account of that council. Its published inspections stand below.`),
    ]),
  ];
}

function countWords(counts: NonNullable<ComparedRatings['counts']>, here: string, there: string): string {
  const parts = [`${counts.better} better`, `${counts.worse} worse`, `${counts.same} the same`];
  if (counts.open > 0) parts.push(`${counts.open} that cannot be told because a fact is missing`);
  const apart = counts['only-first'] + counts['only-second'] + counts['other-scale'];
  if (apart > 0) parts.push(`${apart} that only one side has, or on another scale`);
  return `${here} beside ${there}, of the criteria: ${parts.join(', ')}.`;
}

function rowView({ title, reference, depth, difference, first, second }: NodeDiff, here: string, there: string) {
  return {
    title, reference, strong: depth < 2, ...MARKS[difference],
    first: { name: here, words: first?.words ?? 'not in it', reasons: depth < 2 ? [] : first?.reasons ?? [] },
    second: { name: there, words: second?.words ?? 'not in it', reasons: depth < 2 ? [] : second?.reasons ?? [] },
  };
}

function inspectionsView({ council, inspections }: ComparedSide, { inspectionWords: { scales, themes } }: CompareInput['catalogue']) {
  return {
    name: council.name,
    none: inspections.length === 0 ? `No published inspection of IT is held for ${council.name}.` : undefined,
    inspections: inspections.map(({ id, inspection }) => {
      const scale = scales.get(inspection.scale);
      const of = (kind: string): string[] => inspection.themes.flatMap((theme) => (themes.get(theme)?.kind === kind ? [themes.get(theme)?.words ?? theme] : []));
      return {
        href: urls.inspection(id), text: `${inspection.body}, ${whenWords(inspection)}`,
        grade: gradeWords(inspection), prospects: scale?.prospects === undefined ? undefined : prospectsWords(inspection, scale),
        sub: inspection.subJudgements.map((one) => ({ title: scale?.subJudgements.find(({ id: known }) => known === one.id)?.title ?? one.id, grade: one.level ?? 'not published' })),
        strengths: of('strength'), toImprove: of('to-improve'), recommendations: inspection.recommendations,
      };
    }),
  };
}

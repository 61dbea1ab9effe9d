import type { InspectionWords } from '../../../catalogue/read-inspection-words.ts';
import type { FindingTheme } from '../../../core/finding-theme.ts';
import type { SubJudgement } from '../../../core/inspection.ts';
import { formatDay } from '../../../present/format-date.ts';
import { DATE_NOT_KNOWN, formatInspectionDate, gradeWords, whenWords } from '../../../present/inspection-words.ts';
import type { InspectionEntry, ShownInspection } from '../../../usecases/show-inspections.ts';
import { urls } from '../../urls.ts';
import { capital } from './aggregate-view.ts';
import { NOT_NARROWED, registerUrl } from './filters.ts';
import { gradeStars, prospectsWords } from './register-view.ts';

const LARGE_STAR = 30;
const SUB_STATES: Record<Exclude<SubJudgement['state'], 'given'>, string> = { 'not-applicable': 'not applicable', 'not-published': 'not published' };
const WEB = /^https?:\/\//;

/** Everything the page `views/pages/inspections/inspection.hbs` prints. A batch is a link for those who may open it. */
export function toInspectionView(shown: ShownInspection, { scales, themes, opensWith }: InspectionWords, options: { readonly maySeeBatches: boolean }) {
  const { inspection, council, entries } = shown;
  const scale = scales.get(inspection.scale);
  const current = entries[0];
  const themesOf = (kind: FindingTheme['kind']) => inspection.themes.flatMap((id) => {
    const theme = themes.get(id);
    return theme?.kind === kind ? [{ text: theme.words, href: registerUrl({ ...NOT_NARROWED, service: inspection.service, theme: id, page: 1, opensWith }, {}) }] : [];
  });
  const prospects = prospectsWords(inspection, scale);
  const dateOf = (date: string | undefined): string => (date === undefined ? DATE_NOT_KNOWN : formatInspectionDate(date));
  return {
    title: `${council.name}: ${inspection.service}, ${inspection.date === undefined ? whenWords(inspection) : formatInspectionDate(inspection.date)}`,
    subtitle: `Inspection by ${inspection.body}, on the scale “${scale?.title ?? inspection.scale}”`,
    superseded: current !== undefined && current.id !== shown.id ? urls.inspection(current.id) : undefined,
    service: { heading: 'The service', stars: gradeStars(inspection, scale, LARGE_STAR), word: capital(gradeWords(inspection)), levels: `The levels are ${scale?.overall.map(({ level }) => level).join(', ') ?? ''}.` },
    prospects: scale?.prospects === undefined ? undefined : { word: capital(prospects), levels: `The levels are ${scale.prospects.map(({ level, unconfirmed }) => (unconfirmed ? `${level} (recalled; no report with the word was found)` : level)).join(', ')}.` },
    facts: [
      { key: 'Council', value: council.name, href: urls.council(council.gss) },
      { key: 'Service', value: inspection.service },
      { key: 'Inspected by', value: inspection.body },
      { key: 'Date of the inspection', value: dateOf(inspection.date) },
      { key: 'Report published', value: dateOf(inspection.published) },
      ...(inspection.form === undefined ? [] : [{ key: 'Kind of inspection', value: inspection.form }]),
      { key: 'Scale', value: scale?.title ?? inspection.scale },
      reportFact(inspection.report),
    ],
    subJudgements: inspection.subJudgements.map((sub) => ({ title: scale?.subJudgements.find(({ id }) => id === sub.id)?.title ?? sub.id, grade: sub.level ?? (sub.state === 'given' ? '' : SUB_STATES[sub.state]), given: sub.state === 'given' })),
    toImprove: themesOf('to-improve'), strengths: themesOf('strength'),
    recommendations: inspection.recommendations,
    entries: entries.map((entry) => toEntryView(entry, shown, options.maySeeBatches)),
    source: scale?.source, csv: urls.inspectionCsv(shown.id), ...(inspection.service === opensWith && { compare: urls.compareRatings(council.gss) }),
  };
}

function reportFact(report: string | undefined) {
  if (report === undefined) return { key: 'Report', value: 'no reference held' };
  return { key: 'Report', value: report, ...(WEB.test(report) && { href: report }) };
}

function toEntryView(entry: InspectionEntry, { id, files }: ShownInspection, maySeeBatches: boolean) {
  const { source } = entry;
  const file = source && files[source.batch]?.name;
  return {
    recorded: formatDay(entry.recordedAt), grade: gradeWords(entry.content), isShown: entry.id === id, href: urls.inspection(entry.id),
    from: source === undefined ? 'entered in a form' : `batch ${source.batch}${file === undefined ? '' : `, ${file}`}, line ${source.line}`,
    ...(source !== undefined && maySeeBatches && { batch: urls.batchLine(source.batch, source.line) }),
    reason: entry.reason,
  };
}

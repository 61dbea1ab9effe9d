import { newestFirst } from '../../../core/inspection-analysis.ts';
import type { HeldInspection } from '../../../core/inspection-analysis.ts';
import type { Inspection, ScaleVersion } from '../../../core/inspection.ts';
import type { InspectionWords } from '../../../catalogue/read-inspection-words.ts';
import { formatCount } from '../../../present/format-number.ts';
import { gradeWords, STATUS_WORDS, whenWords } from '../../../present/inspection-words.ts';
import { starRow } from '../../../present/star-row.ts';
import { urls } from '../../urls.ts';
import { registerUrl } from './filters.ts';
import type { InspectionsQuery } from './filters.ts';

const PAGE_SIZE = 25;
const STAR_SIZE = 15;

/** Stars beside the word, on scales that have them. */
export function gradeStars({ overall }: Inspection, scale: ScaleVersion | undefined, size = STAR_SIZE): string | undefined {
  const stars = scale?.overall.find(({ level }) => level === overall)?.stars;
  const most = Math.max(...(scale?.overall.map((level) => level.stars ?? 0) ?? [0]));
  return stars === undefined ? undefined : starRow({ lower: stars, upper: stars, of: most }, size);
}

/** The prospects, or why there are none to show. */
export function prospectsWords({ prospects, status }: Inspection, scale: ScaleVersion | undefined): string {
  if (scale?.prospects === undefined) return 'not judged';
  return prospects ?? (status === 'scored' ? STATUS_WORDS['not-published'] : STATUS_WORDS[status]);
}

/** One page of the register, newest first. A page that is not there is the last one. */
export function toRegisterView(shown: readonly HeldInspection[], query: InspectionsQuery, words: InspectionWords) {
  const pages = Math.max(1, Math.ceil(shown.length / PAGE_SIZE));
  const page = Math.min(query.page, pages);
  const from = (page - 1) * PAGE_SIZE;
  const rows = newestFirst(shown).slice(from, from + PAGE_SIZE);
  const judged = rows.some(({ inspection }) => words.scales.get(inspection.scale)?.prospects !== undefined);
  const scales = new Set(shown.map(({ inspection }) => inspection.scale)).size;
  const services = new Set(shown.map(({ inspection }) => inspection.service)).size;
  const href = (number: number): string => `${registerUrl(query, { page: number })}#register`;
  return {
    csv: registerUrl(query, {}, urls.inspectionsCsv()),
    range: shown.length > PAGE_SIZE ? `${formatCount(from + 1)} to ${formatCount(from + rows.length)} of ${formatCount(shown.length)}, newest first` : 'Newest first; without a date last',
    showsProspects: judged, showsScale: scales > 1, showsForm: rows.some(({ inspection }) => inspection.form !== undefined), showsService: services > 1, showsFindings: rows.some(({ inspection }) => inspection.themes.length > 0),
    rows: rows.map(({ id, inspection, council }) => {
      const scale = words.scales.get(inspection.scale);
      return {
        href: urls.inspection(id), council: council.name, when: whenWords(inspection), service: inspection.service, form: inspection.form ?? 'not stated', scale: scale?.title ?? inspection.scale,
        grade: gradeWords(inspection), stars: gradeStars(inspection, scale), graded: inspection.overall !== undefined,
        prospects: prospectsWords(inspection, scale), findings: inspection.themes.length === 0 ? 'none held' : formatCount(inspection.themes.length),
      };
    }),
    ...(pages > 1 && { pagination: {
      ...(page > 1 && { previous: href(page - 1) }), ...(page < pages && { next: href(page + 1) }),
      items: Array.from({ length: pages }, (_, at) => at + 1)
        .filter((number) => number === 1 || number === pages || Math.abs(number - page) <= 1)
        .flatMap((number, at, some) => [...(at > 0 && number - (some[at - 1] ?? 0) > 1 ? [{}] : []), { number, href: href(number), current: number === page }]),
    } }),
  };
}

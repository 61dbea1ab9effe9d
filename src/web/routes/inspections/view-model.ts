import type { InspectionWords } from '../../../catalogue/read-inspection-words.ts';
import type { Council } from '../../../core/council.ts';
import { filterInspections } from '../../../core/inspection-analysis.ts';
import { formatCount } from '../../../present/format-number.ts';
import { DATE_NOT_KNOWN, inspectionCount } from '../../../present/inspection-words.ts';
import { squareMark } from '../../../present/inspection-squares.ts';
import type { InspectionRegister } from '../../../usecases/show-inspections.ts';
import { urls } from '../../urls.ts';
import { toAggregateView } from './aggregate-view.ts';
import { filterOf, isNarrowed, NOT_NARROWED, registerUrl, toFilterForm, toServiceLinks } from './filters.ts';
import type { InspectionsQuery } from './filters.ts';
import { toGridView } from './grid-view.ts';
import { toLevelsView } from './levels-view.ts';
import { toRegisterView } from './register-view.ts';
import { toThemesView } from './themes-view.ts';

export interface InspectionsInput extends InspectionRegister {
  readonly query: InspectionsQuery;
  readonly words: InspectionWords;
  /** The council asked for, whether or not anything is held of it. */
  readonly council?: Council;
}

/** Everything the page `views/pages/inspections/index.hbs` prints, in its words. */
export function toInspectionsView({ query, words, council, held, aggregates }: InspectionsInput) {
  const filter = filterOf(query);
  const shown = filterInspections(held, filter);
  const narrowed = isNarrowed(query);
  const ofService = aggregates.filter(({ service }) => filter.service === undefined || service === filter.service);
  const scales = [...words.scales.values()];
  const summaries = narrowed ? [] : ofService.flatMap((aggregate) => {
    const scale = words.scales.get(aggregate.scales[0] ?? '');
    return scale === undefined ? [] : [toAggregateView(aggregate, scale)];
  });
  // Over every service no one summary speaks for the page.
  const summary = filter.service === undefined ? undefined : summaries[0];
  const levels = scales.flatMap((scale) => (scale.prospects === undefined ? toLevelsView(shown, scale) ?? [] : []));
  const grids = scales.flatMap((scale) => (shown.some(({ inspection }) => inspection.scale === scale.id) ? toGridView(shown, scale) ?? [] : []));
  const invented = shown.filter((one) => one.council.illustrative).length;
  const others = toServiceLinks(query, held);
  const serviceWords = filter.service ?? 'every service';
  const heldWords = `${inspectionCount(shown.length)} of ${serviceWords} held${invented === 0 ? '' : invented === shown.length ? ', all illustrative' : `, ${invented} of them illustrative`}`;
  const chosen = chosenWords(query, words, council);

  const csvUrl = (table: string): string => {
    const address = registerUrl(query, {}, urls.inspectionsCsv());
    return `${address}${address.includes('?') ? '&' : '?'}table=${table}`;
  };

  return {
    title: titleOf({ narrowed, summary: summary?.heading, levels: grids.length === 0 && levels.length === 1 ? levels[0]?.heading : undefined, council, service: filter.service }),
    subtitle: narrowed ? `${chosen}. ${heldWords}.` : summary ? `${summary.title}, to ${summary.until}, as published; below them, inspections one by one` : `${heldWords}.`,
    services: others,
    form: toFilterForm(query, held, words.themes.values(), council?.name),
    summaries,
    hiddenSummary: narrowed && ofService.length > 0 ? { text: ofService.map(({ title }) => title).join('; '), href: registerUrl(query, NOT_NARROWED) } : undefined,
    narrowed, heldWords, count: formatCount(shown.length),
    none: shown.length === 0 ? noneWords(query, council, others) : undefined,
    grids, levels,
    themes: toThemesView(shown, words.themes.values(), query),
    marks: { real: squareMark('solid'), illustrative: squareMark('hatched') },
    csv: { levels: csvUrl('levels'), themes: csvUrl('themes'), summary: csvUrl('summary') },
    register: toRegisterView(shown, query, words),
  };
}

function titleOf(of: { narrowed: boolean; summary: string | undefined; levels: string | undefined; council: Council | undefined; service: string | undefined }): string {
  if (of.council) return `Inspections of ${of.council.name}`;
  const plain = of.service === undefined ? 'Inspections of every service' : `Inspections: ${of.service}`;
  return of.narrowed ? plain : of.summary ?? (of.levels === undefined ? plain : `${of.service ?? ''}: ${of.levels}`);
}

/** What was chosen, in the order of the form. */
function chosenWords(query: InspectionsQuery, { themes }: InspectionWords, council: Council | undefined): string {
  const year = query.year === 'not-known' ? DATE_NOT_KNOWN : query.year;
  const theme = query.theme === undefined ? undefined : `finding “${themes.get(query.theme)?.words ?? query.theme}”`;
  return [query.service === 'all' ? 'Every service' : query.service ?? 'IT', council?.name, year, query.kind, query.region, theme].filter((word) => word !== undefined).join('; ');
}

/** Nothing held is not the same as never inspected, and the page says so. */
function noneWords(query: InspectionsQuery, council: Council | undefined, services: ReturnType<typeof toServiceLinks>) {
  const { service } = filterOf(query);
  const of = `${service === undefined ? '' : `${service} `}inspection`;
  const fits = isNarrowed({ ...query, council: undefined }) ? ' that fits' : '';
  const elsewhere = services.filter(({ current, count, isEvery }) => !current && !isEvery && count > 0);
  return {
    says: council ? `No ${of} of ${council.name}${fits} is held.` : `No ${of}${fits} is held.`,
    but: council ? 'The council may have been inspected all the same: the register holds what was found published or was imported.' : 'The register holds what was found published or was imported. Choose less, or another service.',
    others: [
      ...elsewhere.map(({ text, count, href }) => ({ text: `${inspectionCount(count)} of ${text}`, href })),
      ...(isNarrowed(query) ? [{ text: `All inspections of ${service ?? 'every service'}`, href: registerUrl(query, NOT_NARROWED) }] : []),
    ],
  };
}

import { z } from 'zod';
import type { FindingTheme } from '../../../core/finding-theme.ts';
import { filterInspections, YEAR_NOT_KNOWN, yearOf } from '../../../core/inspection-analysis.ts';
import type { HeldInspection, InspectionFilter } from '../../../core/inspection-analysis.ts';
import { DATE_NOT_KNOWN } from '../../../present/inspection-words.ts';
import { urls } from '../../urls.ts';

const EVERY_SERVICE = 'all';

const choice = z.string().max(200).optional().transform((text) => (text === '' ? undefined : text));

export const inspectionsQuery = z.object({
  service: choice, theme: choice, year: choice, kind: choice, region: choice, council: choice,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
/** What was asked, and the service that is meant where none was named. */
export type InspectionsQuery = z.infer<typeof inspectionsQuery> & { readonly opensWith: string };

/** The names of the address beside the names of the filter; the service has a default of its own. */
const NARROWING = [['theme', 'theme'], ['year', 'year'], ['kind', 'councilKind'], ['region', 'region'], ['council', 'council']] as const;

export const NOT_NARROWED = { theme: undefined, year: undefined, kind: undefined, region: undefined, council: undefined } as const;

export function filterOf(query: InspectionsQuery): InspectionFilter {
  return {
    ...(query.service === EVERY_SERVICE ? {} : { service: query.service ?? query.opensWith }),
    ...Object.fromEntries(NARROWING.map(([name, key]) => [key, query[name]])),
  };
}

export function isNarrowed(query: InspectionsQuery): boolean {
  return NARROWING.some(([name]) => query[name] !== undefined);
}

/** The address of the register with these choices changed; a change of choices starts at the first page. */
export function registerUrl(query: InspectionsQuery, changes: Partial<InspectionsQuery>, address = urls.inspections()): string {
  const wanted = { ...query, page: 1, ...changes };
  const search = new URLSearchParams();
  for (const name of ['service', 'theme', 'year', 'kind', 'region', 'council'] as const) {
    const value = wanted[name];
    if (value !== undefined && !(name === 'service' && value === query.opensWith)) search.set(name, value);
  }
  if (wanted.page > 1) search.set('page', String(wanted.page));
  return search.size === 0 ? address : `${address}?${search.toString()}`;
}

interface Option { readonly value: string; readonly text: string; readonly selected: boolean }

/** The choices there are, from what is held of the chosen services; what was asked for stays a choice even if nothing has it. */
export function toFilterForm(query: InspectionsQuery, all: readonly HeldInspection[], themes: Iterable<FindingTheme>, councilName: string | undefined) {
  const ofService = filterInspections(all, { service: filterOf(query).service });
  const known = [...themes];
  const options = (values: Iterable<string>, asked: string | undefined, textOf: (value: string) => string = (value) => value): Option[] =>
    [...new Set([...values, ...(asked === undefined ? [] : [asked])])].filter((value) => value !== '').map((value) => ({ value, text: textOf(value), selected: value === asked }));
  const byText = (some: Option[]): Option[] => some.sort((a, b) => a.text.localeCompare(b.text, 'en-GB'));
  const names = new Map([...ofService.map(({ council }) => [council.gss, council.name] as const), ...(query.council !== undefined && councilName !== undefined ? [[query.council, councilName] as const] : [])]);
  const themesOf = (kind: FindingTheme['kind']): Option[] => known.filter((theme) => theme.kind === kind)
    .map(({ id, words }) => ({ value: id, text: words, selected: id === query.theme }));
  return {
    action: urls.inspections(),
    /** Kept by the form as it is; the links above it change it. */
    service: query.service,
    toImprove: themesOf('to-improve'), strengths: themesOf('strength'),
    years: options(ofService.map(({ inspection }) => yearOf(inspection)), query.year, (year) => (year === YEAR_NOT_KNOWN ? DATE_NOT_KNOWN : year)).sort((a, b) => (a.value < b.value ? 1 : -1)),
    kinds: byText(options(ofService.map(({ council }) => council.kind), query.kind)),
    regions: byText(options(ofService.map(({ council }) => council.region), query.region)),
    councils: byText(options(names.keys(), query.council, (gss) => names.get(gss) ?? gss)),
    clear: isNarrowed(query) ? registerUrl(query, NOT_NARROWED) : undefined,
  };
}

/** The services as links, each with what it holds under the other choices. */
export function toServiceLinks(query: InspectionsQuery, all: readonly HeldInspection[]) {
  const chosen = query.service ?? query.opensWith;
  const rest = filterInspections(all, { ...filterOf(query), service: undefined });
  const services = [...new Set([query.opensWith, ...all.map(({ inspection }) => inspection.service)])];
  return [...services, EVERY_SERVICE].map((service) => ({
    text: service === EVERY_SERVICE ? 'Every service' : service,
    count: service === EVERY_SERVICE ? rest.length : rest.filter(({ inspection }) => inspection.service === service).length,
    href: registerUrl(query, { service }), current: service === chosen, isEvery: service === EVERY_SERVICE,
  }));
}

import type { Council } from './council.ts';
import type { FindingTheme } from './finding-theme.ts';
import { groupBy } from './group-by.ts';
import type { Inspection, InspectionStatus, ScaleVersion } from './inspection.ts';

/** An inspection of the register with the council it is of. */
export interface HeldInspection {
  readonly id: number;
  readonly inspection: Inspection;
  readonly council: Council;
}

export const YEAR_NOT_KNOWN = 'not-known';

/** Which inspections are asked for; what is not named does not narrow. */
export interface InspectionFilter {
  readonly service?: string | undefined;
  readonly theme?: string | undefined;
  /** A calendar year such as `2003`, or `not-known`. */
  readonly year?: string | undefined;
  /** As the register of councils writes it: `Non-metropolitan district`. */
  readonly councilKind?: string | undefined;
  readonly region?: string | undefined;
  readonly scale?: string | undefined;
  /** GSS code. */
  readonly council?: string | undefined;
}

/** The calendar year the inspection ended in, else that of its report; `not-known` where neither date is. Example: `2003-07` → `2003`. */
export function yearOf({ date, published }: Inspection): string {
  return (date ?? published)?.slice(0, 4) ?? YEAR_NOT_KNOWN;
}

export function filterInspections(held: readonly HeldInspection[], filter: InspectionFilter): HeldInspection[] {
  const isAsked = (asked: string | undefined, found: string): boolean => asked === undefined || asked === found;
  return held.filter(({ inspection, council }) => isAsked(filter.service, inspection.service) && isAsked(filter.year, yearOf(inspection))
    && isAsked(filter.scale, inspection.scale) && isAsked(filter.council, council.gss)
    && isAsked(filter.councilKind, council.kind) && isAsked(filter.region, council.region)
    && (filter.theme === undefined || inspection.themes.includes(filter.theme)));
}

/** The newest first; those without a date last, by the name of the council. */
export function newestFirst(held: readonly HeldInspection[]): HeldInspection[] {
  const dateOf = ({ inspection: { date, published } }: HeldInspection): string => date ?? published ?? '';
  return [...held].sort((a, b) => (dateOf(b) === dateOf(a) ? a.council.name.localeCompare(b.council.name, 'en-GB') : dateOf(b) < dateOf(a) ? -1 : 1));
}

/**
 * What may be counted together: the real inspections, or the invented ones where there are no others.
 * Illustrative inspections are never counted with real ones; `leftOut` says how many stand aside.
 */
export function countable(held: readonly HeldInspection[]): { readonly counted: readonly HeldInspection[]; readonly illustrative: boolean; readonly leftOut: number } {
  const real = held.filter(({ council }) => !council.illustrative);
  const onlyInvented = real.length === 0 && held.length > 0;
  return onlyInvented ? { counted: held, illustrative: true, leftOut: 0 } : { counted: real, illustrative: false, leftOut: held.length - real.length };
}

/** How many inspections reached each level of one scale version, worst first; what has no overall grade is counted by its reason. */
export interface LevelCounts {
  readonly inspections: number;
  readonly scored: number;
  readonly levels: readonly { readonly level: string; readonly inspections: number }[];
  readonly without: Readonly<Record<Exclude<InspectionStatus, 'scored'>, number>>;
}

/** Counts the inspections on this version of a scale; those on another are not looked at. */
export function countLevels(held: readonly HeldInspection[], scale: ScaleVersion): LevelCounts {
  const onScale = held.filter(({ inspection }) => inspection.scale === scale.id).map(({ inspection }) => inspection);
  const having = (status: InspectionStatus): number => onScale.filter((inspection) => inspection.status === status).length;
  return {
    inspections: onScale.length,
    scored: having('scored'),
    levels: scale.overall.map(({ level }) => ({ level, inspections: onScale.filter(({ overall }) => overall === level).length })),
    without: { 'no-overall': having('no-overall'), 'not-scored': having('not-scored'), 'not-published': having('not-published') },
  };
}

/** Counts of each year that has any, oldest first, then those whose date is not known. */
export function levelsByYear(held: readonly HeldInspection[], scale: ScaleVersion): { readonly year: string; readonly counts: LevelCounts }[] {
  const years = groupBy(held.filter(({ inspection }) => inspection.scale === scale.id), ({ inspection }) => yearOf(inspection));
  return [...years].sort(([a], [b]) => (a < b ? -1 : 1)).map(([year, ofYear]) => ({ year, counts: countLevels(ofYear, scale) }));
}

/** Service by prospects on one scale version: `cells[service level][prospects level]`, both worst first. */
export interface ProspectsGrid {
  readonly cells: readonly (readonly (readonly HeldInspection[])[])[];
  /** Scored, but what is held gives no prospects. */
  readonly withoutProspects: readonly HeldInspection[];
  /** Not scored, not published, or no overall grade given. */
  readonly withoutGrade: readonly HeldInspection[];
}

/** The grid of one scale version with prospects; versions are never put into one grid. `undefined` for a scale that judges none. */
export function prospectsGrid(held: readonly HeldInspection[], scale: ScaleVersion): ProspectsGrid | undefined {
  if (scale.prospects === undefined) return undefined;
  const onScale = held.filter(({ inspection }) => inspection.scale === scale.id);
  const columns = scale.prospects;
  return {
    cells: scale.overall.map((row) => columns.map((column) => onScale.filter(({ inspection }) => inspection.overall === row.level && inspection.prospects === column.level))),
    withoutProspects: onScale.filter(({ inspection }) => inspection.overall !== undefined && inspection.prospects === undefined),
    withoutGrade: onScale.filter(({ inspection }) => inspection.overall === undefined),
  };
}

export interface ThemeCount {
  readonly theme: FindingTheme;
  readonly inspections: number;
  /** Invented inspections, beside the real ones and not among them. */
  readonly illustrative: number;
}

export interface ThemeFrequencies {
  /** Real inspections that name at least one theme: the n of the counts. Not every inspection's findings are known. */
  readonly naming: number;
  readonly illustrativeNaming: number;
  /** Most frequent first; themes nothing names are left out. Strengths and weaknesses are never in one list. */
  readonly toImprove: readonly ThemeCount[];
  readonly strengths: readonly ThemeCount[];
}

/** How often each finding theme is named. An inspection names a theme once at most. */
export function themeFrequencies(held: readonly HeldInspection[], themes: Iterable<FindingTheme>): ThemeFrequencies {
  const real = held.filter(({ council }) => !council.illustrative);
  const invented = held.filter(({ council }) => council.illustrative);
  const naming = (some: readonly HeldInspection[], id?: string): number => some.filter(({ inspection }) => (id === undefined ? inspection.themes.length > 0 : inspection.themes.includes(id))).length;
  const counts = [...themes]
    .map((theme): ThemeCount => ({ theme, inspections: naming(real, theme.id), illustrative: naming(invented, theme.id) }))
    .filter((count) => count.inspections + count.illustrative > 0)
    .sort((a, b) => b.inspections - a.inspections || b.illustrative - a.illustrative);
  return {
    naming: naming(real), illustrativeNaming: naming(invented),
    toImprove: counts.filter(({ theme }) => theme.kind === 'to-improve'),
    strengths: counts.filter(({ theme }) => theme.kind === 'strength'),
  };
}

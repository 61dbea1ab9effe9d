import type { FindingTheme } from '../../../core/finding-theme.ts';
import { themeFrequencies } from '../../../core/inspection-analysis.ts';
import type { HeldInspection, ThemeCount } from '../../../core/inspection-analysis.ts';
import { inspectionCount } from '../../../present/inspection-words.ts';
import { squareMark } from '../../../present/inspection-squares.ts';
import type { InspectionsQuery } from './filters.ts';
import { registerUrl } from './filters.ts';

function toRow(count: ThemeCount, query: InspectionsQuery) {
  const { theme, inspections, illustrative } = count;
  return {
    words: theme.words, href: registerUrl(query, { theme: theme.id }),
    recurring: theme.recurring,
    squares: [...Array.from({ length: inspections }, () => squareMark('solid')), ...Array.from({ length: illustrative }, () => squareMark('hatched'))],
    count: inspections > 0 || illustrative === 0 ? String(inspections) : undefined, illustrative: illustrative === 0 ? undefined : `${inspections > 0 ? 'and ' : ''}${illustrative} illustrative`,
  };
}

/** Finding themes by frequency; real and illustrative inspections stand side by side and are never added up. */
export function toThemesView(held: readonly HeldInspection[], themes: Iterable<FindingTheme>, query: InspectionsQuery) {
  const { naming, illustrativeNaming, toImprove, strengths } = themeFrequencies(held, themes);
  const real = held.filter(({ council }) => !council.illustrative).length;
  const invented = held.length - real;
  const most = toImprove.filter((count) => count.inspections > 0 && count.inspections === toImprove[0]?.inspections);
  const commonest = most.length === 0 || most.length > 2 ? '' : ` Named most often: ${most.map(({ theme }) => `“${theme.words}”`).join(' and ')} (${most[0]?.inspections ?? 0} of ${naming}).`;
  return {
    any: toImprove.length + strengths.length > 0,
    sentence: real === 0 ? `${illustrativeNaming} of ${invented} illustrative ${invented === 1 ? 'inspection names' : 'inspections name'} findings.` : `${naming} of the ${inspectionCount(real)} held ${naming === 1 ? 'names' : 'name'} findings${invented > 0 ? `, and ${illustrativeNaming} of ${invented} illustrative ${invented === 1 ? 'one' : 'ones'}, counted apart` : ''}.${commonest} An inspection whose findings are not held is in none of these counts.`,
    illustrative: illustrativeNaming > 0,
    groups: [
      { id: 'to-improve', heading: 'To improve', rows: toImprove.map((count) => toRow(count, query)) },
      { id: 'strengths', heading: 'Strengths', rows: strengths.map((count) => toRow(count, query)) },
    ].filter(({ rows }) => rows.length > 0),
  };
}

import type { InspectionWords } from '../../../catalogue/read-inspection-words.ts';
import { levelsByYear, newestFirst, themeFrequencies } from '../../../core/inspection-analysis.ts';
import type { HeldInspection } from '../../../core/inspection-analysis.ts';
import type { InspectionAggregate } from '../../../core/inspection-aggregate.ts';
import { INSPECTION_STATUSES } from '../../../core/inspection.ts';
import type { SubJudgement } from '../../../core/inspection.ts';
import type { ShownInspection } from '../../../usecases/show-inspections.ts';
import type { CsvCell } from '../../send-csv.ts';

export interface CsvTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/** The tables of the page that can be downloaded. */
export const CSV_TABLES = ['register', 'levels', 'themes', 'summary'] as const;

export function toCsvTable(table: (typeof CSV_TABLES)[number], shown: readonly HeldInspection[], aggregates: readonly InspectionAggregate[], words: InspectionWords): CsvTable {
  switch (table) {
    case 'register': return registerTable(shown);
    case 'levels': return levelsTable(shown, words);
    case 'themes': return themesTable(shown, words);
    case 'summary': return summaryTable(aggregates);
  }
}

const subJudgementText = ({ id, state, level }: SubJudgement): string => `${id}=${level ?? state.replace('-', ' ')}`;

/** The columns of the register file, so that what was downloaded can be imported again, then the council's name for people. */
function registerTable(shown: readonly HeldInspection[]): CsvTable {
  return {
    name: 'inspections.csv',
    header: ['council', 'service', 'body', 'date', 'published', 'scale', 'form', 'status', 'overall', 'prospects', 'sub_judgements', 'themes', 'recommendations', 'report', 'council_name', 'illustrative'],
    rows: newestFirst(shown).map(({ inspection, council }) => [
      inspection.council, inspection.service, inspection.body, inspection.date, inspection.published, inspection.scale, inspection.form, inspection.status, inspection.overall, inspection.prospects,
      inspection.subJudgements.map(subJudgementText).join('|'), inspection.themes.join('|'), inspection.recommendations, inspection.report, council.name, council.illustrative ? 'yes' : 'no',
    ]),
  };
}

/** One row for each scale version, year and level or reason for none; illustrative inspections in rows of their own. */
function levelsTable(shown: readonly HeldInspection[], { scales }: InspectionWords): CsvTable {
  const rows = [...scales.values()].flatMap((scale) => ['no', 'yes'].flatMap((illustrative) =>
    levelsByYear(shown.filter(({ council }) => council.illustrative === (illustrative === 'yes')), scale).flatMap(({ year, counts }) => [
      ...counts.levels.map(({ level, inspections }) => [scale.id, year, level, inspections, illustrative]),
      ...INSPECTION_STATUSES.flatMap((status) => (status === 'scored' ? [] : [[scale.id, year, status, counts.without[status], illustrative]])),
    ])));
  return { name: 'inspection-levels.csv', header: ['scale', 'year', 'level', 'inspections', 'illustrative'], rows };
}

function themesTable(shown: readonly HeldInspection[], { themes }: InspectionWords): CsvTable {
  const { naming, toImprove, strengths } = themeFrequencies(shown, themes.values());
  return {
    name: 'inspection-findings.csv',
    header: ['theme', 'kind', 'words', 'inspections', 'inspections_naming_findings', 'illustrative_inspections'],
    rows: [...toImprove, ...strengths].map(({ theme, inspections, illustrative }) => [theme.id, theme.kind, theme.words, inspections, naming, illustrative]),
  };
}

/** What was printed, and nothing that was worked out from it. */
function summaryTable(aggregates: readonly InspectionAggregate[]): CsvTable {
  return {
    name: 'published-summaries.csv',
    header: ['summary', 'to', 'what', 'inspections', 'percent'],
    rows: aggregates.flatMap((aggregate) => [
      [aggregate.id, aggregate.to, 'all', aggregate.inspections, undefined],
      ...aggregate.counts.map(({ words, inspections }) => [aggregate.id, aggregate.to, words, inspections, undefined]),
      ...aggregate.shares.map(({ words, percent }) => [aggregate.id, aggregate.to, words, undefined, percent]),
    ]),
  };
}

export const INSPECTION_HEADER = ['recorded', 'batch', 'line', 'overall', 'prospects', 'judgement', 'grade', 'reason'];

/** The tables of one inspection's page: each entry, newest first, with a row for every judgement beside the overall grade. */
export function inspectionCsv({ entries }: ShownInspection, { scales }: InspectionWords): (string | number | undefined)[][] {
  return entries.flatMap(({ recordedAt, source, content, reason }) => {
    const scale = scales.get(content.scale);
    const row = (judgement?: string, grade?: string) => [recordedAt, source?.batch, source?.line, content.overall, content.prospects, judgement, grade, reason];
    return [row(), ...content.subJudgements.map(({ id, level, state }) => row(scale?.subJudgements.find((one) => one.id === id)?.title ?? id, level ?? state))];
  });
}

import type { CsvCell } from '../../send-csv.ts';
import type { ReadinessSheet } from './sheet.ts';

export const READINESS_CSV_HEADER = ['table', 'item', 'detail', 'state', 'owner', 'effort', 'share'];

/** The tables of the sheet under each other, the first column naming the table. */
export function readinessRows({ verdict, judgements, chances, binding, path, steps, missing, waiting }: ReadinessSheet): CsvCell[][] {
  return [
    ['verdict', verdict, undefined, undefined, undefined, undefined, undefined],
    ...judgements.map((one): CsvCell[] => ['judgement', one.title, one.result, one.bounds, undefined, undefined, undefined]),
    ...chances.flatMap((one) => one.levels.map((level): CsvCell[] => ['chance', one.title, level.title, undefined, undefined, undefined, level.share])),
    ...binding.map((one): CsvCell[] => ['binding', one.title, one.detail, one.state, undefined, undefined, undefined]),
    ...(path?.moves ?? []).map((one): CsvCell[] => ['path', one.title, one.steps.join(' '), `${one.from} to ${one.to}`, one.owners.join('; '), one.effort, undefined]),
    ...steps.map((one): CsvCell[] => ['next step', one.lead, one.words, undefined, undefined, undefined, undefined]),
    ...missing.map((one): CsvCell[] => ['missing', one.what, undefined, one.state, one.owner, undefined, undefined]),
    ...waiting.map((one): CsvCell[] => ['waiting', one.what, undefined, `since ${one.since}`, one.author, undefined, undefined]),
  ];
}

import { z } from 'zod';
import type { Council } from './council.ts';
import type { Indicator } from './indicator.ts';
import { firstDay, lastDay, periodCode } from './period.ts';
import type { Series } from './series.ts';

/** `data/open-data.json`: under which licence published figures are given away, and what is said of them. */
export const openDataRulesSchema = z.strictObject({
  licence: z.strictObject({ name: z.string().min(1), path: z.url(), title: z.string().min(1) }),
  note: z.string().min(1),
  illustrativeNote: z.string().min(1),
});
export type OpenDataRules = z.infer<typeof openDataRulesSchema>;

interface OpenField {
  readonly name: string;
  /** A type of the Table Schema of Frictionless Data. */
  readonly type: 'string' | 'number' | 'integer' | 'date' | 'boolean';
  readonly description: string;
  readonly required?: true;
}

/** The columns of the open figures, in their order. */
export const OPEN_FIELDS: readonly OpenField[] = [
  { name: 'council', type: 'string', required: true, description: 'GSS code of the council; X07 codes are invented' },
  { name: 'council_name', type: 'string', required: true, description: 'Name of the council' },
  { name: 'illustrative', type: 'boolean', required: true, description: 'true where the figure is invented' },
  { name: 'indicator', type: 'string', required: true, description: 'Code of the indicator' },
  { name: 'title', type: 'string', required: true, description: 'Title of the indicator' },
  { name: 'unit', type: 'string', required: true, description: 'Unit of the value; a grade is its position from the worst, 1' },
  { name: 'polarity', type: 'string', required: true, description: 'Which way is better: higher, lower, target (closest to a midpoint) or none' },
  { name: 'period', type: 'string', required: true, description: 'A month as 2026-10, a quarter as 2026/27 Q3, a financial year as 2026/27' },
  { name: 'period_start', type: 'date', required: true, description: 'First day of the period' },
  { name: 'period_end', type: 'date', required: true, description: 'Last day of the period' },
  { name: 'value', type: 'number', description: 'As published; empty where there is no figure, which is not zero' },
  { name: 'no_figure_because', type: 'string', description: 'Why there is no value: not-available, not-applicable, confidential or none-recorded' },
  { name: 'numerator', type: 'number', description: 'Where the source gives it' },
  { name: 'denominator', type: 'number', description: 'Where the source gives it' },
  { name: 'status', type: 'string', description: 'actual, provisional or estimated; empty where there is no value' },
  { name: 'sample_size', type: 'integer', description: 'Where the source gives it' },
  { name: 'definition_version', type: 'integer', required: true, description: 'Version of the indicator’s definition' },
];

export type OpenRow = readonly (string | number | boolean | undefined)[];

/** One row a published figure, by indicator and period, in the order of `OPEN_FIELDS`. A draft is never among them. */
export function openRows(council: Council, series: readonly Series[], indicators: ReadonlyMap<string, Indicator>): OpenRow[] {
  return [...series].sort((a, b) => a.indicator.localeCompare(b.indicator) || a.granularity.localeCompare(b.granularity)).flatMap(({ indicator: code, points }) => {
    const indicator = indicators.get(code);
    if (indicator === undefined) return [];
    return points.filter(({ draft }) => !draft).map(({ period, figure, sampleSize, definitionVersion }): OpenRow => {
      const value = figure.kind === 'value' ? figure : undefined;
      return [
        council.gss, council.name, council.illustrative, code, indicator.title, indicator.unit, indicator.polarity, periodCode(period), firstDay(period), lastDay(period),
        value?.value, figure.kind === 'none' ? figure.reason : undefined, value?.numerator, value?.denominator, value?.status, sampleSize, definitionVersion,
      ];
    });
  });
}

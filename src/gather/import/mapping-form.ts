import type { Mapping } from './mapping.ts';
import { mappingSchema } from './mapping.ts';
import type { FileColumns } from './file-columns.ts';

/** The columns a person may name, with what they hold in words. */
export const MAPPED_COLUMNS = {
  council: 'Council', indicator: 'Indicator', period: 'Period', value: 'Figure',
  numerator: 'Numerator', denominator: 'Denominator', status: 'Status: actual, provisional or estimated', sampleSize: 'Sample size', note: 'Note',
} as const;
export type MappedColumn = keyof typeof MAPPED_COLUMNS;

/** Chosen in place of a column: every row says the same. */
export const EVERY_ROW = '=';

/** What was chosen in the form: for each thing the header of its column, '' for none. */
export interface MappingChoice {
  readonly layout: Mapping['layout'];
  readonly columns: Readonly<Partial<Record<MappedColumn, string>>>;
  /** The indicator of every row, where `columns.indicator` says so. */
  readonly indicator: string;
  readonly fractions: boolean;
}

type Faults = Readonly<Record<string, string>>;
export type BuiltMapping = { readonly kind: 'mapping'; readonly mapping: Mapping } | { readonly kind: 'faults'; readonly faults: Faults };

/** In a wide layout the columns are the periods, and the figure stands in them. */
const ONLY_LONG: ReadonlySet<MappedColumn> = new Set(['period', 'value', 'numerator', 'denominator']);

/** The mapping a form describes, or what is missing in it, by field; `council` is the GSS code of every row's council where the form says so. */
export function buildMapping(choice: MappingChoice, file: FileColumns, about: { readonly id: string; readonly title: string; readonly source: string; readonly council: string }): BuiltMapping {
  const { layout, columns } = choice;
  const isUsed = (name: MappedColumn): boolean => layout === 'long' || !ONLY_LONG.has(name);
  const named = (Object.keys(MAPPED_COLUMNS) as MappedColumn[]).flatMap((name): [MappedColumn, string][] => {
    const header = columns[name] ?? '';
    return header === '' || header === EVERY_ROW || !isUsed(name) ? [] : [[name, header]];
  });
  const has = (name: MappedColumn): boolean => named.some(([one]) => one === name);
  const faults: Record<string, string> = {};
  for (const [name, header] of named) if (!file.header.includes(header)) faults[name] = `The file has no column called ${header}`;
  if (!has('council') && columns.council !== EVERY_ROW) faults['council'] = 'Choose the column that names the council';
  if (!has('indicator') && columns.indicator !== EVERY_ROW) faults['indicator'] = 'Choose the column that names the indicator';
  if (columns.indicator === EVERY_ROW && choice.indicator === '') faults['fixedIndicator'] = 'Choose the indicator of every row';
  if (layout === 'wide' && file.periods.length === 0) faults['layout'] = 'No column of the file is named by a period, such as 2026/27 Q1 or Apr-26';
  if (layout === 'long' && !has('period')) faults['period'] = 'Choose the column that names the period';
  if (layout === 'long' && !has('value') && !(has('numerator') && has('denominator'))) faults['value'] = 'Choose the column of the figure, or those of numerator and denominator';
  const twice = named.find(([, header], at) => named.findIndex(([, other]) => other === header) < at);
  if (twice !== undefined) faults[twice[0]] ??= `The column ${twice[1]} is chosen twice`;
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  return {
    kind: 'mapping',
    mapping: mappingSchema.parse({
      id: about.id, title: about.title, source: about.source, encoding: file.encoding, layout, columns: Object.fromEntries(named),
      constants: { ...(columns.council === EVERY_ROW && { council: about.council }), ...(columns.indicator === EVERY_ROW && { indicator: choice.indicator }) },
      scale: { powerOfTen: choice.fractions ? 2 : 0 },
    }),
  };
}

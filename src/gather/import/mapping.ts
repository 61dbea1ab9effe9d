import { z } from 'zod';
import { decimalText } from '../../core/decimal-text.ts';
import { NO_FIGURE_REASONS } from '../../core/observation.ts';
import { ENCODINGS } from './decode-text.ts';

const header = z.string().min(1);
const word = z.string().min(1);
const powerOfTen = z.number().int().min(-9).max(9);
const noFigure = z.enum(NO_FIGURE_REASONS);

const columnsSchema = z.strictObject({
  council: header.optional(),
  /** Several where one alone does not tell indicators apart; their cells are joined with ` / `. */
  indicator: z.union([header, z.array(header).min(2)]).optional(),
  period: header.optional(),
  value: header.optional(),
  numerator: header.optional(),
  denominator: header.optional(),
  status: header.optional(),
  sampleSize: header.optional(),
  note: header.optional(),
  publishedStatus: header.optional(),
  /** Version of the indicator's definition a figure follows, where it is not the one in force. */
  definitionVersion: header.optional(),
});

/** A saved column mapping: how one kind of file says council, indicator, period and figure. A file of `data/mappings/`. */
export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  /** Whose file this is, and where it comes from. */
  source: z.string().min(1),
  encoding: z.enum(ENCODINGS).default('utf-8'),
  /** `wide`: one row per council and indicator, and a column per period, named by its period. */
  layout: z.enum(['long', 'wide']),
  /** Header of the column that holds each; a header is found whatever its case. */
  columns: columnsSchema,
  /** What every row says where the file has no column for it. */
  constants: z.strictObject({ council: word.optional(), indicator: word.optional(), period: word.optional() }).default({}),
  /** Councils as this file names them, where the register does not know the name → GSS code. */
  councils: z.record(word, word).default({}),
  /** Indicators as this file names them → indicator code. */
  indicators: z.record(word, word).default({}),
  /** Values are multiplied by ten to this power, on the decimal text: 2 makes 57 of 0.57. */
  scale: z.strictObject({ powerOfTen: powerOfTen.default(0), forIndicators: z.record(word, powerOfTen).default({}) }).prefault({}),
  /** Numerator and denominator were rounded to the nearest multiple of this before they were published. */
  componentsRoundedTo: decimalText.optional(),
  /** Words that say there is no figure in this file, over those of every import. */
  missingWords: z.record(z.string(), noFigure).default({}),
  /** Indicators whose published zero stands for a missing figure, with the reason somebody decided so. */
  zeroMeans: z.array(z.strictObject({ indicator: word, reason: noFigure, because: z.string().min(1) })).default([]),
}).superRefine((mapping, context) => {
  const needed = mapping.layout === 'long' ? (['council', 'indicator', 'period'] as const) : (['council', 'indicator'] as const);
  for (const field of needed) {
    const both = mapping.columns[field] !== undefined && mapping.constants[field] !== undefined;
    const neither = mapping.columns[field] === undefined && mapping.constants[field] === undefined;
    if (both || neither) context.addIssue({ code: 'custom', path: ['columns', field], message: `name a column or a constant for the ${field}, and not both` });
  }
  if (mapping.layout === 'wide' && (mapping.columns.period !== undefined || mapping.columns.value !== undefined || mapping.constants.period !== undefined)) {
    context.addIssue({ code: 'custom', path: ['columns'], message: 'in a wide layout the columns are the periods: name neither period nor value' });
  }
  if (mapping.layout === 'long' && mapping.columns.value === undefined && (mapping.columns.numerator === undefined || mapping.columns.denominator === undefined)) {
    context.addIssue({ code: 'custom', path: ['columns', 'value'], message: 'name a column for the value, or for numerator and denominator' });
  }
});
export type Mapping = z.infer<typeof mappingSchema>;

/** Our own long layout, and what an export of observations writes. */
export const defaultMapping: Mapping = mappingSchema.parse({
  id: 'long', title: 'One figure a row', source: 'Threestar', layout: 'long',
  columns: {
    council: 'council', indicator: 'indicator', period: 'period', value: 'value', numerator: 'numerator', denominator: 'denominator',
    status: 'status', sampleSize: 'sample_size', note: 'note', publishedStatus: 'published_status', definitionVersion: 'definition_version',
  },
});

/** Our own wide layout: `council`, `indicator`, then one column a period. */
export const defaultWideMapping: Mapping = mappingSchema.parse({
  id: 'wide', title: 'One row an indicator, one column a period', source: 'Threestar', layout: 'wide',
  columns: { council: 'council', indicator: 'indicator' },
});

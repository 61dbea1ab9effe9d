import { z } from 'zod';
import { decimalText } from './decimal-text.ts';
import { GRANULARITIES } from './period.ts';

export const UNITS = ['percent', 'count', 'currency', 'days', 'minutes', 'ratio', 'score', 'grade'] as const;
export const POLARITIES = ['higher', 'lower', 'target', 'none'] as const;

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the day as YYYY-MM-DD');
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens');

const definitionSchema = z.strictObject({
  version: z.number().int().positive(),
  effectiveFrom: isoDay,
  effectiveTo: isoDay.optional(),
  /** How the figure is worked out: what counts, what does not, which hours. */
  method: z.string().min(1),
  /** The hours that are measured, and what the figure is out of; named where another definition of the indicator differs in them. */
  hours: z.string().min(1).optional(),
  denominator: z.string().min(1).optional(),
});
export type Definition = z.infer<typeof definitionSchema>;

/**
 * What an indicator means: one entry of a file in `data/indicators/`.
 * Figures are comparable only inside one definition version.
 */
export const indicatorSchema = z.strictObject({
  /** Unique over all sets; the name used in frameworks, files and addresses. */
  code: kebab,
  /** The number in its set, such as `KPI 2`; sets were renumbered over the years. */
  reference: z.string().min(1),
  /** Other names a file may use for it, such as `CORP 09`. */
  aliases: z.array(z.string().min(1)).default([]),
  title: z.string().min(1),
  /** At most about 30 characters, for dense tables. */
  shortTitle: z.string().min(1).max(34),
  theme: z.string().min(1),
  purpose: z.string().min(1),
  unit: z.enum(UNITS),
  /** What is counted, for units that need a word: `incidents`, `hours`. */
  unitWord: z.string().optional(),
  decimals: z.number().int().min(0).max(4),
  polarity: z.enum(POLARITIES),
  /** For polarity `target`: the value that is best. */
  midpoint: decimalText.optional(),
  frequencies: z.array(z.enum(GRANULARITIES)).min(1),
  /** How figures of shorter periods make one of a longer period. */
  aggregation: z.enum(['sum', 'mean', 'last', 'ratio-of-sums', 'none']),
  /** For `ratio` and `percent` held as numerator and denominator. */
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  range: z.strictObject({ min: decimalText.optional(), max: decimalText.optional() }).default({}),
  whole: z.boolean().default(false),
  /** For unit `grade`: the grades from worst to best; a figure is the position, counted from 1. */
  grades: z.array(z.string().min(1)).min(2).optional(),
  /** Below this sample a figure is shown and not judged. */
  minimumSample: z.number().int().positive().optional(),
  /** Values every council was asked to reach by a day. */
  goals: z.array(z.strictObject({ value: decimalText, by: isoDay, source: z.string().min(1) })).default([]),
  /** Months after the end of its period that a figure still counts. */
  maximumAgeMonths: z.number().int().positive(),
  /** Days after the end of a period by which its figure is due. */
  dueDays: z.number().int().positive().default(30),
  definition: definitionSchema,
  /** Earlier definitions; and, with `onlyWhereStated`, ways some councils measure it otherwise, which a figure follows only where its file says so. */
  otherDefinitions: z.array(definitionSchema.extend({ onlyWhereStated: z.boolean().default(false) })).default([]),
  source: z.string().min(1),
});
export type Indicator = z.infer<typeof indicatorSchema>;
export type Polarity = Indicator['polarity'];
export type Unit = Indicator['unit'];

/** A file of `data/indicators/`: a set and its year, which are part of an indicator's identity. */
export const indicatorSetSchema = z.strictObject({
  $schema: z.string().optional(),
  id: kebab,
  title: z.string().min(1),
  year: z.string().min(1),
  publisher: z.string().min(1),
  note: z.string().min(1),
  /** The service its indicators are about, where it is one that is inspected: `ICT`. */
  service: z.string().min(1).optional(),
  /** Themes in the order a page shows them. */
  themes: z.array(z.string().min(1)).min(1),
  indicators: z.array(indicatorSchema).min(1),
});
export type IndicatorSet = z.infer<typeof indicatorSetSchema>;

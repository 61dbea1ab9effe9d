import { z } from 'zod';

const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens');
const level = z.strictObject({
  level: z.string().min(1),
  /** Stars of the level, where the scale gives them. */
  stars: z.number().int().min(0).optional(),
  /** The word is remembered and no source was found: never shipped as a cited fact. */
  unconfirmed: z.literal(true).optional(),
});

/** One version of a body's scale. Versions are never relabelled into one another. */
const scaleVersionSchema = z.strictObject({
  id: kebab,
  title: z.string().min(1),
  body: z.string().min(1),
  /** Days of inspection the version was used for, `YYYY-MM-DD`, where known. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Worst first. */
  overall: z.array(level).min(2),
  /** Worst first; only for bodies that judge prospects as well. */
  prospects: z.array(level).min(2).optional(),
  /** Judgements beside the overall one, on the same levels. */
  subJudgements: z.array(z.strictObject({ id: kebab, title: z.string().min(1) })).default([]),
  /** From inspections that ended on this day, the body gives no overall grade. */
  noOverallFrom: z.iso.date().optional(),
  source: z.string().min(1),
});
export type ScaleVersion = z.infer<typeof scaleVersionSchema>;

/** `data/scales.json`. */
export const scaleVersionsSchema = z.strictObject({ $schema: z.string().optional(), versions: z.array(scaleVersionSchema).min(1) });

/**
 * What there is of an overall judgement. `not-scored`: the body inspected and chose not to score. `no-overall`: it gives
 * sub-judgements and no overall grade. `not-published`: the grade is not in what was published.
 */
export const INSPECTION_STATUSES = ['scored', 'no-overall', 'not-scored', 'not-published'] as const;
export type InspectionStatus = (typeof INSPECTION_STATUSES)[number];

export interface SubJudgement {
  /** Id of the scale version's sub-judgement. */
  readonly id: string;
  readonly state: 'given' | 'not-applicable' | 'not-published';
  /** Present exactly where the state is `given`. */
  readonly level?: string;
}

/** One inspection of one service of a council, on the scale of its time. */
export interface Inspection {
  /** GSS code. */
  readonly council: string;
  readonly service: string;
  readonly body: string;
  /** Day the inspection ended, `YYYY-MM-DD`, or its month, `YYYY-MM`, where the source says no more. Without either date, the date is not known. */
  readonly date?: string;
  /** Likewise of the report. */
  readonly published?: string;
  /** Id of the scale version. */
  readonly scale: string;
  /** The body's own word for the kind of inspection, such as `standard` or `short`. */
  readonly form?: string;
  readonly status: InspectionStatus;
  /** Present exactly where the status is `scored`. */
  readonly overall?: string;
  readonly prospects?: string;
  readonly subJudgements: readonly SubJudgement[];
  readonly themes: readonly string[];
  readonly recommendations?: string;
  readonly report?: string;
}

/**
 * What makes an inspection the same one within its council, so that a correction takes the place of what it corrects.
 * Example: IT by the Audit Commission in July 2003 → `["IT","2003-07","Audit Commission","best-value-2001"]`.
 */
export function inspectionKey({ service, date, published, body, scale }: Inspection): string {
  return JSON.stringify([service, date ?? published ?? 'date not known', body, scale]);
}

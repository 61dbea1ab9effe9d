import { z } from 'zod';
import { decimalText } from '../decimal-text.ts';
import { FIGURE_STATUSES, NO_FIGURE_REASONS } from '../observation.ts';
import { periodFromCode } from '../period.ts';
import { idText } from './scale.ts';

export const dayText = z.iso.date('write the day as YYYY-MM-DD');

export const periodText = z.string()
  .regex(/^[12]\d{3}(-(0[1-9]|1[0-2])|\/\d{2}( Q[1-4])?)$/, 'write a period as 2026-10, 2026/27 Q3 or 2026/27')
  .refine((code) => periodFromCode(code) !== undefined, 'a financial year runs over two following years, such as 2026/27');

/** Where a fact was read: the batch, and the line of its file (1 is the first line). */
const sourceSchema = z.strictObject({ batch: z.number().int().nonnegative(), line: z.number().int().positive() });

export const observationSchema = z.strictObject({
  indicator: z.string().min(1),
  period: periodText,
  /** As published. Null with a numerator and a denominator: their ratio, times 100 for a percentage. Null for a draft: not told. */
  value: decimalText.nullable(),
  /** Why there is no figure; wanted when there is neither a value nor both components, save for a draft. */
  reason: z.enum(NO_FIGURE_REASONS).optional(),
  numerator: decimalText.optional(),
  denominator: decimalText.optional(),
  sampleSize: z.number().int().nonnegative().optional(),
  /** The version of the indicator's definition it follows; without it, the one in force in its period. */
  definition: z.number().int().positive().optional(),
  status: z.enum(FIGURE_STATUSES).default('actual'),
  state: z.enum(['published', 'draft']).default('published'),
  source: sourceSchema.optional(),
}).refine(
  (one) => one.value !== null || one.state === 'draft' || one.reason !== undefined || (one.numerator !== undefined && one.denominator !== undefined),
  { path: ['reason'], message: 'a figure without a value needs a reason, or a numerator and a denominator' },
);

export const targetSchema = z.strictObject({
  indicator: z.string().min(1),
  /** In force from this period until the next target of the indicator. */
  from: periodText,
  value: decimalText,
  /** One value a period from April on, for periods of that length; replaces `value` for those. */
  profile: z.array(decimalText).optional(),
  source: sourceSchema.optional(),
});

export const givenSchema = z.strictObject({
  /** The given node the level is for. */
  node: idText,
  /** A level of the node's scale; null: it does not apply to this council. */
  level: idText.nullable(),
  note: z.string().optional(),
  source: sourceSchema.optional(),
});

export const assessmentSchema = z.strictObject({
  /** Which framework it answers; without it, the one being rated. */
  framework: z.string().optional(),
  criterion: idText,
  level: idText,
  author: z.string().min(1),
  /** Somebody else than the author; without one it is unapproved. */
  approver: z.string().min(1).optional(),
  approved: dayText.optional(),
  /** Why an approval it had no longer counts, in a few words. */
  approvalVoid: z.string().optional(),
  asOf: dayText,
  rationale: z.string().default(''),
  evidence: z.array(z.string()).default([]),
  source: sourceSchema.optional(),
});

export const evidenceSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  criteria: z.array(idText),
  claim: z.string().default(''),
  /** The time the item speaks of, not when it was uploaded. */
  evidencesFrom: dayText.optional(),
  evidencesTo: dayText.optional(),
  /** The last day it stands. */
  expires: dayText.optional(),
  owner: z.string().optional(),
  sha256: z.string().optional(),
  source: sourceSchema.optional(),
});

export const actionSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  owner: z.string().optional(),
  due: dayText.optional(),
  status: z.enum(['not-started', 'under-way', 'done', 'dropped']),
  criteria: z.array(idText).default([]),
  indicators: z.array(z.string()).default([]),
  source: sourceSchema.optional(),
});

/**
 * What other councils published for an indicator and period, each one value, the council's own not among them. Where
 * several groups are given for one period, a test names its group or takes the first.
 */
export const peersSchema = z.strictObject({
  indicator: z.string().min(1),
  period: periodText,
  /** Whom they are: `all`, a kind, or a group of one's own. */
  group: z.string().min(1).default('all'),
  /** The version of the definition all of them follow; without it, that of the council's own figure. */
  definition: z.number().int().positive().optional(),
  values: z.array(decimalText),
});

/** From this period on a person has decided that the process has changed: trends begin anew. */
export const rebaseSchema = z.strictObject({ indicator: z.string().min(1), from: periodText, reason: z.string().optional() });

/**
 * Everything a rating is made from, as a plain document: what was known at `knownAt` about one council,
 * to be judged as of `asOf`. Where two observations are of one indicator and period, the later in the list counts.
 * Indicator definitions are not facts; they come from the catalogue.
 */
export const factsSchema = z.strictObject({
  $schema: z.string().optional(),
  council: z.strictObject({ gss: z.string().min(1), name: z.string().min(1) }),
  asOf: dayText,
  knownAt: z.string().optional(),
  observations: z.array(observationSchema).default([]),
  targets: z.array(targetSchema).default([]),
  given: z.array(givenSchema).default([]),
  assessments: z.array(assessmentSchema).default([]),
  evidence: z.array(evidenceSchema).default([]),
  actions: z.array(actionSchema).default([]),
  peers: z.array(peersSchema).default([]),
  rebases: z.array(rebaseSchema).default([]),
  /** The file of each batch the sources name, by batch number. */
  files: z.record(z.string(), z.strictObject({ name: z.string(), sha256: z.string() })).default({}),
});
export type Facts = z.infer<typeof factsSchema>;
export type ObservedFact = Facts['observations'][number];
export type FactSource = z.infer<typeof sourceSchema>;

import { z } from 'zod';
import { decimalText } from '../decimal-text.ts';
import { actionSchema, assessmentSchema, dayText, evidenceSchema, givenSchema, observationSchema, peersSchema, periodText, rebaseSchema, targetSchema } from './facts.ts';
import { idText } from './scale.ts';

/**
 * An example beside a criterion or a combination: a few facts and the level they must give. Assessments, evidence and actions that
 * name no criterion are of the node the example stands at.
 */
export const exampleSchema = z.strictObject({
  name: z.string().min(1),
  asOf: dayText,
  /** Figures of following periods, so that a year is one line; null leaves the period out. */
  series: z.array(z.strictObject({ indicator: z.string(), from: periodText, values: z.array(decimalText.nullable()).min(1) })).default([]),
  observations: z.array(observationSchema).default([]),
  targets: z.array(targetSchema).default([]),
  given: z.array(givenSchema).default([]),
  assessments: z.array(assessmentSchema.extend({ criterion: idText.optional() })).default([]),
  evidence: z.array(evidenceSchema.extend({ criteria: z.array(idText).optional() })).default([]),
  actions: z.array(actionSchema.extend({ criteria: z.array(idText).optional() })).default([]),
  peers: z.array(peersSchema).default([]),
  rebases: z.array(rebaseSchema).default([]),
  /** The level it must come out at; `uncapped` on a combination, for what it would be without caps. */
  expect: z.union([
    z.strictObject({ lower: idText, upper: idText, uncapped: z.strictObject({ lower: idText, upper: idText }).optional() }),
    z.strictObject({ notRated: z.literal(true) }),
  ], 'write {"lower": …, "upper": …} or {"notRated": true}'),
}).meta({ id: 'example' });
export type Example = z.infer<typeof exampleSchema>;

import { z } from 'zod';
import { assertNever } from '../../errors.ts';
import type { Answer } from '../answer.ts';
import type { TestContext } from '../test-context.ts';
import { actionsTestSchema, answerActions } from './actions.ts';
import { answerAssessment, assessmentTestSchema } from './assessment.ts';
import { answerAssurance, assuranceSchema } from './assurance.ts';
import { answerAverage, averageSchema } from './average.ts';
import { answerCompare, compareSchema } from './compare.ts';
import { answerEvidence, evidenceTestSchema } from './evidence.ts';
import { answerForecastChance, forecastChanceSchema } from './forecast-chance.ts';
import { answerFresh, freshSchema } from './fresh.ts';
import { answerGiven, givenTestSchema } from './given.ts';
import { answerQuartile, quartileSchema } from './quartile.ts';
import { answerSampleSize, sampleSizeSchema } from './sample-size.ts';
import { answerTargetMet, targetMetSchema } from './target-met.ts';
import { answerVariation, variationSchema } from './variation.ts';
import { answerYearChange, yearChangeSchema } from './year-change.ts';

export const testSchema = z.discriminatedUnion('op', [
  compareSchema, averageSchema, targetMetSchema, yearChangeSchema, variationSchema, assuranceSchema, quartileSchema, forecastChanceSchema,
  freshSchema, sampleSizeSchema, evidenceTestSchema, assessmentTestSchema, actionsTestSchema, givenTestSchema,
]);
export type Test = z.infer<typeof testSchema>;

/** Every operator a framework file may use. A new one: its file, one line here, in `testSchema` and in `answerTest`, its examples as tests. */
export const operatorSchemas: ReadonlyMap<string, z.ZodType<Test>> = new Map<Test['op'], z.ZodType<Test>>([
  ['compare', compareSchema],
  ['average', averageSchema],
  ['target-met', targetMetSchema],
  ['year-change', yearChangeSchema],
  ['variation', variationSchema],
  ['assurance', assuranceSchema],
  ['quartile', quartileSchema],
  ['forecast-chance', forecastChanceSchema],
  ['fresh', freshSchema],
  ['sample-size', sampleSizeSchema],
  ['evidence', evidenceTestSchema],
  ['assessment', assessmentTestSchema],
  ['actions', actionsTestSchema],
  ['given', givenTestSchema],
]);

/** Answers one test from the facts, with its reason. */
export function answerTest(test: Test, context: TestContext): Answer {
  switch (test.op) {
    case 'compare': return answerCompare(test, context);
    case 'average': return answerAverage(test, context);
    case 'target-met': return answerTargetMet(test, context);
    case 'year-change': return answerYearChange(test, context);
    case 'variation': return answerVariation(test, context);
    case 'assurance': return answerAssurance(test, context);
    case 'quartile': return answerQuartile(test, context);
    case 'forecast-chance': return answerForecastChance(test, context);
    case 'sample-size': return answerSampleSize(test, context);
    case 'fresh': return answerFresh(test, context);
    case 'evidence': return answerEvidence(test, context);
    case 'assessment': return answerAssessment(test, context);
    case 'actions': return answerActions(test, context);
    case 'given': return answerGiven(test, context);
    default: return assertNever(test);
  }
}

import { z } from 'zod';
import { GRANULARITIES } from '../../period.ts';
import type { Answer } from '../answer.ts';
import type { TestContext } from '../test-context.ts';
import { readTrend } from '../trend-reading.ts';
import { withIndicator } from './with-indicator.ts';

export const assuranceSchema = z.strictObject({
  op: z.literal('assurance'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  /** `pass`: the target will be met every time if nothing changes. `not-fail`: it is not out of reach. */
  is: z.enum(['pass', 'not-fail']),
});
export type AssuranceTest = z.infer<typeof assuranceSchema>;

const FOUND = {
  pass: 'If nothing changes, the target is met every time.',
  fail: 'If nothing changes, the target is missed every time.',
  inconsistent: 'If nothing changes, the target is met in some periods and missed in others, by chance.',
} as const;

/**
 * Will the target in force be met if nothing changes? The target against the limits of the trend chart. Example: limits 92
 * and 97 where higher is better pass a target of 90, fail one of 98, and neither with 95.
 */
export function answerAssurance(test: AssuranceTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const needed = `${indicator.title}: the target ${test.is === 'pass' ? 'met every time' : 'within reach'} if nothing changes, by the limits of the trend chart.`;
    const read = readTrend(context, indicator, test.granularity);
    if (!('trend' in read)) return { ...read, needed, items: [] };
    const { assurance } = read.trend;
    const rest = { needed, observations: read.observations, items: [] };
    if (assurance === undefined) return { ...rest, verdict: 'not-known', because: 'no-target', found: 'No target is in force.', settle: `Set a target for ${indicator.title}.` };
    return { ...rest, verdict: (test.is === 'pass' ? assurance === 'pass' : assurance !== 'fail') ? 'met' : 'not-met', found: FOUND[assurance] };
  });
}

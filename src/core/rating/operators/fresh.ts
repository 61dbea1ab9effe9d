import { z } from 'zod';
import { GRANULARITIES } from '../../period.ts';
import type { Answer } from '../answer.ts';
import { granularityOf, isOlderThan, noFigure, notKnownReading, readLatest } from '../reading.ts';
import type { TestContext } from '../test-context.ts';
import { amountWords, periodCount, periodWords } from '../words.ts';
import { withIndicator } from './with-indicator.ts';

export const freshSchema = z.strictObject({
  op: z.literal('fresh'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  /** Months after the end of its period; without it the indicator's own maximum age. */
  withinMonths: z.number().int().positive().optional(),
});
export type FreshTest = z.infer<typeof freshSchema>;

/** Is the latest figure recent enough? Here an old figure is an answer, not a gap: it is not met. */
export function answerFresh(test: FreshTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const months = test.withinMonths ?? indicator.maximumAgeMonths;
    const needed = `${indicator.title}: a figure no older than ${periodCount(months, 'month')}.`;
    const reading = readLatest(context, indicator, granularityOf(indicator, test.granularity));
    if (!reading) return { verdict: 'not-known', needed, ...noFigure(indicator, context.facts.asOf), observations: [], items: [] };
    const { outcome, used, period } = reading;
    const rest = { needed, observations: [used], items: [] };
    if (outcome.kind === 'not-applicable') return { ...rest, verdict: 'not-applicable', found: `The figure for ${periodWords(period)} does not apply.` };
    if (outcome.kind === 'not-known' && outcome.because !== 'stale') return { ...rest, verdict: 'not-known', ...notKnownReading(reading, outcome.because, indicator) };
    const verdict = isOlderThan(period, months, context.facts.asOf) ? 'not-met' : 'met';
    return { ...rest, verdict, found: `The latest figure is ${amountWords(used.value ?? '', indicator)}, ${periodWords(period)}.` };
  });
}

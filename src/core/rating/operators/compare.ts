import { z } from 'zod';
import { GRANULARITIES } from '../../period.ts';
import type { Answer } from '../answer.ts';
import { granularityOf, noFigure, notKnownReading, readLatest } from '../reading.ts';
import type { TestContext } from '../test-context.ts';
import { amountWords, periodWords, showExact } from '../words.ts';
import { hasOneLimit, isWithin, limitsShape, limitValues, limitWords, ONE_LIMIT } from './limits.ts';
import { withIndicator } from './with-indicator.ts';

export const compareSchema = z.strictObject({
  op: z.literal('compare'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  ...limitsShape,
}).refine(hasOneLimit, ONE_LIMIT);
export type CompareTest = z.infer<typeof compareSchema>;

/** The latest published figure against a limit. Example: at least 70 is met by 70, not by 69.9, and not known from a draft. */
export function answerCompare(test: CompareTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const needed = `${indicator.title}: ${limitWords(test, indicator)} in the latest figure.`;
    const reading = readLatest(context, indicator, granularityOf(indicator, test.granularity));
    if (!reading) return { verdict: 'not-known', needed, ...noFigure(indicator, context.facts.asOf), observations: [], items: [] };
    const { outcome, used, period, derived } = reading;
    const rest = { needed, items: [] };
    switch (outcome.kind) {
      case 'not-applicable':
        return { ...rest, verdict: 'not-applicable', found: `The figure for ${periodWords(period)} does not apply.`, observations: [{ ...used, verdict: 'not-applicable' }] };
      case 'not-known':
        return { ...rest, verdict: 'not-known', ...notKnownReading(reading, outcome.because, indicator), observations: [{ ...used, verdict: 'not-known' }] };
      case 'value': {
        const verdict = isWithin(outcome.value, test) ? 'met' : 'not-met';
        const shown = used.value === null || derived ? showExact(outcome.value, indicator, limitValues(test)) : used.value;
        return { ...rest, verdict, found: `${amountWords(shown, indicator)}, ${periodWords(period)}.`, observations: [{ ...used, verdict }] };
      }
    }
  });
}

import { z } from 'zod';
import { meanExact } from '../../exact.ts';
import { GRANULARITIES } from '../../period.ts';
import type { Answer } from '../answer.ts';
import { granularityOf, measuredAnewFrom, measuredDifferently, notKnownReading, readWindow } from '../reading.ts';
import type { TestContext } from '../test-context.ts';
import { amountWords, periodCount, showExact } from '../words.ts';
import { hasOneLimit, isWithin, limitsShape, limitValues, limitWords, ONE_LIMIT } from './limits.ts';
import { withIndicator } from './with-indicator.ts';

export const averageSchema = z.strictObject({
  op: z.literal('average'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  /** How many periods, counted back from the last that ended by the as-of day. */
  periods: z.number().int().min(1).max(120),
  ...limitsShape,
}).refine(hasOneLimit, ONE_LIMIT);
export type AverageTest = z.infer<typeof averageSchema>;

/**
 * The mean of the figures of the last periods against a limit; one figure not known leaves the mean not known,
 * periods that do not apply are left out. Example: 89.9 and 90.0 average 89.95, which is not at least 90.
 */
export function answerAverage(test: AverageTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const granularity = granularityOf(indicator, test.granularity);
    const span = periodCount(test.periods, granularity);
    const needed = `${indicator.title}: ${limitWords(test, indicator)}, on average over the last ${span}.`;
    const readings = readWindow(context, indicator, granularity, test.periods);
    const rest = { needed, items: [], observations: readings.map((one) => one.used) };
    const unknown = readings.flatMap((one) => (one.outcome.kind === 'not-known' ? [{ reading: one, because: one.outcome.because }] : []));
    if (unknown[0]) {
      const first = notKnownReading(unknown[0].reading, unknown[0].because, indicator);
      const more = unknown.length > 1 ? ` ${unknown.length} of ${span} are not known.` : '';
      return { ...rest, verdict: 'not-known', ...first, found: `${first.found}${more}` };
    }
    const anewFrom = measuredAnewFrom(readings);
    if (anewFrom) return { ...rest, verdict: 'not-known', ...measuredDifferently(anewFrom, indicator) };
    const values = readings.flatMap((one) => (one.outcome.kind === 'value' ? [one.outcome.value] : []));
    const mean = meanExact(values);
    if (!mean) return { ...rest, verdict: 'not-applicable', found: `None of the last ${span} applies.` };
    const leftOut = readings.length - values.length;
    const count = `${periodCount(values.length, granularity)}${leftOut > 0 ? `; ${leftOut} not applicable and left out` : ''}`;
    const shown = amountWords(showExact(mean, indicator, limitValues(test)), indicator);
    return { ...rest, verdict: isWithin(mean, test) ? 'met' : 'not-met', found: `${shown}, from ${count}.` };
  });
}

import { z } from 'zod';
import { absoluteExact, compareExact, decimal, subtractExact } from '../../exact.ts';
import type { Exact } from '../../exact.ts';
import { decimalText } from '../../decimal-text.ts';
import type { Indicator } from '../../indicator.ts';
import { GRANULARITIES, yearBefore } from '../../period.ts';
import type { Answer } from '../answer.ts';
import { granularityOf, noFigure, measuredAnewFrom, measuredDifferently, notKnownReading, readLatest, readPeriod } from '../reading.ts';
import type { TestContext } from '../test-context.ts';
import { amountWords, periodWords } from '../words.ts';
import { withIndicator } from './with-indicator.ts';

export const yearChangeSchema = z.strictObject({
  op: z.literal('year-change'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  /** How much better at the least, in the indicator's unit; without it any improvement, with "0" no worse. */
  by: decimalText.refine((text) => !text.startsWith('-'), 'cannot be less than zero').optional(),
});
export type YearChangeTest = z.infer<typeof yearChangeSchema>;

/** How much better `now` is than `before`, by the indicator's polarity; negative when it is worse. */
function improvement(now: Exact, before: Exact, indicator: Indicator): Exact {
  if (indicator.polarity === 'higher') return subtractExact(now, before);
  if (indicator.polarity === 'lower') return subtractExact(before, now);
  const midpoint = decimal(indicator.midpoint ?? '0');
  const distance = (value: Exact): Exact => absoluteExact(subtractExact(value, midpoint));
  return subtractExact(distance(before), distance(now));
}

/** The latest figure against the same period a year earlier. Example: calls abandoned 4.1% after 5.0% is better by 0.9. */
export function answerYearChange(test: YearChangeTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const needed = `${indicator.title}: ${changeWords(test.by, indicator)} the same period a year earlier.`;
    const now = readLatest(context, indicator, granularityOf(indicator, test.granularity));
    if (!now) return { verdict: 'not-known', needed, ...noFigure(indicator, context.facts.asOf), observations: [], items: [] };
    const before = readPeriod(context, indicator, yearBefore(now.period));
    const rest = { needed, observations: [now.used, before.used], items: [] };
    for (const reading of [now, before]) {
      if (reading.outcome.kind === 'not-known') return { ...rest, verdict: 'not-known', ...notKnownReading(reading, reading.outcome.because, indicator) };
      if (reading.outcome.kind === 'not-applicable') return { ...rest, verdict: 'not-applicable', found: `The figure for ${periodWords(reading.period)} does not apply.` };
    }
    if (now.outcome.kind !== 'value' || before.outcome.kind !== 'value') return { ...rest, verdict: 'not-applicable', found: 'The figures do not apply.' };
    const anewFrom = measuredAnewFrom([now, before]);
    if (anewFrom) return { ...rest, verdict: 'not-known', ...measuredDifferently(anewFrom, indicator) };
    const better = improvement(now.outcome.value, before.outcome.value, indicator);
    const enough = test.by === undefined ? better.over > 0n : compareExact(better, decimal(test.by)) >= 0;
    const show = (reading: typeof now): string => `${amountWords(reading.used.value ?? '', indicator)} in ${periodWords(reading.period)}`;
    return { ...rest, verdict: enough ? 'met' : 'not-met', found: `${show(now)}, after ${show(before)}.` };
  });
}

function changeWords(by: string | undefined, indicator: Indicator): string {
  if (by === undefined) return 'better than in';
  return compareExact(decimal(by), decimal('0')) === 0 ? 'no worse than in' : `better by ${amountWords(by, indicator)} or more than in`;
}

import { z } from 'zod';
import { compareExact, decimal } from '../../exact.ts';
import { GRANULARITIES } from '../../period.ts';
import type { Answer } from '../answer.ts';
import { granularityOf, noFigure, notKnownReading, readLatest } from '../reading.ts';
import type { TestContext } from '../test-context.ts';
import { periodWords } from '../words.ts';
import { withIndicator } from './with-indicator.ts';

export const sampleSizeSchema = z.strictObject({
  op: z.literal('sample-size'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  atLeast: z.number().int().min(1),
});
export type SampleSizeTest = z.infer<typeof sampleSizeSchema>;

/**
 * Does the latest figure rest on enough answers or cases? The sample as stated, otherwise the denominator; a small one is
 * an answer here: it is not met. Example: 177 of 800 surveys returned is a sample of 177.
 */
export function answerSampleSize(test: SampleSizeTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const needed = `${indicator.title}: a sample of ${test.atLeast} or more behind the latest figure.`;
    const reading = readLatest(context, indicator, granularityOf(indicator, test.granularity));
    if (!reading) return { verdict: 'not-known', needed, ...noFigure(indicator, context.facts.asOf), observations: [], items: [] };
    const { outcome, used, period } = reading;
    const rest = { needed, observations: [used], items: [] };
    if (outcome.kind === 'not-applicable') return { ...rest, verdict: 'not-applicable', found: `The figure for ${periodWords(period)} does not apply.` };
    if (outcome.kind === 'not-known' && outcome.because !== 'small-sample') return { ...rest, verdict: 'not-known', ...notKnownReading(reading, outcome.because, indicator) };
    const sample = used.sampleSize === undefined ? used.denominator : String(used.sampleSize);
    if (sample === undefined) {
      return { ...rest, verdict: 'not-known', because: 'missing', found: `The sample behind the figure for ${periodWords(period)} is not stated.`, settle: `State the sample behind the figure for ${periodWords(period)}.` };
    }
    const enough = compareExact(decimal(sample), decimal(String(test.atLeast))) >= 0;
    return { ...rest, verdict: enough ? 'met' : 'not-met', found: `A sample of ${sample}, ${periodWords(period)}.` };
  });
}

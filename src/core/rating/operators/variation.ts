import { z } from 'zod';
import { GRANULARITIES, monthPeriod, periodContaining } from '../../period.ts';
import type { Answer } from '../answer.ts';
import type { TestContext } from '../test-context.ts';
import { readTrend } from '../trend-reading.ts';
import { periodWords } from '../words.ts';
import { withIndicator } from './with-indicator.ts';

export const variationSchema = z.strictObject({
  op: z.literal('variation'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  /** `improvement`: a special cause for the better. `no-concern`: no special cause for the worse. */
  is: z.enum(['improvement', 'no-concern']),
});
export type VariationTest = z.infer<typeof variationSchema>;

/**
 * Does the latest figure show more than chance? Special causes as on the trend chart (`data/trend-rules.json`); limits that
 * are still on trial answer not known. Example: seven months in a row above the mean where higher is better is an improvement.
 */
export function answerVariation(test: VariationTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const needed = `${indicator.title}: ${test.is === 'improvement' ? 'an improvement that is more than chance' : 'no worsening that is more than chance'}, by the latest figure on the trend chart.`;
    const read = readTrend(context, indicator, test.granularity);
    if (!('trend' in read)) return { ...read, needed, items: [] };
    const { kind, date } = read.trend.latest;
    const better = kind === 'special_cause_improvement';
    const worse = kind === 'special_cause_concern';
    const met = test.is === 'improvement' ? better : !worse;
    const said = better ? 'an improvement that is more than chance' : worse ? 'a worsening that is more than chance' : 'nothing more than chance';
    return { verdict: met ? 'met' : 'not-met', needed, found: `The figure for ${periodWords(periodContaining(monthPeriod(Number(date.slice(0, 4)), Number(date.slice(5, 7))), read.granularity))} shows ${said}.`, observations: read.observations, items: [] };
  });
}

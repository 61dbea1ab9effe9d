import { z } from 'zod';
import { decimalText } from '../../decimal-text.ts';
import { compareExact, decimal, exactOf } from '../../exact.ts';
import { forecastTrend } from '../../forecast/forecast-trend.ts';
import { chanceOfMeeting } from '../../forecast/target-chance.ts';
import { GRANULARITIES, monthsIn, periodFromCode, shiftPeriod } from '../../period.ts';
import type { Period } from '../../period.ts';
import type { Answer } from '../answer.ts';
import { periodText } from '../facts.ts';
import { targetIn } from '../target-in-force.ts';
import type { TestContext } from '../test-context.ts';
import { readTrend } from '../trend-reading.ts';
import { amountWords, periodCount, periodWords } from '../words.ts';
import { withIndicator } from './with-indicator.ts';

export const forecastChanceSchema = z.strictObject({
  op: z.literal('forecast-chance'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  /** The period to be met in: so many periods after the last that has ended, or one by name. */
  ahead: z.number().int().min(1).max(12).optional(),
  by: periodText.optional(),
  /** What is to be met; without it the target in force in that period. */
  target: decimalText.optional(),
  /** The least chance, in percent. */
  atLeast: decimalText.refine((text) => Number(text) > 0 && Number(text) <= 100, 'write a percentage above 0 and up to 100'),
}).refine((test) => (test.ahead === undefined) !== (test.by === undefined), 'write exactly one of ahead and by');
export type ForecastChanceTest = z.infer<typeof forecastChanceSchema>;

/**
 * Is the target likely to be met in a period to come? The forecast of the trend's latest phase with its calibrated spread
 * (`data/forecast-rules.json`); where that gives no chance, the answer is not known. Once the period has ended by the
 * as-of day there is nothing to forecast: not applicable.
 */
export function answerForecastChance(test: ForecastChanceTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const when = test.by === undefined ? `${periodCount(test.ahead ?? 1, test.granularity ?? indicator.frequencies[0] ?? 'month')} ahead` : `in ${test.by}`;
    const needed = `${indicator.title}: a chance of ${test.atLeast}% or more to meet ${test.target === undefined ? 'the target' : amountWords(test.target, indicator)} ${when}.`;
    const read = readTrend(context, indicator, test.granularity);
    if (!('trend' in read)) return { ...read, needed, items: [] };
    const rest = { needed, observations: read.observations, items: [] };
    const period = wantedPeriod(test, read.last);
    if (period.granularity !== read.granularity) return { ...rest, verdict: 'not-known', because: 'missing', found: `${periodWords(period)} is not a ${read.granularity}.`, settle: 'Name a period of the length the figures are recorded for.' };
    const step = (period.month - read.last.month) / monthsIn(read.granularity);
    if (step < 1) return { ...rest, verdict: 'not-applicable', found: `${periodWords(period)} has ended; there is nothing to forecast.` };
    const target = test.target ?? targetIn(context.facts, indicator.code, period);
    if (target === undefined) return { ...rest, verdict: 'not-known', because: 'no-target', found: `No target is in force in ${periodWords(period)}.`, settle: `Set a target for ${indicator.title}.` };
    const forecast = forecastTrend(read.trend, step, context.forecastRules);
    const chance = chanceOfMeeting(forecast, { target: Number(target), polarity: indicator.polarity, step, ...(indicator.midpoint !== undefined && { midpoint: Number(indicator.midpoint) }) }, context.forecastRules);
    if (chance.kind === 'no-chance') return { ...rest, verdict: 'not-known', because: 'little-history', found: chance.reason, settle: `Record more figures for “${indicator.title}”.` };
    const percent = Math.round(chance.share * 1000) / 10;
    return {
      ...rest, verdict: compareExact(exactOf(percent), decimal(test.atLeast)) >= 0 ? 'met' : 'not-met',
      found: `A chance of ${percent}% to meet ${amountWords(target, indicator)} in ${periodWords(period)}: ${chance.word}.`,
    };
  });
}

function wantedPeriod(test: ForecastChanceTest, last: Period): Period {
  return (test.by === undefined ? undefined : periodFromCode(test.by)) ?? shiftPeriod(last, test.ahead ?? 1);
}

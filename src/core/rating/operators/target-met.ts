import { z } from 'zod';
import { absoluteExact, compareExact, decimal, subtractExact } from '../../exact.ts';
import type { Exact } from '../../exact.ts';
import type { Indicator } from '../../indicator.ts';
import { GRANULARITIES } from '../../period.ts';
import type { Answer, UsedObservation, Verdict } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { granularityOf, measuredAnewFrom, measuredDifferently, readWindow } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { targetIn } from '../target-in-force.ts';
import { readingsOf, seriesKey } from '../test-context.ts';
import type { SeriesReadings, TestContext } from '../test-context.ts';
import { amountWords, listWords, periodCount, periodWords } from '../words.ts';
import { withIndicator } from './with-indicator.ts';

export const targetMetSchema = z.strictObject({
  op: z.literal('target-met'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  periods: z.number().int().min(1).max(120),
  atLeast: z.number().int().min(1),
}).refine((test) => test.atLeast <= test.periods, { path: ['atLeast'], message: 'cannot be more than periods' });
export type TargetMetTest = z.infer<typeof targetMetSchema>;

function reaches(value: Exact, target: Exact, indicator: Indicator): boolean {
  if (indicator.polarity === 'lower') return compareExact(value, target) <= 0;
  if (indicator.polarity !== 'target') return compareExact(value, target) >= 0;
  const midpoint = decimal(indicator.midpoint ?? '0');
  const distance = (one: Exact): Exact => absoluteExact(subtractExact(one, midpoint));
  return compareExact(distance(value), distance(target)) <= 0;
}

/** A period's figure held against the target in force then. */
export type JudgedPeriod = UsedObservation & { readonly verdict: Verdict };

function judgeOnce(judged: SeriesReadings['judged'], reading: Reading, indicator: Indicator, facts: Facts): JudgedPeriod {
  const known = judged.get(reading.period.month);
  if (known) return known;
  const one = judgePeriod(reading, indicator, facts);
  judged.set(reading.period.month, one);
  return one;
}

function judgePeriod(reading: Reading, indicator: Indicator, facts: Facts): JudgedPeriod {
  const target = targetIn(facts, indicator.code, reading.period);
  const used = target === undefined ? reading.used : { ...reading.used, target };
  if (reading.outcome.kind !== 'value') return { ...used, verdict: reading.outcome.kind };
  if (target === undefined) return { ...used, verdict: 'not-known', because: 'no-target' };
  return { ...used, verdict: reaches(reading.outcome.value, decimal(target), indicator) ? 'met' : 'not-met' };
}

/**
 * The target in force met in at least so many of the last periods. Periods not known count as neither, so the
 * answer is known as soon as they cannot change it: with 9 of 12 met, three missing months do not matter.
 * So does a figure measured differently from the newest: it says nothing about a target for what is measured now.
 * Periods that do not apply are left out, and no more are asked for than remain.
 */
export function answerTargetMet(test: TargetMetTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const granularity = granularityOf(indicator, test.granularity);
    const needed = `${indicator.title}: target met in ${test.atLeast} or more of the last ${periodCount(test.periods, granularity)}.`;
    const readings = readWindow(context, indicator, granularity, test.periods);
    const anewFrom = measuredAnewFrom(readings);
    const { judged } = readingsOf(context.kept, seriesKey(indicator.code, granularity));
    const observations = readings.map((reading) => {
      const one = judgeOnce(judged, reading, indicator, context.facts);
      const isUnlike = anewFrom && reading.outcome.kind === 'value' && reading.period.month < anewFrom.month;
      return isUnlike ? { ...one, verdict: 'not-known' as const, because: 'measured-differently' as const } : one;
    });
    const count = (verdict: Verdict): number => observations.filter((one) => one.verdict === verdict).length;
    const [met, unknown, applicable] = [count('met'), count('not-known'), test.periods - count('not-applicable')];
    const rest = { needed, observations, items: [] };
    if (applicable === 0) return { ...rest, verdict: 'not-applicable', found: 'None of the periods applies.' };
    const wanted = Math.min(test.atLeast, applicable);
    const leftOut = applicable < test.periods ? ` ${test.periods - applicable} not applicable and left out, so ${wanted} is asked for.` : '';
    const score = `${met} of ${applicable}${inForceWords(observations, indicator)}.${leftOut}`;
    if (met >= wanted) return { ...rest, verdict: 'met', found: score };
    if (met + unknown < wanted) return { ...rest, verdict: 'not-met', found: `${score} ${wanted - met} short${unknown > 0 ? `, even if ${unknown === 1 ? 'the one not known is' : `the ${unknown} not known are`} met` : ''}.` };
    const open = readings.filter((_, index) => observations[index]?.verdict === 'not-known').map((one) => periodWords(one.period));
    const because = observations.find((one) => one.verdict === 'not-known')?.because ?? 'missing';
    const unlike = anewFrom && because === 'measured-differently' ? measuredDifferently(anewFrom, indicator) : undefined;
    const noTarget = observations.some((one) => one.because === 'no-target');
    return {
      ...rest,
      verdict: 'not-known',
      because,
      found: `${score} ${unknown} not known.${unlike ? ` ${unlike.found}` : ''}`,
      settle: unlike ? unlike.settle : noTarget ? `Set a target for ${indicator.title}.` : `Publish the figures for ${open.length > 3 ? periodCount(open.length, granularity) : listWords(open)}.`,
    };
  });
}

function inForceWords(observations: readonly UsedObservation[], indicator: Indicator): string {
  const targets = [...new Set(observations.map(({ target }) => target))].filter((target) => target !== undefined);
  const [only] = targets;
  if (only === undefined) return '; no target is in force';
  return targets.length === 1 ? ` against ${amountWords(only, indicator)}` : ' against the target in force in each';
}

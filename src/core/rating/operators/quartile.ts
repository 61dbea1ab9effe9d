import { z } from 'zod';
import { absoluteExact, compareExact, decimal, subtractExact } from '../../exact.ts';
import type { Exact } from '../../exact.ts';
import type { Indicator } from '../../indicator.ts';
import { GRANULARITIES, periodCode } from '../../period.ts';
import type { Answer } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { granularityOf, noFigure, notKnownReading, readLatest } from '../reading.ts';
import type { TestContext } from '../test-context.ts';
import { amountWords, periodWords } from '../words.ts';
import { withIndicator } from './with-indicator.ts';

export const quartileSchema = z.strictObject({
  op: z.literal('quartile'),
  indicator: z.string(),
  granularity: z.enum(GRANULARITIES).optional(),
  /** Among the best so many quarters: 1 is the best quarter, 2 the better half. */
  best: z.number().int().min(1).max(4),
  /** Whom it is compared with; without it the first group the facts have for the period. */
  group: z.string().min(1).optional(),
  /** With fewer councils than this, its own among them, there is no quartile; without it, the number of `data/benchmark-rules.json`. */
  leastCouncils: z.number().int().min(2).optional(),
});
export type QuartileTest = z.infer<typeof quartileSchema>;

const QUARTERS = ['the best quarter', 'the better half', 'the best three quarters', 'all'] as const;

/** Is `value` better than `other` by the indicator's polarity? By the distance from the midpoint where that is best. */
function isBetter(value: Exact, other: Exact, indicator: Indicator): boolean {
  if (indicator.polarity === 'higher') return compareExact(value, other) > 0;
  if (indicator.polarity === 'lower') return compareExact(value, other) < 0;
  const midpoint = decimal(indicator.midpoint ?? '0');
  const distance = (one: Exact): Exact => absoluteExact(subtractExact(one, midpoint));
  return compareExact(distance(value), distance(other)) < 0;
}

function peerValues({ indicator, period, group, definition, values }: Facts['peers'][number], { kept }: TestContext): readonly Exact[] {
  const key = `${indicator} ${period} ${group} ${definition ?? ''}`;
  const exact = kept.peers.get(key) ?? values.map(decimal);
  kept.peers.set(key, exact);
  return exact;
}

/**
 * Where the latest figure stands among those of other councils for the same period: rank ÷ number of councils, equal
 * figures sharing the best rank. Rank 8 of 32 is 0.25 and in the best quarter; rank 9 is not.
 */
export function answerQuartile(test: QuartileTest, context: TestContext): Answer {
  return withIndicator(test.indicator, context, (indicator) => {
    const least = test.leastCouncils ?? context.benchmarkRules.minimumCouncils;
    const needed = `${indicator.title}: among ${QUARTERS[test.best - 1] ?? ''} of councils in the latest figure, of ${least} or more.`;
    const reading = readLatest(context, indicator, granularityOf(indicator, test.granularity));
    if (!reading) return { verdict: 'not-known', needed, ...noFigure(indicator, context.facts.asOf), observations: [], items: [] };
    const { outcome, period } = reading;
    const rest = { needed, observations: [reading.used], items: [] };
    if (outcome.kind === 'not-applicable') return { ...rest, verdict: 'not-applicable', found: `The figure for ${periodWords(period)} does not apply.` };
    if (outcome.kind === 'not-known') return { ...rest, verdict: 'not-known', ...notKnownReading(reading, outcome.because, indicator) };
    const code = periodCode(period);
    const asked = context.facts.peers.filter((one) => one.indicator === indicator.code && one.period === code && (test.group === undefined || one.group === test.group));
    const peers = asked.find(({ definition }) => definition === undefined || definition === reading.definition);
    if (!peers && asked.length > 0) return { ...rest, verdict: 'not-known', because: 'measured-differently', found: `The other councils' figures for ${periodWords(period)} are measured differently.`, settle: `Bring in figures of other councils that measure “${indicator.title}” in the same way.` };
    const others = peers ? peerValues(peers, context) : [];
    const councils = others.length + 1;
    if (councils < least) {
      const found = councils === 1 ? `No other council's figure for ${periodWords(period)} is known.` : `Only ${councils} councils have a figure for ${periodWords(period)}.`;
      return { ...rest, verdict: 'not-known', because: 'few-peers', found, settle: `Bring in figures of other councils for “${indicator.title}”: ${least} councils are needed.` };
    }
    const rank = 1 + others.filter((other) => isBetter(other, outcome.value, indicator)).length;
    const found = `${amountWords(reading.used.value ?? '', indicator)}, ${periodWords(period)}: rank ${rank} of ${councils}.`;
    return { ...rest, verdict: rank * 4 <= test.best * councils ? 'met' : 'not-met', found };
  });
}

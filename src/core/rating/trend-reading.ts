import type { Indicator } from '../indicator.ts';
import { lastPeriodEndedBy, monthsIn } from '../period.ts';
import type { Granularity, Period } from '../period.ts';
import { improvementOf } from '../trend/improvement.ts';
import { analyseTrend } from '../trend/trend.ts';
import type { Trend } from '../trend/trend.ts';
import type { Answer, NotKnown, UsedObservation } from './answer.ts';
import { measuredAnewDays, phaseStarts } from './phase-starts.ts';
import { granularityOf, noFigure, notKnownReading, readLatest, readWindow } from './reading.ts';
import { targetIn } from './target-in-force.ts';
import { readingsOf, seriesKey } from './test-context.ts';
import type { TestContext } from './test-context.ts';
import { periodCount, periodWords } from './words.ts';

/** The trend of a series as a test may use it, with the figures of its latest phase. */
export interface TrendReading {
  readonly trend: Trend;
  readonly granularity: Granularity;
  /** The last period that has ended by the as-of day: the last point, with or without a figure. */
  readonly last: Period;
  readonly observations: readonly UsedObservation[];
}

/** Why a trend says nothing: an answer but for what the test needs. */
export type NoTrend = Pick<Answer, 'verdict' | 'observations'> & (NotKnown | Pick<Answer, 'found'>);

/**
 * The trend up to the as-of day, on the rules of `data/trend-rules.json` and the rebases among the facts; where the
 * definition changes a phase begins too. The latest figure
 * must be known and fresh, no figure of the latest phase may be a draft, and the phase must be long enough for settled
 * limits; otherwise the answer is not known. A period without a figure is a break, as on every trend chart.
 */
export function readTrend(context: TestContext, indicator: Indicator, named: Granularity | undefined): TrendReading | NoTrend {
  const granularity = granularityOf(indicator, named);
  const read = readingsOf(context.kept, seriesKey(indicator.code, granularity));
  read.trend ??= readAnew(context, indicator, granularity);
  return read.trend;
}

function readAnew(context: TestContext, indicator: Indicator, granularity: Granularity): TrendReading | NoTrend {
  const latest = readLatest(context, indicator, granularity);
  if (!latest) return { verdict: 'not-known', ...noFigure(indicator, context.facts.asOf), observations: [] };
  if (latest.outcome.kind === 'not-applicable') return { verdict: 'not-applicable', found: `The figure for ${periodWords(latest.period)} does not apply.`, observations: [latest.used] };
  if (latest.outcome.kind === 'not-known') return { verdict: 'not-known', ...notKnownReading(latest, latest.outcome.because, indicator), observations: [latest.used] };

  const months = [...context.observations.get(seriesKey(indicator.code, granularity))?.keys() ?? []];
  const last = lastPeriodEndedBy(granularity, context.facts.asOf);
  const first = Math.min(...months.filter((month) => month <= last.month));
  const count = Math.floor((last.month - first) / monthsIn(granularity)) + 1;
  const readings = readWindow(context, indicator, granularity, count).reverse();
  const target = targetIn(context.facts, indicator.code, latest.period);
  const rebase = phaseStarts(context.facts, indicator, granularity).concat(measuredAnewDays(readings));
  const values = readings.map(({ dated }) => dated);
  const trend = analyseTrend(values, { improvement: improvementOf(indicator.polarity), rebase, ...(target !== undefined && { target: Number(target) }) }, context.trendRules);
  const history: NotKnown = { because: 'little-history', found: 'The figures cannot be charted.', settle: `Record more figures for “${indicator.title}”.` };
  if (trend.kind !== 'trend') return { verdict: 'not-known', ...history, observations: [latest.used] };

  const phase = trend.phases.at(-1);
  const inPhase = readings.filter((one) => one.dated.date >= (phase?.from ?? ''));
  const observations = inPhase.filter((one) => one.outcome.kind !== 'not-known' || one.outcome.because !== 'missing').map((one) => one.used).reverse();
  const draft = inPhase.find((one) => one.outcome.kind === 'not-known' && one.outcome.because === 'draft');
  if (draft) return { verdict: 'not-known', ...notKnownReading(draft, 'draft', indicator), observations };
  if (phase?.limits === undefined || phase.trial) {
    const wanted = context.trendRules.trialBelow;
    const found = `${periodCount(phase?.count ?? 0, granularity)} under the same conditions, and ${wanted} are needed to tell chance from change.`;
    return { verdict: 'not-known', ...history, found, observations };
  }
  return { trend, granularity, last, observations };
}

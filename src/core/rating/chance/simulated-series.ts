import { toDecimalText } from '../../decimal-text.ts';
import { definitionInForce } from '../../definition.ts';
import { forecastTrend } from '../../forecast/forecast-trend.ts';
import { samplePath } from '../../forecast/sample-path.ts';
import type { Indicator } from '../../indicator.ts';
import { firstDay, lastPeriodEndedBy, monthsIn, periodCode } from '../../period.ts';
import type { Granularity } from '../../period.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import { improvementOf } from '../../trend/improvement.ts';
import { analyseTrend } from '../../trend/trend.ts';
import type { Definitions } from '../definitions.ts';
import type { Facts, ObservedFact } from '../facts.ts';
import { measuredAnewDays, phaseStarts } from '../phase-starts.ts';

/** Figures to come of one series until a day: drawn from its forecast, or held where there is none. */
export interface SimulatedSeries {
  readonly indicator: string;
  readonly granularity: Granularity;
  /** `held`: the last figure is carried on, for the reason. */
  readonly kind: 'forecast' | 'held';
  readonly reason: string;
  /** The periods to come, by their first months and by their codes. */
  readonly months: readonly number[];
  readonly periods: readonly string[];
  /** One figure a period from the first after the as-of day to the last that ends by the day. */
  draw(random: SeededRandom): readonly ObservedFact[];
}

/**
 * The figures of a series that end after `asOf` and by `until`. `undefined` when none end then, or when the series has no
 * figure to go by. Figures are rounded as those before them are, to the indicator's decimals at most, and kept within what it can be.
 */
export function simulatedSeries(indicator: Indicator, granularity: Granularity, held: ReadonlyMap<number, ObservedFact>, rebases: Facts['rebases'], days: { readonly asOf: string; readonly until: string }, { trendRules, forecastRules }: Pick<Definitions, 'trendRules' | 'forecastRules'>): SimulatedSeries | undefined {
  const size = monthsIn(granularity);
  const definitionOf = (month: number, definition: number | undefined): number => definition ?? definitionInForce(indicator, { granularity, month });
  const known = [...held].flatMap(([month, { value, state, definition }]) => (value === null || state === 'draft' ? [] : [{ month, value: Number(value), definition: definitionOf(month, definition) }])).sort((a, b) => a.month - b.month);
  const [first, last] = [known[0], known.at(-1)];
  const months = comingMonths(granularity, days);
  const end = months.at(-1);
  if (!first || !last || end === undefined) return undefined;
  const valueAt = new Map(known.map(({ month, value }) => [month, value]));
  const points = Array.from({ length: (last.month - first.month) / size + 1 }, (_, at) => {
    const month = first.month + at * size;
    return { date: firstDay({ granularity, month }), value: valueAt.get(month) ?? null };
  });
  const anew = measuredAnewDays(known.map(({ month, definition }) => ({ period: { granularity, month }, definition, outcome: { kind: 'value' } })));
  const rebase = [...phaseStarts({ rebases }, indicator, granularity), ...anew];
  const trend = analyseTrend(points, { improvement: improvementOf(indicator.polarity), rebase }, trendRules);
  const ahead = (end - last.month) / size;
  const made = trend.kind === 'trend' ? forecastTrend(trend, ahead, forecastRules) : { kind: 'refused' as const, reason: 'The figures make no series.' };
  const periods = months.map((month) => periodCode({ granularity, month }));
  const figure = (period: string, value: number): ObservedFact => ({ indicator: indicator.code, period, value: figureText(indicator, value), definition: last.definition, status: 'estimated', state: 'published' });
  const head = { indicator: indicator.code, granularity, months, periods, reason: made.reason };
  if (made.kind === 'refused') return { ...head, kind: 'held', draw: () => periods.map((period) => figure(period, last.value)) };
  const [firstMonth = end] = months;
  const firstStep = (firstMonth - last.month) / size - 1;
  return {
    ...head, kind: 'forecast',
    draw(random) {
      const path = samplePath(made.steps, random);
      return periods.map((period, at) => figure(period, roundedTo(made.grain, path[firstStep + at] ?? last.value)));
    },
  };
}

/** First months of the periods that end after the one day and by the other. */
function comingMonths(granularity: Granularity, { asOf, until }: { readonly asOf: string; readonly until: string }): number[] {
  const size = monthsIn(granularity);
  const from = lastPeriodEndedBy(granularity, asOf).month + size;
  const count = Math.max(0, (lastPeriodEndedBy(granularity, until).month - from) / size + 1);
  return Array.from({ length: count }, (_, at) => from + at * size);
}

const roundedTo = (grain: number, value: number): number => Math.round(value / grain) * grain;

function figureText({ range, decimals, whole, grades }: Indicator, value: number): string {
  const [min, max] = [range.min === undefined ? (grades ? 1 : -Infinity) : Number(range.min), range.max === undefined ? grades?.length ?? Infinity : Number(range.max)];
  const within = Math.min(max, Math.max(min, value));
  return toDecimalText(Number(within.toFixed(whole || grades ? 0 : decimals)));
}

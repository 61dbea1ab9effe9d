import { dayNumber } from '../day.ts';
import type { Granularity } from '../period.ts';
import type { Trend } from '../trend/trend.ts';
import type { DatedValue } from '../trend/dated-value.ts';
import { forecast } from './forecast.ts';
import type { Forecast } from './forecast.ts';
import type { ForecastRules } from './forecast-rules.ts';

const DAYS_IN: Readonly<Record<Granularity, number>> = { month: 30.4, quarter: 91.3, year: 365.25 };

/** The granularity whose length is nearest to the middle gap between the dates; months for fewer than two dates. */
export function granularityOfDates(points: readonly DatedValue[]): Granularity {
  const gaps = points.slice(1).map(({ date }, at) => dayNumber(date) - dayNumber(points[at]?.date ?? date)).sort((a, b) => a - b);
  const middle = gaps[Math.floor(gaps.length / 2)] ?? DAYS_IN.month;
  const off = (granularity: Granularity): number => Math.abs(Math.log(middle / DAYS_IN[granularity]));
  return (Object.keys(DAYS_IN) as Granularity[]).sort((a, b) => off(a) - off(b))[0] ?? 'month';
}

/** The figures to expect after a trend: from its latest phase alone, drawn on only where the latest point meets a rule. */
export function forecastTrend(trend: Trend, horizon: number, rules: ForecastRules): Forecast {
  const latestPhase = trend.points.at(-1)?.phase;
  const values = trend.points.filter((point) => point.phase === latestPhase).map((point) => point.value);
  return forecast({ values, hasSignal: trend.latest.signals.length > 0, granularity: granularityOfDates(trend.points), horizon }, rules);
}

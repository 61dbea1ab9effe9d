import { monthsIn, shiftPeriod } from '../period.ts';
import type { Granularity, Period } from '../period.ts';
import type { Trend } from '../trend/trend.ts';
import { forecast } from './forecast.ts';
import type { Forecast } from './forecast.ts';
import type { ForecastRules } from './forecast-rules.ts';
import type { Values } from './smoothing.ts';

export interface SeriesForecast {
  readonly forecast: Forecast;
  /** The period of the forecast's first step: the one after the latest row of the series. */
  readonly from: Period;
}

/**
 * The figures to expect after a series, as far ahead as the rules reach: from the latest phase of its trend, with a period
 * that has no row as missing, so that steps are periods. `newest` is the period of the trend's last point.
 *
 * Example: rows for July, August and October: the fourth step of the phase is missing September's, the first step ahead November.
 */
export function forecastOfSeries(trend: Trend, newest: Period, rules: ForecastRules): SeriesForecast {
  const phase = phaseValues(trend, newest.granularity);
  const waiting = phase.length - 1 - phase.findLastIndex((value) => value !== null);
  const horizon = Math.max(1, rules.longestSteps - waiting);
  const hasSignal = trend.latest.phase === trend.phases.length - 1 && trend.latest.signals.length > 0;
  return { forecast: forecast({ values: phase, hasSignal, granularity: newest.granularity, horizon }, rules), from: shiftPeriod(newest, 1) };
}

/** The figures of the latest phase, one entry a period from its first point on, null where there is none. */
export function phaseValues(trend: Trend, granularity: Granularity): Values {
  const latest = trend.points.at(-1)?.phase;
  const values: (number | null)[] = [];
  let expected: number | undefined;
  for (const { date, value, phase } of trend.points) {
    if (phase !== latest) continue;
    const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
    while (expected !== undefined && expected < month) {
      values.push(null);
      expected += monthsIn(granularity);
    }
    values.push(value);
    expected = month + monthsIn(granularity);
  }
  return values;
}


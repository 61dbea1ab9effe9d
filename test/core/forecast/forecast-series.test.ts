import { describe, expect, it } from 'vitest';
import { forecastOfSeries, phaseValues } from '../../../src/core/forecast/forecast-series.ts';
import { monthPeriod, quarterPeriod } from '../../../src/core/period.ts';
import { analyseTrend } from '../../../src/core/trend/trend.ts';
import { FORECAST_RULES } from '../../support/indicator-trend.ts';
import { RULES, trendOf } from '../../support/trend-rules.ts';

const alternating = Array.from({ length: 14 }, (_, at) => (at % 2 === 0 ? 9 : 11));

describe('the forecast of a series', () => {
  it('is the mean while nothing is a signal, from the period after the latest row', () => {
    // April 2022 and 14 months from then: the latest row is May 2023.
    const { forecast, from } = forecastOfSeries(trendOf(alternating), monthPeriod(2023, 5), FORECAST_RULES);
    expect(from).toEqual(monthPeriod(2023, 6));
    expect(forecast.kind === 'mean' && forecast.steps.map(({ mean }) => mean)).toEqual(new Array<number>(12).fill(10));
  });

  it('reaches as far as the rules from the last figure, missing rows counted', () => {
    const { forecast, from } = forecastOfSeries(trendOf([...alternating, null, null]), monthPeriod(2023, 7), FORECAST_RULES);
    expect([from, forecast.kind !== 'refused' && forecast.steps.length]).toEqual([monthPeriod(2023, 8), 10]);
  });

  it('speaks from the latest phase alone', () => {
    expect(forecastOfSeries(trendOf(alternating, { rebase: ['2023-01-01'] }), monthPeriod(2023, 5), FORECAST_RULES).forecast).toMatchObject({ kind: 'refused' });
  });

  it('has a period that was left out as missing', () => {
    const trend = analyseTrend([{ date: '2026-04-01', value: 1 }, { date: '2026-10-01', value: 3 }, { date: '2027-01-01', value: null }], { improvement: 'increase' }, RULES);
    expect(trend.kind === 'trend' && phaseValues(trend, quarterPeriod(2026, 1).granularity)).toEqual([1, null, 3, null]);
  });
});

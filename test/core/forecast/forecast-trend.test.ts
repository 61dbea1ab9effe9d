import { describe, expect, it } from 'vitest';
import { readForecastRules } from '../../../src/catalogue/catalogue.ts';
import { readTrendRules } from '../../../src/catalogue/read-trend-rules.ts';
import { forecastTrend, granularityOfDates } from '../../../src/core/forecast/forecast-trend.ts';
import { firstDay, monthPeriod } from '../../../src/core/period.ts';
import { analyseTrend } from '../../../src/core/trend/trend.ts';
import { FOLDERS } from '../../../src/folders.ts';

const dated = (values: readonly number[], months = 1) => values.map((value, at) => ({ date: firstDay(monthPeriod(2020, 1 + at * months)), value }));
const trendOf = (values: readonly number[], rebase: readonly string[] = []) => {
  const trend = analyseTrend(dated(values), { improvement: 'neutral', rebase }, readTrendRules(FOLDERS.data));
  if (trend.kind !== 'trend') throw new Error(trend.kind);
  return trend;
};
const rules = readForecastRules(FOLDERS.data);

describe('the granularity of dates', () => {
  it.each([['month', 1], ['quarter', 3], ['year', 12]] as const)('is the %s for dates %i months apart', (granularity, months) => {
    expect(granularityOfDates(dated([1, 2, 3, 4], months))).toBe(granularity);
  });

  it('is the month where there is nothing to tell by', () => {
    expect(granularityOfDates(dated([1]))).toBe('month');
  });
});

describe('a forecast after a trend', () => {
  const steady = [50, 52, 49, 51, 50, 48, 51, 50, 52, 49, 50, 51, 49, 50];

  it('is the mean where the latest point meets no rule: 702 over 14 figures', () => {
    const forecast = forecastTrend(trendOf(steady), 2, rules);
    expect(forecast).toMatchObject({ kind: 'mean', figures: 14 });
    if (forecast.kind === 'refused') return;
    expect(forecast.steps[0]?.mean).toBeCloseTo(702 / 14, 12);
  });

  it('rests on the latest phase alone', () => {
    const forecast = forecastTrend(trendOf([...steady.map((value) => value + 100), ...steady], ['2021-03-01']), 1, rules);
    expect(forecast).toMatchObject({ kind: 'mean', figures: 14 });
  });

  it('follows a trend that is still running', () => {
    const forecast = forecastTrend(trendOf([...steady, 53, 55, 57, 59, 61, 63, 65, 67]), 1, rules);
    expect(forecast.kind).toBe('trend');
    if (forecast.kind !== 'refused') expect(forecast.steps[0]?.mean).toBeGreaterThan(66);
  });
});

import { readForecastRules } from '../../src/catalogue/catalogue.ts';
import type { Period } from '../../src/core/period.ts';
import type { Standing } from '../../src/core/standing.ts';
import { FOLDERS } from '../../src/folders.ts';
import type { IndicatorTrend } from '../../src/usecases/kept-trends.ts';
import { indicatorTrend } from '../../src/usecases/read-trends.ts';
import { RULES } from './trend-rules.ts';

export const FORECAST_RULES = readForecastRules(FOLDERS.data);

/** What the figures of a standing say, by the rules as they ship. */
export function aTrend(standing: Standing, rebases: readonly Period[] = []): IndicatorTrend {
  return indicatorTrend({ trendRules: RULES, forecastRules: FORECAST_RULES }, standing, rebases);
}

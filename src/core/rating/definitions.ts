import type { BenchmarkRules } from '../benchmark/benchmark-rules.ts';
import type { ForecastRules } from '../forecast/forecast-rules.ts';
import type { Indicator } from '../indicator.ts';
import type { TrendRules } from '../trend/trend-rules.ts';

/** What a rating takes as given beside framework and facts: the catalogue holds all of it. */
export interface Definitions {
  /** By code. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly trendRules: TrendRules;
  readonly forecastRules: ForecastRules;
  readonly benchmarkRules: BenchmarkRules;
}

import path from 'node:path';
import { readTrendRules } from '../../src/catalogue/read-trend-rules.ts';
import type { TrendRules } from '../../src/core/trend/trend-rules.ts';
import type { DatedValue } from '../../src/core/trend/dated-value.ts';
import type { Trend, TrendOptions } from '../../src/core/trend/trend.ts';
import { analyseTrend } from '../../src/core/trend/trend.ts';
import { FOLDERS } from '../../src/folders.ts';

/** The rules as they ship. */
export const RULES: TrendRules = readTrendRules(path.join(FOLDERS.data));

/** Monthly values from April 2022 on. */
export function monthly(values: readonly (number | null)[]): DatedValue[] {
  return values.map((value, at) => ({ date: `${2022 + Math.floor((at + 3) / 12)}-${String(((at + 3) % 12) + 1).padStart(2, '0')}-01`, value }));
}

/** The trend of monthly values; fails the test when it is refused. */
export function trendOf(values: readonly (number | null)[], options: Partial<TrendOptions> = {}, rules = RULES): Trend {
  const trend = analyseTrend(monthly(values), { improvement: 'increase', ...options }, rules);
  if (trend.kind !== 'trend') throw new Error(`refused: ${trend.kind}`);
  return trend;
}

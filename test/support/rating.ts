import { readForecastRules } from '../../src/catalogue/catalogue.ts';
import { readBenchmarkRules } from '../../src/catalogue/read-benchmark-rules.ts';
import { readIndicators } from '../../src/catalogue/read-indicators.ts';
import type { Indicator } from '../../src/core/indicator.ts';
import { checkFramework } from '../../src/core/rating/check/check-framework.ts';
import { factsSchema } from '../../src/core/rating/facts.ts';
import type { Facts } from '../../src/core/rating/facts.ts';
import type { Framework } from '../../src/core/rating/framework.ts';
import type { z } from 'zod';
import type { Definitions } from '../../src/core/rating/definitions.ts';
import { RULES } from './trend-rules.ts';

const FORECAST_RULES = readForecastRules('data');
const BENCHMARK_RULES = readBenchmarkRules('data');

let read: ReadonlyMap<string, Indicator> | undefined;

/** The shipped indicators by code, read once. */
export function ictIndicators(): ReadonlyMap<string, Indicator> {
  read ??= new Map(readIndicators('data/indicators').flatMap((set) => set.indicators.map((indicator) => [indicator.code, indicator] as const)));
  return read;
}

/** What a rating takes as given, as it ships. */
export function definitions(): Definitions {
  return { indicators: ictIndicators(), trendRules: RULES, forecastRules: FORECAST_RULES, benchmarkRules: BENCHMARK_RULES };
}

/** Facts of a test council with what is given; the rest is empty. */
export function factsOf(part: Partial<z.input<typeof factsSchema>>): Facts {
  return factsSchema.parse({ council: { gss: 'E07000106', name: 'Canterbury' }, asOf: '2026-10-31', ...part });
}

/** A framework from a document that has no fault; throws with the faults otherwise. */
export function frameworkOf(document: unknown, indicators: ReadonlyMap<string, Indicator> = ictIndicators()): Framework {
  const check = checkFramework(document, indicators);
  if (check.kind === 'framework') return check.framework;
  throw new Error(check.faults.map((one) => `${one.place}: ${one.message}`).join('\n'));
}

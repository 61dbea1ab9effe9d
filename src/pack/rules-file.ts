import { z } from 'zod';
import { benchmarkRulesSchema } from '../core/benchmark/benchmark-rules.ts';
import { forecastRulesSchema } from '../core/forecast/forecast-rules.ts';
import type { Definitions } from '../core/rating/definitions.ts';
import { trendRulesSchema } from '../core/trend/trend-rules.ts';
import { jsonText } from './indicator-file.ts';

const fileSchema = z.strictObject({ trendRules: trendRulesSchema, forecastRules: forecastRulesSchema, benchmarkRules: benchmarkRulesSchema });

export type PackRules = Omit<Definitions, 'indicators'>;

/** `rules.json`: the rules by which tests of trends, chances and quartiles are answered. */
export function rulesFile({ trendRules, forecastRules, benchmarkRules }: PackRules): string {
  return jsonText({ trendRules, forecastRules, benchmarkRules });
}

/** Reads it back. Throws a ZodError or SyntaxError for what is no such file. */
export function readRulesFile(text: string): PackRules {
  return fileSchema.parse(JSON.parse(text));
}

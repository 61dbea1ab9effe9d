import path from 'node:path';
import { trendRulesSchema } from '../core/trend/trend-rules.ts';
import type { TrendRules } from '../core/trend/trend-rules.ts';
import { readJsonFile } from './read-json-file.ts';

/** Reads `trend-rules.json` of the data folder. Throws ThreestarError `bad-data-file`. */
export function readTrendRules(dataFolder: string): TrendRules {
  return readJsonFile(path.join(dataFolder, 'trend-rules.json'), trendRulesSchema);
}

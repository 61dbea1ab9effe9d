import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { rolesSchema } from '../core/access.ts';
import type { Roles } from '../core/access.ts';
import type { Indicator, IndicatorSet } from '../core/indicator.ts';
import type { Council } from '../core/council.ts';
import { ragRuleSchema } from '../core/target.ts';
import type { RagRule } from '../core/target.ts';
import { readCouncils } from './read-councils.ts';
import { readIndicators } from './read-indicators.ts';
import { readJsonFile } from './read-json-file.ts';

const ragRulesFileSchema = z.array(ragRuleSchema).min(1);

/** Everything under `data/` that the product reads at start, checked. */
export interface Catalogue {
  readonly folder: string;
  readonly roles: Roles;
  readonly councils: readonly Council[];
  readonly ragRules: ReadonlyMap<string, RagRule>;
  readonly indicatorSets: readonly IndicatorSet[];
  readonly indicators: ReadonlyMap<string, Indicator>;
}

/** Reads the catalogue. Throws ThreestarError `bad-data-file` naming the file, the place and what to do. */
export function readCatalogue(folder: string): Catalogue {
  const indicatorSets = readIndicators(path.join(folder, 'indicators'));
  return {
    folder,
    roles: readJsonFile(path.join(folder, 'roles.json'), rolesSchema),
    councils: readCouncils(fs.readFileSync(path.join(folder, 'councils.csv'), 'utf8')),
    ragRules: new Map(readJsonFile(path.join(folder, 'rag-rules.json'), ragRulesFileSchema).map((rule) => [rule.id, rule])),
    indicatorSets,
    indicators: new Map(indicatorSets.flatMap((set) => set.indicators.map((indicator) => [indicator.code, indicator] as const))),
  };
}

import path from 'node:path';
import { accountRulesSchema } from '../core/account-rules.ts';
import type { AccountRules } from '../core/account-rules.ts';
import { rolesSchema } from '../core/access.ts';
import type { Roles } from '../core/access.ts';
import type { Indicator, IndicatorSet } from '../core/indicator.ts';
import { readIndicators } from './read-indicators.ts';
import { readJsonFile } from './read-json-file.ts';

/** Everything under `data/` that the product reads at start, checked. */
export interface Catalogue {
  readonly folder: string;
  readonly roles: Roles;
  readonly accountRules: AccountRules;
  readonly indicatorSets: readonly IndicatorSet[];
  readonly indicators: ReadonlyMap<string, Indicator>;
}

/** Reads the catalogue. Throws ThreestarError `bad-data-file` naming the file, the place and what to do. */
export function readCatalogue(folder: string): Catalogue {
  const indicatorSets = readIndicators(path.join(folder, 'indicators'));
  return {
    folder,
    roles: readJsonFile(path.join(folder, 'roles.json'), rolesSchema),
    accountRules: readJsonFile(path.join(folder, 'account-rules.json'), accountRulesSchema),
    indicatorSets,
    indicators: new Map(indicatorSets.flatMap((set) => set.indicators.map((indicator) => [indicator.code, indicator] as const))),
  };
}

import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { accountRulesSchema } from '../core/account-rules.ts';
import type { AccountRules } from '../core/account-rules.ts';
import type { BenchmarkRules, PeerList } from '../core/benchmark/benchmark-rules.ts';
import { rolesSchema } from '../core/access.ts';
import type { Roles } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { forecastRulesSchema } from '../core/forecast/forecast-rules.ts';
import type { ForecastRules } from '../core/forecast/forecast-rules.ts';
import { faultWords } from '../core/rating/check/fault.ts';
import { evidenceRulesSchema } from '../core/evidence-rules.ts';
import type { EvidenceRules } from '../core/evidence-rules.ts';
import { openDataRulesSchema } from '../core/open-data.ts';
import type { OpenDataRules } from '../core/open-data.ts';
import { chanceRulesSchema } from '../core/rating/chance/chance-rules.ts';
import type { ChanceRules } from '../core/rating/chance/chance-rules.ts';
import type { Framework } from '../core/rating/framework.ts';
import { pathRulesSchema } from '../core/rating/path/effort.ts';
import type { PathRules } from '../core/rating/path/effort.ts';
import { readFramework } from './read-framework.ts';
import type { Indicator, IndicatorSet } from '../core/indicator.ts';
import type { Council } from '../core/council.ts';
import { ragRuleSchema } from '../core/target.ts';
import type { RagRule } from '../core/target.ts';
import { readBenchmarkRules, readPeerLists } from './read-benchmark-rules.ts';
import { readCouncils } from './read-councils.ts';
import { readInspectionWords } from './read-inspection-words.ts';
import type { InspectionWords } from './read-inspection-words.ts';
import { readIndicators } from './read-indicators.ts';
import { readJsonFile } from './read-json-file.ts';
import { readTrendRules } from './read-trend-rules.ts';
import type { TrendRules } from '../core/trend/trend-rules.ts';

const ragRulesFileSchema = z.array(ragRuleSchema).min(1);

export interface FrameworkSource {
  readonly name: string;
  readonly text: string;
}

/** Everything under `data/` that the product reads at start, checked. */
export interface Catalogue {
  readonly folder: string;
  readonly roles: Roles;
  readonly councils: readonly Council[];
  readonly ragRules: ReadonlyMap<string, RagRule>;
  readonly frameworks: ReadonlyMap<string, Framework>;
  /** The file of each framework as it lies in the folder, by the framework's id. */
  readonly frameworkFiles: ReadonlyMap<string, FrameworkSource>;
  readonly accountRules: AccountRules;
  readonly forecastRules: ForecastRules;
  readonly benchmarkRules: BenchmarkRules;
  /** Named lists of councils to compare with. */
  readonly peerLists: readonly PeerList[];
  readonly trendRules: TrendRules;
  readonly evidenceRules: EvidenceRules;
  readonly openData: OpenDataRules;
  readonly pathRules: PathRules;
  readonly chanceRules: ChanceRules;
  readonly inspectionWords: InspectionWords;
  readonly indicatorSets: readonly IndicatorSet[];
  readonly indicators: ReadonlyMap<string, Indicator>;
}

/** Reads the catalogue. Throws ThreestarError `bad-data-file` naming the file, the place and what to do. */
export function readCatalogue(folder: string): Catalogue {
  const indicatorSets = readIndicators(path.join(folder, 'indicators'));
  const indicators = new Map(indicatorSets.flatMap((set) => set.indicators.map((indicator) => [indicator.code, indicator] as const)));
  const frameworks = readFrameworks(path.join(folder, 'frameworks'), indicators);
  const councils = readCouncils(fs.readFileSync(path.join(folder, 'councils.csv'), 'utf8'));
  return {
    folder,
    roles: readJsonFile(path.join(folder, 'roles.json'), rolesSchema),
    councils,
    ragRules: new Map(readJsonFile(path.join(folder, 'rag-rules.json'), ragRulesFileSchema).map((rule) => [rule.id, rule])),
    accountRules: readJsonFile(path.join(folder, 'account-rules.json'), accountRulesSchema),
    forecastRules: readForecastRules(folder),
    benchmarkRules: readBenchmarkRules(folder),
    peerLists: readPeerLists(folder, councils),
    trendRules: readTrendRules(folder),
    evidenceRules: readJsonFile(path.join(folder, 'evidence-rules.json'), evidenceRulesSchema),
    openData: readJsonFile(path.join(folder, 'open-data.json'), openDataRulesSchema),
    pathRules: readJsonFile(path.join(folder, 'path-rules.json'), pathRulesSchema),
    chanceRules: readJsonFile(path.join(folder, 'chance-rules.json'), chanceRulesSchema),
    inspectionWords: readInspectionWords(folder),
    indicatorSets,
    indicators,
    frameworks: new Map(frameworks.map(({ framework }) => [framework.id, framework])),
    frameworkFiles: new Map(frameworks.map(({ framework, name, text }) => [framework.id, { name, text }])),
  };
}

/** The forecast's rules alone, for commands that need nothing else of the catalogue. Throws as `readCatalogue` does. */
export function readForecastRules(folder: string): ForecastRules {
  return readJsonFile(path.join(folder, 'forecast-rules.json'), forecastRulesSchema);
}

/** Every framework file of the folder. A file with any fault is refused with the place of each fault. */
function readFrameworks(folder: string, indicators: ReadonlyMap<string, Indicator>): (FrameworkSource & { readonly framework: Framework })[] {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  return names.map((name) => {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    const check = readFramework(text, indicators);
    if (check.kind === 'faults') throw new ThreestarError('bad-framework', check.faults.map((fault) => `${name}, ${faultWords(fault)}`).join('\n'));
    return { name, text, framework: check.framework };
  });
}

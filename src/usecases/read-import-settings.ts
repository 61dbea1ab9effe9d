import fs from 'node:fs';
import path from 'node:path';
import { readJsonFile } from '../catalogue/read-json-file.ts';
import { importRulesSchema } from '../gather/import/import-rules.ts';
import type { ImportRules } from '../gather/import/import-rules.ts';
import { defaultMapping, defaultWideMapping, mappingSchema } from '../gather/import/mapping.ts';
import type { Mapping } from '../gather/import/mapping.ts';

/** What every import keeps to, and the saved column mappings, the most particular first. */
export interface ImportSettings {
  readonly rules: ImportRules;
  readonly mappings: readonly Mapping[];
}

/** Reads `import-rules.json` and `mappings/` of the data folder. Throws ThreestarError `bad-data-file` at the first fault. */
export function readImportSettings(dataFolder: string): ImportSettings {
  const folder = path.join(dataFolder, 'mappings');
  const saved = fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
    .map((name) => readJsonFile(path.join(folder, name), mappingSchema));
  return {
    rules: readJsonFile(path.join(dataFolder, 'import-rules.json'), importRulesSchema),
    mappings: [...saved, defaultMapping, defaultWideMapping],
  };
}

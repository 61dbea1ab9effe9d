import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readInspectionWords } from '../catalogue/read-inspection-words.ts';
import type { InspectionWords } from '../catalogue/read-inspection-words.ts';
import { readJsonFile } from '../catalogue/read-json-file.ts';
import { defaultInspectionMapping, inspectionMappingSchema } from '../gather/import/check-inspections.ts';
import type { InspectionMapping } from '../gather/import/check-inspections.ts';
import { importRulesSchema } from '../gather/import/import-rules.ts';
import type { ImportRules } from '../gather/import/import-rules.ts';
import { defaultMapping, defaultWideMapping, mappingSchema } from '../gather/import/mapping.ts';
import type { Mapping } from '../gather/import/mapping.ts';

const anyMappingSchema = z.union([mappingSchema, inspectionMappingSchema]);

/** What every import keeps to, and the saved column mappings, the most particular first. */
export interface ImportSettings {
  readonly rules: ImportRules;
  readonly mappings: readonly Mapping[];
  readonly inspectionMappings: readonly InspectionMapping[];
  readonly words: InspectionWords;
}

/** Reads `import-rules.json`, `mappings/` and the words of inspections of the data folder. Throws ThreestarError `bad-data-file` at the first fault. */
export function readImportSettings(dataFolder: string): ImportSettings {
  const folder = path.join(dataFolder, 'mappings');
  const saved = fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
    .map((name) => readJsonFile(path.join(folder, name), anyMappingSchema));
  return {
    rules: readJsonFile(path.join(dataFolder, 'import-rules.json'), importRulesSchema),
    mappings: [...saved.filter((mapping) => 'layout' in mapping), defaultMapping, defaultWideMapping],
    inspectionMappings: [...saved.flatMap((mapping) => ('layout' in mapping ? [] : [mapping])), defaultInspectionMapping],
    words: readInspectionWords(dataFolder),
  };
}

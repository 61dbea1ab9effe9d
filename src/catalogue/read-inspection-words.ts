import path from 'node:path';
import { z } from 'zod';
import { findingThemeSchema } from '../core/finding-theme.ts';
import type { FindingTheme } from '../core/finding-theme.ts';
import { scaleVersionsSchema } from '../core/inspection.ts';
import type { ScaleVersion } from '../core/inspection.ts';
import { readJsonFile } from './read-json-file.ts';

/** The words inspections are written in: scale versions and finding themes by id, in the order of their files. */
export interface InspectionWords {
  readonly scales: ReadonlyMap<string, ScaleVersion>;
  readonly themes: ReadonlyMap<string, FindingTheme>;
  /** The service the register of inspections opens with; the others are one click away. */
  readonly opensWith: string;
}

const registerSchema = z.strictObject({ opensWithService: z.string().min(1) });

/** Reads `scales.json`, `finding-themes.json` and `inspection-register.json` of the data folder. Throws ThreestarError `bad-data-file` at the first fault. */
export function readInspectionWords(dataFolder: string): InspectionWords {
  const { versions } = readJsonFile(path.join(dataFolder, 'scales.json'), scaleVersionsSchema);
  const themes = readJsonFile(path.join(dataFolder, 'finding-themes.json'), z.array(findingThemeSchema));
  const { opensWithService: opensWith } = readJsonFile(path.join(dataFolder, 'inspection-register.json'), registerSchema);
  return { opensWith, scales: new Map(versions.map((scale) => [scale.id, scale])), themes: new Map(themes.map((theme) => [theme.id, theme])) };
}

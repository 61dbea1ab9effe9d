import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { ThreestarError } from '../core/errors.ts';

/** Reads and checks one JSON file of `data/`. Throws ThreestarError `bad-data-file` naming file, place and fault. */
export function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const name = path.basename(file);
  let content: unknown;
  try {
    content = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ThreestarError('bad-data-file', `${name} cannot be read as JSON: ${(error as Error).message}`, { cause: error });
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${name} at ${issue.path.join('.') || 'the top'}: ${issue.message}`);
  throw new ThreestarError('bad-data-file', faults.join('\n'));
}

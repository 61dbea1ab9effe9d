import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { ThreestarError } from '../core/errors.ts';

/** A fault in a file under `data/`: which file, where in it, what is wrong and what to do. */
export function dataFileFault(file: string, place: string, problem: string): ThreestarError {
  return new ThreestarError('bad-data-file', `${basename(file)}, ${place}: ${problem}`);
}

/** `['indicators', 3, 'unit']` → `indicators[3].unit`; the empty path is `the whole file`. */
function placeOf(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text === '' ? 'the whole file' : text.replace(/^\./, '');
}

/**
 * Reads a JSON file and checks it against the schema; unknown keys are faults where the schema is strict.
 * Throws `bad-data-file` naming file and place of every fault found.
 */
export function readJsonFile<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ThreestarError('bad-data-file', `${file} cannot be read. Check that it is there and that you may read it.`, { cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ThreestarError('bad-data-file', `${basename(file)} is not valid JSON: ${detail}. Correct it there.`, { cause });
  }
  const checked = schema.safeParse(json);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`);
  throw new ThreestarError('bad-data-file', `${basename(file)} does not follow its schema. Correct: ${faults.join('; ')}`);
}

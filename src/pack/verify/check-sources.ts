import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PackFiles } from '../bag/make-bag.ts';
import type { ReadTable } from '../tables/check-tables.ts';
import type { Fault } from './fault.ts';

const FOLDER = 'data/sources/';
const EVENTS = 'data/events.jsonl';
const lineSchema = z.object({ payload: z.string() });
const savedSchema = z.object({ type: z.literal('batch-saved'), entity: z.string(), content: z.object({ file: z.string().nullish(), rows: z.string() }) });

/** Every file as received is the one its row of batches.csv names by its SHA-256, there is none without a row, and what the event log tells of a batch is what its row says. */
export function checkSources(files: PackFiles, table: ReadTable | undefined): Fault[] {
  if (table === undefined) return [];
  const faults: Fault[] = [];
  const named = new Set<string>();
  const told = savedBatches(files);
  for (const { line, cells } of table.rows) {
    const fail = (message: string): void => void faults.push({ check: 'sources', file: table.file, line, message });
    const [batch, sha256, place, digest] = ['batch', 'sha256', 'place', 'rows_digest'].map((name) => cells.get(name) ?? '') as [string, string, string, string];
    const event = told.get(batch);
    if (event !== undefined && ((event.file ?? '') !== sha256 || event.rows !== digest)) fail(`Batch ${batch} is not the one that line ${event.line} of ${EVENTS} tells of.`);
    if (!place.startsWith('sources/')) continue;
    const file = `data/${place}`;
    named.add(file);
    const content = files.get(file);
    if (content === undefined) fail(`The file of batch ${batch} is not at ${file}.`);
    else if (createHash('sha256').update(content).digest('hex') !== sha256) faults.push({ check: 'sources', file, message: `It is not the file of batch ${batch}: line ${line} of ${table.file} gives another SHA-256.` });
  }
  for (const file of files.keys()) if (file.startsWith(FOLDER) && !named.has(file)) faults.push({ check: 'sources', file, message: 'No row of batches.csv names this file.' });
  return faults;
}

/** What the log tells of each batch that was saved; lines that are no such event are for the check of the chain. */
function savedBatches(files: PackFiles): ReadonlyMap<string, { readonly line: number; readonly file?: string | null | undefined; readonly rows: string }> {
  const lines = Buffer.from(files.get(EVENTS) ?? []).toString('utf8').split('\n');
  return new Map(lines.flatMap((text, at) => {
    const saved = readSaved(text);
    return saved === undefined ? [] : [[saved.entity.replace('batch/', ''), { line: at + 1, ...saved.content }] as const];
  }));
}

function readSaved(text: string): z.infer<typeof savedSchema> | undefined {
  try {
    const { data } = lineSchema.safeParse(JSON.parse(text));
    return data === undefined ? undefined : savedSchema.safeParse(JSON.parse(data.payload)).data;
  } catch {
    return undefined;
  }
}

import { CONSOLE_ACCESS } from '../core/access.ts';
import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import { linesAround, linesOf, textAsReceived } from '../gather/import/lines-around.ts';
import type { FileLine } from '../gather/import/lines-around.ts';
import type { Batch } from '../store/batches.ts';
import { findBatch } from './find-batch.ts';
import { maySeeFile } from './hidden-evidence.ts';
import type { House } from './house.ts';

/** Lines shown before and after the one asked for. */
const AROUND = 3;

export interface ShownBatch {
  readonly batch: Batch;
  readonly councils: readonly Council[];
  /** May the file be read, by line or whole? */
  readonly readable: boolean;
  /** Names of people, by the id in the batch; only for those who see batches. */
  readonly people: ReadonlyMap<string, string>;
  /** The lines of the file at the one asked for; empty when none was, or the file has fewer. */
  readonly lines: readonly FileLine[];
  /** The first line of the file, which names the columns as a rule, where it is not among the others. */
  readonly firstLine?: string;
  /** How many lines the file has; undefined when it is not held or is no text. */
  readonly lineCount?: number;
}

/** A batch, with its file around a line. Throws ThreestarError `not-found`, also for a batch the actor may not know of. */
export async function showBatch(house: House, access: Access, input: { readonly id: number; readonly line?: number }): Promise<ShownBatch> {
  const { batch, councils } = await findBatch(house, access, input.id);
  const known = await Promise.all(councils.map(async (gss) => house.store.councils.find(gss)));
  const readable = await maySeeFile(house, access, batch, councils);
  const shared = { batch, councils: known.filter((one) => one !== undefined), readable, people: await peopleOf(house, access, batch, councils) };
  const text = readable ? await fileText(house, batch) : undefined;
  if (text === undefined) return { ...shared, lines: [] };
  const all = linesOf(text);
  const lines = input.line === undefined ? [] : linesAround(all, input.line, AROUND);
  const [first] = all;
  return { ...shared, lines, lineCount: all.length, ...(first !== undefined && lines[0]?.number !== 1 && { firstLine: first }) };
}

/** The original file of a batch. Throws ThreestarError `not-found`, or `not-permitted` where only the entry may be seen. */
export async function showBatchFile(house: House, access: Access, id: number): Promise<{ name: string; content: Buffer }> {
  const { batch, councils } = await findBatch(house, access, id);
  if (!await maySeeFile(house, access, batch, councils)) throw new ThreestarError('not-permitted', 'The file of this batch is for those who may see every council and every item of evidence in it.');
  const file = batch.fileSha256 === null ? undefined : await house.store.batches.file(batch.fileSha256);
  if (file === undefined) throw new ThreestarError('not-found', 'No file is kept for this batch: its figures were entered in a form.');
  return { name: batch.fileName, content: file.content };
}

async function fileText({ store }: House, { fileSha256 }: Batch): Promise<string | undefined> {
  const file = fileSha256 === null ? undefined : await store.batches.file(fileSha256);
  return file && textAsReceived(file.content);
}

async function peopleOf({ store }: House, access: Access, batch: Batch, councils: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (!councils.some((gss) => access.may('see-batches', gss))) return new Map();
  const ids = [batch.recordedBy, batch.publishedBy, batch.withdrawnBy].filter((id) => id !== null);
  const users = await Promise.all([...new Set(ids)].map(async (id) => store.users.find(CONSOLE_ACCESS, id)));
  return new Map(users.flatMap((user) => (user ? [[user.id, user.name] as const] : [])));
}

import { groupBy } from '../core/group-by.ts';
import { linesOf, rowAt, textAsReceived } from '../gather/import/lines-around.ts';
import type { House } from './house.ts';

interface Place { readonly batch: number; readonly line: number; readonly sha256?: string }

/**
 * The literal rows at places in the files of batches, as received: by batch and then line. Each file is read once.
 * A place whose file is not held has none.
 */
export async function readFileLines({ store }: House, places: readonly Place[]): Promise<ReadonlyMap<number, ReadonlyMap<number, string>>> {
  const found = new Map<number, ReadonlyMap<number, string>>();
  for (const [batch, wanted] of groupBy(places, (place) => place.batch)) {
    const sha256 = wanted[0]?.sha256;
    const file = sha256 === undefined || sha256 === '' ? undefined : await store.batches.file(sha256);
    const text = file && textAsReceived(file.content);
    if (text === undefined) continue;
    const lines = linesOf(text);
    found.set(batch, new Map(wanted.flatMap(({ line }) => {
      const row = rowAt(lines, line);
      return row === undefined ? [] : [[line, row] as const];
    })));
  }
  return found;
}

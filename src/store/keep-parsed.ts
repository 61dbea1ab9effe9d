/** What texts were read into, so that one that has not changed is not read again. */
export interface Parsed<Result> {
  /** The result of the text that was last asked for under the name, when it is the same text; else what `read` makes of it. */
  get(name: string, text: string, read: () => Result): Result;
}

/** Keeps at most so many results; the one first kept goes first. */
export function keepParsed<Result>(most: number): Parsed<Result> {
  const kept = new Map<string, { readonly text: string; readonly result: Result }>();
  return {
    get(name, text, read) {
      const found = kept.get(name);
      if (found?.text === text) return found.result;
      const result = read();
      kept.set(name, { text, result });
      const [oldest] = kept.size > most ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
      return result;
    },
  };
}

/** Results worked out once. */
export interface Kept<Result> {
  get(key: string, work: () => Promise<Result>): Promise<Result>;
}

/**
 * Keeps at most `most` results, the oldest going first. `version` is the number that rises with each change of the data, and all
 * are thrown away when it does; without it a result stays, since its key holds everything it was worked out from.
 */
export function keep<Result>(options: { readonly most: number; version?(): number }): Kept<Result> {
  const results = new Map<string, Promise<Result>>();
  let at = -1;
  return {
    get(key, work) {
      const version = options.version?.() ?? at;
      if (version !== at) {
        results.clear();
        at = version;
      }
      const found = results.get(key);
      if (found !== undefined) return found;
      const made = work();
      results.set(key, made);
      made.catch(() => results.delete(key));
      const [oldest] = results.keys();
      if (results.size > options.most && oldest !== undefined) results.delete(oldest);
      return made;
    },
  };
}

/** What a text names: one thing, several, or none. `exact` is false where case, spaces or the form of a letter differed. */
export type Named<T> =
  | { readonly kind: 'one'; readonly item: T; readonly exact: boolean }
  | { readonly kind: 'several'; readonly items: readonly T[]; readonly exact: boolean }
  | { readonly kind: 'none' };

/** Finds things by any of their names. */
export interface NameIndex<T> {
  readonly find: (text: string) => Named<T>;
}

const NONE = { kind: 'none' } as const;

/** Case, spaces at the ends and decomposed letters do not make another name; a space of another kind inside does. */
const fold = (name: string): string => name.normalize('NFC').trim().replace(/ +/g, ' ').toLowerCase();

/**
 * An index over all names of all items. A name two items share answers `several`: Somerset is a county that
 * closed in 2023 and the unitary council that followed it, and the period decides.
 */
export function nameIndex<T>(items: readonly T[], namesOf: (item: T) => readonly string[]): NameIndex<T> {
  const folded = new Map<string, Set<T>>();
  const literal = new Set<string>();
  for (const item of items) {
    for (const name of namesOf(item)) {
      literal.add(name);
      const key = fold(name);
      folded.set(key, (folded.get(key) ?? new Set()).add(item));
    }
  }
  return {
    find: (text) => {
      const found = folded.get(fold(text));
      const [first] = found ?? [];
      if (!found || first === undefined) return NONE;
      const exact = literal.has(text);
      return found.size === 1 ? { kind: 'one', item: first, exact } : { kind: 'several', items: [...found], exact };
    },
  };
}

import type { Connection } from './open-database.ts';
import { indicators } from './schema.ts';

/** The integer keys of indicator codes; their definitions live in `data/indicators/`. */
export function indicatorKeys({ db, sqlite }: Connection) {
  let idOf = new Map<string, number>();
  let codeOf = new Map<number, string>();
  const load = (): void => {
    const rows = db.select().from(indicators).all();
    idOf = new Map(rows.map((row) => [row.code, row.id]));
    codeOf = new Map(rows.map((row) => [row.id, row.code]));
  };
  load();
  return {
    async sync(codes: readonly string[]): Promise<void> {
      const fresh = codes.filter((code) => !idOf.has(code));
      if (fresh.length === 0) return;
      sqlite.transaction(() => {
        for (const code of fresh) db.insert(indicators).values({ code }).run();
      }).immediate();
      load();
    },
    idOf: (code: string): number | undefined => idOf.get(code),
    codeOf: (id: number): string => codeOf.get(id) ?? '',
    ids: (): ReadonlyMap<string, number> => idOf,
  };
}
export type IndicatorKeys = ReturnType<typeof indicatorKeys>;

import type { Council } from '../core/council.ts';
import type { DataVersion } from './data-version.ts';
import type { Connection } from './open-database.ts';
import { FORGET_ALL_PEERS } from './peer-values.ts';
import { councils } from './schema.ts';

/** The councils and the integer keys the store knows them by; few hundred rows, so they are kept in memory. */
export function councilRegister({ db, sqlite }: Connection, version: DataVersion) {
  let byGss = new Map<string, Council>();
  let idOf = new Map<string, number>();
  let gssOf = new Map<number, string>();

  const load = (): void => {
    const rows = db.select().from(councils).all();
    byGss = new Map(rows.map((row) => [row.gss, JSON.parse(row.record) as Council]));
    idOf = new Map(rows.map((row) => [row.gss, row.id]));
    gssOf = new Map(rows.map((row) => [row.id, row.gss]));
  };
  load();

  return {
    /** Adds new councils and brings changed records up to date; writes nothing when nothing differs. */
    async sync(wanted: readonly Council[]): Promise<void> {
      const changed = wanted.filter((council) => JSON.stringify(byGss.get(council.gss)) !== JSON.stringify(council));
      if (changed.length === 0) return;
      const save = sqlite.prepare('INSERT INTO councils (gss, illustrative, record) VALUES (?, ?, ?) ON CONFLICT (gss) DO UPDATE SET illustrative = excluded.illustrative, record = excluded.record');
      sqlite.transaction(() => {
        for (const council of changed) save.run(council.gss, council.illustrative ? 1 : 0, JSON.stringify(council));
        sqlite.exec(FORGET_ALL_PEERS);
        version.rise();
      }).immediate();
      load();
    },
    async all(): Promise<Council[]> {
      return [...byGss.values()];
    },
    async find(gss: string): Promise<Council | undefined> {
      return byGss.get(gss);
    },
    idOf: (gss: string): number | undefined => idOf.get(gss),
    gssOf: (id: number): string => gssOf.get(id) ?? '',
    ids: (): ReadonlyMap<string, number> => idOf,
    /** For a second process that added councils since. */
    reload: load,
  };
}
export type CouncilRegister = ReturnType<typeof councilRegister>;

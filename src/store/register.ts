import { EVERY_COUNCIL } from '../core/access.ts';
import type { CouncilRegister } from './councils.ts';
import type { DataVersion } from './data-version.ts';
import { entryDigest } from './entry-digest.ts';
import type { EventLog } from './events.ts';
import type { Connection } from './open-database.ts';

/** One entry of a register, as it holds: the newest of its key. */
export interface RegisterEntry<Content> {
  readonly id: number;
  readonly council: string;
  readonly key: string;
  readonly content: Content;
  /** Undefined for what was typed into a form. */
  readonly source?: { readonly batch: number; readonly line: number };
  readonly reason?: string;
  /** Its batch waits to be published. */
  readonly draft?: true;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export interface NewEntry {
  readonly kind: string;
  readonly council?: string;
  readonly key: string;
  /** What the event log says in place of the key, of a kind whose key holds words of people: the log is never changed, so none of them may enter it. */
  readonly loggedKey?: string;
  readonly content: unknown;
  readonly reason?: string;
  readonly actor: string;
  readonly at: string;
  /** Files the entry speaks of, kept under their SHA-256 with it. */
  readonly files?: readonly { readonly sha256: string; readonly name: string; readonly content: Uint8Array }[];
}

interface EntryRow {
  readonly id: number; readonly council_id: number | null; readonly entry_key: string; readonly content: string;
  readonly batch_id: number | null; readonly line: number | null; readonly reason: string | null;
  readonly recorded_at: string; readonly recorded_by: string; readonly is_draft: 0 | 1;
}

/** Targets, owners, notes, assessments, evidence, actions, inspections and review dates: append-only, the newest entry of a key holds. */
export function registerKeeper({ sqlite }: Connection, councils: CouncilRegister, version: DataVersion, log: EventLog) {
  const COLUMNS = 'register_entries.id, council_id, entry_key, content, batch_id, line, register_entries.reason, register_entries.recorded_at, register_entries.recorded_by, batch_id IS NOT NULL AND (batches.published_at IS NULL OR batches.published_at > @knownAt) AS is_draft';
  const STANDS = `(batch_id IS NULL OR batches.withdrawn_at IS NULL OR batches.withdrawn_at > @knownAt) AND register_entries.recorded_at <= @knownAt`;
  const FAR = '9999-12-31';
  const ofCouncil = sqlite.prepare<{ kind: string; council?: number; knownAt: string }, EntryRow>(`SELECT ${COLUMNS} FROM register_entries LEFT JOIN batches ON batches.id = batch_id
    WHERE register_entries.kind = @kind AND council_id = @council AND ${STANDS} ORDER BY register_entries.id`);
  const ofAll = sqlite.prepare<{ kind: string; council?: number; knownAt: string }, EntryRow>(`SELECT ${COLUMNS} FROM register_entries LEFT JOIN batches ON batches.id = batch_id
    WHERE register_entries.kind = @kind AND ${STANDS} ORDER BY register_entries.id`);
  const insert = sqlite.prepare('INSERT INTO register_entries (kind, council_id, entry_key, content, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)');

  const keepFile = sqlite.prepare('INSERT OR IGNORE INTO files (sha256, name, size, received_at, content) VALUES (?, ?, ?, ?, ?)');

  function toEntry<Content>(row: EntryRow): RegisterEntry<Content> {
    return {
      id: row.id,
      council: row.council_id === null ? '' : councils.gssOf(row.council_id),
      key: row.entry_key,
      content: JSON.parse(row.content) as Content,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      ...(row.reason !== null && { reason: row.reason }),
      ...(row.is_draft === 1 && { draft: true as const }),
      ...(row.batch_id !== null && row.line !== null && { source: { batch: row.batch_id, line: row.line } }),
    };
  }

  function rows(kind: string, council: string | undefined, knownAt: string): EntryRow[] {
    if (council === undefined) return ofAll.all({ kind, knownAt });
    const councilId = councils.idOf(council);
    return councilId === undefined ? [] : ofCouncil.all({ kind, council: councilId, knownAt });
  }

  const counts = sqlite.prepare<[string], { council_id: number; entries: number }>(`SELECT council_id, count(DISTINCT entry_key) AS entries FROM register_entries
    LEFT JOIN batches ON batches.id = batch_id WHERE register_entries.kind = ? AND council_id IS NOT NULL AND batches.withdrawn_at IS NULL
    AND (batch_id IS NULL OR batches.published_at IS NOT NULL) GROUP BY council_id`);

  return {
    /** Published entries of a kind by GSS code. */
    async countByCouncil(kind: string): Promise<Map<string, number>> {
      return new Map(counts.all(kind).map((row) => [councils.gssOf(row.council_id), row.entries]));
    },

    /**
     * The entries that hold (by `knownAt`, an ISO moment), in the order their keys first came. Without a council, those of all.
     * A draft holds only where `seesDrafts` of its council says so; elsewhere what it would replace does.
     */
    async current<Content>(kind: string, council?: string, knownAt: string = FAR, seesDrafts: (gss: string) => boolean = () => true): Promise<RegisterEntry<Content>[]> {
      const newest = new Map<string, EntryRow>();
      const isSeen = (row: EntryRow): boolean => row.is_draft === 0 || seesDrafts(row.council_id === null ? EVERY_COUNCIL : councils.gssOf(row.council_id));
      for (const row of rows(kind, council, knownAt).filter(isSeen)) newest.set(`${row.council_id} ${row.entry_key}`, row);
      return [...newest.values()].map((row) => toEntry<Content>(row));
    },

    /** Every entry ever made, oldest first: the history behind `current`. */
    async history<Content>(kind: string, council?: string, knownAt: string = FAR): Promise<RegisterEntry<Content>[]> {
      return rows(kind, council, knownAt).map((row) => toEntry<Content>(row));
    },

    /** Adds one entry with its files and its event. */
    async add(entry: NewEntry): Promise<number> {
      return sqlite.transaction((): number => {
        const councilId = entry.council === undefined ? null : councils.idOf(entry.council) ?? null;
        const content = JSON.stringify(entry.content);
        const { lastInsertRowid } = insert.run(entry.kind, councilId, entry.key, content, entry.reason ?? null, entry.at, entry.actor);
        const files = entry.files ?? [];
        for (const { sha256, name, content: bytes } of files) keepFile.run(sha256, name, bytes.length, entry.at, bytes);
        log.append({ at: entry.at, actor: entry.actor, type: `${entry.kind}-recorded`, entity: `register/${lastInsertRowid}`, content: { council: entry.council ?? null, key: entry.loggedKey ?? entry.key, digest: entryDigest(content, entry.reason ?? null), ...(files.length > 0 && { files: files.map(({ sha256 }) => sha256) }) } });
        version.rise();
        return Number(lastInsertRowid);
      }).immediate();
    },
  };
}
export type RegisterKeeper = ReturnType<typeof registerKeeper>;

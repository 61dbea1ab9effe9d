import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Access } from '../core/access.ts';
import { batchSight } from '../core/batch-sight.ts';
import { keepHeld } from '../core/evidence-item.ts';
import type { EvidenceEntry } from '../core/register.ts';
import type { CouncilRegister } from './councils.ts';
import type { DataVersion } from './data-version.ts';
import { entryDigest } from './entry-digest.ts';
import type { EventLog } from './events.ts';
import type { Connection } from './open-database.ts';
import { peerForgetting } from './peer-values.ts';
import { FORGET_RECENT } from './recent-series.ts';
import { batchCouncils, batchLeftOut, batches, files } from './schema.ts';
import { KEY_PARTS } from './staging/packed-key.ts';
import type { StagingSummary } from './staging/staged-rows.ts';

export type Batch = typeof batches.$inferSelect;

export interface ConfirmOptions {
  readonly stagingFile: string;
  readonly summary: StagingSummary;
  readonly actor: string;
  /** When it is recorded; sample files carry their own day. */
  readonly at: string;
  readonly publish: boolean;
  readonly reason?: string;
  /** For a single figure: the batch of the figure it replaces, null where there is none. Anything else by then saves nothing. */
  readonly replaces?: number | null;
}

export type Confirmed =
  | { readonly kind: 'saved'; readonly batch: number }
  | { readonly kind: 'already-imported'; readonly batch: number }
  | { readonly kind: 'changed-meanwhile' };

const KEY = 'council_id, indicator_id, granularity, month';
const CONTENT = 'value, state, definition, line, cell, numerator, denominator, sample_size, note, published_status';

/** Batches: whole files saved, published or withdrawn, each in one transaction with its event. */
export function batchKeeper(connection: Connection, councils: CouncilRegister, version: DataVersion, log: EventLog) {
  const { sqlite, db } = connection;

  /** Puts both layers of the named keys to what the revisions say: the newest published one, and a draft only when newer. */
  function settle(batch: number): void {
    sqlite.exec('CREATE TEMP TABLE IF NOT EXISTS touched (council_id INTEGER, indicator_id INTEGER, granularity INTEGER, month INTEGER, PRIMARY KEY (council_id, indicator_id, granularity, month)) WITHOUT ROWID');
    sqlite.exec('DELETE FROM touched');
    sqlite.prepare(`INSERT INTO touched SELECT ${KEY} FROM revisions WHERE council_id IN (SELECT council_id FROM batch_councils WHERE batch_id = @batch) AND batch_id = @batch`).run({ batch });
    for (const table of ['figures', 'drafts']) sqlite.exec(`DELETE FROM ${table} WHERE (${KEY}) IN (SELECT ${KEY} FROM touched)`);
    const newest = (table: string, where: string) => sqlite.exec(`
      INSERT INTO ${table} (${KEY}, batch_id, ${CONTENT})
      SELECT ${KEY}, batch_id, ${CONTENT} FROM (
        SELECT revisions.*, row_number() OVER (PARTITION BY ${KEY} ORDER BY batch_id DESC) AS place
        FROM touched JOIN revisions USING (${KEY}) JOIN batches ON batches.id = revisions.batch_id
        WHERE batches.withdrawn_at IS NULL AND ${where}) WHERE place = 1`);
    newest('figures', 'batches.published_at IS NOT NULL');
    newest('drafts', 'batches.published_at IS NULL');
    sqlite.exec(`DELETE FROM drafts WHERE EXISTS (SELECT 1 FROM figures WHERE figures.council_id = drafts.council_id AND figures.indicator_id = drafts.indicator_id
      AND figures.granularity = drafts.granularity AND figures.month = drafts.month AND figures.batch_id > drafts.batch_id) AND (${KEY}) IN (SELECT ${KEY} FROM touched)`);
  }

  /** The batch of the figure that the first staged one would replace, as the council's own people see it. */
  function heldNow(): number | null {
    const of = (table: string): string => `(SELECT batch_id FROM ${table} WHERE (${KEY}) = (SELECT ${KEY} FROM staging.facts LIMIT 1))`;
    return sqlite.prepare<[], number | null>(`SELECT ifnull(${of('drafts')}, ${of('figures')})`).pluck().get() ?? null;
  }

  function insertBatch(options: ConfirmOptions): number {
    const { summary, actor, at, publish, reason } = options;
    const row = db.insert(batches).values({
      kind: summary.kind, fileSha256: summary.sha256, fileName: summary.fileName, mapping: summary.mapping ?? null, reason: reason ?? null,
      accepted: summary.accepted, normalised: summary.normalised, leftOut: summary.rejected, rowsDigest: summary.rowsDigest,
      recordedAt: at, recordedBy: actor, publishedAt: publish ? at : null, publishedBy: publish ? actor : null,
    }).returning({ id: batches.id }).get();
    return row.id;
  }

  /** Staged figures into a table: plain ones, which are most, and those with something said beside them; both lie in the order of their keys. */
  function copyFigures(into: string, batch: number): void {
    const copy = (table: string, columns: string) => sqlite.prepare(
      `${into} (${KEY}, batch_id, ${columns}) SELECT ${Object.values(KEY_PARTS).join(', ')}, ?, ${columns} FROM staging.${table} ORDER BY rowid`).run(batch);
    copy('plain_facts', 'value, state, definition, line');
    copy('detailed_facts', CONTENT);
  }

  function insertRows(batch: number, options: ConfirmOptions): void {
    const { publish, actor, at } = options;
    copyFigures(`INSERT INTO revisions`, batch);
    copyFigures(`INSERT OR REPLACE INTO ${publish ? 'figures' : 'drafts'}`, batch);
    if (publish && sqlite.prepare('SELECT 1 FROM drafts LIMIT 1').get() !== undefined) {
      sqlite.exec(`DELETE FROM drafts WHERE (${KEY}) IN (SELECT ${KEY} FROM staging.facts)`);
    }
    sqlite.prepare('INSERT INTO batch_councils SELECT ?, id FROM councils WHERE gss IN (SELECT value FROM json_each(?))').run(batch, JSON.stringify(options.summary.councils));
    sqlite.prepare(`INSERT INTO batch_left_out SELECT ?, line, says FROM staging.remarks WHERE outcome = 'rejected' ORDER BY line`).run(batch);
    sqlite.prepare(`INSERT INTO register_entries (kind, council_id, entry_key, content, batch_id, line, reason, recorded_at, recorded_by)
      SELECT kind, council_id, entry_key, content, ?, line, reason, ?, ? FROM staging.entries WHERE kind <> 'evidence' ORDER BY line, rowid`).run(batch, at, actor);
    insertEvidence(batch, options);
  }

  /** A file of evidence says nothing of the files and links an item holds already: they stay with it. */
  function insertEvidence(batch: number, { at, actor }: ConfirmOptions): void {
    const staged = sqlite.prepare<[], { council_id: number; entry_key: string; content: string; line: number; reason: string | null }>(
      `SELECT council_id, entry_key, content, line, reason FROM staging.entries WHERE kind = 'evidence' ORDER BY line, rowid`).all();
    if (staged.length === 0) return;
    const before = sqlite.prepare<[number, string], string>(`SELECT content FROM register_entries LEFT JOIN batches ON batches.id = batch_id
      WHERE register_entries.kind = 'evidence' AND council_id = ? AND entry_key = ? AND withdrawn_at IS NULL ORDER BY register_entries.id DESC LIMIT 1`).pluck();
    const insert = sqlite.prepare(`INSERT INTO register_entries (kind, council_id, entry_key, content, batch_id, line, reason, recorded_at, recorded_by) VALUES ('evidence', ?, ?, ?, ?, ?, ?, ?, ?)`);
    for (const { council_id: council, entry_key: key, content, line, reason } of staged) {
      const held = before.get(council, key);
      const kept = held === undefined ? content : JSON.stringify(keepHeld(JSON.parse(content) as EvidenceEntry, JSON.parse(held) as EvidenceEntry));
      insert.run(council, key, kept, batch, line, reason, at, actor);
    }
  }

  const forgetRecent = sqlite.prepare<[number]>(FORGET_RECENT);
  const peers = peerForgetting(connection);

  const earlierOf = sqlite.prepare<[string, string], number>(
    `SELECT id FROM batches WHERE file_sha256 = ? AND withdrawn_at IS NULL AND kind = ? ORDER BY id DESC LIMIT 1`).pluck();

  return {
    /** The batch that already holds these bytes, if it still stands. */
    async holding(sha256: string, kind: string): Promise<number | undefined> {
      return earlierOf.get(sha256, kind);
    },

    /** All accepted rows of a staging file, or none; the same bytes a second time change nothing. */
    async confirm(options: ConfirmOptions): Promise<Confirmed> {
      const { summary } = options;
      sqlite.prepare('ATTACH DATABASE ? AS staging').run(options.stagingFile);
      try {
        return sqlite.transaction((): Confirmed => {
          const earlier = earlierOf.get(summary.sha256, summary.kind);
          if (earlier !== undefined) return { kind: 'already-imported', batch: earlier };
          if (options.replaces !== undefined && heldNow() !== options.replaces) return { kind: 'changed-meanwhile' };
          sqlite.prepare('INSERT OR IGNORE INTO files (sha256, name, size, received_at, content) SELECT ?, ?, ?, ?, content FROM staging.received')
            .run(summary.sha256, summary.fileName, summary.size, options.at);
          const batch = insertBatch(options);
          insertRows(batch, options);
          forgetRecent.run(batch);
          if (options.publish) peers.forgetThoseIn('staging.facts');
          log.append({
            at: options.at, actor: options.actor, type: 'batch-saved', entity: `batch/${batch}`,
            content: { kind: summary.kind, file: summary.sha256, accepted: summary.accepted, normalised: summary.normalised, leftOut: summary.rejected, rows: summary.rowsDigest, published: options.publish },
          });
          version.rise();
          return { kind: 'saved', batch };
        }).immediate();
      } finally {
        sqlite.exec('DETACH DATABASE staging');
      }
    },

    /** Answers false, and changes nothing, when the batch is published or withdrawn already. */
    async publish(batch: number, options: { readonly actor: string; readonly at: string }): Promise<boolean> {
      return sqlite.transaction((): boolean => {
        const { changes } = db.update(batches).set({ publishedAt: options.at, publishedBy: options.actor })
          .where(and(eq(batches.id, batch), isNull(batches.publishedAt), isNull(batches.withdrawnAt))).run();
        if (changes === 0) return false;
        settle(batch);
        forgetRecent.run(batch);
        peers.forgetThoseIn('touched');
        log.append({ at: options.at, actor: options.actor, type: 'batch-published', entity: `batch/${batch}`, content: {} });
        version.rise();
        return true;
      }).immediate();
    },

    /** Each figure returns to its earlier revision; the batch and its rows stay to be read. Answers false when it is withdrawn already. */
    async withdraw(batch: number, options: { readonly actor: string; readonly at: string; readonly reason: string }): Promise<boolean> {
      return sqlite.transaction((): boolean => {
        const { changes } = db.update(batches).set({ withdrawnAt: options.at, withdrawnBy: options.actor, withdrawnReason: options.reason })
          .where(and(eq(batches.id, batch), isNull(batches.withdrawnAt))).run();
        if (changes === 0) return false;
        settle(batch);
        forgetRecent.run(batch);
        peers.forgetThoseIn('touched');
        log.append({ at: options.at, actor: options.actor, type: 'batch-withdrawn', entity: `batch/${batch}`, content: { digest: entryDigest('withdrawn', options.reason) } });
        version.rise();
        return true;
      }).immediate();
    },

    /** A batch and its councils; undefined when there is none or the actor may not know of it. */
    async find(access: Access, id: number): Promise<{ batch: Batch; councils: string[] } | undefined> {
      const batch = db.select().from(batches).where(eq(batches.id, id)).get();
      if (batch === undefined) return undefined;
      const about = sqlite.prepare<[number], number>('SELECT council_id FROM batch_councils WHERE batch_id = ?').pluck().all(id).map((councilId) => councils.gssOf(councilId));
      return batchSight(access, batch, about) === 'none' ? undefined : { batch, councils: about };
    },

    /** The newest batches about the council, newest first. */
    async ofCouncil(council: string, limit = 200): Promise<Batch[]> {
      const councilId = councils.idOf(council);
      if (councilId === undefined) return [];
      return db.select({ batch: batches }).from(batches).innerJoin(batchCouncils, eq(batchCouncils.batchId, batches.id))
        .where(eq(batchCouncils.councilId, councilId)).orderBy(desc(batches.id)).limit(limit).all().map((row) => row.batch);
    },

    /** The rows that were left out, with why, in the order of the file. */
    async leftOut(batch: number): Promise<{ line: number; says: string[] }[]> {
      return db.select().from(batchLeftOut).where(eq(batchLeftOut.batchId, batch)).orderBy(batchLeftOut.line).all()
        .map((row) => ({ line: row.line, says: JSON.parse(row.reasons) as string[] }));
    },

    /** File name and SHA-256 of each batch, by its number. */
    async fileNames(wanted: ReadonlySet<number>): Promise<Record<string, { name: string; sha256: string }>> {
      const rows = db.select({ id: batches.id, name: batches.fileName, sha256: batches.fileSha256 }).from(batches).where(inArray(batches.id, [...wanted])).all();
      return Object.fromEntries(rows.map((row) => [row.id, { name: row.name, sha256: row.sha256 ?? '' }]));
    },

    /** The file as received. */
    async file(sha256: string): Promise<{ name: string; content: Buffer } | undefined> {
      return db.select({ name: files.name, content: files.content }).from(files).where(eq(files.sha256, sha256)).get();
    },
  };
}
export type BatchKeeper = ReturnType<typeof batchKeeper>;

import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { FIRST_HASH, chainHash } from '../core/event-chain.ts';
import type { ExcerptEvent } from '../core/event-chain.ts';
import { entryDigest } from './entry-digest.ts';
import type { Connection } from './open-database.ts';

/** What a use case says it did. Ids only in `content`: personal data never enters the log. */
export interface NewEvent {
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  /** What it was done to, such as `batch/12`. */
  readonly entity: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Event {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  readonly entity: string;
  readonly payload: string;
  readonly hash: string;
}

export type ChainCheck =
  | { readonly kind: 'sound'; readonly events: number; readonly head: string }
  | { readonly kind: 'broken'; readonly seq: number; readonly reason: string };

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** SHA-256 of the previous hash followed by the SHA-256 of the payload, both as lower-case hex text. */
export function eventHash(previousHash: string, payload: string): string {
  return chainHash(sha256, previousHash, sha256(payload));
}

/** Canonical JSON (RFC 8785) of the whole event, so that no column beside the payload can be changed unseen. */
function eventPayload(seq: number, event: NewEvent): string {
  return canonicalize({ seq, at: event.at, actor: event.actor, type: event.type, entity: event.entity, content: event.content }) ?? '';
}

interface EventRow extends Event { readonly previous_hash: string }

/** Is the event about the council @council? A batch or an entry of a register says so by its councils, anything else by its content. */
const OF_COUNCIL = `ifnull(CASE
  WHEN entity LIKE 'batch/%' THEN EXISTS (SELECT 1 FROM batch_councils JOIN councils ON councils.id = council_id WHERE batch_id = CAST(substr(entity, 7) AS INTEGER) AND gss = @council)
  WHEN entity LIKE 'register/%' THEN EXISTS (SELECT 1 FROM register_entries JOIN councils ON councils.id = council_id WHERE register_entries.id = CAST(substr(entity, 10) AS INTEGER) AND gss = @council)
  ELSE json_extract(payload, '$.content.council') = @council END, 0)`;

/** Which events to find; what is not named is not asked for. */
export interface EventFilter {
  readonly council?: string;
  readonly type?: string;
  readonly actor?: string;
  readonly entity?: string;
  /** Any of these, such as `batch/12`. */
  readonly entities?: readonly string[];
  /** `YYYY-MM-DD`, in UTC. */
  readonly day?: string;
}

/** What a pack is made of does not change by making packs. */
const PACK_EVENT = 'packs-recorded';

/** The hash-chained, append-only log; `append` is called inside the transaction of the change it tells of. */
export function eventLog({ sqlite }: Connection) {
  const last = sqlite.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1');
  const insert = sqlite.prepare('INSERT INTO events (seq, at, actor, type, entity, payload, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const all = sqlite.prepare<[], EventRow>('SELECT * FROM events ORDER BY seq');
  const newest = sqlite.prepare<[number, number], Event>('SELECT seq, at, actor, type, entity, payload, hash FROM events ORDER BY seq DESC LIMIT ? OFFSET ?');

  const upTo = sqlite.prepare<{ council: string; knownAt: string }, { seq: number; payload: string; hash: string; own: 0 | 1 }>(`
    SELECT seq, payload, hash, at <= @knownAt AND ${OF_COUNCIL} AS own FROM events
    WHERE seq <= (SELECT max(seq) FROM events WHERE at <= @knownAt AND type <> '${PACK_EVENT}') ORDER BY seq`);

  const found = sqlite.prepare<Record<string, string | number | null>, Event>(`SELECT seq, at, actor, type, entity, payload, hash FROM events
    WHERE (@type IS NULL OR type = @type) AND (@actor IS NULL OR actor = @actor) AND (@entity IS NULL OR entity = @entity) AND (@day IS NULL OR substr(at, 1, 10) = @day)
      AND (@entities IS NULL OR entity IN (SELECT value FROM json_each(@entities))) AND (@council IS NULL OR ${OF_COUNCIL})
    ORDER BY seq DESC LIMIT @limit OFFSET @offset`);
  const hashAt = sqlite.prepare<[number], string>('SELECT hash FROM events WHERE seq = ?').pluck();
  const types = sqlite.prepare<[], string>('SELECT DISTINCT type FROM events ORDER BY type').pluck();

  const entry = sqlite.prepare<[string], { content: string; reason: string | null }>("SELECT content, reason FROM register_entries WHERE id = CAST(substr(?, 10) AS INTEGER)");
  const withdrawn = sqlite.prepare<[string], { content: string; reason: string | null }>("SELECT 'withdrawn' AS content, withdrawn_reason AS reason FROM batches WHERE id = CAST(substr(?, 7) AS INTEGER)");
  const fileOf = sqlite.prepare<[string], Buffer>('SELECT content FROM files WHERE sha256 = ?').pluck();
  /** What the event tells of that is not as it was told, in words; undefined where all of it is. An event without a digest tells nothing of its entry. */
  function changedSince(entity: string, { digest, file, files = [] }: { readonly digest?: unknown; readonly file?: unknown; readonly files?: readonly unknown[] }): string | undefined {
    if (digest !== undefined) {
      const held = (entity.startsWith('batch/') ? withdrawn : entry).get(entity);
      if (held === undefined || entryDigest(held.content, held.reason) !== digest) return entity;
    }
    const named = [file, ...files].filter((one): one is string => typeof one === 'string');
    const changed = named.find((one) => {
      const content = fileOf.get(one);
      return content === undefined || createHash('sha256').update(content).digest('hex') !== one;
    });
    return changed === undefined ? undefined : `the file ${changed}`;
  }

  function append(event: NewEvent): number {
    const head = last.get() ?? { seq: 0, hash: FIRST_HASH };
    const seq = head.seq + 1;
    const payload = eventPayload(seq, event);
    insert.run(seq, event.at, event.actor, event.type, event.entity, payload, head.hash, eventHash(head.hash, payload));
    return seq;
  }

  return {
    /** The events asked for, newest first. */
    async find(filter: EventFilter, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<Event[]> {
      const { council = null, type = null, actor = null, entity = null, day = null, entities } = filter;
      return found.all({ council, type, actor, entity, day, entities: entities === undefined ? null : JSON.stringify(entities), limit, offset });
    },

    /** Every kind of event there has been. */
    async types(): Promise<string[]> {
      return types.all();
    },

    async hashOf(seq: number): Promise<string | undefined> {
      return hashAt.get(seq);
    },

    /** The chain from its first event to the last one known at the moment; what is not about the council as a hash alone. */
    async excerpt(council: string, knownAt: string): Promise<ExcerptEvent[]> {
      return upTo.all({ council, knownAt }).map(({ seq, payload, hash, own }) => (own === 1 ? { seq, payload, hash } : { seq, payloadHash: sha256(payload), hash }));
    },

    append,

    /** One event that tells of no change of the data, in a transaction of its own. */
    async record(event: NewEvent): Promise<number> {
      return sqlite.transaction(() => append(event)).immediate();
    },

    async newest(limit: number, offset = 0): Promise<Event[]> {
      return newest.all(limit, offset);
    },

    /** Walks the whole chain, and holds each entry of a register and each file against its event; names the first event that does not fit. A cut-off tail cannot be seen from inside: compare the head. */
    async verify(): Promise<ChainCheck> {
      let previous = FIRST_HASH;
      let expected = 1;
      for (const row of all.iterate()) {
        const broken = (reason: string): ChainCheck => ({ kind: 'broken', seq: expected, reason });
        if (row.seq !== expected) return broken(`event ${expected} is missing`);
        if (row.previous_hash !== previous) return broken('it does not continue the event before it');
        if (row.hash !== eventHash(previous, row.payload)) return broken('its content was changed');
        const said = JSON.parse(row.payload) as Record<string, unknown>;
        for (const column of ['seq', 'at', 'actor', 'type', 'entity'] as const) {
          if (said[column] !== row[column]) return broken(`its column "${column}" was changed`);
        }
        const changed = changedSince(row.entity, said['content'] as Parameters<typeof changedSince>[1]);
        if (changed !== undefined) return broken(`what it tells of, ${changed}, was changed or is gone`);
        previous = row.hash;
        expected += 1;
      }
      return { kind: 'sound', events: expected - 1, head: previous };
    },
  };
}
export type EventLog = ReturnType<typeof eventLog>;

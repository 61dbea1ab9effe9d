import { and, count, desc, eq, gt, lte, ne, or } from 'drizzle-orm';
import type { SessionLimits } from '../core/account-rules.ts';
import type { Assignment } from '../core/access.ts';
import type { EventLog } from './events.ts';
import type { Connection } from './open-database.ts';
import { sessions } from './schema.ts';
import { toAssignment } from './users.ts';
import type { Change } from './users.ts';

export interface Session {
  readonly tokenHash: string;
  readonly userId: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

/** A live session with what a request needs of its account. */
export interface LiveSession extends Session {
  readonly assignments: readonly Assignment[];
  readonly passwordExpiresAt: string | undefined;
}

interface LiveRow {
  readonly user_id: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly password_expires_at: string | null;
  readonly role: string | null;
  readonly council_gss: string | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly framework: string | null;
}

export interface NewSession {
  readonly tokenHash: string;
  readonly userId: string;
  /** The session the browser came with, if any: it ends, so that nobody can plant one. */
  readonly replaces: string | undefined;
  readonly limits: SessionLimits;
}

/** Sessions live on the server, under the hash of their token; those that are over are removed when the next one starts. */
export function sessionKeeper({ sqlite, db }: Connection, log: EventLog) {
  const live = sqlite.prepare<[string, string, string], LiveRow>(`
    SELECT sessions.user_id, sessions.created_at, sessions.last_seen_at, users.password_expires_at,
      user_roles.role, user_roles.council_gss, user_roles.valid_from, user_roles.valid_until, user_roles.framework
    FROM sessions JOIN users ON users.id = sessions.user_id LEFT JOIN user_roles ON user_roles.user_id = users.id
    WHERE sessions.token_hash = ? AND sessions.last_seen_at > ? AND sessions.created_at > ? AND users.disabled_at IS NULL
    ORDER BY user_roles.role, user_roles.council_gss`);
  const alive = (userId: string, limits: SessionLimits) =>
    and(eq(sessions.userId, userId), gt(sessions.lastSeenAt, limits.seenAfter), gt(sessions.createdAt, limits.startedAfter));

  return {
    async start(session: NewSession, at: string): Promise<void> {
      const { tokenHash, userId, replaces, limits } = session;
      sqlite.transaction(() => {
        db.delete(sessions).where(or(lte(sessions.lastSeenAt, limits.seenAfter), lte(sessions.createdAt, limits.startedAfter))).run();
        if (replaces !== undefined) db.delete(sessions).where(eq(sessions.tokenHash, replaces)).run();
        db.insert(sessions).values({ tokenHash, userId, createdAt: at, lastSeenAt: at }).run();
        log.append({ at, actor: userId, type: 'signed-in', entity: `user/${userId}`, content: {} });
      }).immediate();
    },

    /** The session of this token, unless it is over or its account is disabled. */
    async live(tokenHash: string, limits: SessionLimits): Promise<LiveSession | undefined> {
      const rows = live.all(tokenHash, limits.seenAfter, limits.startedAfter);
      const [first] = rows;
      if (first === undefined) return undefined;
      const assignments = rows.flatMap(({ role, council_gss: council, valid_from: from, valid_until: until, framework }) => (role === null ? [] : [toAssignment({ role, council, from, until, framework })]));
      return {
        tokenHash, userId: first.user_id, createdAt: first.created_at, lastSeenAt: first.last_seen_at,
        assignments, passwordExpiresAt: first.password_expires_at ?? undefined,
      };
    },

    /** Keeps an idle session from ending; no event and no new data version, since nothing anybody reads has changed. */
    async touch(tokenHash: string, at: string): Promise<void> {
      db.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.tokenHash, tokenHash)).run();
    },

    async end(tokenHash: string, by: Change): Promise<void> {
      sqlite.transaction(() => {
        const ended = db.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run().changes;
        if (ended === 1) log.append({ ...by, type: 'signed-out', entity: `user/${by.actor}`, content: {} });
      }).immediate();
    },

    /** Ends every session of the account but the named one; answers how many live ones there were. */
    async endOthers(kept: Pick<Session, 'userId' | 'tokenHash'>, limits: SessionLimits, by: Change): Promise<number> {
      return sqlite.transaction(() => {
        const others = and(eq(sessions.userId, kept.userId), ne(sessions.tokenHash, kept.tokenHash));
        const ended = db.select({ n: count() }).from(sessions).where(and(alive(kept.userId, limits), others)).get()?.n ?? 0;
        db.delete(sessions).where(others).run();
        if (ended > 0) log.append({ ...by, type: 'other-sessions-ended', entity: `user/${kept.userId}`, content: { ended } });
        return ended;
      }).immediate();
    },

    /** The account's live sessions, the one used last first. */
    async ofUser(userId: string, limits: SessionLimits): Promise<Session[]> {
      return db.select().from(sessions).where(alive(userId, limits)).orderBy(desc(sessions.lastSeenAt)).all();
    },
  };
}

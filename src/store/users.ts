import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Access, Assignment } from '../core/access.ts';
import { maySeeAccount } from '../core/user.ts';
import type { User } from '../core/user.ts';
import type { EventLog } from './events.ts';
import type { Connection } from './open-database.ts';
import { sessions, userRoles, users } from './schema.ts';

/** Who changes it and when. */
export interface Change {
  readonly actor: string;
  readonly at: string;
}

export interface NewUser extends Pick<User, 'id' | 'email' | 'name' | 'assignments' | 'passwordExpiresAt'> {
  readonly passwordHash: string;
}

interface AssignmentCells {
  readonly role: string;
  readonly council: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly framework: string | null;
}

/** A role as its row says, without what the row leaves open. */
export function toAssignment({ role, council, from, until, framework }: AssignmentCells): Assignment {
  return { role, council, ...(from !== null && { from }), ...(until !== null && { until }), ...(framework !== null && { framework }) };
}

/** Accounts and their roles. Every change of an account ends its sessions in the same transaction. */
export function userKeeper({ sqlite, db }: Connection, log: EventLog) {
  const toUser = (row: typeof users.$inferSelect, assignments: readonly Assignment[]): User => ({
    id: row.id, email: row.email, name: row.name, assignments, createdAt: row.createdAt,
    disabledAt: row.disabledAt ?? undefined, passwordExpiresAt: row.passwordExpiresAt ?? undefined,
  });
  const assignmentsOf = (userId: string): Assignment[] =>
    db.select().from(userRoles).where(eq(userRoles.userId, userId)).orderBy(userRoles.role, userRoles.councilGss).all()
      .map(({ role, councilGss, validFrom, validUntil, framework }) => toAssignment({ role, council: councilGss, from: validFrom, until: validUntil, framework }));
  const roleRow = (userId: string, { role, council, from, until, framework }: Assignment) =>
    ({ userId, role, councilGss: council, validFrom: from ?? null, validUntil: until ?? null, framework: framework ?? null });
  const held = (userId: string, { role, council }: Assignment) =>
    and(eq(userRoles.userId, userId), eq(userRoles.role, role), council === null ? isNull(userRoles.councilGss) : eq(userRoles.councilGss, council));

  /** One change of an account with its event; when the work says that no row changed there is no event and every session stays. */
  function change(userId: string, by: Change, type: string, content: Record<string, unknown>, work: () => number): boolean {
    return sqlite.transaction(() => {
      if (work() === 0) return false;
      db.delete(sessions).where(eq(sessions.userId, userId)).run();
      log.append({ ...by, type, entity: `user/${userId}`, content });
      return true;
    }).immediate();
  }

  return {
    /** False when the e-mail address has an account already. */
    async add(user: NewUser, by: Change): Promise<boolean> {
      const { id, email, name, passwordHash, assignments: roles } = user;
      return change(id, by, 'user-added', { roles }, () => {
        const row = { id, email, name, passwordHash, passwordExpiresAt: user.passwordExpiresAt ?? null, createdAt: by.at };
        const added = db.insert(users).values(row).onConflictDoNothing({ target: users.email }).run().changes;
        if (added === 1) for (const role of roles) db.insert(userRoles).values(roleRow(id, role)).run();
        return added;
      });
    },

    /** The account and its password's hash, for signing in. */
    async withEmail(email: string): Promise<{ user: User; passwordHash: string | undefined } | undefined> {
      const row = db.select().from(users).where(eq(users.email, email)).get();
      return row && { user: toUser(row, assignmentsOf(row.id)), passwordHash: row.passwordHash ?? undefined };
    },

    async find(access: Access, id: string): Promise<User | undefined> {
      const row = db.select().from(users).where(eq(users.id, id)).get();
      if (row === undefined) return undefined;
      const user = toUser(row, assignmentsOf(id));
      return id === access.actor.id || maySeeAccount(access, user) ? user : undefined;
    },

    /** The accounts the actor may see, by name. */
    async all(access: Access): Promise<User[]> {
      return db.select().from(users).orderBy(users.name, users.email).all()
        .map((row) => toUser(row, assignmentsOf(row.id)))
        .filter((user) => maySeeAccount(access, user));
    },

    /** False when the account has the role already. */
    async giveRole(userId: string, given: Assignment, by: Change): Promise<boolean> {
      return change(userId, by, 'role-given', { ...given }, () =>
        db.insert(userRoles).values(roleRow(userId, given)).onConflictDoNothing().run().changes);
    },

    /** False when the account does not have the role. */
    async takeRole(userId: string, taken: Assignment, by: Change): Promise<boolean> {
      return change(userId, by, 'role-taken', { role: taken.role, council: taken.council }, () =>
        db.delete(userRoles).where(held(userId, taken)).run().changes);
    },

    /** False when it is disabled already. */
    async disable(userId: string, by: Change): Promise<boolean> {
      return change(userId, by, 'user-disabled', {}, () =>
        db.update(users).set({ disabledAt: by.at }).where(and(eq(users.id, userId), isNull(users.disabledAt))).run().changes);
    },

    async enable(userId: string, by: Change): Promise<boolean> {
      return change(userId, by, 'user-enabled', {}, () =>
        db.update(users).set({ disabledAt: null }).where(and(eq(users.id, userId), isNotNull(users.disabledAt))).run().changes);
    },

    /** Name, e-mail address, password and roles are gone; the id stays, which the log and the registers name. False when that was done already. */
    async erase(userId: string, by: Change): Promise<boolean> {
      const gone = { name: 'Erased person', email: `${userId}@erased.invalid`, passwordHash: null, passwordExpiresAt: null, disabledAt: by.at };
      const isErased = change(userId, by, 'user-erased', {}, () => {
        const erased = db.update(users).set(gone).where(and(eq(users.id, userId), ne(users.email, gone.email))).run().changes;
        if (erased === 1) db.delete(userRoles).where(eq(userRoles.userId, userId)).run();
        return erased;
      });
      // The write-ahead log still holds the pages as they were; it is emptied, unless somebody is reading just now.
      if (isErased) sqlite.pragma('wal_checkpoint(TRUNCATE)');
      return isErased;
    },

    /** Ends every session of the account. `expiresAt` is named for a one-time password. */
    async setPassword(userId: string, password: { readonly hash: string; readonly expiresAt?: string }, by: Change): Promise<boolean> {
      const type = password.expiresAt === undefined ? 'password-changed' : 'one-time-password-set';
      return change(userId, by, type, {}, () =>
        db.update(users).set({ passwordHash: password.hash, passwordExpiresAt: password.expiresAt ?? null }).where(eq(users.id, userId)).run().changes);
    },
  };
}

import { lte } from 'drizzle-orm';
import type { EventLog } from './events.ts';
import type { Connection } from './open-database.ts';
import { signInAttempts } from './schema.ts';

/** What is counted, and from which number on it has to wait. */
export interface AttemptLimit {
  readonly subject: string;
  readonly most: number;
}

export type AttemptStart =
  | { readonly kind: 'begun'; readonly rows: readonly number[] }
  | { readonly kind: 'throttled' };

/**
 * Tries of a password. A try is counted before the password is looked at and forgiven when it was right: many tries at
 * the same moment cannot slip through together.
 */
export function attemptKeeper({ sqlite, db }: Connection, log: EventLog) {
  const counted = sqlite.prepare<[string, string], number>('SELECT count(*) FROM sign_in_attempts WHERE subject = ? AND at > ?').pluck();
  const insert = sqlite.prepare('INSERT INTO sign_in_attempts (subject, at) VALUES (?, ?)');
  const remove = sqlite.prepare('DELETE FROM sign_in_attempts WHERE rowid = ?');

  return {
    /** Counts one try for each subject, unless one of them has had its most since `countedAfter`. */
    async begin(limits: readonly AttemptLimit[], at: string, countedAfter: string): Promise<AttemptStart> {
      return sqlite.transaction((): AttemptStart => {
        if (limits.some(({ subject, most }) => (counted.get(subject, countedAfter) ?? 0) >= most)) return { kind: 'throttled' };
        db.delete(signInAttempts).where(lte(signInAttempts.at, countedAfter)).run();
        return { kind: 'begun', rows: limits.map(({ subject }) => Number(insert.run(subject, at).lastInsertRowid)) };
      }).immediate();
    },

    async forgive(rows: readonly number[]): Promise<void> {
      sqlite.transaction(() => {
        for (const row of rows) remove.run(row);
      }).immediate();
    },

    /** Tells the log that a password was refused; `userId` is undefined when nobody has the address, which takes as long. */
    async refused(userId: string | undefined, at: string): Promise<void> {
      sqlite.transaction(() => {
        log.append({ at, actor: 'visitor', type: 'sign-in-refused', entity: `user/${userId ?? 'unknown'}`, content: {} });
      }).immediate();
    },
  };
}

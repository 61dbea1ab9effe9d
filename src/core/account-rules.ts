import { z } from 'zod';

const count = z.int().min(1);

/** `data/account-rules.json`: how long a session lasts, how often a password may be guessed, what a password must be. */
export const accountRulesSchema = z.strictObject({
  session: z.strictObject({
    /** A session not used for so long is over. */
    idleMinutes: count,
    /** A session is over so long after signing in, used or not. */
    longestHours: count,
  }),
  /** More wrong passwords than this within the time: further tries wait (Cyber Essentials: at most ten in five minutes). */
  signIn: z.strictObject({ withinMinutes: count, failuresPerAccount: count, failuresPerAddress: count }),
  /** A password set by an administrator must be used and replaced within so many days. */
  oneTimePasswordDays: count,
  password: z.strictObject({
    leastCharacters: count,
    leastDifferentCharacters: count,
    /** What must remain when denied words, digits and signs are taken out. */
    leastLettersBesideDeniedWords: count,
    deniedWords: z.array(z.string().regex(/^\S{2,}$/).toLowerCase()),
  }),
});
export type AccountRules = z.infer<typeof accountRulesSchema>;

const MINUTE = 60_000;
const before = (moment: string, milliseconds: number): string => new Date(Date.parse(moment) - milliseconds).toISOString();

/** The two moments a live session must be newer than. */
export interface SessionLimits {
  readonly seenAfter: string;
  readonly startedAfter: string;
}

/**
 * Sessions last used at or before `seenAfter`, or started at or before `startedAfter`, are over.
 *
 * Example: with 30 minutes and 12 hours, at 12:00 a session last used at 11:30 is over, and so is one started at 00:00.
 */
export function sessionLimits(rules: AccountRules, now: string): SessionLimits {
  return {
    seenAfter: before(now, rules.session.idleMinutes * MINUTE),
    startedAfter: before(now, rules.session.longestHours * 60 * MINUTE),
  };
}

/** Failures at or before this moment no longer count. */
export function failuresAfter(rules: AccountRules, now: string): string {
  return before(now, rules.signIn.withinMinutes * MINUTE);
}

/** Until when a password set now by an administrator can be used. */
export function oneTimePasswordExpiry(rules: AccountRules, now: string): string {
  return before(now, -rules.oneTimePasswordDays * 24 * 60 * MINUTE);
}

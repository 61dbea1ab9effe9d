import { tokenHash } from '../auth/session-token.ts';
import { accessFor, isFromOutside, isInForce } from '../core/access.ts';
import type { Access, Assignment } from '../core/access.ts';
import { sessionLimits } from '../core/account-rules.ts';
import { londonDay } from '../core/day.ts';
import type { House } from './house.ts';

/** Whose request it is, and the session it came with. */
export interface Resumed {
  readonly access: Access;
  readonly tokenHash: string;
  /** The password was set by somebody else: until it is changed nothing but the own account can be reached. */
  readonly mustChangePassword: boolean;
  /** Somebody from outside the council, such as an inspector: reads without being able to write, and is logged. */
  readonly isFromOutside: boolean;
  /** Roles whose days are over or to come, with the day they were asked on. */
  readonly lapsed: { readonly roles: readonly Assignment[]; readonly day: string };
}

/** Being idle is measured in minutes, so a session is not written down as used more often than this. */
const TOUCH_EVERY_MS = 60_000;

/** What a token gives now, or undefined when its session is over, its account disabled, or there never was one. */
export async function resumeSession(house: House, token: string): Promise<Resumed | undefined> {
  const now = house.now();
  const session = await house.store.sessions.live(tokenHash(token), sessionLimits(house.catalogue.accountRules, now));
  if (session === undefined) return undefined;
  if (Date.parse(now) - Date.parse(session.lastSeenAt) >= TOUCH_EVERY_MS) await house.store.sessions.touch(session.tokenHash, now);
  const { roles } = house.catalogue;
  const day = londonDay(now);
  const access = accessFor(roles, { id: session.userId, assignments: session.assignments }, day);
  return {
    access,
    tokenHash: session.tokenHash,
    mustChangePassword: session.passwordExpiresAt !== undefined,
    isFromOutside: isFromOutside(roles, access),
    lapsed: { roles: session.assignments.filter((held) => !isInForce(held, day)), day },
  };
}

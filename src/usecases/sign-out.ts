import { sessionLimits } from '../core/account-rules.ts';
import type { House } from './house.ts';
import type { Resumed } from './resume-session.ts';

/** Ends this session; its token is worth nothing from now on. */
export async function signOut(house: House, { access, tokenHash }: Resumed): Promise<void> {
  await house.store.sessions.end(tokenHash, { actor: access.actor.id, at: house.now() });
}

/** Ends the account's other sessions, on whatever machine they are; answers how many. */
export async function signOutElsewhere(house: House, { access, tokenHash }: Resumed): Promise<number> {
  const at = house.now();
  const userId = access.actor.id;
  return house.store.sessions.endOthers({ userId, tokenHash }, sessionLimits(house.catalogue.accountRules, at), { actor: userId, at });
}

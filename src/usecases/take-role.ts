import type { Access, Assignment } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { mayAssign } from '../core/user.ts';
import { accountToSee, refuseOwnAccount } from './find-account.ts';
import type { House } from './house.ts';

/** Takes a role away and ends the account's sessions. A role that is not held stays not held. */
export async function takeRole(house: House, access: Access, userId: string, assignment: Assignment): Promise<void> {
  const user = await accountToSee(house, access, userId);
  refuseOwnAccount(access, user);
  if (!mayAssign(access, assignment)) throw new ThreestarError('not-permitted', 'You may take roles only for the councils whose accounts you manage.');
  await house.store.users.takeRole(user.id, assignment, { actor: access.actor.id, at: house.now() });
}

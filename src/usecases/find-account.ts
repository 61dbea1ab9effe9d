import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { mayManageAccount } from '../core/user.ts';
import type { User } from '../core/user.ts';
import type { House } from './house.ts';

/** An account the actor may see. Throws `not-found` otherwise, so that nobody learns which ids exist. */
export async function accountToSee(house: House, access: Access, userId: string): Promise<User> {
  const user = access.may('manage-users') ? await house.store.users.find(access, userId) : undefined;
  if (user === undefined) throw new ThreestarError('not-found', 'There is no such account among those you manage.');
  return user;
}

/** An account the actor may disable or set a password for. */
export async function accountToManage(house: House, access: Access, userId: string): Promise<User> {
  const user = await accountToSee(house, access, userId);
  refuseOwnAccount(access, user);
  if (!mayManageAccount(access, user)) {
    throw new ThreestarError('not-permitted', 'This account has roles for councils whose accounts you do not manage. Ask an administrator of every council.');
  }
  return user;
}

/** Nobody changes the own rights: so none can be gained, and the last administrator cannot lock everybody out. */
export function refuseOwnAccount(access: Access, user: User): void {
  if (user.id === access.actor.id) throw new ThreestarError('not-permitted', 'You cannot change the rights of your own account. Ask another administrator.');
}

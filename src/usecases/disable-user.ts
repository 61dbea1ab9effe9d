import type { Access } from '../core/access.ts';
import { accountToManage } from './find-account.ts';
import type { House } from './house.ts';

/** The person can no longer sign in and every session ends; what they did keeps their id. */
export async function disableUser(house: House, access: Access, userId: string): Promise<void> {
  const user = await accountToManage(house, access, userId);
  await house.store.users.disable(user.id, { actor: access.actor.id, at: house.now() });
}

/** The person can sign in again, with the password and roles there were. */
export async function enableUser(house: House, access: Access, userId: string): Promise<void> {
  const user = await accountToManage(house, access, userId);
  await house.store.users.enable(user.id, { actor: access.actor.id, at: house.now() });
}

import type { Access } from '../core/access.ts';
import { accountToManage } from './find-account.ts';
import type { House } from './house.ts';

/** Name, e-mail address, password and roles are gone for good; what the person did keeps the id, so the event log still verifies. */
export async function eraseUser(house: House, access: Access, userId: string): Promise<void> {
  const user = await accountToManage(house, access, userId);
  await house.store.users.erase(user.id, { actor: access.actor.id, at: house.now() });
}

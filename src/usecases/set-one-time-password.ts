import { generatedPassword } from '../auth/generated-password.ts';
import { hashPassword } from '../auth/password.ts';
import type { Access } from '../core/access.ts';
import { oneTimePasswordExpiry } from '../core/account-rules.ts';
import { accountToManage } from './find-account.ts';
import type { House } from './house.ts';

/** Sets a password to be handed to the person, shown this once; it must be changed at the next sign-in. */
export async function setOneTimePassword(house: House, access: Access, userId: string): Promise<string> {
  const user = await accountToManage(house, access, userId);
  const password = generatedPassword(house.newId());
  const at = house.now();
  await house.store.users.setPassword(user.id, {
    hash: await hashPassword(password), expiresAt: oneTimePasswordExpiry(house.catalogue.accountRules, at),
  }, { actor: access.actor.id, at });
  return password;
}
